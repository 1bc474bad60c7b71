"""The board of the whip count, as HTML: it wraps on a telephone, and every tile is a link."""

from html import escape

import streamlit as st

from dashboard import links, words
from dashboard.shown.board import Column, Tile
from dashboard.theme import STANCE_COLOURS
from domain.values import Stance

STYLE = """
<style>
.gw-board { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 0.9rem 0.6rem; }
.gw-band h3 { font-size: 0.95rem; font-weight: 600; margin: 0; padding: 0; }
.gw-band p { font-size: 0.8rem; opacity: 0.8; margin: 0.1rem 0 0.5rem; }
.gw-band ul { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: 0.3rem; }
.gw-band li { margin: 0; padding: 0; }
.gw-band a { display: flex; flex-direction: column; justify-content: center; padding: 0.2rem 0.5rem; color: inherit;
  text-decoration: none; border-left: 5px solid var(--band); border-radius: 5px; font-size: 0.85rem; line-height: 1.25;
  background: color-mix(in srgb, var(--band) 17%, transparent); min-height: max(1.7rem, var(--size) * 6rem); }
.gw-band a:hover { background: color-mix(in srgb, var(--band) 32%, transparent); }
.gw-band a:focus-visible { outline: 2px solid currentColor; }
.gw-band a.gw-away { border-left-style: dashed; }
.gw-name { display: flex; justify-content: space-between; gap: 0.4rem; }
.gw-name b { font-weight: 600; overflow-wrap: anywhere; }
.gw-name span, .gw-note { font-size: 0.75rem; opacity: 0.85; white-space: nowrap; }
.gw-note { white-space: normal; }
.gw-unaware { grid-column: 1 / -1; }
.gw-unaware ul { flex-direction: row; flex-wrap: wrap; }
@media (max-width: 720px) {
  .gw-board { grid-template-columns: minmax(0, 1fr); }
  .gw-band ul { flex-direction: row; flex-wrap: wrap; }
  .gw-band li { flex: 1 1 auto; }
  .gw-band a { min-height: max(1.7rem, var(--size) * 3.2rem); }
}
</style>
"""


def show(columns: list[Column]) -> None:
    """The bands side by side; those who are not aware of the initiative below them."""
    shown = [column for column in columns if column.band.stance is not Stance.UNAWARE or column.band.heads]
    st.html(f'{STYLE}<div class="gw-board">{"".join(_column(column) for column in shown)}</div>')


def _column(column: Column) -> str:
    band = column.band
    unaware = " gw-unaware" if band.stance is Stance.UNAWARE else ""
    what = f"{words.percent(band.share)} · {words.count(band.heads, 'stakeholder')}<br>{escape(column.moved)}"
    tiles = "".join(f"<li>{_tile(tile)}</li>" for tile in column.tiles)
    rest = f"<p>and {column.rest:,} more with {words.share(column.rest_share)}</p>" if column.rest else ""
    head = f"<h3>{escape(band.stance.capitalize())}</h3><p>{what}</p>"
    style = f"--band: {STANCE_COLOURS[band.stance]}"
    return f'<section class="gw-band{unaware}" style="{style}">{head}<ul>{tiles}</ul>{rest}</section>'


def _tile(tile: Tile) -> str:
    where = escape(links.address("stakeholder", stakeholder=tile.name))
    name = f'<span class="gw-name"><b>{escape(tile.name)}</b><span>{words.share(tile.share)}</span></span>'
    notes = "".join(f'<span class="gw-note">{escape(note)}</span>' for note in tile.notes)
    kind = ' class="gw-away"' if tile.away else ""
    return (
        f'<a{kind} href="{where}" target="_self" style="--size: {tile.size:.3f}" '
        f'title="{escape(tile.facts)}">{name}{notes}</a>'
    )
