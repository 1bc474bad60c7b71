"""Only the dashboard's own pages may open its stream: others run with the rights of whoever looks at them."""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(frozen=True)
class SameOrigin:
    """Around the app: refuses the stream to a page of another address.

    Streamlit itself would let in every page of this machine, whatever its port, and every one that this
    machine's address stands in. Hosts are checked before (`TrustedHostMiddleware`), so that a name which
    somebody else points to this machine is none of ours.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or close before anything is said."""
        if scope["type"] == "websocket" and not _own(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)


def _own(headers: Headers) -> bool:
    host = headers.get("host")
    return headers.get("origin") in {f"http://{host}", f"https://{host}"}
