"""The pages, by whom they are for; their order is the menu's.

They lie in `screens/`: a folder named `pages/` would make Streamlit run a page without the app
around it, whenever it is the first one that anybody opens.
"""

from copy import copy
from functools import cache

import streamlit as st

from domain.roles import Right
from service.guard import Guard, Need, Where

MANAGERS, LEADERS, AUDITORS, ADMINS = "Manage", "Lead", "Audit", "Keep"

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    LEADERS: {
        "momentum": ("Momentum", ":material/trending_up:"),
        "compare": ("Compare", ":material/stacked_line_chart:"),
        "whip": ("Whip count", ":material/how_to_vote:"),
        "map": ("Map", ":material/bubble_chart:"),
        "network": ("Network", ":material/hub:"),
        "readiness": ("Readiness", ":material/fact_check:"),
        "directions": ("Directions", ":material/explore:"),
        "alerts": ("Alerts", ":material/notifications:"),
        "what_if": ("What-if", ":material/fork_right:"),
        "brief": ("Brief", ":material/newspaper:"),
    },
    MANAGERS: {
        "week": ("My week", ":material/checklist:"),
        "log": ("Log", ":material/edit_note:"),
        "import": ("Import", ":material/upload_file:"),
        "stakeholder": ("Stakeholder", ":material/person:"),
    },
    AUDITORS: {
        "replay": ("Replay", ":material/history:"),
        "difference": ("Difference", ":material/compare_arrows:"),
        "facts": ("Facts", ":material/receipt_long:"),
        "checks": ("Checks", ":material/verified:"),
    },
    ADMINS: {
        "access": ("Access", ":material/key:"),
    },
}
"""Of each page: the file in `screens/` and the path in the address, its title, its icon."""

FIRST = "momentum"
"""The page that the bare address opens."""


LOGGING = Need(Right.LOG, Where.SOMEWHERE)
NEEDED = {
    "log": LOGGING,
    "import": LOGGING,
    "checks": Need(Right.AUDIT, Where.EVERYWHERE),
    "access": Need(Right.SEE, Where.SOMEWHERE),
}
"""The right without which a page has nothing to offer; reading in some coalition where nothing is said."""


def offered(guard: Guard) -> list[str]:
    """The pages that somebody has a use for."""
    somewhere = guard.somewhere()
    everywhere = {right for right in somewhere if guard.may(right, None)}
    return [
        name
        for named in SECTIONS.values()
        for name in named
        if (need := needed(name)).right in (everywhere if need.where is Where.EVERYWHERE else somewhere)
    ]


def ask(guard: Guard, name: str) -> None:
    """Raise `NotAllowed` unless somebody has a use for a page."""
    need = needed(name)
    (guard.ask_everywhere if need.where is Where.EVERYWHERE else guard.ask_somewhere)(need.right)


def needed(name: str) -> Need:
    """What a page needs."""
    return NEEDED.get(name, Need(Right.READ, Where.SOMEWHERE))


def title(name: str) -> str:
    """What a page is called."""
    return _listed(name)[0]


def icon(name: str) -> str:
    """The page's icon."""
    return _listed(name)[1]


def _listed(name: str) -> tuple[str, str]:
    return next(named[name] for named in SECTIONS.values() if name in named)


def pages() -> list[st.Page]:
    """All pages, in the menu's order, for the run of one reader: Streamlit notes in them which one it runs."""
    return [copy(page(name)) for named in SECTIONS.values() for name in named]


@cache
def page(name: str) -> st.Page:
    """One page by its name, to link to; made once, for Streamlit looks for its file each time."""
    return st.Page(f"screens/{name}.py", title=title(name), icon=icon(name), url_path=name, default=name == FIRST)
