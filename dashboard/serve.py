"""What the server runs: the app, inside everything that is checked before it. `groundswell dashboard` starts it."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard.addresses import Addresses
from dashboard.attempts import Attempts
from dashboard.frontend import Frontend
from dashboard.gate import Gate
from dashboard.headers import Headers
from dashboard.origins import SameOrigin
from dashboard.provider import secrets
from dashboard.returning import Returning
from service.collecting import spare_what_stays
from service.limits import limits
from service.settings import Settings
from service.sign_in import LOOPBACK, ready
from service.wiring import utc_now
from workers.counting import make_counting

settings = Settings()
signing_in = ready(settings, st.get_option("server.address") or "0.0.0.0")  # noqa: S104  # nosec B104 # what Streamlit does unasked
hosts = [*LOOPBACK, "[::1]", *([signing_in.host] if signing_in else [])]

app = st.App(
    Path(__file__).parent / "app.py",
    secrets=secrets(signing_in),
    middleware=[
        Middleware(
            Headers,
            encrypted=signing_in is not None and signing_in.encrypted,
            lasting=int(settings.session_hours * 3600),
        ),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Frontend),
        Middleware(SameOrigin),
        Middleware(Addresses),
        *(
            [
                Middleware(Attempts, limit=limits(utc_now, make_counting(settings)).sign_in),
                Middleware(Gate, secret=signing_in.cookie_secret),
                Middleware(Returning),
            ]
            if signing_in
            else []
        ),
    ],
)

spare_what_stays()
