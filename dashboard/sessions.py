"""The sessions of this dashboard: how long one lasts, which are over, and who a cookie says is signed in."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from service.sessions import Sessions
from service.settings import Settings
from service.wiring import utc_now
from workers.counting import make_counting

COOKIE = "_streamlit_user"
"""The cookie that tells who is signed in; a long one goes on in others."""


@cache
def sessions() -> Sessions:
    """The sessions of this process; with a Redis, of all."""
    settings = Settings()
    return Sessions(int(settings.session_hours * 3600), utc_now, make_counting(settings))


def claims_in(cookies: Mapping[str, str], secret: str) -> dict[str, Any] | None:
    """Who is signed in by these cookies; None if nobody is, or their signature is none of ours or too old."""
    days = sessions().seconds / 86_400

    def one(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies[name], days) if name in cookies else None

    found = get_cookie_with_chunks(one, COOKIE)
    claims = json.loads(found) if found else None
    return claims if isinstance(claims, dict) else None
