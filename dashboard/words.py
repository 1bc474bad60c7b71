"""Figures and sentences as people read them, with units."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from math import isnan

from service import figures_in_words, markdown

MINUS = "\u2212"
NOTHING = "–"
TONES = {-2: "hostile", -1: "cool", 0: "neutral", 1: "friendly", 2: "warm"}

LEVEL = 0.05
"""Momentum below this rounds to nothing."""


escaped = markdown.escaped
"""Text as Markdown shows it as it was typed: for all that people named."""

day = figures_in_words.date_in_words
"""A date as '3 Mar 2024'."""


def points(value: float | None) -> str:
    """A change in points: '+2.1', '−0.4', or a dash where there is none."""
    if value is None:
        return NOTHING
    return "0.0" if abs(value) < LEVEL else f"{value:+.1f}".replace("-", MINUS)


def percent(share: float | None) -> str:
    """A share of 1 as '61 %', or a dash where there is none."""
    return NOTHING if share is None or isnan(share) else f"{100 * share:.0f} %"


def share(part: float) -> str:
    """A share of 1, small ones to a tenth, so that few is not none: '0.4 %', '61 %'."""
    return NOTHING if isnan(part) else figures_in_words.percent(part)


def between(low: float, high: float) -> str:
    """An interval of shares of 1, as '52–71 %'."""
    return f"{100 * low:.0f}–{100 * high:.0f} %"


def instant(of: datetime) -> str:
    """A moment as '3 Mar 2024, 14:05:09 UTC'; a bare day's beginning as the day."""
    return day(of.date()) if of.time() == time() else f"{day(of.date())}, {of:%H:%M:%S} UTC"


def plain(kind: str) -> str:
    """A kind of fact without the signs of a file: 'vote_with' is 'vote with'."""
    return kind.rpartition(".")[2].replace("_", " ")


def headed(kind: str) -> str:
    """The same at the head of a line: 'Vote with'."""
    return plain(kind).capitalize()


count = figures_in_words.many
"""A number and what it counts: '1 fact', '1,200 facts'."""


def unbroken(sentence: str) -> str:
    """A sentence in which no line ends between a figure and its percent sign."""
    return re.sub(r"(?<=\d) (?=%)", "\N{NO-BREAK SPACE}", sentence)


def capital(sentence: str) -> str:
    """A sentence with its beginning as a sentence begins; the rest, which may hold names, as it is."""
    return sentence[:1].upper() + sentence[1:]


def listed(names: Sequence[str], limit: int = 6) -> str:
    """Names in a row: 'A', 'A and B', 'A, B and 4 more'."""
    shown = list(names[:limit])
    if len(names) > limit:
        shown.append(f"{len(names) - limit} more")
    return figures_in_words.listed(shown)


def standings_headline(shown: int, of: int) -> str:
    """What the chart of standings shows."""
    whom = f"The {shown} most influential of {of:,}" if shown < of else "Everybody, the most influential first"
    return f"{whom}. Dot: support; bar: its 80 % interval, which the true value leaves one time in five."


def momentum_headline(momentum: float | None, strength: float | None, owed_to: Sequence[str]) -> str:
    """The state of a coalition in a sentence."""
    if momentum is None or strength is None:
        return "Nobody here has influence yet, so there is no strength to speak of."
    if abs(momentum) < LEVEL:
        return f"Momentum is level over four weeks; strength {percent(strength)}."
    owed = f", most owed to {listed([escaped(name) for name in owed_to])}" if owed_to else ""
    return f"Momentum is {points(momentum)} points in four weeks{owed}; strength {percent(strength)}."


def replay_headline(on: date, known: date, momentum: float | None, strength: float | None) -> str:
    """The state of a coalition at two dates in a sentence."""
    when = f"On {day(on)}, by what was known on {day(known)},"
    if momentum is None or strength is None:
        return f"{when} nobody had influence yet."
    return f"{when} strength was {percent(strength)} and momentum {points(momentum)} points in four weeks."


def quiet_since(last_fact: date) -> str:
    """Why a coalition without new facts stands near the middle."""
    return f"The last fact is of {day(last_fact)}. Silence fades what is known; Replay shows how it stood then."


def nothing_yet(*, counted: bool) -> str:
    """Why a coalition shows nothing."""
    if not counted:
        return "The first facts about this coalition are being counted; reload in a moment."
    return "Nothing is recorded about this coalition yet. Log a first interaction, and it shows here."


def whip_headline(behind: float, wins: str) -> str:
    """How the influence of the supporters compares with what wins."""
    compared = f"Supporters hold {percent(behind)} of influence; it {escaped(wins)}"
    return f"{compared}. Each bar: share of influence · stakeholders."
