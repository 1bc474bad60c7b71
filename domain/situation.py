"""Everything known of one coalition at the end of a day, for figures that need more than acts."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

import numpy as np

from domain.acts import Acts, acts_of
from domain.agenda import Agenda, Marking
from domain.by_column import ByColumn, by_column
from domain.changes import Floats, as_floats
from domain.errors import Unknown
from domain.identity import key
from domain.milestones import Milestone
from domain.network import Network, network
from domain.policy import InForce, Policy
from domain.prospects import Prospects, prospects
from domain.record import Evidence, evidence
from domain.replay import Standing, standing
from domain.tellings import Recorded, Telling, tellings
from domain.trades import KINDS, Ledger, Trade, ledger, trades
from domain.values import Relationship
from domain.winning import Winning


class Profile(NamedTuple):
    """What is known of one partnership beside interactions: who, agenda, cadence (in days).

    `marks` has the mark that stands of each condition of withdrawal that was ever marked.
    """

    name: str
    stakeholder_id: str
    relationship: Relationship | None = None
    agenda: Agenda | None = None
    marks: tuple[Marking, ...] = ()
    cadence: int | None = None

    @property
    def met(self) -> tuple[Marking, ...]:
        """The marks of the conditions that are met."""
        return tuple(mark for mark in self.marks if mark.met)


class Link(NamedTuple):
    """Somebody listens to somebody: the ids of both stakeholders, and the name of who is listened to."""

    listener: str
    influencer: str
    called: str


class Outsider(NamedTuple):
    """An influencer who is no partner yet."""

    stakeholder_id: str
    name: str


@dataclass(frozen=True)
class Situation:
    """Everything known of one coalition at the end of a day, cut at what was known at an instant.

    What is stored here can be replaced (`dataclasses.replace`) to ask what would be; all else
    follows from it, each computed once, when first asked for. Lists and arrays without a word of
    their own have one entry a partner, in the order of `acts.partners` and `standing.partners`.

    `day` is a day number and `known` an instant in microseconds; ids are hex strings. `rows` are
    those that count, until the day, in order of position. `profiles` has every partnership begun,
    by its id, `listening` the links of their stakeholders. `milestones` come in order of due date,
    `affirmed` has the days on which the purpose was affirmed, `adopted` the policies until the day in
    order of adoption; `policy` is the one in force on it. `before`: columns that those of `rows` may continue.
    """

    coalition_id: str
    coalition: str
    purpose: str
    winning: Winning
    policy: Policy
    day: int
    known: int
    rows: Sequence[Recorded]
    profiles: Mapping[str, Profile]
    listening: Sequence[Link] = ()
    milestones: Sequence[Milestone] = ()
    affirmed: Sequence[int] = ()
    adopted: Sequence[InForce] = ()
    before: ByColumn[Recorded] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def by_column(self) -> ByColumn[Recorded]:
        """The rows by column."""
        return by_column(self.rows, self.before)

    @cached_property
    def acts(self) -> Acts:
        """The acts until the day, as arrays."""
        return acts_of(self.by_column, self.policy)

    @cached_property
    def standing(self) -> Standing:
        """Where everybody stands."""
        return standing(self.evidence, self.day)

    @cached_property
    def prospects(self) -> Prospects:
        """What it takes to win, the chance of it, and what each stakeholder means for it."""
        return prospects(self.standing, self.winning, UUID(self.coalition_id))

    @cached_property
    def evidence(self) -> Evidence:
        """The acts with what each tells."""
        return evidence(self.acts)

    def weighed(self, policy: Policy) -> Evidence:
        """The same by a policy that may be another than the one in force; made once of each."""
        found = next((told for its, told in self._weighed if its == policy), None)
        if found is None:
            found = evidence(acts_of(self.by_column, policy))
            self._weighed.append((policy, found))
        return found

    @cached_property
    def _weighed(self) -> list[tuple[Policy, Evidence]]:
        return [(self.policy, self.evidence)]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each partnership by its id."""
        return {partnership: place for place, partnership in enumerate(self.acts.partners)}

    @cached_property
    def partners(self) -> list[Profile]:
        """The profile of each partner."""
        return [self.profiles[partnership] for partnership in self.acts.partners]

    @cached_property
    def names(self) -> list[str]:
        """The partners' names."""
        return [partner.name for partner in self.partners]

    @cached_property
    def cadence(self) -> Floats:
        """The days that may pass between two contacts, NaN where nothing is agreed."""
        return as_floats([np.nan if each.cadence is None else each.cadence for each in self.partners])

    def place(self, name: str) -> int:
        """The place of a partner by name, however it is written; raises `Unknown`."""
        known = self._by_name.get(key(name))
        if known is None:
            raise Unknown("stakeholder", name, f"nobody of that name has a part in '{self.coalition}' yet")
        return known

    @cached_property
    def _by_name(self) -> dict[str, int]:
        return {key(name): place for place, name in enumerate(self.names)}

    @cached_property
    def outsiders(self) -> list[Outsider]:
        """Influencers of partners who are no partners yet, in order of id."""
        return sorted({Outsider(*link[1:]) for link in self._heard if link.influencer not in self._by_stakeholder})

    @cached_property
    def network(self) -> Network:
        """Who listens to whom: partners at their places, by partnership; after them outsiders, by stakeholder.

        Who is off the map has no influence.
        """
        outsiders = [outsider.stakeholder_id for outsider in self.outsiders]
        places = self._by_stakeholder | {each: place for place, each in enumerate(outsiders, len(self.partners))}
        links = [places[link.listener] for link in self._heard], [places[link.influencer] for link in self._heard]
        influence = np.where(self.standing.on_map, self.standing.influence, 0.0)
        return network(self.standing.partners, influence, self.standing.blocs, links, outsiders)

    @cached_property
    def _by_stakeholder(self) -> dict[str, int]:
        return {partner.stakeholder_id: place for place, partner in enumerate(self.partners)}

    @cached_property
    def _heard(self) -> list[Link]:
        return [link for link in self.listening if link.listener in self._by_stakeholder]

    def told(self, kinds: Container[str]) -> list[Telling]:
        """The interactions of some kinds as they count: in order of time, then as recorded."""
        return tellings(self.by_column.where("kind", kinds), self.places)

    @cached_property
    def trades(self) -> list[Trade]:
        """The trades in order of agreement."""
        return trades(self.told(KINDS))

    @cached_property
    def ledger(self) -> Ledger:
        """The favour ledger at the end of the day."""
        return ledger(self.trades, len(self.partners), self.day)
