"""All use cases, for one person: what the ways in have, and all that they have."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime

from service.access import Roles
from service.audit.auditing import Audit
from service.backups.making import Backups
from service.erasing import Erasing
from service.guard import Guard, behind
from service.identity import Person
from service.importing import Importing
from service.keeping import Keeping
from service.keys import Keys
from service.reading import Reading
from service.recording import Recording
from service.settings import Settings
from service.situations import Situations
from service.subject import Subjects
from service.tokens import AccessTokens


@dataclass(frozen=True)
class UseCases:
    """What a way in may use, as far as whoever acts may; each names what it needs by `@needs`."""

    settings: Settings
    clock: Callable[[], datetime]
    guard: Guard
    recording: Recording
    importing: Importing
    reading: Reading
    situations: Situations
    keeping: Keeping
    roles: Roles
    tokens: AccessTokens
    backups: Backups
    audit: Audit
    erasing: Erasing
    subjects: Subjects
    keys: Keys

    @property
    def person(self) -> Person:
        """Who acts."""
        return self.guard.person

    @property
    def recorder(self) -> str:
        """Who is named as the recorder where nothing else is said."""
        return self.settings.recorder if self.person.local else self.person.id


def behind_guard(all_of_them: UseCases, guard: Guard) -> UseCases:
    """The same use cases with a guard before each."""
    return UseCases(**{each.name: behind(guard, getattr(all_of_them, each.name)) for each in fields(UseCases)})
