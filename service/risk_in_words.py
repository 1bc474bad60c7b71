"""Why a member is likelier, or less likely, to depart, in a few words a reason."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from domain.reasons import Ground, Reason
from domain.situation import Situation
from domain.time import day_of
from service.figures_in_words import date_in_words


def reason_in_words(reason: Reason, situation: Situation) -> str:
    """What the reason is; its ratio tells how much it counts, and in which direction."""
    return _WORDS[reason.ground](reason, named(reason, situation) or "")


def named(reason: Reason, situation: Situation) -> str | None:
    """Whom a reason names: the bloc, or the stakeholder who departed; None where it names nobody."""
    if reason.ground is Ground.INFLUENCER_LEFT and reason.which is not None:
        return situation.profiles[reason.which].name
    return reason.which


def _on(reason: Reason) -> str:
    return f" on {date_in_words(day_of(reason.since))}" if reason.since is not None else ""


def _since(reason: Reason) -> str:
    return f" since {date_in_words(day_of(reason.since))}" if reason.since is not None else ""


_WORDS: Mapping[Ground, Callable[[Reason, str], str]] = MappingProxyType(
    {
        Ground.TENURE: lambda it, _: f"a member{_since(it)}",
        Ground.INFLUENCE: lambda *_: "more influence than most members",
        Ground.COMMITMENT: lambda it, _: f"acted for it as a member, last{_on(it)}",
        Ground.LEFT_BEFORE: lambda it, _: f"departed before{_on(it)}",
        Ground.SILENCE: lambda it, _: f"no contact{_since(it)}",
        Ground.BROKEN_TRADE: lambda it, _: f"a trade was broken{_on(it)}",
        Ground.PRIVATE_ONLY: lambda it, _: f"supports it in private only, last{_on(it)}",
        Ground.CRITICISM: lambda it, _: f"criticised or opposed it{_on(it)}",
        Ground.FADING_SUPPORT: lambda it, _: f"acts for it less than before, last against it{_on(it)}",
        Ground.INFLUENCER_LEFT: lambda it, who: f"{who}, to whom they listen, departed{_on(it)}",
        Ground.BLOC: lambda _, bloc: f"how often members of {bloc} depart",
        Ground.SEASON: lambda *_: "the season",
    }
)
