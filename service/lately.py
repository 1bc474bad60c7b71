"""What was recorded lately, as people log it: each interaction once, by the telling that stands last."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.acts import RETRACTION
from domain.identity import coalition_id, partnership_id, stakeholder_id
from domain.roles import Sight
from domain.values import Interaction
from service.database import Database
from service.notes import reads
from service.projections import entries, lists
from service.projections.entries import Entry

ALL = Sight("", manages=True, everything=True)
"""Of whoever asks inside."""

WINDOW = 3
"""How many facts are read for each interaction shown: its telling and what amended it."""


@dataclass(frozen=True)
class Recent:
    """An interaction by its last telling, and whether that was corrected or taken back."""

    entry: Entry
    corrected: bool = False
    retracted: bool = False


def recorded(database: Database, coalition: str, limit: int) -> list[Recent]:
    """The interactions recorded or amended last, newest first; raises `Unknown` for no such coalition."""
    with database.reading() as connection:
        latest = entries.latest(connection, lists.id_of(connection, coalition), WINDOW * limit)
    return list(reversed(_each_once(reversed(latest))))[:limit]


def alike(
    database: Database, coalition: str, names: Collection[str], told: Interaction, sight: Sight = ALL
) -> list[str]:
    """Of whom, among these stakeholders, the same kind of thing with the same note stands recorded for that day.

    As far as that can be told by the notes that are read.
    """
    home = coalition_id(coalition)
    keys = {partnership_id(home, stakeholder_id(name)).hex: name for name in names}
    with database.reading() as connection:
        there = _each_once(entries.on_day(connection, home.hex, keys, told.occurred_at.date()))
    read = [each.entry for each in there if not each.retracted and reads(each.entry, sight)]
    same = {entry.partnership_id for entry in read if _alike(entry, told)}
    return [name for key, name in keys.items() if key in same]


def _alike(entry: Entry, told: Interaction) -> bool:
    theirs = entry.kind, entry.occurred_at.date(), entry.note.strip()
    return theirs == (told.kind, told.occurred_at.date(), told.note.strip())


def _each_once(told: Iterable[Entry]) -> list[Recent]:
    """The interactions in order of their last amendment; those of which only the retraction is at hand are left out."""
    standing: dict[str, Recent] = {}
    for entry in told:
        before = standing.pop(entry.interaction_id, None)
        if entry.kind != RETRACTION:
            standing[entry.interaction_id] = Recent(entry, corrected=entry.amends is not None)
        elif before:
            standing[entry.interaction_id] = Recent(before.entry, before.corrected, retracted=True)
    return list(standing.values())
