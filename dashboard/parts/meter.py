"""Scores from 0 to 100 as rows of HTML: what, a bar with its figure, and what it was counted from."""

from collections.abc import Iterable
from html import escape

from dashboard.shown.scores import Row
from dashboard.theme import FOR

STYLE = f"""
<style>
.gw-meter.gw-meter {{ display: grid; grid-template-columns: minmax(6.2rem, auto) 1fr; gap: 0.55rem 0.8rem;
  margin: 0.2rem 0 0; padding: 0; }}
.gw-meter dt {{ margin: 0; padding: 0; font-size: 0.85rem; font-weight: 600; }}
.gw-meter dt small {{ display: block; font-weight: 400; opacity: 0.75; }}
.gw-meter dd {{ margin: 0; padding: 0; font-size: 0.85rem; line-height: 1.35; overflow-wrap: anywhere; }}
.gw-bar {{ display: flex; align-items: center; gap: 0.5rem; font-variant-numeric: tabular-nums; font-weight: 600; }}
.gw-bar i {{ flex: 1; height: 0.5rem; border-radius: 4px;
  background: color-mix(in srgb, currentColor 13%, transparent); }}
.gw-bar b {{ display: block; height: 100%; border-radius: 4px; background: {FOR}; }}
.gw-bar span {{ min-width: 2.1rem; text-align: right; }}
.gw-none {{ opacity: 0.75; }}
.stPageLink a * {{ white-space: normal !important; }}
</style>
"""
"""To be shown once on a page that has meters; links that are whole sentences wrap by it, too."""


def bar(score: float | None) -> str:
    """A score as a bar with its figure behind; nothing where it is not known."""
    if score is None:
        return ""
    return f'<div class="gw-bar"><i><b style="width: {score:.1f}%"></b></i><span>{score:.0f}</span></div>'


def rows(scores: Iterable[Row]) -> str:
    """Scores one below the other."""
    return f'<dl class="gw-meter">{"".join(_row(each) for each in scores)}</dl>'


def _row(each: Row) -> str:
    aside = f"<small>{escape(each.aside)}</small>" if each.aside else ""
    quiet = ' class="gw-none"' if each.score is None else ""
    return f"<dt>{escape(each.name.capitalize())}{aside}</dt><dd{quiet}>{bar(each.score)}{escape(each.told)}</dd>"
