"""What an erasure will do, and what it did, in sentences: the same in the terminal and in the dashboard."""

from collections.abc import Iterator

from service.erasing import Erased, Foreseen
from service.figures_in_words import listed, many


def foreseen_in_words(it: Foreseen) -> list[str]:
    """What is about to happen."""
    return list(_foreseen(it))


def _foreseen(it: Foreseen) -> Iterator[str]:
    where = f" in {listed([f'“{name}”' for name in it.coalitions])}" if it.coalitions else ""
    yield f"{many(it.facts, 'fact')} about them{where} stay on record under the name “{it.pseudonym}”."
    yield "The name, notes, agendas, descriptions of trades and reasons of corrections become unreadable for good."
    yield "All figures stay as they are, today's and those of any earlier day; so do order and proofs."
    yield "Nothing can be recorded about them any more."
    yield from _besides(it)


def _besides(it: Foreseen) -> Iterator[str]:
    if it.plain:
        yield (
            f"{many(it.plain, 'fact')} of theirs, stored before there were seals, keep their texts in the log itself, "
            "though nothing shows them any more. docs/operations.md says how to move to a log where all is sealed."
        )
    if it.mentions:
        numbers = listed([f"{position:,}" for position in it.mentions[:8]])
        more = " and later ones" if len(it.mentions) > 8 else ""  # noqa: PLR2004  as many as are listed
        yield (
            f"In {many(len(it.mentions), 'fact')} they are named in texts about others, or as bloc, source or recorder "
            f"(number {numbers}{more}): these stay as they are."
        )


def erased_in_words(it: Erased) -> list[str]:
    """What has happened."""
    return list(_erased(it))


def _erased(it: Erased) -> Iterator[str]:
    called = it.foreseen.pseudonym
    yield f"Erased: they are now “{called}”." if it.news else f"They were erased before, as “{called}”."
    if it.left:
        yield from (f"{sentence[0].upper()}{sentence[1:]}." for sentence in it.left)
    else:
        yield "The database's files were written anew; what was erased is in none of them."
    yield from _besides(it.foreseen)
    yield "Backups made before still hold it all, for whoever has a master key of that time; let them expire."
