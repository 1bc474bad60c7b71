"""Fitting the policy to a coalition's own past, and judging the fit by what came later.

The scored acts are split by time: on the days that hold the first part of them the parameters are
fitted, on the later days the fit is compared with the policy in force. Either predicts each act from
strictly earlier days, so that the comparison is of forecasts, never of hindsight.

Fitted are the half-life, the pulls and the weights of the kinds told often enough, one after
another, each over a few multiples of what it is, as long as something improves. What is maximised is
the mean log likelihood of the first part's acts, less a price for leaving the present values:

    price = CAUTION * sum over parameters of (log of fitted / present)^2 / acts

so that what the data does not tell stays as it is. Source: prequential likelihood (Dawid, JRSS A
147, 1984); a log-normal prior; coordinate ascent.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt

import numpy as np

from domain.acts import KIND_PLACES, Acts
from domain.baselines import Flags, scored
from domain.changes import Floats, Ints, as_floats
from domain.errors import TooLittlePast
from domain.policy import MOST, Policy
from domain.prediction import predictions
from domain.scores import NEAREST, Scores, scores
from domain.values import Kind

LEARNING = 0.6
"""Share of the scored acts that parameters are fitted on."""

LEAST = 50
"""Fewest scored acts of either part; fewer tell nothing reliable."""

OFTEN = 20
"""Fewest acts of a kind in the first part for its weight to be fitted."""

STEPS = (0.5, 0.7, 1.4, 2.0)
"""Multiples of a parameter's value that are tried next to it."""

ROUNDS = 4
"""How often at most all parameters are gone through."""

CAUTION = 0.5
"""Half the inverse variance of the prior of each log parameter: one e-fold is one standard deviation."""

FITTED = ("half_life", "pull", "recent_pull")
"""Parameters fitted beside the weights of kinds."""

FEWEST_DAYS = 2
"""Days that it takes to tell how far a gain may be chance."""

Progress = Callable[[int, int], None]
Knob = str | Kind


def silent(_: int, __: int) -> None:
    """Tells nobody how far the work is."""


@dataclass(frozen=True)
class Calibration:
    """A fitted policy beside the one in force, judged on the later acts.

    `gain`: by how much the log loss of the later acts is lower with the fit, on average over acts;
    `error` its standard error over days, None where all are of one day. `since`: the first day (a
    day number) of the later part. `learnt`, `judged`: the acts of the two parts.
    """

    present: Policy
    fitted: Policy
    since: int
    learnt: int
    judged: int
    before: Scores
    after: Scores
    gain: float
    error: float | None

    @property
    def better(self) -> bool:
        """Whether the fit predicts the later acts better than what is in force: by more than its error."""
        return self.fitted != self.present and self.error is not None and self.gain > self.error


def calibration(acts: Acts, progress: Progress = silent) -> Calibration:
    """Fit the policy that the acts are weighed by; raises `TooLittlePast` where there is too little.

    `progress` is told how many trials of at most how many are done.
    """
    judged = scored(acts)
    since = _split(acts, judged)
    first, later = judged & (acts.day < since), judged & (acts.day >= since)
    fitted = _Fit(acts, first, progress).run()
    one, other = predictions(acts)[later], predictions(reweighed(acts, fitted))[later]
    outcome, day = acts.favour[later] > 0, acts.day[later]
    gains = _loss(one, outcome) - _loss(other, outcome)
    return Calibration(
        present=acts.policy,
        fitted=fitted,
        since=since,
        learnt=int(first.sum()),
        judged=int(later.sum()),
        before=scores(one, outcome, day),
        after=scores(other, outcome, day),
        gain=float(gains.mean()),
        error=_error(gains, day),
    )


def reweighed(acts: Acts, policy: Policy) -> Acts:
    """The same acts weighed by another policy, of which the weights have the same signs."""
    kinds = list(Kind)
    factor = np.array([policy.weights.get(kind, 1.0) / acts.policy.weights.get(kind, 1.0) for kind in kinds])
    each = factor[acts.kind]
    return replace(acts, policy=policy, favour=acts.favour * each, against=acts.against * each)


class _Fit:
    """Coordinate ascent over the parameters, in the log of each."""

    def __init__(self, acts: Acts, learning: Flags, progress: Progress) -> None:
        self.acts, self.learning, self.progress = acts, learning, progress
        self.outcome = acts.favour[learning] > 0
        told = Counter(acts.kind[learning].tolist())
        weighed = (kind for kind in Kind if acts.policy.weights.get(kind) and told[KIND_PLACES[kind]] >= OFTEN)
        self.knobs: Sequence[Knob] = [*FITTED, *weighed]
        self.trials = 0

    def run(self) -> Policy:
        best = self.acts.policy
        height = self._height(best)
        for _ in range(ROUNDS):
            before = height
            for knob in self.knobs:
                for tried in _neighbours(best, knob):
                    reached = self._height(tried)
                    if reached > height:
                        best, height = tried, reached
            if height == before:
                break
        return best

    def _height(self, policy: Policy) -> float:
        """The mean log likelihood of the learning acts, less the price."""
        self.trials += 1
        self.progress(self.trials, 1 + ROUNDS * len(self.knobs) * len(STEPS))
        told = predictions(reweighed(self.acts, policy))[self.learning]
        moved = sum(log(_value(policy, knob) / _value(self.acts.policy, knob)) ** 2 for knob in self.knobs)
        return float(-_loss(told, self.outcome).mean()) - CAUTION * moved / len(self.outcome)


def _neighbours(policy: Policy, knob: Knob) -> Iterator[Policy]:
    value = _value(policy, knob)
    for step in STEPS:
        if isinstance(knob, Kind):
            if abs(value * step) <= MOST:
                yield policy.model_copy(update={"weights": {**policy.weights, knob: value * step}})
        else:
            yield policy.model_copy(update={knob: value * step})


def _value(policy: Policy, knob: Knob) -> float:
    return policy.weights[knob] if isinstance(knob, Kind) else float(getattr(policy, knob))


def _split(acts: Acts, judged: Flags) -> int:
    """The first day of the later part: days are never divided."""
    days = acts.day[judged]
    since = int(days[int(LEARNING * len(days))]) if len(days) else 0
    first, later = int((days < since).sum()), int((days >= since).sum())
    if min(first, later) < LEAST:
        raise TooLittlePast(len(days), first, later, LEAST)
    return since


def _loss(told: Floats, outcome: Flags) -> Floats:
    """The log loss of each prediction."""
    right = np.where(outcome, told, 1 - told)
    return as_floats(-np.log(np.clip(right, NEAREST, 1.0)))


def _error(gains: Floats, day: Ints) -> float | None:
    """The standard error of the mean gain; the acts of one day are taken together (Liang & Zeger 1986)."""
    _, place = np.unique(day, return_inverse=True)
    by_day = np.bincount(place, weights=gains - gains.mean())
    if len(by_day) < FEWEST_DAYS:
        return None
    return sqrt(len(by_day) / (len(by_day) - 1) * float((by_day**2).sum())) / len(gains)
