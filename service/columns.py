"""How the columns of a file are understood: by their own names, or guessed from names like them."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from domain.layout import Columns
from domain.values import Kind
from service.dates import day_first_in
from service.file_rows import OPTIONAL, REQUIRED, kind_of
from service.rejections import FileRejected
from service.sheets import Sheet

OURS = (*REQUIRED, *OPTIONAL)
LIKENESS = 0.85
"""How alike a heading must be to a known one, 1 being equal, to be taken for it."""

ALIKE: dict[str, str] = {
    "external_id": "id, ref, reference, key, record id, interaction id, activity id",
    "coalition": "initiative, project, campaign, programme, program",
    "stakeholder": "name, person, contact, organisation, organization, company, member, participant, who, with",
    "kind": "type, activity, activity type, interaction, interaction type, event, event type, action, what",
    "occurred_on": "date, day, when, occurred, happened, happened on, occurred at, event date, activity date",
    "bloc": "party, department, group, sector, tier, team, faction",
    "influence": "weight, power",
    "detail": "note, notes, comment, comments, description, summary, text, subject, details, remarks",
    "tone": "mood, sentiment",
    "visibility": "seen by, public or private",
    "format": "meeting format, meeting held, held",
    "to": "left for, counter coalition, defected to",
    "stance": "position, assessment",
    "note_for": "note readable by, confidential to, readers of the note",
    "due_on": "due, due date, deadline",
    "recorded_by": "recorder, author, owner, logged by, entered by, created by",
    "trade": "trade id, settles",
    "gave": "given, we gave",
    "gave_worth": "worth given, worth of what we gave",
    "got": "received, we got",
    "got_worth": "worth got, worth received, worth of what we got",
}
"""Headings that stand for ours in other people's tables."""


def as_named(headings: Sequence[str]) -> Columns:
    """The columns under their own names, if every needed one is there and no unknown one; else `FileRejected`."""
    own = own_names(headings)
    if own:
        return own
    missing = [column for column in REQUIRED if column not in headings]
    if missing == list(REQUIRED):
        raise FileRejected(
            f"The file has none of the columns that are needed; its first line must name {', '.join(REQUIRED)}, "
            "or be understood once on the page Import, which remembers it."
        )
    if missing:
        raise FileRejected(f"The file lacks the column {', '.join(missing)}; add it to the header.")
    unknown = [repr(heading) for heading in headings if heading not in OURS]
    raise FileRejected(f"Unknown column {', '.join(unknown)}; remove or rename it. Known are {', '.join(OURS)}.")


def own_names(headings: Sequence[str]) -> Columns | None:
    """The columns under their own names; None where a needed one is not there, or an unknown one is."""
    known = set(REQUIRED) <= set(headings) <= set(OURS)
    return Columns(taken={heading: heading for heading in headings}) if known else None


def check(headings: Sequence[str]) -> None:
    """Refuse a header in which a name stands twice: nobody could say which column is meant."""
    twice = sorted({heading for heading in headings if headings.count(heading) > 1})
    if twice:
        raise FileRejected(f"A column stands in the header twice ({', '.join(map(repr, twice))}); remove one.")


def guessed(sheet: Sheet) -> Columns:
    """What the columns of a file most likely hold, by their headings and by what stands in them."""
    left = {_plain(heading): heading for heading in reversed(sheet.headings)}
    taken: dict[str, str] = {}
    for likeness in (1.0, LIKENESS):  # what is called alike goes before what is only like it
        for ours in OURS:
            found = None if ours in taken else _found(ours, left, likeness)
            if found:
                taken[ours] = left.pop(found)
    dates = values(sheet, taken.get("occurred_on"))
    return Columns(taken=taken, day_first=day_first_in(dates))


def values(sheet: Sheet, heading: str | None) -> list[str]:
    """What stands in a column, from top to bottom; nothing where there is no such column."""
    if heading not in sheet.headings:
        return []
    place = sheet.headings.index(heading)
    return [row[place].strip() for _, row in sheet.rows if len(row) == len(sheet.headings)]


def unknown_kinds(sheet: Sheet, heading: str | None) -> list[str]:
    """The words in the column of kinds that are none of ours, the most frequent first."""
    words = [word for word in values(sheet, heading) if word and kind_of(word, {}) not in list(Kind)]
    folded: dict[str, list[str]] = {}
    for word in words:
        folded.setdefault(word.casefold(), []).append(word)
    return [each[0] for each in sorted(folded.values(), key=len, reverse=True)]


def _found(ours: str, headings: dict[str, str], likeness: float) -> str | None:
    names = [_plain(ours), *ALIKE[ours].split(", ")]
    for name in names:
        if close := get_close_matches(name, headings, n=1, cutoff=likeness):
            return close[0]
    return None


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading.casefold()).strip()
