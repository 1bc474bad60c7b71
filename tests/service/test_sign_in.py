"""What signing in needs is checked before anything starts; what is wrong is told in a sentence, without secrets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.settings import Settings
from service.sign_in import SignInUnready, ready, sign_in

SECRET = "never to be seen: 0123456789abcdef"


@pytest.fixture
def told(tmp_path):
    (tmp_path / "client").write_text(f"{SECRET}\n")
    (tmp_path / "cookie").write_text(f"{SECRET}{SECRET}\n")
    return {
        "sign_in": "oidc",
        "oidc_metadata_url": "https://login.example.org/.well-known/openid-configuration",
        "oidc_client_id": "groundswell",
        "oidc_client_secret_file": tmp_path / "client",
        "oidc_redirect_url": "https://groundswell.example.org/oauth2callback",
        "cookie_secret_file": tmp_path / "cookie",
    }


def test_all_that_is_needed_is_read(told):
    found = sign_in(Settings(**told))
    assert (found.client_secret, found.cookie_secret) == (SECRET, SECRET * 2)
    assert (found.origin, found.host) == ("https://groundswell.example.org", "groundswell.example.org")
    assert found.encrypted


def test_no_secret_shows_in_its_text(told):
    assert SECRET not in repr(sign_in(Settings(**told)))
    assert SECRET not in repr(Settings(**told))


@pytest.mark.parametrize(
    "name",
    [
        "oidc_metadata_url",
        "oidc_client_id",
        "oidc_client_secret_file",
        "oidc_redirect_url",
        "cookie_secret_file",
    ],
)
def test_what_is_missing_is_named(told, name):
    with pytest.raises(SignInUnready, match=f"GROUNDSWELL_{name.upper()}"):
        sign_in(Settings(**told | {name: None}))


@pytest.mark.parametrize(
    ("name", "wrong", "sentence"),
    [
        ("oidc_metadata_url", "http://login.example.org/", "must begin with https://"),
        ("oidc_metadata_url", "login.example.org", "must begin with https://"),
        ("oidc_metadata_url", "https://[", "no address that can be read"),
        ("oidc_redirect_url", "https://groundswell.example.org/", "followed by /oauth2callback"),
        ("oidc_redirect_url", "http://groundswell.example.org/oauth2callback", "must begin with https://"),
        ("oidc_client_secret_file", "/nowhere/at/all", "cannot be read"),
        ("cookie_secret_file", "/", "cannot be read"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(told, name, wrong, sentence):
    with pytest.raises(SignInUnready, match=sentence):
        sign_in(Settings(**told | {name: wrong}))


@pytest.mark.parametrize(("content", "sentence"), [(b"", "empty"), (b"\xff\xfe", "no text"), (b"too short", "shorter")])
def test_a_bad_secret_is_told_by_its_file_and_not_by_what_is_in_it(told, content, sentence):
    told["cookie_secret_file"].write_bytes(content)
    with pytest.raises(SignInUnready, match=sentence) as refused:
        sign_in(Settings(**told))
    assert not content or content.decode("latin-1") not in str(refused.value)


def test_on_this_machine_a_trial_needs_no_certificate(told):
    address = "http://localhost:8501/oauth2callback"
    assert not sign_in(Settings(**told | {"oidc_redirect_url": address})).encrypted


@given(st.text())
def test_no_address_whatever_ends_in_anything_but_a_sentence(address):
    with pytest.raises(SignInUnready):
        sign_in(Settings(sign_in="oidc", oidc_redirect_url=address))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "groundswell.example.org", "", "rubbish host"])  # noqa: S104  what is refused
def test_without_signing_in_no_other_machine_is_answered(host):
    with pytest.raises(SignInUnready, match="this machine alone"):
        ready(Settings(), host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "localhost"])
def test_without_signing_in_this_machine_is(host):
    assert ready(Settings(), host) is None


def test_with_signing_in_everybody_is_answered(told):
    assert ready(Settings(**told), "0.0.0.0") == sign_in(Settings(**told))  # noqa: S104  behind a proxy in a container
