"""Reading: what the ways in show. Every method sees one moment of the read models."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from domain.changes import number
from domain.errors import Unknown
from domain.identity import coalition_id
from domain.milestones import Milestone
from domain.replay import Partner
from domain.roles import Right, Sight
from domain.situation import Situation
from domain.time import microseconds
from domain.values import Interaction
from service import lately, notes
from service.database import Database
from service.guard import INSIDE, Guard, Where, needs
from service.lately import Recent
from service.projections import entries, lists, series, then
from service.projections.entries import Entry, Mark
from service.projections.lists import CoalitionSummary
from service.projections.particulars import NAMELESS, particulars, said
from service.projections.recorded import recorded_beside
from service.projections.search import Offered, Search, amendments_of, offered
from service.projections.search import positions as search_for
from service.projections.series import Series
from service.projections.tables import NOBODY
from service.projections.then import Cut
from service.situations import Situations


@dataclass(frozen=True)
class Stakeholder:
    """A partner under the stakeholder's name."""

    name: str
    partner: Partner


@dataclass(frozen=True)
class Replay:
    """A coalition as it stood at the end of a day, by what was known at an instant."""

    on: date
    known: datetime
    strength: float | None
    momentum: float | None
    stakeholders: list[Stakeholder]


@dataclass(frozen=True)
class Reading:
    """The queries. Coalitions go by name; an unknown one raises `Unknown` with the names there are."""

    database: Database
    situations: Situations
    guard: Guard = INSIDE

    @needs(Right.SEE, Where.SOMEWHERE)
    def coalitions(self, on: date | None = None, known: datetime | None = None) -> list[CoalitionSummary]:
        """All coalitions that whoever asks has a role in, by name, with where each stands; cut at two instants.

        At an earlier instant there are those of which anything was known.
        """
        with self.database.reading() as connection:
            seen = None if self.guard.open else self.guard.among(Right.SEE, lists.coalition_names(connection))
            there = lists.coalitions(connection, seen)
            cut = self._cut(on, known)
            found = [then.summary(connection, each, cut) for each in there] if cut else there
        return [each for each in found if each.facts]

    @needs(Right.SEE)
    def coalition(self, name: str, on: date | None = None, known: datetime | None = None) -> CoalitionSummary:
        """One coalition, with where it stands; at the end of the day `on`, by what was known at `known`."""
        with self.database.reading() as connection:
            found, cut = lists.found(connection, name), self._cut(on, known)
            return then.summary(connection, found, cut) if cut else found

    @needs(Right.READ)
    def series(self, name: str, on: date | None = None, known: datetime | None = None) -> Series:
        """Strength and momentum by day, until the day `on`, by what was known at `known`."""
        with self.database.reading() as connection:
            coalition, cut = lists.id_of(connection, name), self._cut(on, known)
            return then.series(connection, coalition, cut) if cut else series.series(connection, coalition)

    @needs(Right.READ)
    def stakeholders(self, name: str, on: date | None = None, known: datetime | None = None) -> list[Stakeholder]:
        """Where everybody stands, the most influential first; cut at two instants."""
        with self.database.reading() as connection:
            coalition, cut = lists.id_of(connection, name), self._cut(on, known)
            names = lists.names(connection, coalition)
            partners = then.partners(connection, coalition, cut) if cut else lists.partners(connection, coalition)
        return _ranked(Stakeholder(names.get(partner.partnership_id, NAMELESS), partner) for partner in partners)

    @needs(Right.READ)
    def marks(self, name: str, on: date | None = None, known: datetime | None = None) -> list[Mark]:
        """Milestones, departures and changes of policy, for the chart; cut at two instants."""
        with self.database.reading() as connection:
            return entries.marks(connection, lists.id_of(connection, name), on, known)

    @needs(Right.READ)
    def milestones(self, name: str, on: date | None = None, known: datetime | None = None) -> list[Milestone]:
        """The timetable, in order of due date; cut at two instants."""
        with self.database.reading() as connection:
            coalition, cut = lists.id_of(connection, name), self._cut(on, known)
            if cut:
                return then.stated(connection, coalition, cut).milestones
            return particulars(said(recorded_beside(connection, coalition))).milestones

    @needs(Right.READ)
    def entries(  # noqa: PLR0913  each narrows the list, most are left out
        self,
        name: str | None = None,
        *,
        limit: int = 50,
        on: date | None = None,
        known: datetime | None = None,
        interactions: bool = False,
        stakeholder: str | None = None,
        kinds: Collection[str] = (),
    ) -> list[Entry]:
        """The latest facts, newest first; cut to what had happened and what was known.

        With `interactions`, only those that tell of one; of one stakeholder, of some kinds.
        """
        whom = (stakeholder,) if stakeholder is not None else ()
        search = Search(kinds=kinds, stakeholders=whom, happened_by=on, recorded_by=known, interactions=interactions)
        with self.database.reading() as connection:
            of = lists.id_of(connection, name) if name is not None else None
            found = entries.entries(connection, of, search, limit, self._sight(name))
        return list(self._as_read(found))

    @needs(Right.READ)
    def matching(self, name: str | None, search: Search) -> list[int]:
        """The positions in the log of all facts of a coalition asked for, newest first; None: of no coalition."""
        with self.database.reading() as connection:
            return search_for(connection, _id_of(connection, name), search, self._sight(name))

    @needs(Right.READ)
    def facts(self, name: str | None, positions: Sequence[int]) -> list[Entry]:
        """The facts of a coalition at these positions, in their order; of no coalition where the name is None."""
        return list(self.stream(name, positions))

    @needs(Right.READ)
    def stream(self, name: str | None, positions: Sequence[int]) -> Iterator[Entry]:
        """The same a thousand at a time, for any number of them."""
        for part in _parts(positions):
            with self.database.reading() as connection:
                found = entries.entries_at(connection, _id_of(connection, name), part)
            yield from self._as_read(found)

    @needs(Right.READ)
    def amended(self, name: str | None, positions: Sequence[int]) -> dict[int, str]:
        """Which of a few facts were amended later, and the kind of what amended each last."""
        with self.database.reading() as connection:
            return amendments_of(connection, _id_of(connection, name), positions)

    @needs(Right.READ)
    def offered(self, name: str | None) -> Offered:
        """The kinds of facts that a coalition has, who recorded them, and from where."""
        with self.database.reading() as connection:
            return offered(connection, _id_of(connection, name))

    @needs(Right.SEE, Where.SOMEWHERE)
    def names_of(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """The names of stakeholders by their ids, as far as known."""
        with self.database.reading() as connection:
            return lists.names_of(connection, ids)

    @needs(Right.READ)
    def tellings(self, name: str | None, position: int) -> list[Entry]:
        """All tellings of the interaction that a fact tells of, in order; the fact alone where it tells of none."""
        with self.database.reading() as connection:
            return list(self._as_read(entries.tellings(connection, _id_of(connection, name), position)))

    @needs(Right.READ, Where.FOUND)
    def interaction(self, interaction_id: UUID) -> Entry:
        """The latest telling of an interaction."""
        with self.database.reading() as connection:
            found = entries.interaction(connection, interaction_id.hex)
        if found is None or not self._may(Right.SEE, found):
            way_out = "'groundswell coalition show' lists recent ones with their ids"
            raise Unknown("interaction", str(interaction_id), way_out)
        if not self._may(Right.READ, found):
            self.guard.ask(Right.READ, found.coalition or "")
        return next(self._as_read([found]))

    @needs(Right.READ)
    def recent(self, name: str, limit: int) -> list[Recent]:
        """The interactions recorded or amended last, newest first."""
        found = lately.recorded(self.database, name, limit)
        return [replace(each, entry=notes.shown(each.entry, self._sight(name))) for each in found]

    @needs(Right.READ)
    def alike(self, name: str, stakeholders: Collection[str], told: Interaction) -> list[str]:
        """Of whom, among these, the same kind of thing with the same note stands recorded for that day.

        A note that they may not read is never the same.
        """
        return lately.alike(self.database, name, stakeholders, told, self._sight(name))

    def _as_read(self, found: Iterable[Entry]) -> Iterator[Entry]:
        """Facts with the notes that may be read; what stands elsewhere is withheld."""
        sights: dict[str | None, Sight] = {}
        for entry in found:
            if entry.note_for and entry.coalition not in sights:
                sights[entry.coalition] = self._sight(entry.coalition)
            yield notes.shown(entry, sights[entry.coalition]) if entry.note_for else entry

    def _sight(self, name: str | None) -> Sight:
        return self.guard.sight(None if name is None else coalition_id(name))

    def _may(self, right: Right, entry: Entry) -> bool:
        return self.guard.may(right, coalition_id(entry.coalition) if entry.coalition else None)

    @needs(Right.READ)
    def names(self, name: str) -> list[str]:
        """Everybody who has a part in a coalition, by name."""
        with self.database.reading() as connection:
            found = lists.names(connection, lists.id_of(connection, name))
        return sorted(set(found.values()), key=str.casefold)

    @needs(Right.SEE, Where.SOMEWHERE)
    def stakeholder_names(self) -> list[str]:
        """Every stakeholder known, by name."""
        with self.database.reading() as connection:
            return lists.stakeholder_names(connection)

    @needs(Right.SEE)
    def counted(self, name: str) -> bool:
        """Whether all facts of a coalition that reached the timeline are counted in."""
        return self.coalition(name).counted

    @needs(Right.READ)
    def replay(self, name: str, on: date, known: datetime | None = None) -> Replay:
        """The state at the end of the day `on`, by what was known at `known` (now if left out)."""
        known = known or self.situations.clock()
        situation = self.situations.of(name, on, known)
        return Replay(
            on=on,
            known=known,
            strength=number(situation.standing.strength),
            momentum=number(situation.standing.momentum),
            stakeholders=everybody(situation),
        )

    def _cut(self, on: date | None, known: datetime | None) -> Cut | None:
        """The two instants, today and now where one is left out; None where both are: nothing is cut."""
        now = self.situations.clock()
        return Cut(on or now.date(), microseconds(known or now)) if on or known else None


def _id_of(connection: Connection, name: str | None) -> str:
    return NOBODY if name is None else lists.id_of(connection, name)


def _parts(positions: Sequence[int]) -> Iterator[Sequence[int]]:
    """A thousand at a time: no database takes any number of values in one statement."""
    return (positions[begin : begin + 1_000] for begin in range(0, len(positions), 1_000))


def everybody(situation: Situation) -> list[Stakeholder]:
    """Everybody in a situation under their names, the most influential first."""
    return _ranked(map(Stakeholder, situation.names, situation.standing.each()))


def _ranked(stakeholders: Iterable[Stakeholder]) -> list[Stakeholder]:
    """The most influential first."""
    return sorted(stakeholders, key=lambda each: -each.partner.influence)
