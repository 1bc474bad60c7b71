"""A writer of its own thread that records one fact after the other, as people do, whatever happens meanwhile."""

from threading import Event, Thread
from types import TracebackType
from typing import Self
from uuid import UUID

from service.wiring import Services
from tests.faults import story
from tests.faults.processes import until


class Stream:
    """Records while the `with` block runs, and then raises what recording has raised."""

    def __init__(self, services: Services, name: str, pause: float = 0.005, coalition: str = "") -> None:
        self.acknowledged: list[UUID] = []
        self._services, self._name, self._pause = services, name, pause
        self._coalition = coalition
        self._error: Exception | None = None
        self._stop = Event()
        self._thread = Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()
        if self._error and not error:
            raise self._error

    def goes_on(self, facts: int = 20) -> None:
        """Wait until so many more facts are recorded."""
        enough = len(self.acknowledged) + facts
        until(lambda: self._error or len(self.acknowledged) >= enough, f"{facts} facts to be recorded")

    def _run(self) -> None:
        try:
            while not self._stop.wait(self._pause):
                number = len(self.acknowledged)
                self.acknowledged.append(story.tell(self._services, self._name, number, self._coalition))
        except Exception as error:  # noqa: BLE001  raised again where the block ends
            self._error = error
