"""What every answer of the dashboard tells the browser, so that others cannot misuse the page.

Streamlit sends none of it. The policy is as strict as its frontend lives with: styles are made while it
runs, and Vega compiles the expressions of a chart (`unsafe-eval`). A script written into a page runs only
if it is one of those that the policy knows by their hash.
"""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.parts import cursor

YEAR = 365 * 24 * 3600
SCRIPTS = re.compile(r"<script>(.*?)</script>", re.DOTALL)
LASTING = re.compile(r"(?i)max-age=(\d+)")
PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # addresses name coalitions and people
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def content_security_policy() -> str:
    """What a page may load, run and talk to: this dashboard and nothing else."""
    frontend = Path(streamlit.__file__).parent / "static" / "index.html"
    known = [*SCRIPTS.findall(frontend.read_text(encoding="utf-8")), cursor.SCRIPT]
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'unsafe-eval' {' '.join(map(_named, known))}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _named(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class Headers:
    """Around the app: its answers carry the headers, and its cookies the flags that Streamlit leaves out.

    `encrypted` tells that people come by https. No cookie lives longer than `lasting` seconds.
    """

    app: ASGIApp
    encrypted: bool
    lasting: int
    fixed: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        strict = {"Strict-Transport-Security": f"max-age={YEAR}"} if self.encrypted else {}
        policy = {"Content-Security-Policy": content_security_policy()}
        object.__setattr__(self, "fixed", PLAIN | policy | strict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with more to it."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)

    def _complete(self, headers: MutableHeaders) -> None:
        headers.update(self.fixed)
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", self._flagged(cookie))

    def _flagged(self, cookie: str) -> str:
        bounded = LASTING.sub(lambda found: f"Max-Age={min(int(found[1]), self.lasting)}", cookie)
        secure = self.encrypted and not re.search(r"(?i);\s*secure\b", bounded)
        return f"{bounded}; Secure" if secure else bounded
