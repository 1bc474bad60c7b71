"""Defection risk judged by what happened.

At the end of every `horizon`th day of the later half of a file's history, each present member's risk
is told from the facts until then, and compared with what the next `horizon` days brought. The days are
counted back from the file's last, so that every outcome is known in full and none counts twice.
Nothing is fitted to what is judged.

The base rate is the share that departed of all those judged, which nobody could know beforehand: no
constant has a lower log loss, and a rate from the earlier half has a higher one. To do better than
it is to tell members, or times, apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import log_loss, roc_auc_score

from domain.acts import Acts
from domain.changes import Floats
from domain.risk import HORIZON, risk
from domain.watch import watch


@dataclass(frozen=True)
class RiskScores:
    """How good the risk was: `n` members judged, `base_rate` of whom departed within the horizon.

    `auc` is the chance that one who departed was given a higher risk than one who stayed; the log
    losses are those of the risk, and of always naming the base rate.
    """

    horizon_days: int
    n: int
    base_rate: float
    auc: float
    log_loss: float
    base_log_loss: float


def risk_scores(histories: Sequence[Acts], horizon: int = HORIZON) -> RiskScores | None:
    """Judge the risk over all coalitions of a file together.

    None where there is nothing to judge by: nobody departed before the later half, or within it none
    did, or all.
    """
    told = [acts for acts in histories if len(acts.day)]
    if not told:
        return None
    first, last = min(int(acts.day[0]) for acts in told), max(int(acts.day[-1]) for acts in told)
    middle = (first + last) // 2
    days = range(last - horizon, middle - 1, -horizon)
    if not any(_departed_by(acts, middle) for acts in told):
        return None
    forecasts = [_forecasts(acts, days, horizon) for acts in told]
    predicted, departed = (np.concatenate(column) for column in zip(*forecasts, strict=True))
    return _scores(predicted, departed > 0, horizon) if 0 < departed.sum() < len(departed) else None


def _forecasts(acts: Acts, days: Sequence[int], horizon: int) -> tuple[Floats, Floats]:
    """The risk of each member at the end of each day, and how often they departed within the horizon."""
    known = watch(acts)
    told = risk(known, days, horizon)
    return told.probability, known.memberships.departures.between(told.place, told.day, told.day + horizon)


def _departed_by(acts: Acts, day: int) -> bool:
    return bool((watch(acts).memberships.departures.day <= day).any())


def _scores(predicted: Floats, departed: NDArray[np.bool_], horizon: int) -> RiskScores:
    base = float(departed.mean())
    return RiskScores(
        horizon_days=horizon,
        n=len(departed),
        base_rate=base,
        auc=float(roc_auc_score(departed, predicted)),
        log_loss=float(log_loss(departed, predicted)),
        base_log_loss=float(log_loss(departed, np.full(len(departed), base))),
    )
