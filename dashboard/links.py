"""Links between pages; the coalition goes with them."""

from urllib.parse import urlencode

import streamlit as st

from dashboard import menu


def to(page: str, label: str, *, icon: str | None = None, **choices: str) -> None:
    """A link to another page with these choices made."""
    st.page_link(menu.page(page), label=label, icon=icon, query_params=_with_coalition(choices))


def address(page: str, **choices: str) -> str:
    """The address of a page with these choices made, for links inside text and charts."""
    path = "" if page == menu.FIRST else page
    return f"/{path}?{urlencode(_with_coalition(choices))}"


def _with_coalition(choices: dict[str, str]) -> dict[str, str]:
    coalition = st.query_params.get("coalition")
    return ({"coalition": coalition} if coalition else {}) | choices
