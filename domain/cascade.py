"""The cascade: what winning one person over is expected to do to those who listen to them.

Where influencers newly come to support the initiative, so do some of their listeners, and then
those who listen to these. Each listener gains

    gain_i = (1 - support_i) * sway * mean of gain_k over those whom i listens to

and the person won over gains what they lacked, 1 - support, and no more. (1 - support_i) is the
chance that the listener is not with us anyway, so support never passes 1. Cycles do no harm: what
comes round is at most `sway` of what went out, so the sums converge.

In a network without cycles this is exactly the expected outcome of the linear threshold model, in
which a listener is swayed with probability `sway` by one of their influencers drawn alike, and
everybody's support counts as an independent chance to be with us beforehand. Round cycles it is an
estimate from above: it also counts what passes the same listener twice.

Source: Kempe, Kleinberg & Tardos, Maximizing the spread of influence through a social network
(2003), section 2; the mean of those listened to is that of DeGroot, Reaching a consensus (1974),
and the part that yields to it that of Friedkin & Johnsen, Social influence and opinions (1990).
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, diags_array
from scipy.sparse.csgraph import connected_components

from domain.changes import Floats, Ints, as_floats
from domain.errors import Invalid
from domain.network import Network

SWAY = 0.2
"""How far a listener follows if all whom they listen to are won over: a judgement, not measured."""

PRECISION = 1e-10
"""Support that may be missing from a gain: what the steps left out would still bring."""

BLOCK = 64
"""People computed at a time: few enough for the processor's cache."""


@dataclass(frozen=True)
class Cascade:
    """What winning each person over would bring; arrays have one entry a person.

    `lacking`: how much support each lacks. `step`: what a listener gains for each unit that an
    influencer gains, listeners x influencers. `echo`: how much a gain would grow by what comes back
    to its own origin, 1 where nothing does. `steps`: how many are enough for `PRECISION`.
    """

    lacking: Floats
    step: csr_array[np.float64]
    echo: Floats
    steps: int

    def gains(self, person: int) -> Floats:
        """The expected gain of support of everybody if this person is won over, themselves included."""
        won = np.zeros(len(self.lacking))
        won[person] = self.lacking[person] / self.echo[person]
        return _carried(self.step, won, self.steps)

    def worth(self, weights: Floats) -> Floats:
        """For each person: the gains of everybody if that person is won over, weighted and added up.

        With the shares of influence as weights this is the expected gain of strength.
        """
        return as_floats(_carried(csr_array(self.step.T), as_floats(weights), self.steps) * self.lacking / self.echo)


def cascade(network: Network, support: Floats, sway: float = SWAY) -> Cascade:
    """The cascade over a network where everybody has this support (0 to 1).

    With 1 - support, and read as losses, it is the cascade of losing a person.
    Raises `Invalid` unless 0 <= sway < 1 and there is one support a person.
    """
    if not 0 <= sway < 1:
        raise Invalid("sway", sway, "it lies from 0 to below 1")
    if support.shape != (len(network),) or not np.all((support >= 0) & (support <= 1)):
        raise Invalid("support", support, f"it needs {len(network)} numbers from 0 to 1, one a person")
    lacking = 1.0 - support
    step = csr_array(diags_array(sway * lacking) @ network.attention)
    steps = _enough(sway * float(lacking[network.listener].max(initial=0.0)))
    return Cascade(lacking, step, _echo(step, steps), steps)


def _enough(left: float) -> int:
    """After how many steps less than `PRECISION` remains, where each leaves at most this much."""
    return int(np.ceil(np.log(PRECISION) / np.log(left))) if left > 0 else 0


def _carried(step: csr_array[np.float64], begin: Floats, steps: int) -> Floats:
    """The beginning and all that follows from it: begin + step @ begin + step @ step @ begin + ..."""
    total = begin
    for _ in range(steps):
        total = begin + step @ total
    return as_floats(total)


def _echo(step: csr_array[np.float64], steps: int) -> Floats:
    """What a gain of 1 becomes at its own origin, if what comes back were added: at each person."""
    echo = np.ones(step.shape[0])
    cyclic = _in_cycles(step)
    for first in range(0, len(cyclic), BLOCK):
        origin = cyclic[first : first + BLOCK]
        here = (origin, np.arange(len(origin)))
        one = np.zeros((len(echo), len(origin)))
        one[here] = 1.0
        echo[origin] = _carried(step, one, steps)[here]
    return echo


def _in_cycles(step: csr_array[np.float64]) -> Ints:
    """The places of those to whom something can come back: all others have an echo of 1."""
    if not step.nnz:
        return np.zeros(0, dtype=np.int64)
    _, component = connected_components(step, connection="strong")
    return np.flatnonzero(np.bincount(component)[component] > 1)
