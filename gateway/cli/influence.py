"""`groundswell network`: who listens to whom, who stands between the blocs, whom it pays to win over."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import FOR, QUIET, out, percent, print_json, say, table
from gateway.cli.viewing import Known, On, Top, looked_at, moment_as_json, print_title, rest
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.influence import Influence

Winning = Annotated[
    str | None,
    typer.Option("--winning", help="What winning this stakeholder over would do, and to whom.", metavar="NAME"),
]


def network(
    name: Coalition,
    winning: Winning = None,
    *,
    on: On = None,
    known: Known = None,
    top: Top = 10,
    as_json: AsJson = False,
) -> None:
    """Who is listened to, who stands between the blocs, and what winning each one over would bring."""
    from domain.influence import influence
    from gateway.cli.influence_json import influence_as_json

    situation = looked_at(name, on, known)
    told = influence(situation)
    person = told.place(winning) if winning is not None else None
    if as_json:
        print_json(moment_as_json(situation) | influence_as_json(told, person))
        return
    print_title(situation, known)
    if not told.names:
        say("Nobody is known yet; log an interaction, or tell who listens to whom.")
    elif person is not None:
        _print_winning(told, person, top)
    else:
        _print_network(told, top)


def _print_network(told: "Influence", top: int) -> None:
    from service.influence_in_words import listening_in_words

    outside = len(told.network) - told.network.partners
    beside = f", {outside:,} of them no partner yet" if outside else ""
    links = many(len(told.network.listener), "link")
    people = many(len(told.network), "stakeholder")
    way = "" if len(told.network.listener) else " Tell it: groundswell stakeholder listens-to NAME OTHER"
    out().print(Text(f"{people}{beside}; {links}. {listening_in_words(told)}{way}\n"), soft_wrap=True)
    _print_people(told, top)
    _print_brokers(told, top)
    out().print(_blocs(told))


def _print_people(told: "Influence", top: int) -> None:
    """Whom it pays most to win over, then who is most listened to."""
    central, order = told.centrality, sorted(range(len(told.names)), key=lambda place: (-told.worth[place], place))
    figures = ("support", "worth", "voice", "reach", "listeners")
    shown = table("whom to win over", "bloc", *figures, right=figures)
    for place in order[:top]:
        cells = (
            percent(float(told.support[place])) if place < told.network.partners else "–",
            Text(f"{100 * told.worth[place]:+.1f}", FOR),
            percent(float(central.voice[place])),
            percent(float(central.reach[place])),
            f"{central.listeners[place]:,}",
        )
        shown.add_row(_name(told, place), Text(told.network.blocs[place] or "–"), *cells)
    out().print(shown)
    out().print(rest(min(top, len(order)), len(order)))
    say("worth: points of strength expected if they are won over; voice: part of all listening", QUIET)
    say()


def _print_brokers(told: "Influence", top: int) -> None:
    central, brokers = told.centrality, told.centrality.brokers.tolist()
    if not brokers:
        return
    shown = table("between the blocs", "bloc", "ways", "blocs", right=("ways", "blocs"))
    for place in brokers[:top]:
        figures = (f"{central.between[place]:.1f}", f"{central.spans[place]:,}")
        shown.add_row(_name(told, place), Text(told.network.blocs[place] or "–"), *figures)
    out().print(shown)
    out().print(rest(min(top, len(brokers)), len(brokers)))


def _blocs(told: "Influence") -> Any:
    figures = ("heads", "influence", "support", "links inside", "to others", "from others")
    shown = table("bloc", *figures, right=figures)
    for bloc in told.blocs:
        links = (f"{bloc.inside:,}", f"{bloc.listens_out:,}", f"{bloc.heard_out:,}")
        shown.add_row(Text(bloc.name or "none"), f"{bloc.heads:,}", percent(bloc.share), percent(bloc.support), *links)
    return shown


def _print_winning(told: "Influence", person: int, top: int) -> None:
    from service.influence_in_words import worth_in_words

    gains = told.cascade.gains(person)
    strength = 100 * gains * told.network.mass
    out().print(Text(f"{worth_in_words(told, person)}\n"), soft_wrap=True)
    order = told.gainers(person)
    shown = table("who gains", "support", "gain", "strength", right=("support", "gain", "strength"))
    for place in order[:top]:
        support = percent(float(told.support[place])) if place < told.network.partners else "–"
        figures = (support, f"{100 * gains[place]:+.1f}", f"{strength[place]:+.2f}")
        shown.add_row(_name(told, place), *figures)
    out().print(shown)
    out().print(rest(min(top, len(order)), len(order)))


def _name(told: "Influence", place: int) -> Text:
    beside = " (no partner yet)" if place >= told.network.partners else ""
    return Text(f"{told.names[place]}{beside}", overflow="ellipsis", no_wrap=True)
