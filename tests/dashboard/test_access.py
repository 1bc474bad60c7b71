"""The page Access; and that pages hold nothing that is not for whoever looks, whoever looked before."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import menu, signed_in
from domain.roles import Role
from domain.values import Kind
from service.identity import Person
from service.identity import signed_in as somebody
from tests.dashboard.conftest import OTHER, ago
from tests.given import COALITION, an
from tests.world import World, partnership

MANAGER, LEADER = somebody("manager@example.org"), somebody("leader@example.org")
SECRETS = {"managers": "cobalt", "recorder": "vermilion"}


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[[Person], None]:
    """Have somebody look at the pages from now on."""
    return lambda person: monkeypatch.setattr(signed_in, "person", lambda *_: person)


@pytest.fixture
def shared(story: World) -> World:
    """The story with a manager who keeps notes, and a leader, in one of the two coalitions."""
    for person, role in ((MANAGER, Role.MANAGER), (LEADER, Role.LEADER)):
        story.services.roles.grant(COALITION, person.id, role)
    recording = story.services.acting(MANAGER).recording
    for readers, secret in SECRETS.items():
        told = an(Kind.MEETING, str(ago(5)), secret, note=f"All about {secret}", note_for=readers, tone=1)
        recording.record(COALITION, "Ada", told)
        recording.correct(partnership("Ada"), told.model_copy(update={"tone": 2}), "misheard", MANAGER.id)
    story.catch_up()
    return story


def everything(app: AppTest) -> str:
    """All that was sent to the browser."""
    return "".join(str(node.proto) for node in _nodes(app._tree) if getattr(node, "proto", None) is not None)


def _nodes(node):
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


PAGES = sorted({name for named in menu.SECTIONS.values() for name in named} - {"checks", "import", "log"})
"""Those that a leader may open."""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("shared")
def test_no_page_tells_a_leader_a_note_that_a_manager_has_just_read(looks, page, name):
    choices = {"coalition": COALITION, "stakeholder": "Ada"}
    looks(MANAGER)
    page(name, **choices)
    looks(LEADER)
    told = everything(page(name, **choices))
    assert not [secret for secret in SECRETS.values() if f"All about {secret}" in told]


@pytest.mark.usefixtures("shared")
def test_words_of_a_note_lead_those_nowhere_who_do_not_read_it(looks, page):
    for person, headline in ((MANAGER, "2 of"), (LEADER, "0 of")):
        looks(person)
        assert page("facts", coalition=COALITION, search="cobalt").title[0].value.startswith(headline)


@pytest.mark.usefixtures("shared")
def test_a_manager_reads_their_own_notes_and_a_leader_that_there_are_some(looks, page):
    looks(MANAGER)
    assert "All about vermilion" in everything(page("facts", coalition=COALITION))
    looks(LEADER)
    assert "(a note for its recorder)" in everything(page("facts", coalition=COALITION))


@pytest.mark.usefixtures("shared")
def test_a_coalition_without_a_role_in_it_is_in_no_page(looks, page):
    looks(LEADER)
    assert OTHER not in everything(page("compare"))


def test_roles_are_granted_and_revoked_on_the_page(story, page):
    app = page("access")
    app.text_input[0].set_value("Ada@Example.org")
    app.button[0].click().run()
    assert not app.exception
    assert [each.person for each in story.services.roles.listed()] == ["ada@example.org"]
    assert "ada@example.org is manager" in app.success[0].value


def test_who_is_no_email_address_is_told_so(story, page):
    app = page("access")
    app.text_input[0].set_value("ada")
    app.button[0].click().run()
    assert "email" in app.error[0].value
    assert story.services.roles.listed() == []


def test_a_token_is_made_and_shown_once(shared, looks, page):
    looks(LEADER)
    app = page("access")
    app.text_input[0].set_value("nightly")
    app.button[0].click().run()
    assert app.code[0].value.startswith("gsw_")
    assert not app.run().code
    (issued,) = shared.services.acting(LEADER).tokens.listed()
    assert issued.label == "nightly"


@pytest.mark.usefixtures("shared")
def test_a_leader_sees_their_own_roles_and_grants_none(looks, page):
    looks(LEADER)
    app = page("access")
    assert any(COALITION in each.value and "leader" in each.value for each in app.markdown)
    assert not [button for button in app.button if button.label in {"Grant", "Revoke"}]


@pytest.mark.usefixtures("story")
def test_where_nobody_has_a_role_the_page_says_so_and_offers_none_to_revoke(page):
    app = page("access")
    assert not app.dataframe
    assert any("Who is granted a role stands here" in each.value for each in app.caption)
    assert "Revoke" not in [each.label for each in app.button]


@pytest.mark.usefixtures("story")
def test_a_role_is_granted_where_the_address_says_unless_another_place_is_chosen(page):
    for coalition in (COALITION, OTHER):
        places = [each for each in page("access", coalition=coalition).selectbox if each.label == "Where"]
        assert [each.value for each in places] == [coalition]
