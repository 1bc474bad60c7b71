"""Who looks at the page: whoever sits at this machine, or who the provider vouches for."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from dashboard.sessions import sessions
from domain.errors import GroundswellError, Invalid
from service.identity import LOCAL, Person, signed_in
from service.settings import Settings

LOOK = 1.0
"""Seconds for which one look is enough at whether a session was ended in another tab."""


class NotSignedIn(GroundswellError):
    """Nobody is signed in here, or no longer; the text says what to do."""


class NotVouchedFor(NotSignedIn):
    """Somebody is signed in at the provider, and it does not vouch for who they are."""


def person(settings: Settings, now: datetime) -> Person:
    """Who looks. Raises `NotSignedIn`."""
    if settings.sign_in == "local":
        return LOCAL
    if not st.user.get("is_logged_in"):
        raise NotSignedIn("Sign in to see your coalitions.")
    claims = st.user.to_dict()
    if _ended(claims):
        raise NotSignedIn("You signed out; sign in again to go on.")
    return vouched_for(claims, settings, now)


@st.cache_data(ttl=LOOK, max_entries=1000, show_spinner=False)
def _ended(claims: dict[str, Any]) -> bool:
    return sessions().ended(claims)


def vouched_for(claims: Mapping[str, Any], settings: Settings, now: datetime) -> Person:
    """The person whom the claims of an id token are about. Raises `NotSignedIn`.

    The token was checked when it came; from then on the session is ours, and ends after
    `session_hours`. The token's own `exp` says until when it may be handed in (minutes, at some
    providers), not how long a person may work.
    """
    if now >= _begun(claims) + timedelta(hours=settings.session_hours):
        raise NotSignedIn("You were signed in for as long as one may be; sign in again to go on.")
    if claims.get("email_verified") is not True and not _assumed(claims, settings):
        raise NotVouchedFor("Your provider does not say that your email address is yours; have it verified there.")
    try:
        return signed_in(str(claims.get("email") or ""), str(claims.get("name") or ""))
    except Invalid as error:
        raise NotVouchedFor("Your provider does not say what your email address is; ask who looks after it.") from error


def _begun(claims: Mapping[str, Any]) -> datetime:
    issued = claims.get("iat")
    if not isinstance(issued, int | float):
        return datetime.fromtimestamp(0, UTC)  # long over: every provider says when
    return datetime.fromtimestamp(issued, UTC)


def _assumed(claims: Mapping[str, Any], settings: Settings) -> bool:
    return settings.oidc_assume_verified and "email_verified" not in claims
