"""What is recorded badly, or not at all: by how much influence it touches."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from domain.assessment import assessments
from domain.changes import Floats
from domain.likeness import alike
from domain.milestones import Milestone
from domain.situation import Situation


class DoubtKind(StrEnum):
    """What is to be verified."""

    CONTRADICTED = "assessment contradicted"
    OLD = "assessment old"
    ALIKE = "names alike"
    NO_INFLUENCE = "influence never stated"
    NO_BLOC = "bloc missing"
    NO_RELATIONSHIP = "relationship missing"
    NO_DUE_DATE = "trade without due date"


class Doubt(NamedTuple):
    """Partners of whom one thing is to be verified, the most influential first; their share of influence, 0 to 1.

    Of names alike, two that may be the same stand one after the other.
    """

    kind: DoubtKind
    places: tuple[int, ...]
    share: float


def doubts(situation: Situation) -> list[Doubt]:
    """All there is to verify about those on the map, what touches most influence first."""
    mass, on_map = situation.network.mass, situation.standing.on_map
    found = [_doubt(kind, [place for place in places if on_map[place]], mass) for kind, places in _lacking(situation)]
    twice = [place for pair in alike(situation.names) for place in pair if on_map[list(pair)].any()]
    found.append(Doubt(DoubtKind.ALIKE, tuple(twice), _share(twice, mass)))
    return sorted((each for each in found if each.places), key=lambda each: -each.share)


def late_milestones(situation: Situation) -> list[Milestone]:
    """Milestones past due that nobody said were reached, or planned anew."""
    return [each for each in situation.milestones if each.overdue(situation.day)]


def _doubt(kind: DoubtKind, places: Iterable[int], mass: Floats) -> Doubt:
    ranked = tuple(sorted(places, key=lambda place: (-mass[place], place)))
    return Doubt(kind, ranked, _share(ranked, mass))


def _share(places: Sequence[int], mass: Floats) -> float:
    return float(mass[sorted(set(places))].sum())


def _lacking(situation: Situation) -> Iterator[tuple[DoubtKind, Iterable[int]]]:
    """Of whom what is not known, or not known well."""
    judged, blocs = assessments(situation), situation.standing.blocs
    stated = set(situation.acts.influence.who.tolist())
    yield DoubtKind.CONTRADICTED, [place for place, each in judged.items() if each.contradicted]
    yield DoubtKind.OLD, [place for place, each in judged.items() if each.old and not each.contradicted]
    yield DoubtKind.NO_INFLUENCE, set(range(len(blocs))) - stated
    yield DoubtKind.NO_BLOC, [place for place, bloc in enumerate(blocs) if bloc is None and any(blocs)]
    yield DoubtKind.NO_RELATIONSHIP, [place for place, each in enumerate(situation.partners) if not each.relationship]
    yield DoubtKind.NO_DUE_DATE, {each.place for each in situation.trades if each.open and each.due_on is None}
