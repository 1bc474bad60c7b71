"""`groundswell coalition`: create, winning, list, show, milestone."""

from typing import Annotated

import typer

from gateway.cli import typed
from gateway.cli.errors import BadInput
from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import out, points, print_json, say, signed, table
from gateway.cli.viewing import Known, On, cut

app = typer.Typer(help="Create, list and show coalitions, and keep their milestones.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name, as it will be shown.")]
Share = Annotated[float | None, typer.Option(help="The share of influence that wins, above 0 and up to 1.")]
Count = Annotated[int | None, typer.Option(help="How many stakeholders win, instead of a share.")]
MustHave = Annotated[
    list[str] | None,
    typer.Option(
        help="A stakeholder who must be for it, beside a share or count or alone. May be repeated.", metavar="NAME"
    ),
]


@app.command()
def create(
    name: Name,
    purpose: Annotated[str, typer.Option(help="What the coalition is for.")] = "",
    share: Share = None,
    count: Count = None,
    must_have: MustHave = None,
) -> None:
    """Form a coalition for one initiative; half of the influence wins where nothing else is stated."""
    with up_to_date() as workplace:
        news = workplace.services.recording.form_coalition(
            name, purpose, share=share, count=count, must_have=must_have or ()
        )
        counted = wait_until_counted(workplace)
    say(f"The coalition '{name.strip()}' {'is formed' if news else 'was formed just so before'}.")
    if news:
        say(
            f'Log the first interaction: groundswell log --coalition "{name.strip()}" --with NAME --kind meeting', "dim"
        )
    say_if_not_counted(workplace, counted=counted)


@app.command()
def winning(name: Coalition, share: Share = None, count: Count = None, must_have: MustHave = None) -> None:
    """Decide anew what counts as winning; all that is stated here must hold, and nothing else."""
    from service.wording import winning_in_words

    with up_to_date() as workplace:
        services = workplace.services
        news = services.recording.define_winning(name, share=share, count=count, must_have=must_have or ())
        counted = wait_until_counted(workplace, name)
        shown = services.reading.coalition(name)
    say(f"'{shown.name}' {winning_in_words(shown)}{'' if news else ', as before'}.")
    say_if_not_counted(workplace, counted=counted)


@app.command("list")
def list_(as_json: AsJson = False, *, on: On = None, known: Known = None) -> None:
    """All coalitions and where each stands."""
    with up_to_date() as workplace:
        found = workplace.services.reading.coalitions(*cut(workplace.services, on, known))
    if as_json:
        from gateway.cli.showing import summary_as_json

        print_json([summary_as_json(each) for each in found])
        return
    if not found:
        say("There is no coalition yet; form one with: groundswell coalition create NAME")
        return
    shown = table(
        "coalition",
        "strength",
        "momentum",
        "members",
        "stakeholders",
        "facts",
        "through",
        right=("strength", "momentum", "members", "stakeholders", "facts"),
        whole=("through",),
    )
    for each in found:
        figures = (f"{number:,}" for number in (each.members, each.stakeholders, each.facts))
        through = f"{each.through or '–'}{'' if each.counted else ' *'}"
        shown.add_row(_plain(each.name), points(each.strength), signed(each.momentum), *figures, through)
    out().print(shown)
    if not all(each.counted for each in found):
        say("* newer facts are not counted yet", "dim")


@app.command()
def show(name: Coalition, as_json: AsJson = False, *, on: On = None, known: Known = None) -> None:
    """One coalition: where it stands, the whip count, milestones, recent interactions with their ids."""
    from gateway.cli import showing

    with up_to_date() as workplace:
        shown = showing.look(workplace.services, name, *cut(workplace.services, on, known))
    if as_json:
        print_json(shown.as_json())
    else:
        shown.print()


@app.command()
def milestone(
    name: Coalition,
    milestone: Annotated[str, typer.Argument(help="The step's name.", metavar="MILESTONE")],
    due: Annotated[str | None, typer.Option(help="Plan it for a date, or move it there.", metavar="DATE")] = None,
    reached: Annotated[str | None, typer.Option(help="Tick it off on a date.", metavar="DATE")] = None,
) -> None:
    """Plan a milestone, or tick it off."""
    if due is None and reached is None:
        raise BadInput("A milestone needs a date; give --due DATE to plan it or --reached DATE to tick it off.")
    with up_to_date() as workplace:
        recording, today = workplace.services.recording, workplace.services.clock().date()
        news = False
        if due is not None:
            news |= recording.plan_milestone(name, milestone, typed.day(due, "--due", today))
        if reached is not None:
            news |= recording.reach_milestone(name, milestone, typed.past_day(reached, "--reached", today))
        counted = wait_until_counted(workplace, name)
    say(f"The milestone '{milestone}' is {'recorded' if news else 'recorded already'}.")
    say_if_not_counted(workplace, counted=counted)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")
