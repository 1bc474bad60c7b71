"""`groundswell whip`: the whip count, the chance of winning, who decides it, and by when."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.text import Text

from domain.values import Stance
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import AGAINST, FOR, QUIET, out, percent, print_json, say, table
from gateway.cli.viewing import (
    BAR,
    Known,
    On,
    Top,
    interval,
    looked_at_with_summary,
    moment_as_json,
    narrow,
    print_title,
    rest,
)

if TYPE_CHECKING:
    from domain.outlook import Outlook
    from domain.replay import Partner
    from domain.situation import Situation
    from domain.whip import Band
    from domain.whip_count import WhipCount
    from service.projections.lists import CoalitionSummary

COLOUR = {
    Stance.STRONG_SUPPORT: FOR,
    Stance.SUPPORT: FOR,
    Stance.OPPOSE: AGAINST,
    Stance.STRONG_OPPOSE: AGAINST,
}


def whip(name: Coalition, on: On = None, known: Known = None, top: Top = 12, as_json: AsJson = False) -> None:
    """The whip count: who stands where, the chance of winning today, by when, and whom it hangs on."""
    from domain.whip_count import whip_count_of
    from gateway.cli.whip_json import count_as_json
    from service.wording import winning_in_words

    situation, summary = looked_at_with_summary(name, on, known)
    count, must_have = whip_count_of(situation), _must_have(situation, summary)
    if as_json:
        print_json(moment_as_json(situation) | count_as_json(situation, count, must_have))
        return
    print_title(situation, known)
    if not situation.standing.on_map.any():
        say("Nobody is on the map; log an interaction, and there is somebody to count.")
        return
    _print_chance(situation, count, winning_in_words(replace(summary, winning=situation.winning, must_have=must_have)))
    _print_trend(count)
    out().print(_bands(count.bands))
    say()
    _print_people(situation, count, top)


def _print_chance(situation: "Situation", count: "WhipCount", wins: str) -> None:
    it = count.prospects
    out().print(Text.assemble("chance of winning today ", (_chance(it.chance), "bold"), f"; it {wins}"), soft_wrap=True)
    if it.obstacle is not None:
        out().print(Text(f"it cannot win as it stands: {it.obstacle}", AGAINST), soft_wrap=True)
    if count.low is not None and count.high is not None:
        held, low, high = (_measured(situation, each) for each in (it.held, count.low, count.high))
        say(f"{held} {_of_what(situation)} expected to be for it, {low} to {high} in eight cases of ten")


def _print_trend(count: "WhipCount") -> None:
    from domain.outlook import EVEN, SAFE, WEEKS

    if count.prospects.obstacle is None:
        ahead = [least for least in (EVEN, SAFE) if least > count.prospects.chance]
        told = [f"{percent(least)} {_when(count.outlook, least)}" for least in ahead]
        last = _chance(float(count.outlook.chance[-1]))
        say(f"on the present trend {', '.join([*told, f'{last} in {WEEKS} weeks'])}", QUIET)
    say()


def _when(outlook: "Outlook", least: float) -> str:
    from domain.outlook import WEEKS
    from domain.time import day_of

    day = outlook.reached(least)
    return f"by {day_of(day)}" if day is not None else f"in none of {WEEKS} weeks"


def _bands(bands: list["Band"]) -> Any:
    shown = table("whip count", "heads", "influence", "", right=("heads", "influence"), whole=("whip count", ""))
    for band in bands:
        drawn = Text("█" * round(BAR * band.share), style=COLOUR.get(band.stance, QUIET))
        shown.add_row(band.stance.value, f"{band.heads:,}", percent(band.share), drawn)
    return shown


def _print_people(situation: "Situation", count: "WhipCount", top: int) -> None:
    it, stand = count.prospects, situation.standing
    if it.obstacle is not None:
        return
    here = [place for place, there in enumerate(stand.on_map.tolist()) if there]
    order = sorted(here, key=lambda place: (it.if_lost[place], -it.if_won[place], -it.banzhaf[place]))
    first = order[0]
    now, then = _chance(it.chance), _chance(float(it.if_lost[first]))
    worst = f"Losing {situation.names[first]} would do most: {now} → {then}."
    say(worst if then != now else "The chance hangs on no single stakeholder.")
    figures = ("support", "interval", "power", "decides", "if lost", "if won")
    shown = narrow(table("stakeholder", "stance", *figures, right=figures, whole=("stance",)))
    everybody = list(stand.each())
    for place in order[:top]:
        shown.add_row(*_row(situation, everybody[place], count, place))
    out().print(shown)
    out().print(rest(min(top, len(order)), len(order)))
    say("interval: of support, with 80 %; power: part of all pivotal power, whatever anybody thinks (Banzhaf);", QUIET)
    say("decides: how likely they decide today; if lost, if won: the chance of winning then", QUIET)


def _row(situation: "Situation", partner: "Partner", count: "WhipCount", place: int) -> list[str | Text]:
    from service.wording import stance_in_words

    it = count.prospects
    return [
        Text(situation.names[place], overflow="ellipsis", no_wrap=True),
        Text(stance_in_words(partner), COLOUR.get(partner.stance, "")),
        percent(partner.support),
        interval(partner.low, partner.high),
        f"{100 * it.banzhaf[place]:.1f} %",
        f"{100 * it.pivotal[place]:.1f} %",
        Text(_chance(float(it.if_lost[place])), AGAINST if it.if_lost[place] < it.chance else ""),
        Text(_chance(float(it.if_won[place])), FOR if it.if_won[place] > it.chance else ""),
    ]


def _chance(chance: float) -> str:
    """A chance for people: never told as certain where it is not."""
    if 0 < chance < 0.001:  # noqa: PLR2004  what rounds to nothing
        return "< 0.1 %"
    if 0.999 < chance < 1:  # noqa: PLR2004  what rounds to certainty
        return "> 99.9 %"
    return f"{100 * chance:.1f} %"


def _measured(situation: "Situation", value: float) -> str:
    """What is held: a share of influence, or heads."""
    if situation.winning.share is not None:
        return percent(value)
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"


def _of_what(situation: "Situation") -> str:
    wins = situation.winning
    if wins.share is not None:
        return "of influence is"
    return "stakeholders are" if wins.count is not None else f"of the {len(wins.must_have)} who must be for it are"


def _must_have(situation: "Situation", summary: "CoalitionSummary") -> list[str]:
    """The names of those who had to be for it then."""
    if situation.winning == summary.winning:
        return summary.must_have
    names = {each.stakeholder_id: each.name for each in situation.profiles.values()}
    return [names.get(each.hex, "somebody who has no part in it") for each in situation.winning.must_have]
