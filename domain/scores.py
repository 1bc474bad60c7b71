"""How good predictions were, by what happened: ranking, sharpness, calibration.

- AUC: the chance that an act for the initiative was given a higher probability than one against.
- Log loss: mean of -log of the probability given to what happened. Probabilities are kept
  1e-15 away from 0 and 1, and nothing else is done to them.
- Brier score: mean squared difference of probability and outcome (Brier 1950).
- Calibration error: the predictions in ten bins of equal width; the mean difference, in amount,
  of mean prediction and observed rate, weighted by the acts in the bin (the expected calibration
  error of Naeini, Cooper & Hauskrecht 2015).
- AUC within a day: the share of pairs, one act for and one against, of one coalition on one day,
  that were ranked rightly; ties count half. It is the mean of each day's AUC weighted by pairs,
  and tells who was known apart when all face the same question.

Figures that need both outcomes, or any act, are None where there are none.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from domain.changes import Floats, Ints, as_floats

BINS = 10
"""Bins of the calibration error and the reliability curve, of equal width from 0 to 1."""

NEAREST = 1e-15
"""How near to 0 or 1 a probability counts in the log loss."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Scores:
    """The figures; see the module."""

    auc: float | None
    log_loss: float | None
    brier: float | None
    calibration_error: float | None
    auc_within_day: float | None


class Bin(NamedTuple):
    """Predictions of one bin (from 0): their mean, the rate of acts for among them, and how many."""

    bin: int
    predicted: float
    observed: float
    acts: int


def scores(predicted: Floats, outcome: Flags, roll_call: Ints) -> Scores:
    """Judge probabilities by outcomes (true: for); `roll_call` numbers the days of each coalition."""
    if not len(outcome):
        return Scores(None, None, None, None, None)
    clipped = np.clip(predicted, NEAREST, 1 - NEAREST)
    return Scores(
        auc=auc(predicted, outcome),
        log_loss=float(log_loss(outcome, clipped, labels=[False, True])),
        brier=float(brier_score_loss(outcome, predicted, labels=[False, True])),
        calibration_error=_calibration_error(reliability(predicted, outcome)),
        auc_within_day=auc_within(predicted, outcome, roll_call),
    )


def auc(predicted: Floats, outcome: Flags) -> float | None:
    """The area under the ROC curve; None where all outcomes are one."""
    return float(roc_auc_score(outcome, predicted)) if outcome.any() and not outcome.all() else None


def auc_within(predicted: Floats, outcome: Flags, group: Ints) -> float | None:
    """The share of pairs within one group that are ranked rightly (Mann-Whitney); None without any."""
    _, value = np.unique(predicted, return_inverse=True)
    _, place, size = np.unique(group, return_inverse=True, return_counts=True)
    before = np.cumsum(size) - size
    rank = rankdata(place * (value.max(initial=0) + 1) + value) - before[place]
    favour = np.bincount(place[outcome], minlength=len(size))
    pairs = int((favour * (size - favour)).sum())
    right = rank[outcome].sum() - (favour * (favour + 1) / 2).sum()
    return float(right / pairs) if pairs else None


def reliability(predicted: Floats, outcome: Flags) -> list[Bin]:
    """Mean prediction, observed rate and number of each bin that has any."""
    place = np.minimum((predicted * BINS).astype(np.int64), BINS - 1)
    number = np.bincount(place, minlength=BINS)
    sums = (np.bincount(place, weights=as_floats(each), minlength=BINS) for each in (predicted, outcome))
    told, seen = (total / np.maximum(number, 1) for total in sums)
    return [Bin(int(n), float(told[n]), float(seen[n]), int(number[n])) for n in np.flatnonzero(number)]


def _calibration_error(curve: list[Bin]) -> float:
    acts = sum(each.acts for each in curve)
    return sum(each.acts * abs(each.predicted - each.observed) for each in curve) / acts
