"""When somebody is erased, every process lets go of what it keeps of them, whoever erased them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread
from time import sleep

from domain.identity import coalition_id, stakeholder_id
from domain.tellings import forget_particulars
from service.database import Database
from service.patience import AWAY
from service.projections import schema

EVERY = 1.0
"""Seconds between two looks."""


@dataclass
class LettingGo:
    """What to call once the read models are of another edition, as after each erasure."""

    database: Database
    forget: list[Callable[[], None]] = field(default_factory=list)
    _edition: str | None = None

    def look(self) -> None:
        """Let go of everything if this is another edition than at the last look; quiet while the database is away."""
        try:
            with self.database.reading() as connection:
                edition = schema.state(connection).edition
        except AWAY:
            return
        if self._edition not in (None, edition):
            for each in (*self.forget, forget_names):
                each()
        self._edition = edition

    def keep_looking(self) -> None:
        """Look every second until the process ends."""
        self.look()
        Thread(target=self._go_on, daemon=True).start()

    def _go_on(self) -> None:
        while True:
            sleep(EVERY)
            self.look()


def forget_names() -> None:
    """The names whose ids, and the texts whose meaning was worked out lately."""
    for each in (coalition_id, stakeholder_id):
        each.cache_clear()
    forget_particulars()
