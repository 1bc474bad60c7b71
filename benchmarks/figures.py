"""The figures built on support, from arrays on: each is something that somebody waits for."""

import numpy as np

from benchmarks.findings import Finding
from benchmarks.limits import clocked, within
from benchmarks.people import BLOCS, stakeholder
from benchmarks.places import DATABASES, Place
from domain.acts import Acts, acts
from domain.by_column import Row
from domain.calibration import reweighed
from domain.cascade import cascade
from domain.changes import Floats
from domain.fragility import fragility
from domain.network import Network, network
from domain.policy import DEFAULT, LEAVES
from domain.power import banzhaf
from domain.prediction import predictions
from domain.risk import risk
from domain.terms import terms
from domain.time import DAY_IN_MICROSECONDS
from domain.values import Kind
from domain.watch import Watch
from domain.winning import Winning

NONE = "no database"

DAYS = 3 * 365
DEPARTING = 0.02
"""How often somebody departs, beside each other kind of act."""

CHANCE = within("chance of winning and Banzhaf for 1,000 stakeholders, with what losing each one would do", 100)
CASCADE = within("cascade of winning each one over, among 1,000 stakeholders with 5,000 links", 100)
RISK = within("defection risk of all 1,000 members, from 100,000 acts in 3 years", 500)
TRIAL = within("one trial of `calibrate`: 100,000 acts predicted by another policy", 500)


def run(place: Place, people: int = 1_000, links: int = 5_000, told: int = 100_000, rounds: int = 9) -> list[Finding]:
    """No database has a part in these: they are measured once."""
    if place.database != DATABASES[0]:
        return []
    dice = np.random.default_rng(5)
    influence, support = dice.lognormal(0, 1, people), dice.uniform(0.02, 0.98, people)
    listening, known = _network(dice, influence, links), _acts(dice, people, told)
    return [
        clocked(CHANCE, NONE, lambda: _chance(influence, support), rounds),
        clocked(CASCADE, NONE, lambda: cascade(listening, support).worth(listening.mass), rounds),
        clocked(RISK, NONE, lambda: risk(_watch(known, listening), [DAYS]), rounds),
        clocked(TRIAL, NONE, lambda: predictions(reweighed(known, DEFAULT)), rounds),
    ]


def _chance(influence: Floats, support: Floats) -> None:
    """All that `domain.prospects` asks for: the counts, and everybody taken out of them."""
    wins = terms(Winning(share=0.5), influence, np.zeros(len(influence), dtype=np.bool_))
    fragility(wins, support)
    banzhaf(wins)


def _network(dice: np.random.Generator, influence: Floats, links: int) -> Network:
    """Everybody listens to anybody."""
    people = len(influence)
    listener = dice.integers(people, size=links)
    influencer = (listener + dice.integers(1, people, size=links)) % people
    blocs = [BLOCS[number % len(BLOCS)] for number in range(people)]
    return network([stakeholder(number) for number in range(people)], influence, blocs, (listener, influencer))


def _watch(known: Acts, listening: Network) -> Watch:
    """With the same people listening; no cadence is agreed."""
    return Watch(known, np.full(len(known.partners), np.nan), listening.listener, listening.influencer)


def _acts(dice: np.random.Generator, people: int, told: int) -> Acts:
    """All join on the first day; then acts of all kinds on any day, few of which end a membership."""
    kinds = [kind.value for kind in Kind]
    often = np.array([DEPARTING if kind in LEAVES else 1.0 for kind in Kind])
    joined = [(person, Kind.JOIN.value, 0) for person in range(people)]
    columns = (
        dice.integers(people, size=told),
        dice.choice(kinds, told, p=often / often.sum()),
        np.sort(dice.integers(DAYS, size=told)),
    )
    later = zip(*(column.tolist() for column in columns), strict=True)
    return acts([_row(number, *each) for number, each in enumerate([*joined, *later], 1)], DEFAULT)


def _row(position: int, person: int, kind: str, day: int) -> Row:
    bloc = BLOCS[person % len(BLOCS)]
    return Row(position, stakeholder(person), kind, None, day * DAY_IN_MICROSECONDS, None, bloc, tone=1)
