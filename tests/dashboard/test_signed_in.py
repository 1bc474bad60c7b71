"""Who is let in by the claims of an id token, which pages they are offered, and where they are led."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import menu, returning
from dashboard.signed_in import NotSignedIn, NotVouchedFor, vouched_for
from domain.roles import Role
from service.guard import Guard, NotAllowed, Nothing
from service.identity import LOCAL, Person
from service.limits import InProcess
from service.sessions import Sessions
from service.settings import Settings
from tests.given import Clock

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLAIMS = {"email": "Ada@Example.org", "email_verified": True, "name": "Ada Lovelace", "iat": NOW.timestamp()}
PAGES = [name for named in menu.SECTIONS.values() for name in named]


def at(now, settings=None, **claims):
    return vouched_for(CLAIMS | claims, settings or Settings(), now)


def test_a_person_is_their_email_in_lower_case():
    person = at(NOW)
    assert (person.id, person.name, person.local, person.scopes) == ("ada@example.org", "Ada Lovelace", False, None)
    assert person.standing == frozenset()


def test_somebody_without_a_name_is_called_by_their_email():
    assert at(NOW, name=None).name == "ada@example.org"


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_email_that_is_not_verified_lets_nobody_in(verified):
    with pytest.raises(NotVouchedFor, match="have it verified"):
        at(NOW, email_verified=verified)


def test_where_the_provider_never_says_the_setting_may_say_it_is_verified():
    unsaid = {name: value for name, value in CLAIMS.items() if name != "email_verified"}
    with pytest.raises(NotVouchedFor):
        vouched_for(unsaid, Settings(), NOW)
    assert vouched_for(unsaid, Settings(oidc_assume_verified=True), NOW).id == "ada@example.org"
    with pytest.raises(NotVouchedFor):
        at(NOW, Settings(oidc_assume_verified=True), email_verified=False)


@pytest.mark.parametrize("email", [None, "", "local", "operator", "two words", 7])
def test_what_is_no_email_lets_nobody_in(email):
    with pytest.raises(NotVouchedFor, match="what your email address is"):
        at(NOW, email=email)


def test_a_session_ends_after_its_hours_whatever_the_page_does():
    settings = Settings(session_hours=8)
    last = NOW + timedelta(hours=8)
    assert at(last - timedelta(seconds=1), settings).id == "ada@example.org"
    with pytest.raises(NotSignedIn, match="sign in again"):
        at(last, settings)


def test_what_the_provider_says_of_the_token_does_not_end_the_session():
    assert at(NOW + timedelta(hours=1), exp=(NOW + timedelta(minutes=5)).timestamp()).id == "ada@example.org"


@pytest.mark.parametrize("issued", [None, "yesterday", 0])
def test_a_session_that_does_not_say_when_it_began_is_over(issued):
    with pytest.raises(NotSignedIn):
        at(NOW, iat=issued)


def test_a_session_that_was_ended_stays_so_for_as_long_as_it_could_have_lasted():
    clock = Clock(NOW)
    sessions = Sessions(3600, clock, InProcess())
    sessions.end(CLAIMS)
    for minutes in range(0, 60, 7):
        clock.now = NOW + timedelta(minutes=minutes)
        assert sessions.ended(CLAIMS)
    assert not sessions.ended(CLAIMS | {"iat": NOW.timestamp() + 1})


def offered(*roles):
    return set(menu.offered(Guard(Person("ada@example.org", "Ada", standing=frozenset(roles)), Nothing())))


def test_each_role_is_offered_the_pages_it_has_a_use_for():
    reading = set(PAGES) - {"log", "import", "checks"}
    assert offered(Role.MANAGER) == reading | {"log", "import"}
    assert offered(Role.LEADER) == reading
    assert offered(Role.AUDITOR) == reading | {"checks"}
    assert offered(Role.ADMIN) == {"access"}
    assert offered() == set()
    assert set(menu.offered(Guard(LOCAL, Nothing()))) == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_offered_is_refused_by_its_address(page):
    guard = Guard(Person("ada@example.org", "Ada", standing=frozenset({Role.LEADER})), Nothing())
    if page in menu.offered(guard):
        menu.ask(guard, page)
    else:
        with pytest.raises(NotAllowed, match="ask an admin"):
            menu.ask(guard, page)


@pytest.mark.parametrize("page", ["/", "/log", "/whip?coalition=Clean+Rivers&on=2026-01-01"])
def test_after_signing_in_one_is_led_to_the_page_asked_for(page):
    assert returning._ours(page) == page


@pytest.mark.parametrize(
    "page",
    [
        "",
        "log",
        "//evil.example/log",
        "https://evil.example/",
        "/\\evil.example",
        "/log\r\nSet-Cookie: a=b",
        "/oauth2callback?code=1",
        "/?sign_in=refused",
    ],
)
def test_nobody_is_led_elsewhere(page):
    assert returning._ours(page) is None


@given(st.text())
def test_whatever_stands_in_the_cookie_one_stays_here(page):
    led = returning._ours(page)
    assert led is None or (led.startswith("/") and not led.startswith(("//", "/\\")) and led.isprintable())
