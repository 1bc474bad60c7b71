"""Granting and revoking roles, and making and revoking one's own tokens."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

import streamlit as st

from dashboard import choices, data, tables, words
from dashboard.shown import access as shown
from domain.errors import GroundswellError
from domain.roles import Role, Scope
from domain.tokens import Issued
from service.access import Held
from service.tokens import DAYS, MOST_DAYS

ROLES, SCOPES = list(Role), list(Scope)
SAID = "access said"
MADE = "access made"


def say_what_was_done() -> None:
    """What the last change did, once."""
    if said := st.session_state.pop(SAID, None):
        st.success(said, icon=":material/check:")


def roles(held: Sequence[Held], on: date) -> None:
    """Who has which role at the end of a day."""
    if not held:
        st.caption(shown.nobody(on))
        return
    st.dataframe(
        shown.roles(held),
        hide_index=True,
        column_config={"Since": tables.DATE},
        alt="Roles: where, who, which, granted by whom and when.",
    )


def grant(places: Sequence[str | None]) -> None:
    """A form to give somebody a role, in the coalition that the address names unless another is chosen."""
    here = choices.asked("coalition")
    with st.form("grant", clear_on_submit=True):
        st.markdown("**Grant a role**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            person = st.text_input("Email address they sign in with")
            role = st.selectbox("Role", ROLES)
            place = st.selectbox(
                "Where", places, index=places.index(here) if here in places else 0, format_func=shown.where
            )
            sent = st.form_submit_button("Grant", type="primary")
    if sent:
        told = f"{words.escaped(person.strip().lower())} is {role} {_in(place)}."
        _do(lambda: data.services().roles.grant(place, person, role), told)


def revoke(held: Sequence[Held]) -> None:
    """A form to take a role away."""
    with st.form("revoke", clear_on_submit=True):
        st.markdown("**Revoke a role**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox("Whose", held, index=None, format_func=_told, placeholder="Choose one")
            sent = st.form_submit_button("Revoke")
    if sent and chosen:
        told = f"{words.escaped(chosen.person)} is no longer {chosen.role} {_in(chosen.coalition)}."
        _do(lambda: data.services().roles.revoke(chosen.coalition, chosen.person, chosen.role), told)


def tokens() -> None:
    """One's own tokens: what there is, a new one, and the end of one."""
    st.header("Your access tokens")
    st.caption(
        "For commands and programs that act for you: set one as `GROUNDSWELL_TOKEN`. A token never lets more than "
        "you may yourself, and whoever has it acts as you: keep it as you keep a password."
    )
    found = data.services().tokens.listed()
    _show_made()
    if found:
        dates = {"Made": tables.DATE, "Expires": tables.DATE}
        st.dataframe(shown.tokens(found), hide_index=True, column_config=dates, alt="Your tokens.")
        _revoke_token(found)
    _new_token()


def _show_made() -> None:
    """A new token, this once."""
    if made := st.session_state.pop(MADE, None):
        st.success("Copy the token now: it is shown this once, and only a hash of it is kept.", icon=":material/key:")
        st.code(made, language=None)


def _new_token() -> None:
    with st.form("new token", clear_on_submit=True):
        st.markdown("**Make a token**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            label = st.text_input("What it is for")
            scope = st.selectbox("Lets", SCOPES, format_func=shown.SCOPES.__getitem__)
            days = st.number_input("Days", 1, MOST_DAYS, DAYS, help="How long it is good for.")
            sent = st.form_submit_button("Make it", type="primary")
    if sent:
        _do(lambda: _keep(data.services().tokens.new(label, [scope], int(days)).text), None)


def _keep(text: str) -> None:
    st.session_state[MADE] = text


def _revoke_token(found: Sequence[Issued]) -> None:
    names = {str(each.token_id): each.label for each in found}
    with st.form("revoke token", clear_on_submit=True), st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Revoke", list(names), index=None, format_func=names.__getitem__, placeholder="Choose one"
        )
        sent = st.form_submit_button("Revoke")
    if sent and chosen:
        told = f"The token for {words.escaped(names[chosen])} is good for nothing any more."
        _do(lambda: data.services().tokens.revoke(UUID(chosen)), told)


def _do(change: Callable[[], object], told: str | None) -> None:
    try:
        change()
    except GroundswellError as error:
        st.error(words.escaped(str(error)))
        return
    if told:
        st.session_state[SAID] = told
    st.rerun()


def _told(held: Held) -> str:
    return f"{held.person}, {held.role} {_in(held.coalition)}"


def _in(coalition: str | None) -> str:
    return shown.EVERYWHERE if coalition is None else f"in {words.escaped(coalition)}"
