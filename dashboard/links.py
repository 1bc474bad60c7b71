"""Links between pages; the coalition goes with them."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard import menu

Choice = str | list[str]
"""A choice in the address; of several, each stands in it."""


def menu_of_pages() -> None:
    """The menu. Its links keep the coalition, so that they can be opened elsewhere and passed on."""
    for section, names in menu.SECTIONS.items():
        st.markdown(f"**{section}**")
        for name in names:
            to(name, menu.title(name), icon=menu.icon(name))


def to(page: str, label: str, *, icon: str | None = None, **choices: Choice) -> None:
    """A link to another page with these choices made."""
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
