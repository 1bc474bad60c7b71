"""Files are given to and taken from those alone who signed in, and none that is too large."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.dashboard.in_browser.sign_in.people import LEADER, MANAGER

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_what_a_page_offers_to_take_away_is_for_those_signed_in(signed_in, chromium):
    tab = signed_in(LEADER, "brief?coalition=Clean+Rivers")
    with tab.expect_download() as taken:
        tab.get_by_role("button", name="PDF").first.click()
    address = taken.value.url
    assert "/media/" in address
    assert tab.request.get(address).status == 200
    with chromium.new_context() as elsewhere:
        refused = elsewhere.request.get(address)
        assert (refused.status, refused.text()) == (403, "Sign in first.")


def test_a_file_that_is_too_large_is_refused_by_the_server_itself(signed_in, chromium):
    tab = signed_in(MANAGER, "import")
    with tab.expect_request(lambda asked: asked.method == "PUT" and "/upload_file/" in asked.url) as sent:
        rows = {"name": "rows.csv", "mimeType": "text/csv", "buffer": b"what,when"}
        tab.locator("input[type=file]").set_input_files(rows)
    address, token = sent.value.url, {"X-Xsrftoken": sent.value.headers["x-xsrftoken"]}
    assert announced(address, 65 << 20, token | {"Cookie": cookies(tab, address)}) == 413
    small = {"file": {"name": "small.csv", "mimeType": "text/csv", "buffer": b"what,when"}}
    assert tab.request.put(address, headers=token, multipart=small).status == 204
    assert tab.request.put(address, multipart=small).status == 403  # without the token of the page
    with chromium.new_context() as elsewhere:
        refused = elsewhere.request.put(address, headers=token, multipart=small)
        assert (refused.status, refused.text()) == (403, "Sign in first.")


def cookies(tab: Page, address: str) -> str:
    return "; ".join(f"{each['name']}={each['value']}" for each in tab.context.cookies(address))


def announced(address: str, size: int, headers: dict[str, str]) -> int:
    """What the server says to a file of this size before a byte of it has come."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    connection.putrequest("PUT", parts.path)
    for name, value in (headers | {"Content-Length": str(size), "Content-Type": "multipart/form-data"}).items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status
