"""Data frames behind the charts and tables: one row for each mark or line shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

import pandas as pd
import pyarrow as pa

from dashboard import span as spans
from dashboard import words
from dashboard.span import Span
from domain.acts import RETRACTION
from domain.time import day_of
from domain.whip import Band
from service.projections.entries import Entry, Mark
from service.projections.series import Series
from service.reading import Stakeholder
from service.wording import stance_in_words

CELLS = 110
"""Marks of one kind closer than a span's 110th part are drawn as one."""


def as_sent(frame: pd.DataFrame) -> pa.Table:
    """A frame as browsers get it; Streamlit would make it anew each time it is shown. For those that are kept."""
    return pa.Table.from_pandas(frame, preserve_index=False)


def days(series: Series, span: Span) -> pd.DataFrame:
    """One row for each day shown: strength (0 to 1) and momentum (points)."""
    at = spans.places(series, span)
    return pd.DataFrame(
        {
            "day": pd.to_datetime([day_of(series.first_day + place) for place in at]),
            "strength": series.strength[at],
            "momentum": series.momentum[at],
        }
    )


def marks(found: Sequence[Mark], span: Span) -> pd.DataFrame:
    """One row for each mark drawn: its kind, how many facts it stands for, and which."""
    width = max(1, span.days // CELLS)
    shown = [mark for mark in found if span.first <= mark.day <= span.last]

    def cell(mark: Mark) -> tuple[str, int]:
        return mark.kind, (mark.day - span.first).days // width

    groups = (list(group) for _, group in groupby(sorted(shown, key=cell), key=cell))
    return pd.DataFrame([_mark(group) for group in groups], columns=["day", "kind", "facts", "what"])


def _mark(group: list[Mark]) -> dict[str, object]:
    first, last = group[0].day, group[-1].day
    when = words.day(first) if first == last else f"{words.day(first)} to {words.day(last)}"
    return {
        "day": pd.Timestamp(first + timedelta(days=(last - first).days // 2)),
        "kind": words.headed(group[0].kind),
        "facts": len(group),
        "what": f"{words.listed([mark.label for mark in group])} ({when})",
    }


def whip(bands: Iterable[Band]) -> pd.DataFrame:
    """One row for each band of the whip scale."""
    columns = ["stance", "heads", "share", "label"]
    rows = [(_stance(band.stance), band.heads, band.share, _band_label(band)) for band in bands]
    return pd.DataFrame(rows, columns=columns)


def _band_label(band: Band) -> str:
    return f"{words.percent(band.share)} · {band.heads:,}"


def _stance(stance: str) -> str:
    return stance.capitalize()


def standings(stakeholders: Iterable[Stakeholder]) -> pd.DataFrame:
    """One row for each stakeholder, under the headings that tables show."""
    columns: dict[str, Callable[[Stakeholder], object]] = {
        "Stakeholder": attrgetter("name"),
        "Stance": lambda each: _stance(each.partner.stance),
        "Support": attrgetter("partner.support"),
        "80 % interval": lambda each: words.between(each.partner.low, each.partner.high),
        "Bloc": lambda each: each.partner.bloc or "",
        "Influence": attrgetter("partner.influence"),
        "Drive": attrgetter("partner.drive"),
        "Member": attrgetter("partner.member"),
        "stands": lambda each: _stance(stance_in_words(each.partner)),
        "low": attrgetter("partner.low"),
        "high": attrgetter("partner.high"),
    }
    rows = [[value(each) for value in columns.values()] for each in stakeholders]
    return pd.DataFrame(rows, columns=list(columns))


def everybody(stakeholders: Iterable[Stakeholder]) -> pa.Table:
    """The same as a table shows it: support in percent, and where they stand in words."""
    them = standings(stakeholders)
    drive = them["Drive"].round(2) + 0.0  # no minus before a zero
    shown = them.assign(Support=100 * them["Support"], Stance=them["stands"], Drive=drive)
    return as_sent(shown.drop(columns=["low", "high", "stands"]))


def facts(entries: Sequence[Entry], amended: Mapping[int, str] | None = None) -> pd.DataFrame:
    """One row for each fact, as tables show it; what was amended later says so.

    `amended` has the kind of what amended each fact; left out, it is looked for among the entries.
    """
    among = {entry.amends: entry.kind for entry in entries if entry.amends is not None}
    later = among if amended is None else amended
    return pd.DataFrame(
        [
            {
                "Happened": entry.occurred_at.date(),
                "Stakeholder": entry.stakeholder or "",
                "What": words.headed(entry.kind) + fate(later.get(entry.position)),
                "Tone": words.TONES.get(entry.tone, "") if entry.tone is not None else "",
                "Note": entry.told,
                "Recorded by": entry.recorded_by,
                "Known": entry.recorded_at.date(),
            }
            for entry in entries
        ],
        columns=["Happened", "Stakeholder", "What", "Tone", "Note", "Recorded by", "Known"],
    )


def fate(amended_by: str | None) -> str:
    """What became of a fact, as the end of a line, by the kind of what amended it."""
    if amended_by is None:
        return ""
    return " (taken back)" if amended_by == RETRACTION else " (corrected)"
