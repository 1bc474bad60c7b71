"""Who is looked at: one partner in a situation, and who there is to choose from."""

from dataclasses import dataclass

from dashboard import figures
from dashboard.moments import Moment
from domain.momentum import POINTS
from domain.replay import Partner
from domain.situation import Profile, Situation


@dataclass(frozen=True)
class Person:
    """The partner at a place of a situation, at a moment."""

    moment: Moment
    situation: Situation
    place: int

    @property
    def name(self) -> str:
        """The stakeholder's name."""
        return self.situation.names[self.place]

    @property
    def profile(self) -> Profile:
        """What is known beside interactions."""
        return self.situation.partners[self.place]

    @property
    def partner(self) -> Partner:
        """Where they stand."""
        return figures.at(self.moment, everybody)[self.place]

    @property
    def support(self) -> float:
        """Support in percent."""
        return POINTS * self.partner.support


def everybody(situation: Situation) -> list[Partner]:
    """Where each partner stands."""
    return list(situation.standing.each())


def names(moment: Moment) -> list[str]:
    """Everybody who has a part in the coalition, by name."""
    return sorted(figures.situation(moment).names, key=str.casefold)


def person(moment: Moment, name: str) -> Person:
    """The partner of a name; raises `Unknown`."""
    situation = figures.situation(moment)
    return Person(moment, situation, situation.place(name))
