"""What the server itself refuses, and what its answers tell the browser: asked with real requests."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.dashboard import browser
from tests.dashboard.browser import free_port

pytestmark = pytest.mark.timeout(300)
ANSWERS = ["/", "/_stcore/health", "/auth/login", "/static/nothing.js", "/media/nothing.csv"]


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """Nobody signs in."""
    folder = tmp_path_factory.mktemp("local")
    with browser.serving(f"sqlite:///{folder / 'groundswell.db'}", folder / "log") as address:
        yield urlsplit(address).netloc


@pytest.fixture(scope="module")
def signing(tmp_path_factory):
    """People sign in, and come by https; the provider is away."""
    folder, port = tmp_path_factory.mktemp("signing"), free_port()
    (folder / "secret").write_text("0123456789abcdef" * 2)
    settings = {
        "sign_in": "oidc",
        "oidc_metadata_url": f"http://127.0.0.1:{free_port()}/.well-known/openid-configuration",
        "oidc_client_id": "groundswell",
        "oidc_client_secret_file": str(folder / "secret"),
        "oidc_redirect_url": "https://groundswell.example.org/oauth2callback",
        "cookie_secret_file": str(folder / "secret"),
    }
    with browser.serving(f"sqlite:///{folder / 'groundswell.db'}", folder / "log", port, **settings) as address:
        yield urlsplit(address).netloc


@pytest.fixture(params=["local", "signing"])
def either(request):
    return request.getfixturevalue(request.param)


def ask(netloc, path, method="GET", body=None, **headers):
    connection = HTTPConnection(netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers=named)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, text


def policy(netloc):
    answer, _ = ask(netloc, "/")
    return dict(each.split(" ", 1) for each in answer.headers["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_tells_the_browser_how_little_others_may_do(either, path):
    answer, _ = ask(either, path)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_scripts_come_from_here_or_are_known_by_their_hash(either):
    told = policy(either)
    assert told["default-src"] == "'self'"
    assert told["object-src"] == "'none'"
    assert "'unsafe-inline'" not in told["script-src"]
    assert "'sha256-" in told["script-src"]
    assert "connect-src" not in told  # what the default says: nobody else


def test_https_is_asked_for_where_people_come_by_it(local, signing):
    assert ask(local, "/")[0].headers["Strict-Transport-Security"] is None
    assert ask(signing, "/")[0].headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_cookies_travel_by_https_alone_where_people_come_by_it(signing):
    answer, _ = ask(signing, "/_stcore/health")
    cookies = answer.headers.get_all("Set-Cookie")
    assert cookies
    assert all("; secure" in each.lower() for each in cookies)
    assert all("samesite=lax" in each.lower() for each in cookies)


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/media/nothing.csv"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8501", ""])
def test_a_name_that_others_point_to_this_machine_is_refused(either, host, path):
    assert ask(either, path, host=host)[0].status == 400


def test_the_own_name_is_answered(signing):
    assert ask(signing, "/", host="groundswell.example.org")[0].status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://localhost:3000", "http://127.0.0.1:3000", "null", "https://[", None]
)
def test_no_other_page_opens_the_stream(either, origin):
    with pytest.raises(InvalidStatus) as refused, connect(f"ws://{either}/_stcore/stream", origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_the_own_page_does(local):
    with connect(f"ws://{local}/_stcore/stream", origin=Origin(f"http://{local}")):
        pass


def test_nothing_is_brought_in_without_the_token_of_the_page(local):
    answer, _ = ask(local, "/_stcore/upload_file/any/any", "PUT", b"rubbish")
    assert answer.status == 403


def test_nothing_is_brought_in_or_taken_away_unless_signed_in(signing):
    for method, path in (("PUT", "/_stcore/upload_file/any/any"), ("GET", "/media/any.csv")):
        answer, text = ask(signing, path, method, cookie="_streamlit_user=forged.by.somebody")
        assert (answer.status, text) == (403, "Sign in first.")


@pytest.mark.parametrize("path", ["/app/static/serve.py", "/app/static/../serve.py", "/../service/settings.py"])
def test_no_file_of_the_program_is_served(either, path):
    assert "streamlit as st" not in ask(either, path)[1]


def test_programs_do_not_drive_the_pages(either):
    answer, text = ask(either, "/_stcore/agent/interact", "POST", b"{}")
    assert answer.status >= 400
    assert "does not serve" in text


def test_who_tries_to_sign_in_too_often_is_told_to_wait(signing):
    answers = [ask(signing, "/auth/login") for _ in range(70)]
    assert answers[0][0].status == 302
    refused = [(answer, text) for answer, text in answers if answer.status == 429]
    assert refused
    answer, text = refused[0]
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert text.startswith("That was tried too often; wait ")


def test_behind_the_proxy_each_address_has_its_own_count(signing):
    """The proxy is on this machine, and so believed."""
    answers = [ask(signing, "/auth/login", x_forwarded_for=f"192.0.2.{each}")[0] for each in range(70)]
    assert {answer.status for answer in answers} == {302}


@pytest.mark.parametrize("cookie", ["chunks-9", "a.b.c", "%00", "x" * 5000])
def test_rubbish_in_a_cookie_signs_nobody_in_and_breaks_nothing(signing, cookie):
    answer, _ = ask(signing, "/auth/logout", cookie=f"_streamlit_user={cookie}")
    assert answer.status == 302
    answer, text = ask(signing, "/media/any.csv", cookie=f"_streamlit_user={cookie}")
    assert (answer.status, text) == (403, "Sign in first.")


@pytest.mark.parametrize("path", ["/momentum", "/momentum/"])
def test_the_first_page_is_found_by_its_name_with_what_else_the_address_says(either, path):
    answer, _ = ask(either, f"{path}?coalition=Clean+Rivers&on=2024-01-02")
    assert (answer.status, answer.headers["Location"]) == (307, "/?coalition=Clean+Rivers&on=2024-01-02")
    answer, _ = ask(either, path)
    assert (answer.status, answer.headers["Location"]) == (307, "/")
    assert answer.headers["X-Frame-Options"] == "DENY"
