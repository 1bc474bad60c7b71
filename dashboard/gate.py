"""Where people sign in: files only for those who are, and a session that was ended is over everywhere."""

from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.sessions import claims_in, sessions

LOGOUT = "/auth/logout"
FILES = ("/media/", "/_stcore/upload_file/")
"""What pages offer to take away, and what is brought in. Streamlit itself gives and takes them unasked."""


@dataclass(frozen=True)
class Gate:
    """Around the app: knows by the cookie who asks for a file, or signs out."""

    app: ASGIApp
    secret: str = field(repr=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in who is signed in; everybody to the pages, which ask by themselves."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path == LOGOUT:
            await run_in_threadpool(self._end, scope)
        elif path.startswith(FILES) and not await run_in_threadpool(self._lets, scope):
            await PlainTextResponse("Sign in first.", 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _end(self, scope: Scope) -> None:
        if claims := self._claims(scope):
            sessions().end(claims)

    def _lets(self, scope: Scope) -> bool:
        claims = self._claims(scope)
        return claims is not None and not sessions().ended(claims)

    def _claims(self, scope: Scope) -> dict[str, Any] | None:
        return claims_in(HTTPConnection(scope).cookies, self.secret)
