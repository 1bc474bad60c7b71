"""The whip count as a board: a column for each band, a tile for each stakeholder."""

from dataclasses import dataclass

from dashboard import figures, words
from dashboard.moments import Moment
from dashboard.shown.whip import Whip, whip
from domain.movement import Movement
from domain.values import Stance
from domain.whip import Band
from service.wording import stance_in_words

SHOWN = 10
"""Tiles of a column; the others are summed up below them."""

MUCH = 0.03
"""The share of influence that at least it takes for a tile to be high: among many alike all are low."""

KEY = (
    "The higher a tile, the more influence. ▲▼ moved since four weeks ago, ● new on the map, ★ must be for it, "
    "◆ pivotal, ✕ broke away. A tile opens the stakeholder."
)
"""What the signs on the tiles mean."""


@dataclass(frozen=True)
class Tile:
    """One stakeholder; `size` is their influence beside the greatest there is, 0 to 1, as long as that is much."""

    name: str
    size: float
    share: float
    notes: tuple[str, ...]
    facts: str
    away: bool


@dataclass(frozen=True)
class Column:
    """One band with its tiles, the most influential first.

    `rest` are those without a tile, with `rest_share` of influence; `moved` tells who came and went.
    """

    band: Band
    tiles: list[Tile]
    rest: int
    rest_share: float
    moved: str


def columns(moment: Moment) -> list[Column]:
    """The bands from strong support to unaware."""
    return figures.made(moment, _columns)


def _columns(moment: Moment) -> list[Column]:
    shown = whip(moment)
    return [_column(shown, band) for band in shown.count.bands]


def gone(shown: Whip) -> str:
    """Who left the map in four weeks, as a sentence; empty where nobody did."""
    names = [name for name, each in zip(shown.situation.names, shown.moved, strict=True) if each.left]
    return f"Left the map in four weeks: {words.listed([words.escaped(name) for name in names])}." if names else ""


def _column(shown: Whip, band: Band) -> Column:
    mass = shown.situation.standing.mass
    there = [place for place, each in enumerate(shown.moved) if each.now.on_map and each.now.stance == band.stance]
    there.sort(key=lambda place: -mass[place])
    rest, total = there[SHOWN:], float(mass.sum()) or 1.0
    tiles = [_tile(shown, place) for place in there[:SHOWN]]
    return Column(band, tiles, len(rest), float(mass[rest].sum()) / total, _moved(shown.moved, band.stance))


def _tile(shown: Whip, place: int) -> Tile:
    mass, now = shown.situation.standing.mass, shown.moved[place].now
    share = float(mass[place] / (mass.sum() or 1.0))
    support = f"support {words.percent(now.support)} ({words.between(now.low, now.high)})"
    facts = f"{stance_in_words(now)}, {support}, {words.share(share)} of influence"
    return Tile(
        name=shown.situation.names[place],
        size=share / max(float(mass.max() / (mass.sum() or 1.0)), MUCH),
        share=share,
        notes=tuple(_notes(shown, place)),
        facts=f"{facts}, bloc {now.bloc}" if now.bloc else facts,
        away=now.away,
    )


def _notes(shown: Whip, place: int) -> list[str]:
    moved = shown.moved[place]
    notes = ["✕ broke away"] if moved.now.away else []
    if moved.came:
        notes.append("● new on the map")
    elif moved.rise and moved.before is not None:
        notes.append(f"{'▲' if moved.rise > 0 else '▼'} from {stance_in_words(moved.before)}")
    if place in shown.must:
        notes.append("★ must be for it")
    if place in shown.pivotal:
        notes.append(f"◆ decides with {words.percent(float(shown.count.prospects.pivotal[place]))}")
    return notes


def _moved(moved: list[Movement], stance: Stance) -> str:
    here = [each for each in moved if each.before is not None and each.now.on_map and each.before.on_map]
    came = sum(each.now.stance == stance != each.before.stance for each in here if each.before)
    went = sum(each.before.stance == stance != each.now.stance for each in here if each.before)
    told = [f"{came:,} came" if came else "", f"{went:,} went" if went else ""]
    return ", ".join(filter(None, told)) or "as before"
