"""What the parts of the readiness card were counted from, and what would raise a mark, in a sentence each."""

from collections.abc import Callable, Mapping

from domain.marks.mark import Advice, Part, Remedy
from service.figures_in_words import many

Counted = Mapping[str, float]


def part_in_words(part: Part) -> str:
    """What a part was counted from; why it is not known, where it is not."""
    if part.score is None:
        return NOT_KNOWN[part.name]
    return KNOWN[part.name](part.counted)


def advice_in_words(advice: Advice, person: str | None) -> str:
    """What to do, and with whom; `person` is the name of whom it takes."""
    return ASK[advice.remedy](person or "", advice.subject or "")


def _means(counted: Counted) -> str:
    told = (f"{what} {_share(counted.get(what, 0.0))}" for what in ("people", "capital", "ideas", "access"))
    return f"what still counts of the latest given: {', '.join(told)}"


def _alike(counted: Counted) -> str:
    return f"{counted['blocs']:.0f} blocs, whose support is {_share(counted['lowest'])} to {_share(counted['highest'])}"


def _soon(counted: Counted) -> str:
    longest = counted["longest"]
    still = f"; the longest that is open, {_days(longest)}" if longest else ""
    return f"a conflict is open for {_days(counted['days'])} on average{still}"


def _chance(counted: Counted) -> str:
    whole = counted["needed"] >= 1
    held, needed = (f"{counted[name]:.1f}" if whole else _share(counted[name]) for name in ("held", "needed"))
    return f"the chance of winning today: {held} held as expected, {needed} needed"


def _share(share: float) -> str:
    return f"{100 * share:.0f} %"


def _speak(heads: float) -> str:
    return f"{heads:,.0f} {'speaks' if heads == 1 else 'speak'}"


def _days(days: float) -> str:
    return many(round(days), "day")


KNOWN: Mapping[str, Callable[[Counted], str]] = {
    "advocacy": lambda it: f"{_speak(it['heads'])} for it in public: {_share(it['share'])} of influence, as it fades",
    "voice": lambda it: f"supporters have {_share(it['share'])} of all listening",
    "spread": lambda it: f"as many as {it['people']:.1f} advocates of like weight",
    "in touch": lambda it: (
        f"{it['heads']:.0f} of {it['of']:.0f} within their cadence: {_share(it['share'])} of influence"
    ),
    "both ways": lambda it: f"{it['two_way']:.0f} of {_days(it['days'])} of contact lately went both ways",
    "one mind": lambda it: f"{_share(it['support'])} of influence support it, {_share(it['oppose'])} oppose it",
    "blocs alike": _alike,
    "purpose": lambda it: f"affirmed {_days(it['days'])} ago",
    "timetable": lambda it: f"the next milestone is due in {_days(it['days'])}" if it else "no milestone lies ahead",
    "giving": lambda it: (
        f"{many(round(it['heads']), 'member')} gave: {_share(it['share'])} of members' influence, as it fades"
    ),
    "means": _means,
    "promises kept": lambda it: (
        f"as it fades, {it['honoured']:.1f} trades honoured, {it['broken']:.1f} broken; {it['overdue']:.0f} overdue"
    ),
    "settled": lambda it: f"{it['settled']:.0f} of {it['raised']:.0f} conflicts are settled",
    "soon": _soon,
    "chance": _chance,
    "on time": lambda it: (
        f"milestones: {it['on_time']:.0f} on time, {it['late']:.0f} late, {it['overdue']:.0f} overdue"
    ),
}

NOT_KNOWN: Mapping[str, str] = {
    "advocacy": "not known: no endorsement or contribution is recorded",
    "voice": "not known: nobody is known to listen to anybody",
    "spread": "not known: no endorsement or contribution is recorded",
    "in touch": "not known: no meeting or message is recorded, no cadence agreed",
    "both ways": "not known: no contact is recorded lately",
    "one mind": "not known: nobody of influence has taken a side",
    "blocs alike": "not known: it takes two blocs with influence",
    "purpose": "not known: the purpose was never affirmed",
    "timetable": "not known: no milestone was ever planned",
    "giving": "not known: no contribution or honoured trade of a member is recorded",
    "means": "not known: of no contribution or honoured trade it is told what it was",
    "promises kept": "not known: no trade was settled or fell due",
    "settled": "not known: no conflict was ever raised",
    "soon": "not known: no conflict was ever raised",
    "chance": "not known: nobody on the map has influence",
    "on time": "not known: no milestone was reached or fell due",
}

ASK: Mapping[Remedy, Callable[[str, str], str]] = {
    Remedy.ENDORSEMENT: lambda who, _: f"an endorsement by {who}",
    Remedy.CONTRIBUTION: lambda who, what: f"a contribution of {what} by {who}",
    Remedy.MEETING: lambda who, _: f"a meeting with {who}",
    Remedy.RECONCILIATION: lambda who, _: f"a reconciliation with {who}",
    Remedy.TRADE_HONOURED: lambda who, _: f"the overdue trade with {who} honoured",
    Remedy.WIN_OVER: lambda who, _: f"{who} won over",
    Remedy.AFFIRM_PURPOSE: lambda _who, _what: "the purpose affirmed",
    Remedy.PLAN_MILESTONE: lambda _who, _what: "a milestone planned",
    Remedy.REACH_MILESTONE: lambda _who, what: f"'{what}' reached",
}
