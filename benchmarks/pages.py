"""How long the scripts of the pages take, one visitor at a time and twenty at once."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from random import Random
from statistics import median, quantiles
from threading import Barrier, BrokenBarrierError

from benchmarks.served import Served
from benchmarks.sides import duration
from benchmarks.wire import Visitor, visiting

Times = Mapping[str, Sequence[float]]
"""Seconds by page."""


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 keep; of a few, nearly the longest."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def paths(visitor: Visitor, choices: Mapping[str, str]) -> list[str]:
    """The paths of all pages."""
    visitor.open("", choices)
    return [*visitor.pages]


def warm(site: Served, choices: Mapping[str, str], rounds: int) -> Times:
    """Each page again and again, when all that it shows was shown before."""
    with visiting(site.host) as visitor:
        pages = paths(visitor, choices) or [""]
        for page in pages:
            visitor.open(page, choices)
        return {page: [visitor.open(page, choices) for _ in range(rounds)] for page in pages}


def cold(site: Served, choices: Mapping[str, str], rounds: int, news: Callable[[], None]) -> Times:
    """Each page the first time after a new fact was counted, before any other page saw that fact."""
    with visiting(site.host) as visitor:
        return {page: [_after(news, visitor, page, choices) for _ in range(rounds)] for page in paths(visitor, choices)}


def _after(news: Callable[[], None], visitor: Visitor, page: str, choices: Mapping[str, str]) -> float:
    news()
    return visitor.open(page, choices)


def seen_once(site: Served, choices: Mapping[str, str]) -> None:
    """Show everything once, so that whoever comes next finds it warm."""
    with visiting(site.host) as visitor:
        for page in paths(visitor, choices):
            visitor.open(page, choices)


def at_once(site: Served, choices: Mapping[str, str], people: int, clicks: int) -> list[float]:
    """What each click took, where everybody clicks at the same instant, each on another page."""
    together = Barrier(people)

    def click(visitor: Visitor, page: str) -> float | None:
        try:
            return _together(together, visitor, page, choices)
        except BrokenBarrierError:  # somebody else failed, and says why
            return None

    return _clicked(site, choices, people, clicks, click)


def in_their_time(site: Served, choices: Mapping[str, str], people: int, clicks: int, pace: float) -> list[float]:
    """What each click took, where everybody clicks when they have read: after `pace` seconds in the mean."""
    chance = Random(1)

    def click(visitor: Visitor, page: str) -> float:
        time.sleep(chance.expovariate(1 / pace))
        return visitor.open(page, choices)

    return _clicked(site, choices, people, clicks, click)


def _clicked(
    site: Served, choices: Mapping[str, str], people: int, clicks: int, click: Callable[[Visitor, str], float | None]
) -> list[float]:
    with ExitStack() as stack, ThreadPoolExecutor(people) as threads:
        visitors = [stack.enter_context(visiting(site.host)) for _ in range(people)]
        pages = [paths(visitor, choices) or [""] for visitor in visitors]

        def clicks_of(person: int) -> list[float | None]:
            return [click(visitors[person], page) for page in _way(pages[person], person, clicks)]

        return [took for each in threads.map(clicks_of, range(people)) for took in each if took is not None]


def _together(together: Barrier, visitor: Visitor, page: str, choices: Mapping[str, str]) -> float:
    together.wait()
    try:
        return visitor.open(page, choices)
    except Exception:
        together.abort()  # nobody waits for one who does not come
        raise


def _way(pages: Sequence[str], person: int, clicks: int) -> list[str]:
    """The pages that somebody opens one after another."""
    return [pages[(person + click) % len(pages)] for click in range(clicks)]


def worst(times: Times) -> float:
    """The 95 of 100 of the slowest page."""
    return max(p95(each) for each in times.values())


def table(warm_times: Times, cold_times: Times) -> str:
    """Every page with what it takes, the slowest first."""
    rows = [
        f"| {page or '(first)'} | {duration(median(warm_times[page]))} | {duration(p95(warm_times[page]))} "
        f"| {duration(median(cold_times[page]))} | {duration(p95(cold_times[page]))} |"
        for page in sorted(cold_times, key=lambda page: -p95(cold_times[page]))
    ]
    head = "| page | warm, median | warm, 95 of 100 | cold, median | cold, 95 of 100 |\n| --- | --- | --- | --- | --- |"
    return "\n".join([head, *rows])
