"""Leadership: whether people of influence speak for the initiative, more than one, and are listened to.

    speaking_i = 2^-(age of the last endorsement or contribution / half-life)
    advocacy = min(1, sum of share_i * speaking_i / ENOUGH)
    spread   = min(1, (n - 1) / (ENOUGH_PEOPLE - 1)),  n = (sum s_i)^2 / sum s_i^2,  s_i = share_i * speaking_i
    voice    = the voices of those who support the initiative, together

What was given in private is no advocacy, and whoever has acted against the initiative since, or has
left, speaks for it no more. `n` is the effective number of advocates: as many as there would be if all
counted alike (inverse Herfindahl index; Laakso & Taagepera, Effective number of parties, 1979).
That a coalition needs people of enough power and standing to lead it: Kotter, Leading Change (1996).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from domain.centrality import voice
from domain.changes import Floats
from domain.marks.common import because, best, shares, supporting
from domain.marks.mark import Advice, Because, Mark, Part, Remedy, gain, mark, part
from domain.situation import Situation
from domain.tellings import Telling
from domain.values import Kind

ADVOCACY, VOICE, SPREAD = 0.5, 0.3, 0.2
"""What each part weighs where all are known: a judgement."""

ENOUGH = 0.5
"""The share of influence that speaks for the initiative where leadership is in full: a judgement."""

ENOUGH_PEOPLE = 5.0
"""The effective number of advocates from which no single one is missed: a judgement."""

SPEAKING = frozenset({Kind.ENDORSEMENT, Kind.CONTRIBUTION})
SILENCED = frozenset({Kind.CRITICISM, Kind.OPPOSITION, Kind.LAPSE, Kind.DEFECTION})


@dataclass(frozen=True)
class _Heard:
    """What leadership is counted from: `share` and `speaking` by partner, `voice` and `ours` by person."""

    share: Floats
    speaking: Floats
    ever: bool
    voice: Floats
    ours: NDArray[np.bool_]
    linked: bool
    spoke: tuple[Because, ...] = ()

    def parts(self) -> tuple[Part, ...]:
        held = self.share * self.speaking
        heads, known = int((held > 0).sum()), self.ever and bool(self.share.any())
        people = float(1 / ((held / held.sum()) ** 2).sum()) if heads else 0.0  # the smallest squares would vanish
        spread = max(people - 1, 0.0) / (ENOUGH_PEOPLE - 1)
        heard = float(self.voice[self.ours].sum())
        return (
            part(
                "advocacy", ADVOCACY, held.sum() / ENOUGH if known else None, self.spoke, heads=heads, share=held.sum()
            ),
            part("voice", VOICE, heard if self.linked else None, share=heard),
            part("spread", SPREAD, spread if known else None, people=people),
        )


def leadership(situation: Situation) -> Mark:
    """The mark of leadership."""
    told = situation.told(SPEAKING | SILENCED)
    heard = _heard(situation, told)
    return mark("leadership", heard.parts(), _advice(situation, heard))


def _heard(situation: Situation, told: Sequence[Telling]) -> _Heard:
    spoke = _last_words(told)
    network, share = situation.network, shares(situation)
    speaking = np.zeros(len(share))
    for place, each in spoke.items():
        speaking[place] = situation.policy.daily ** (situation.day - each.day)
    outsiders = np.zeros(len(network) - network.partners, dtype=np.bool_)
    return _Heard(
        share=share,
        speaking=speaking,
        ever=any(_speaks(each) for each in told),
        voice=voice(network),
        ours=np.concatenate([supporting(situation), outsiders]),
        linked=len(network.listener) > 0,
        spoke=tuple(because(each) for each in spoke.values()),
    )


def _last_words(told: Sequence[Telling]) -> dict[int, Telling]:
    """The last word for the initiative of everybody who has not turned since; told in order of time."""
    spoke: dict[int, Telling] = {}
    for each in told:
        if _speaks(each):
            spoke[each.place] = each
        elif each.kind in SILENCED:
            spoke.pop(each.place, None)
    return spoke


def _speaks(telling: Telling) -> bool:
    return telling.kind in SPEAKING and telling.visibility != "private"


def _advice(situation: Situation, heard: _Heard) -> Iterator[Advice]:
    """Ask for an endorsement where it is likely and counts most; win those over who are listened to."""
    now = heard.parts()
    for place in best(heard.share * situation.standing.backing * (1 - heard.speaking)):
        spoken = heard.speaking.copy()
        spoken[place] = 1.0
        then = replace(heard, speaking=spoken, ever=True)
        yield Advice(Remedy.ENDORSEMENT, gain(now, then.parts()), place)
    for place in best(np.where(heard.ours, 0.0, heard.voice), 1) if heard.linked else ():
        ours = heard.ours.copy()
        ours[place] = True
        yield Advice(Remedy.WIN_OVER, gain(now, replace(heard, ours=ours).parts()), place)
