"""Links between pages; the coalition goes with them."""

from collections.abc import Collection
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard import data, menu
from domain.roles import Right

Choice = str | list[str]
"""A choice in the address; of several, each stands in it."""


def menu_of_pages(offered: Collection[str]) -> None:
    """The menu of these pages. Its links keep the coalition, so that they can be opened elsewhere and passed on."""
    _menu(tuple(offered), _with_coalition({}))


@st.cache_data(show_spinner=False, max_entries=100)  # it is a third of all that a page says, the same each time
def _menu(offered: Collection[str], choices: dict[str, Choice]) -> None:
    for section, named in menu.SECTIONS.items():
        names = [name for name in named if name in offered]
        if names:
            st.markdown(f"**{section}**")
        for name in names:
            st.page_link(menu.page(name), label=menu.title(name), icon=menu.icon(name), query_params=choices)


def to(page: str, label: str, *, icon: str | None = None, **choices: Choice) -> None:
    """A link to another page with these choices made; none to what the person who looks may not do there."""
    coalition = _with_coalition(choices).get("coalition")
    right = menu.needed(page).right
    if right is Right.READ or not isinstance(coalition, str) or data.may(right, coalition):
        st.page_link(menu.page(page), label=label, icon=icon, query_params=_with_coalition(choices))


def go(page: str, **choices: Choice) -> None:
    """Turn to another page with these choices made."""
    st.switch_page(menu.page(page), query_params=_with_coalition(choices))


def address(page: str, **choices: Choice) -> str:
    """The address of a page with these choices made, for links inside text and charts."""
    path = "" if page == menu.FIRST else page
    return f"/{path}?{urlencode(_with_coalition(choices), doseq=True)}"


def permanent(page: str, **choices: Choice) -> None:
    """A link to copy, that shows the same again on any later day."""
    begin = urlsplit(st.context.url or "")
    with st.popover("Link to this", icon=":material/link:"):
        st.code(f"{begin.scheme}://{begin.netloc}{address(page, **choices)}", language=None, wrap_lines=True)


def _with_coalition(choices: dict[str, Choice]) -> dict[str, Choice]:
    coalition = st.query_params.get("coalition")
    return ({"coalition": coalition} if coalition else {}) | choices
