"""How often somebody may try to sign in from one address, as far as we see it: passwords are the provider's."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from service.limits import Limit, TooManyAttempts
from service.sign_in import CALLBACK

COUNTED = ("/auth/login", CALLBACK)
"""Where a sign-in begins and where it ends."""


@dataclass(frozen=True)
class Attempts:
    """Around the app: answers 429 where one address tries too often."""

    app: ASGIApp
    limit: Limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what is a try, and answer."""
        if scope["type"] == "http" and scope["path"] in COUNTED:
            try:
                await run_in_threadpool(self.limit.take, _address(scope))
            except TooManyAttempts as error:
                wait = {"Retry-After": str(error.seconds)}
                await PlainTextResponse(str(error), 429, wait)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _address(scope: Scope) -> str:
    """Where a request comes from; behind a proxy that is trusted, what the proxy says."""
    client = scope.get("client")
    return client[0] if client else "unknown"
