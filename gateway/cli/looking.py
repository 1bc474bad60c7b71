"""`groundswell replay` and `status`: look at a coalition as it was, and at the whole."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli import typed
from gateway.cli.opening import opened, up_to_date
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import AGAINST, err, out, percent, points, print_json, say, signed, table

if TYPE_CHECKING:
    from service.reading import Replay
    from service.status import Status

OnDay = Annotated[str, typer.Option("--on", help="The day whose end is looked at.", metavar="DATE")]
Known = Annotated[
    str | None,
    typer.Option(help="By what was known at an instant; a date means its end in UTC.", metavar="DATETIME"),
]


def replay(name: Coalition, on: OnDay, known: Known = None, as_json: AsJson = False) -> None:
    """Where a coalition stood at the end of a day, by what was known at an instant."""
    with up_to_date() as workplace:
        today = workplace.services.clock().date()
        instant = typed.known_by(known, "--known") if known else None
        then = workplace.services.reading.replay(name, typed.past_day(on, "--on", today), instant)
    if as_json:
        print_json(_replay_as_json(then))
    else:
        _print_replay(name, then)


def status(as_json: AsJson = False) -> None:
    """How the whole is doing: facts, how far they are counted, what failed and why."""
    with opened(whatever_version=True) as workplace:
        found = workplace.services.keeping.status()
        if as_json:
            print_json(asdict(found))
        else:
            _print_status(found)
        outdated = workplace.services.keeping.outdated()
        if outdated:
            err().print(str(outdated), soft_wrap=True)


def _replay_as_json(then: "Replay") -> dict[str, Any]:
    columns = ("bloc", "influence", "support", "low", "high", "stance", "member", "away")
    return {
        "on": then.on.isoformat(),
        "known": then.known.isoformat(),
        "strength": then.strength,
        "momentum": then.momentum,
        "stakeholders": [
            {"name": each.name} | {column: getattr(each.partner, column) for column in columns}
            for each in then.stakeholders
        ],
    }


def _print_replay(name: str, then: "Replay") -> None:
    from service.wording import stance_in_words

    say(f"{name} at the end of {then.on}, as known on {then.known:%Y-%m-%d %H:%M} UTC", "bold")
    stand = Text.assemble("strength ", (points(then.strength), "bold"), " of 100   momentum ", signed(then.momentum))
    out().print(stand + Text(" in four weeks\n"))
    if not then.stakeholders:
        say("Nobody was known by then.")
        return
    shown = table(
        "stakeholder",
        "bloc",
        "influence",
        "support",
        "80 % interval",
        "stance",
        "member",
        right=("influence", "support", "80 % interval"),
        whole=("stance", "member"),
    )
    for each in then.stakeholders:
        it = each.partner
        interval = f"{100 * it.low:.0f} – {100 * it.high:.0f} %"
        figures = (f"{it.influence:.2f}", percent(it.support), interval)
        shown.add_row(
            Text(each.name), Text(it.bloc or "–"), *figures, stance_in_words(it), "yes" if it.member else "no"
        )
    out().print(shown)


def _print_status(found: "Status") -> None:
    figures = (
        ("facts", f"{found.facts:,}", "saved"),
        ("position", f"{found.position:,}", "last fact taken into the timeline"),
        ("lag", f"{found.lag:,}", "facts saved but not taken yet"),
        ("stale", f"{found.stale:,}", "coalitions to be counted anew"),
        ("dead letters", f"{len(found.dead_letters):,}", "pieces of work that failed for good"),
        ("unsigned", f"{found.checkpoint.uncovered:,}", _signed(found)),
    )
    shown = table("what", "figure", "meaning", right=("figure",))
    shown.show_header = False
    for label, figure, meaning in figures:
        shown.add_row(label, Text(figure, "bold"), Text(meaning, "dim"))
    out().print(shown)
    say("  ".join(f"{name.replace('_', ' ')} {version}" for name, version in found.versions.items()), "dim")
    if found.checkpoint.problem:
        told = f"\nTAMPERED WITH: {found.checkpoint.problem} No checkpoint is signed until that is understood; "
        out().print(Text(f"{told}'groundswell audit check' names the fact.", style=AGAINST), soft_wrap=True)
    for letter in found.dead_letters:
        told = f"\n{letter['task']} of {letter['subject']} failed on {letter['failed_at']}: {letter['reason']}"
        out().print(Text(told, style=AGAINST), soft_wrap=True)


def _signed(found: "Status") -> str:
    last = found.checkpoint
    if last.made_at is None:
        return "facts under no checkpoint; none was signed yet"
    return f"facts after the last checkpoint, over {last.size:,} on {last.made_at:%Y-%m-%d %H:%M} UTC"
