"""The colours of support and opposition: blue against orange, the same on every page.

Blue and orange stay apart for every common kind of colour blindness, and all of these can be told
from a white and from a dark page.
"""

from domain.values import Stance

FOR = "#1f6fb8"
AGAINST = "#cf5a10"
QUIET = "#7b8896"
"""What is neither: lines to compare with, and text inside charts."""

SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.3~f')"
"""Labels of an axis of changes: '+2', '0', '−2'."""

STANCE_COLOURS = {
    Stance.STRONG_SUPPORT: FOR,
    Stance.SUPPORT: "#86b8e3",
    Stance.UNDECIDED: "#b3b8be",
    Stance.OPPOSE: "#f2b06c",
    Stance.STRONG_OPPOSE: AGAINST,
    Stance.UNAWARE: "rgba(140, 150, 162, 0.35)",
}

APART = ["#1f6fb8", "#cf5a10", "#8a63b0", "#2f8f7f"]
"""Things that have no side, such as coalitions compared: apart for every common kind of colour blindness."""

RING = "#8a63b0"
"""What is pointed out, whatever side it is on."""
