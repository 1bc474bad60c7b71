"""Coalitions watched for signs of departure, and what their risk is put down to."""

from collections.abc import Mapping, Sequence

import numpy as np

from domain.reasons import Ground, Reason
from domain.risk import HORIZON, Risk, risk
from domain.watch import Watch
from tests.histories import Event, acts_of


def watched(*events: Event, cadence: Mapping[str, float] | None = None, links: Sequence[tuple[str, str]] = ()) -> Watch:
    """The events, with agreed cadences by partner, and links of listener and influencer."""
    acts = acts_of(*events)
    agreed = [(cadence or {}).get(name, np.nan) for name in acts.partners]
    listener, influencer = (
        np.array([acts.partners.index(link[end]) for link in links], dtype=np.int64) for end in (0, 1)
    )
    return Watch(acts, np.array(agreed), listener, influencer)


def number_of(who: str, told: Risk, watch: Watch) -> int:
    """The entry of a partner in the risk of one day."""
    return int(np.flatnonzero(told.place == watch.acts.partners.index(who))[0])


def probabilities(watch: Watch, day: int, horizon: int = HORIZON) -> dict[str, float]:
    """The probability of each member by name."""
    told = risk(watch, [day], horizon)
    names = [watch.acts.partners[place] for place in told.place]
    return dict(zip(names, told.probability.tolist(), strict=True))


def reasons(who: str, watch: Watch, day: int) -> dict[Ground, Reason]:
    """The reasons of a partner at the end of a day, by their grounds."""
    told = risk(watch, [day])
    return {reason.ground: reason for reason in told.reasons(number_of(who, told, watch))}
