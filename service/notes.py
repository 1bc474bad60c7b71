"""Confidential notes: everybody may see that there is one, and not everybody what it says.

What is stored, and so what is proven, is the same for all; the text is withheld on the way out.
"""

from dataclasses import replace
from typing import Any

from domain.roles import Sight
from domain.values import Interaction, Readers
from service.projections.entries import Entry

WITHHELD: dict[str | None, str] = {
    Readers.MANAGERS: "(a note for managers)",
    Readers.RECORDER: "(a note for its recorder)",
}
"""What stands in the place of a note, by whom it is for."""


def shown(entry: Entry, sight: Sight) -> Entry:
    """A fact as somebody may read it."""
    if reads(entry, sight):
        return entry
    return replace(entry, note=WITHHELD[entry.note_for], withheld=True)


def reads(entry: Entry, sight: Sight) -> bool:
    """Whether somebody reads the note of a fact, if it has one."""
    return not entry.note or sight.reads(entry.note_for, entry.recorded_by)


def told(interaction: Interaction, sight: Sight) -> Interaction:
    """An interaction as somebody may read it."""
    if not interaction.note or sight.reads(interaction.note_for, interaction.recorded_by):
        return interaction
    return interaction.model_copy(update={"note": WITHHELD[interaction.note_for]})


def exported(fact: dict[str, Any], sight: Sight) -> dict[str, Any]:
    """What a fact tells, as plain values, as somebody may read it."""
    interaction = fact.get("interaction", {})
    recorder = fact.get("corrected_by") or interaction.get("recorded_by", "")
    if not interaction.get("note") or sight.reads(interaction.get("note_for"), recorder):
        return fact
    return fact | {"interaction": interaction | {"note": WITHHELD[interaction["note_for"]]}}
