"""A visitor of a Streamlit app without a browser: what a browser says and hears, over the same websocket."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

MOST = 200_000_000
"""Bytes of the largest message that is taken."""

PATIENCE = 120.0

AGAIN = {ForwardMsg.FINISHED_EARLY_FOR_RERUN, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
"""Ends of a script that are no end of the page: it runs anew, or a part of it ran."""


class Failed(Exception):
    """A page's script ended otherwise than it should."""


@dataclass(frozen=True)
class Visitor:
    """One session; `pages` has the hash of each page by its path, "" being the first one's."""

    wire: ClientConnection
    pages: dict[str, str]

    def open(self, page: str, choices: Mapping[str, str]) -> float:
        """Turn to a page; the seconds until its script had run through and all of it had arrived."""
        state = ClientState(query_string=urlencode(choices), page_script_hash=self.pages.get(page, ""))
        begin = time.perf_counter()
        self.wire.send(BackMsg(rerun_script=state).SerializeToString())
        for message in self._heard():
            if message.WhichOneof("type") == "navigation":
                self.pages.update({each.url_pathname: each.page_script_hash for each in message.navigation.app_pages})
            if message.WhichOneof("type") == "delta" and _is_error(message):
                raise Failed(f"{page or 'the first page'}: {message.delta.new_element.exception.message}")
            if message.WhichOneof("type") == "script_finished" and message.script_finished not in AGAIN:
                break
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise Failed(f"{page or 'the first page'} ended with status {message.script_finished}")
        return time.perf_counter() - begin

    def _heard(self) -> Iterator[ForwardMsg]:
        while True:
            yield ForwardMsg.FromString(bytes(self.wire.recv(PATIENCE, decode=False)))


def _is_error(message: ForwardMsg) -> bool:
    return message.delta.HasField("new_element") and message.delta.new_element.HasField("exception")


@contextmanager
def visiting(host: str) -> Iterator[Visitor]:
    """A new session of the app."""
    with connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=MOST,
        origin=Origin(f"http://{host}"),
        compression=None,
    ) as wire:
        yield Visitor(wire, {})
