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
    from domain.replay import Partner
    from domain.situation import Situation
    from domain.whip import Band
    from domain.whip_count import WhipCount

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
    from service.whip_in_words import must_have_names
    from service.wording import winning_in_words

    situation, summary = looked_at_with_summary(name, on, known)
    count, must_have = whip_count_of(situation), must_have_names(situation, summary.winning, summary.must_have)
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
    from service.whip_in_words import chance_in_words, held_in_words, of_what

    it, counts = count.prospects, situation.winning
    out().print(
        Text.assemble("chance of winning today ", (chance_in_words(it.chance), "bold"), f"; it {wins}"), soft_wrap=True
    )
    if it.obstacle is not None:
        out().print(Text(f"it cannot win as it stands: {it.obstacle}", AGAINST), soft_wrap=True)
    if count.low is not None and count.high is not None:
        held, low, high = (held_in_words(counts, each) for each in (it.held, count.low, count.high))
        say(f"{held} {of_what(counts)} expected to be for it, {low} to {high} in eight cases of ten")


def _print_trend(count: "WhipCount") -> None:
    from domain.outlook import EVEN, SAFE, WEEKS
    from service.whip_in_words import chance_in_words, reached_in_words

    if count.prospects.obstacle is None:
        ahead = [least for least in (EVEN, SAFE) if least > count.prospects.chance]
        told = [f"{percent(least)} {reached_in_words(count.outlook, least)}" for least in ahead]
        last = chance_in_words(float(count.outlook.chance[-1]))
        say(f"on the present trend {', '.join([*told, f'{last} in {WEEKS} weeks'])}", QUIET)
    say()


def _bands(bands: list["Band"]) -> Any:
    shown = table("whip count", "heads", "influence", "", right=("heads", "influence"), whole=("whip count", ""))
    for band in bands:
        drawn = Text("█" * round(BAR * band.share), style=COLOUR.get(band.stance, QUIET))
        shown.add_row(band.stance.value, f"{band.heads:,}", percent(band.share), drawn)
    return shown


def _print_people(situation: "Situation", count: "WhipCount", top: int) -> None:
    from domain.prospects import most_missed
    from service.whip_in_words import hangs_in_words

    it, stand = count.prospects, situation.standing
    if it.obstacle is not None:
        return
    order = most_missed(it, stand)
    say(hangs_in_words(it.chance, situation.names[order[0]], float(it.if_lost[order[0]])))
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
    from service.whip_in_words import chance_in_words
    from service.wording import stance_in_words

    it = count.prospects
    return [
        Text(situation.names[place], overflow="ellipsis", no_wrap=True),
        Text(stance_in_words(partner), COLOUR.get(partner.stance, "")),
        percent(partner.support),
        interval(partner.low, partner.high),
        f"{100 * it.banzhaf[place]:.1f} %",
        f"{100 * it.pivotal[place]:.1f} %",
        Text(chance_in_words(float(it.if_lost[place])), AGAINST if it.if_lost[place] < it.chance else ""),
        Text(chance_in_words(float(it.if_won[place])), FOR if it.if_won[place] > it.chance else ""),
    ]
