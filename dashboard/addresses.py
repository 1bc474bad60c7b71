"""One address for each page: what would lead to the first page by its name is led to its own address."""

from dataclasses import dataclass

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import menu

BY_NAME = (f"/{menu.FIRST}", f"/{menu.FIRST}/")


@dataclass(frozen=True)
class Addresses:
    """Around the app: whoever types the name of the first page finds it, with what else the address says.

    Streamlit knows the first page by the bare address alone, and would say that there is no such page.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or lead on."""
        if scope["type"] == "http" and scope["path"] in BY_NAME:
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"/?{query}" if query else "/", 307)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
