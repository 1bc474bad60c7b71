"""After signing in: back to the page that was asked for, or to the reason why it did not work.

Streamlit leads everybody to the first page, and says nothing of what went wrong.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.sign_in import CALLBACK

LOGIN = "/auth/login"
SIGNED = "_streamlit_user="
"""How the cookie begins that tells who is signed in."""

ASKED_FOR = "groundswell_asked_for"
"""The cookie that remembers the page meanwhile."""

MINUTES = 10
AWAY, REFUSED, OUT = "away", "refused", "out"
"""What came of it, as the address says."""


@dataclass(frozen=True)
class Returning:
    """Around the app: sees a sign-in begin and end."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, but lead elsewhere."""
        led = {LOGIN: _begun, CALLBACK: _ended}.get(scope["path"]) if scope["type"] == "http" else None
        if led is None:
            await self.app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                led(scope, message)
            elif message["type"] == "http.response.body" and scope["path"] == LOGIN:
                message = dict(message) | {
                    "body": b""
                }  # a redirect needs none, and what went wrong is not for the screen
            await send(message)

        await self.app(scope, receive, answer)


def _begun(scope: Scope, message: Message) -> None:
    headers = MutableHeaders(scope=message)
    headers["content-length"] = "0"
    if message["status"] >= 400:  # noqa: PLR2004  the provider does not answer
        message["status"] = 302
        headers["location"] = f"/?sign_in={AWAY}"
    elif page := _asked_for(Headers(scope=scope)):
        headers.append("set-cookie", _cookie(quote(page, safe=""), MINUTES * 60))


def _ended(scope: Scope, message: Message) -> None:
    headers = MutableHeaders(scope=message)
    asked = parse_qs(scope["query_string"].decode("latin-1"))
    if any(each.startswith(SIGNED) and not each.startswith(f'{SIGNED}""') for each in headers.getlist("set-cookie")):
        headers["location"] = _remembered(Headers(scope=scope)) or "/"
    else:
        headers["location"] = f"/?sign_in={REFUSED if 'code' in asked or 'error' in asked else OUT}"
    headers.append("set-cookie", _cookie("", 0))


def _cookie(value: str, seconds: int) -> str:
    return f"{ASKED_FOR}={value}; Path={CALLBACK}; Max-Age={seconds}; HttpOnly; SameSite=lax"


def _asked_for(headers: Headers) -> str | None:
    """The page of ours on which somebody pressed the button."""
    parts = urlsplit(headers.get("referer", ""))
    if parts.netloc != headers.get("host"):
        return None
    return _ours(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path)


def _remembered(headers: Headers) -> str | None:
    return _ours(unquote(cookie_parser(headers.get("cookie", "")).get(ASKED_FOR, "")))


def _ours(page: str) -> str | None:
    """A page of this dashboard and of nobody else; whoever could plant the cookie leads nowhere."""
    parts = urlsplit(page)
    outside = parts.netloc or parts.scheme or page.startswith("//") or "\\" in page or not page.isprintable()
    again = parts.path == CALLBACK or "sign_in" in parse_qs(parts.query)
    return None if not page.startswith("/") or outside or again else page
