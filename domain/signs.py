"""Signs that a member may depart, as they stood at the end of any day.

All is counted from acts until that day. So the same signs can be read on every day of the past, and
what they did to the hazard then is not taken for the coalition's own.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.changes import Floats, Ints, as_floats
from domain.reasons import FALL, HABIT, HABIT_DAYS, LARGE, LATE, RECENT, REMEMBERED, Ground
from domain.tally import BEFORE, Tally
from domain.watch import Watch


class Members(NamedTuple):
    """Members, each at the end of a day: partner's place, first day of the membership, and the day."""

    who: Ints
    start: Ints
    day: Ints


class Sign(NamedTuple):
    """How strong a sign is for each member, from 0 to 1, and the day of the latest fact behind it, or NaN."""

    strength: Floats
    since: Floats


def signs(watch: Watch, members: Members) -> dict[Ground, Sign]:
    """All signs that stand for these members."""
    return {ground: look(watch, members) for ground, look in LOOKS.items()}


def _influence(watch: Watch, members: Members) -> Sign:
    theirs = watch.acts.influence.held(members.who, members.day, watch.acts.policy.unstated_influence)
    large = (theirs > 0) & (theirs >= LARGE * watch.mean_influence(members.day))
    return _where(large, np.full(len(theirs), np.nan))


def _commitment(watch: Watch, members: Members) -> Sign:
    return _told_after(watch.favour, members, members.start)


def _left_before(watch: Watch, members: Members) -> Sign:
    return _told_after(watch.memberships.departures, members, np.full(len(members.who), BEFORE))


def _silence(watch: Watch, members: Members) -> Sign:
    last = watch.contact_days.latest(members.who, members.day)  # whatever makes a member is a contact
    agreed = watch.cadence[members.who]
    cadence = np.where(np.isnan(agreed), habit(watch.contact_days, members), agreed)
    missed = (members.day - last) / cadence - 1
    return Sign(np.nan_to_num(np.clip(missed / (LATE - 1), 0, 1)), last)


def habit(contacts: Tally, members: Members) -> Floats:
    """The usual gap between days of contact, NaN where it is no habit."""
    gaps = contacts.until(members.who, members.day) - 1
    span = contacts.latest(members.who, members.day) - contacts.earliest(members.who, members.day)
    usual = np.divide(span, gaps, out=np.full(len(gaps), np.nan), where=gaps >= HABIT)
    return np.where(usual <= HABIT_DAYS, usual, np.nan)


def _broken_trade(watch: Watch, members: Members) -> Sign:
    return _told_after(watch.broken_trades, members, members.day - REMEMBERED)


def _private_only(watch: Watch, members: Members) -> Sign:
    private, public = (
        each.between(members.who, members.start - 1, members.day) > 0 for each in (watch.private, watch.public)
    )
    return _where(private & ~public, watch.private.latest(members.who, members.day))


def _criticism(watch: Watch, members: Members) -> Sign:
    return _told_after(watch.criticism, members, members.day - RECENT)


def _fading_support(watch: Watch, members: Members) -> Sign:
    who, recent = members.who, members.day - RECENT
    favour, against = (each.between(who, recent, members.day) for each in (watch.favour, watch.against))
    favour_before, against_before = (each.until(who, recent) for each in (watch.favour, watch.against))
    before = _share(favour_before, against_before)
    weight = favour + against
    fall = weight / (weight + 1) * (before - _share(favour, against))
    return Sign(np.nan_to_num(np.clip(fall / FALL, 0, 1)), watch.against.latest(who, members.day))


def _share(favour: Floats, against: Floats) -> Floats:
    """The share of acts in favour, NaN where there are none."""
    told = favour + against
    return as_floats(np.divide(favour, told, out=np.full(len(told), np.nan), where=told > 0))


def _influencer_left(watch: Watch, members: Members) -> Sign:
    return _told_after(watch.influencers_left, members, members.day - RECENT)


def _told_after(tally: Tally, members: Members, first: Ints) -> Sign:
    """Whether any was told after the end of the days `first`."""
    told = tally.between(members.who, first, members.day) > 0
    return _where(told, tally.latest(members.who, members.day))


def _where(stands: NDArray[np.bool_], since: Floats) -> Sign:
    return Sign(as_floats(stands), np.where(stands, since, np.nan))


LOOKS: Mapping[Ground, Callable[[Watch, Members], Sign]] = MappingProxyType(
    {
        Ground.INFLUENCE: _influence,
        Ground.COMMITMENT: _commitment,
        Ground.LEFT_BEFORE: _left_before,
        Ground.SILENCE: _silence,
        Ground.BROKEN_TRADE: _broken_trade,
        Ground.PRIVATE_ONLY: _private_only,
        Ground.CRITICISM: _criticism,
        Ground.FADING_SUPPORT: _fading_support,
        Ground.INFLUENCER_LEFT: _influencer_left,
    }
)
"""How each sign is looked for."""
