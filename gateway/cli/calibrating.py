"""`groundswell calibrate`: fit the support model to a coalition's own past, and adopt what is better."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from gateway.cli.opening import say_if_not_counted, up_to_date, wait_until_counted
from gateway.cli.options import AsJson, Coalition
from gateway.cli.output import FOR, QUIET, out, print_json, progress, say, table
from service.figures_in_words import many

if TYPE_CHECKING:
    from domain.calibration import Calibration

Adopt = Annotated[
    bool, typer.Option("--adopt", help="Weigh support by the fit from today on, if it is better on the later part.")
]


def calibrate(name: Coalition, adopt: Adopt = False, as_json: AsJson = False) -> None:
    """Fit half-life, pulls and weights of kinds to a coalition's past, and judge the fit by what came later.

    Parameters are fitted on the first part of the acts; on the later part the fit and the policy in force each
    predict every act from strictly earlier days. What is not clearly better there is not adopted. Adopting is a fact:
    earlier figures stay what they were, and every series shows the change.
    """
    from domain.calibration import calibration

    with up_to_date() as workplace:
        services = workplace.services
        situation = services.situations.of(name)
        with progress("Fitting") as bar:
            told = calibration(situation.acts, bar)
        adopted = adopt and told.better and services.recording.adopt_policy(name, told.fitted)
        counted = wait_until_counted(workplace, name) if adopted else True
    if as_json:
        print_json(record(situation.coalition, told, adopted=adopted))
        return
    _tell(situation.coalition, told)
    _tell_outcome(told, adopt=adopt, adopted=adopted)
    say_if_not_counted(workplace, counted=counted)


def record(coalition: str, told: "Calibration", *, adopted: bool) -> dict[str, Any]:
    """The stable form for programs; see docs/json.md."""
    from dataclasses import asdict

    from domain.time import day_of

    return {
        "coalition": coalition,
        "since": day_of(told.since).isoformat(),
        "learnt": told.learnt,
        "judged": told.judged,
        "present": told.present.model_dump(mode="json"),
        "fitted": told.fitted.model_dump(mode="json"),
        "before": asdict(told.before),
        "after": asdict(told.after),
        "gain": told.gain,
        "error": told.error,
        "better": told.better,
        "adopted": adopted,
    }


def _tell(coalition: str, told: "Calibration") -> None:
    from domain.time import day_of
    from service.wording import policy_changes

    split = f"fitted on {many(told.learnt, 'act')}, judged on {many(told.judged, 'act')} since {day_of(told.since)}"
    out().print(Text.assemble((coalition, "bold"), f" · {split}"), soft_wrap=True)
    changed = policy_changes(told.fitted, told.present)
    if not changed:
        say("  The past asks for no other parameters than those in force.")
        return
    shown = table("  parameter", "in force", "fitted", right=("in force", "fitted"))
    for name, present, fitted in changed:
        shown.add_row(f"  {name}", present, Text(fitted, style=FOR))
    out().print(shown)


def _tell_outcome(told: "Calibration", *, adopt: bool, adopted: bool) -> None:
    if told.fitted == told.present:
        return
    error = "" if told.error is None else f" ± {told.error:.4f}"
    losses = f"{told.before.log_loss:.4f} in force, {told.after.log_loss:.4f} fitted"
    say(f"  Log loss of the later acts: {losses}; lower by {told.gain:.4f}{error} (one standard error over days).")
    if adopted:
        say("  Adopted: support is weighed by the fit from today on.", FOR)
    elif not told.better:
        say("  The fit is not clearly better on what came later, so it is not adopted.", "" if adopt else QUIET)
    elif adopt:
        say("  It is in force already.")
    else:
        say("  It is better on what came later. Adopt it with: --adopt", QUIET)
