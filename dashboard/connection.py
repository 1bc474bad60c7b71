"""The services, opened once for each process; without a Redis their work is done here as well."""

import atexit
import gc
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

import streamlit as st

from service.identity import Person
from service.settings import Settings
from service.use_cases import UseCases
from workers.workplace import Workplace, open_workplace, working


@dataclass(frozen=True)
class Connection:
    """A workplace, the use cases of each person who looked lately, and what to close with it.

    A page asks for the use cases at every turn; what a person may do is looked up whenever one is used.
    """

    workplace: Workplace
    acting: Callable[[Person], UseCases]
    stack: ExitStack

    def close(self) -> None:
        """Finish work begun and give all connections back; a second time changes nothing."""
        atexit.unregister(self.close)
        self.stack.close()


def forget_pages() -> None:
    """Let go of all that was kept of pages; the connection stays."""
    st.cache_data.clear()
    for name, function in KEPT:
        getattr(import_module(name), function).clear()


KEPT = (
    ("dashboard.figures", "_moments"),
    ("dashboard.figures", "_answered"),
    ("dashboard.figures", "_read"),
    ("dashboard.shown.brief", "printed"),
    ("dashboard.shown.importing", "sheet"),
    ("dashboard.shown.importing", "checked"),
)
"""What keeps objects between readers; imported only then, for they import this."""

YOUNG = 50_000
"""Objects made between two looks of the garbage collector: a coalition may be 100,000, none of them garbage."""


PEOPLE = 200
"""Of how many their use cases are kept."""


@st.cache_resource(show_spinner="Opening the database ...", on_release=Connection.close)
def connection() -> Connection:
    """The connection of this process, shared by everybody who looks."""
    gc.set_threshold(YOUNG, 20, 50)
    with ExitStack() as stack:
        workplace = stack.enter_context(closing(open_workplace(Settings())))
        letting_go = workplace.services.letting_go
        letting_go.forget.append(forget_pages)
        if workplace.in_process:
            stack.enter_context(working(workplace))
        else:
            letting_go.keep_looking()
        opened = Connection(workplace, lru_cache(PEOPLE)(workplace.services.acting), stack.pop_all())
    atexit.register(opened.close)
    return opened
