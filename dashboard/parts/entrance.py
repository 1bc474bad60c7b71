"""Before the pages: the way in, and what to do where somebody is in and sees nothing."""

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from dashboard import returning, words
from dashboard.signed_in import NotVouchedFor
from domain.errors import GroundswellError
from service.identity import Person
from service.settings import Settings

HERE = Path(__file__).parents[1]
CAME_OF_IT = {
    returning.AWAY: "The provider of your sign-in does not answer. Wait a little and try again; if it goes on, "
    "tell who looks after it.",
    returning.REFUSED: "Signing in did not work: the provider refused it, or it was given up. Try again; "
    "if it goes on, tell who looks after this dashboard.",
    returning.OUT: "You are signed out.",
}
"""What to say of the last try, by what the address says of it."""


def door(reason: GroundswellError, settings: Settings) -> None:
    """The page before signing in: why one is here, and one button."""
    with _room():
        st.title("Groundswell", anchor=False)
        st.markdown("Who is with you on an initiative, how firmly, and what changed that.")
        if told := CAME_OF_IT.get(st.query_params.get("sign_in", "")):
            st.info(told)
        elif isinstance(reason, NotVouchedFor):
            st.warning(words.escaped(str(reason)))
        else:
            st.caption(str(reason))
        if isinstance(reason, NotVouchedFor):
            leave("Sign in as somebody else")
        elif st.button("Sign in", type="primary", width="stretch"):
            st.login()
        st.caption(f"You sign in at {urlsplit(settings.oidc_metadata_url or '').netloc} and come back here.")


def no_role_yet(person: Person, admins: list[str]) -> None:
    """What somebody reads who has no role at all: who they are here, and whom to ask."""
    with _room():
        st.title("No role yet", anchor=False)
        st.markdown(f"You are signed in as **{words.escaped(person.id)}**.")
        st.markdown(
            f"Nobody has given you a role in a coalition. Ask {_whom(person, admins)} for one, then reload this page."
        )
        leave()


def leave(label: str = "Sign out") -> None:
    """The button that ends the session here and, if it can, at the provider."""
    if st.button(label, icon=":material/logout:", width="stretch"):
        st.logout()


def _room() -> "st.delta_generator.DeltaGenerator":
    """A quiet column in the middle, on a telephone as wide as it is."""
    st.html("<style>[data-testid=stSidebar], [data-testid=stExpandSidebarButton] { display: none }</style>")
    middle = st.container(horizontal_alignment="center")
    with middle:
        return st.container(width=420, gap="medium", key="entrance")


def _whom(person: Person, admins: list[str]) -> str:
    """The admins by name for their colleagues; strangers with an address elsewhere do not learn who they are."""
    colleagues = [each for each in admins if each.rpartition("@")[2] == person.id.rpartition("@")[2]]
    return (
        words.escaped(" or ".join(colleagues)) if colleagues else "whoever invited you, or an admin of this dashboard,"
    )
