"""`python -m benchmarks.soak --minutes 10 --rate 200`: minutes of load and faults; writes benchmarks/soak.md."""

import time
from typing import Annotated

import typer

from benchmarks.soak import files, judging, report, story
from benchmarks.soak.course import a_course
from benchmarks.soak.report import Told
from benchmarks.soak.stage import SMALL, Stage, set_up
from service.settings import Settings
from workers.workplace import open_workplace

Minutes = Annotated[float, typer.Option(min=0.5, help="How long facts are recorded while things break.")]
Rate = Annotated[float, typer.Option(min=1, help="Facts a second.")]
Kills = Annotated[int, typer.Option(min=1, help="Writers of a SQLite file killed in the midst of saves.")]


def main(minutes: Minutes = 10.0, rate: Rate = 200.0, kills: Kills = 1_000) -> None:
    """Exit code 1 where something became much slower or larger; what is lost or doubled ends it with an error."""
    begun = time.monotonic()

    def say(text: str) -> None:
        typer.echo(f"[{time.monotonic() - begun:5.0f} s] {text}")

    with set_up() as stage, a_course(stage, minutes * 60, say) as course:
        workplace = open_workplace(Settings.model_validate(stage.settings))
        services = workplace.services
        say("recording what was before")
        story.begin(services)
        say(f"{services.status().facts:,} facts to begin with")
        course.run(rate / story.PARTICIPANTS)
        saved = judging.saves(course)
        facts = len(saved) * story.PARTICIPANTS
        say(f"{facts:,} facts acknowledged; waiting until all is counted")
        caught_up = judging.await_counted(services)
        say("comparing")
        whole = judging.judge(services, saved)
        workplace.close()
        told = Told(
            minutes=minutes,
            rate=rate,
            kept=facts / course.seconds,
            saved=facts,
            caught_up=caught_up,
            whole=whole,
            thirds=judging.thirds(course, saved),
            done=course.done,
            small=_small(stage),
            killed=files.kill(stage.folder, kills, say),
        )
    report.write(told)
    typer.echo(report.page(told))
    raise typer.Exit(not told.stable)


def _small(stage: Stage) -> str:
    if stage.small:
        return f"The small file system is a tmpfs of {SMALL:,} MB under PostgreSQL's folder, filled up by another file."
    return "No file system was filled up: this account may not mount one (run it as root for that)."


if __name__ == "__main__":
    typer.run(main)
