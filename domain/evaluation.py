"""The support model judged by what happened, beside simple habits of guessing.

For each act, in every coalition, what would have been said of it from strictly earlier days alone
is compared with what it was. Nothing is fitted to the acts that are judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.acts import Acts
from domain.baselines import BASELINES, Flags, baselines, scored
from domain.changes import Floats, Ints, as_floats, group_day
from domain.prediction import predictions
from domain.risk_evaluation import RiskScores, risk_scores
from domain.scores import Bin, Scores, reliability, scores


@dataclass(frozen=True)
class Judged:
    """The scored acts of one or many coalitions: what was said of each, and what it was.

    `outcome` is true for an act in favour; `roll_call` numbers the days of each coalition;
    `baselines` has the predictions of each habit by name.
    """

    outcome: Flags
    roll_call: Ints
    model: Floats
    baselines: dict[str, Floats]


@dataclass(frozen=True)
class Evaluation:
    """The figures of one file: how many acts were scored, by the model, by each baseline; the risk figure's.

    The curves show how far probabilities can be taken at their word.
    """

    scored: int
    model: Scores
    baselines: dict[str, Scores]
    risk: RiskScores | None
    curves: dict[str, list[Bin]]


def evaluation(histories: Sequence[Acts]) -> Evaluation:
    """Judge the acts of all coalitions together."""
    told = pooled([judged(acts) for acts in histories])
    curves = {"model": told.model, "lifetime": told.baselines["lifetime"]}
    return Evaluation(
        scored=len(told.outcome),
        model=scores(told.model, told.outcome, told.roll_call),
        baselines={name: scores(each, told.outcome, told.roll_call) for name, each in told.baselines.items()},
        risk=risk_scores(histories),
        curves={name: reliability(each, told.outcome) for name, each in curves.items()},
    )


def judged(acts: Acts) -> Judged:
    """The scored acts of one coalition."""
    counting, guesses = scored(acts), baselines(acts)
    return Judged(
        outcome=acts.favour[counting] > 0,
        roll_call=acts.day[counting],
        model=predictions(acts)[counting],
        baselines={name: getattr(guesses, name) for name in BASELINES},
    )


def pooled(coalitions: Sequence[Judged]) -> Judged:
    """The scored acts of all coalitions, one after another; no two coalitions share a roll call."""
    return Judged(
        outcome=_joined([each.outcome for each in coalitions]).astype(np.bool_),
        roll_call=_told_apart([each.roll_call for each in coalitions]),
        model=_joined([each.model for each in coalitions]),
        baselines={name: _joined([each.baselines[name] for each in coalitions]) for name in BASELINES},
    )


def _joined(parts: Sequence[NDArray[np.generic]]) -> Floats:
    return as_floats(np.concatenate([np.empty(0), *parts]))


def _told_apart(days: Sequence[Ints]) -> Ints:
    """Numbers that are the same for the same day of the same coalition alone."""
    coalition = np.repeat(np.arange(len(days)), [len(each) for each in days])
    return group_day(coalition, _joined(days).astype(np.int64))
