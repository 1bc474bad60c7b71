"""Given: processes that end with the test, and services that read what these have done."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from service.settings import Settings
from tests.faults.processes import Family
from workers.workplace import Workplace, open_workplace

Open = Callable[..., Workplace]


@pytest.fixture
def families(tmp_path: Path) -> Iterator[Callable[..., Family]]:
    """Families of processes with given settings; they end with the test."""
    with ExitStack() as stack:

        def family(**settings: Any) -> Family:
            made = Family(tmp_path, {name: str(value) for name, value in settings.items()})
            stack.callback(made.end)
            return made

        yield family


@pytest.fixture
def opened() -> Iterator[Open]:
    """Workplaces with given settings; they are closed after the test."""
    with ExitStack() as stack:

        def open_one(**settings: Any) -> Workplace:
            workplace = open_workplace(Settings(**settings))
            stack.callback(workplace.close)
            return workplace

        yield open_one
