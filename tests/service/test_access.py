"""Granting and revoking: at once in every process, and replayable."""

import pytest

from domain.errors import LastAdmin, Unknown
from domain.roles import Role
from service.access import BY_SETTING, NamedBySetting
from service.guard import NotAllowed
from service.identity import signed_in
from service.projections.tables import timeline
from tests.given import COALITION, met, named
from tests.world import World, a_small_world, a_world, partnership

ADA, BO = "ada@example.org", "bo@example.org"
OTHER = "Old Forest"


@pytest.fixture
def both(world: World) -> World:
    """Two coalitions on either kind of database; Ada manages one of them."""
    world.form()
    world.form(OTHER)
    world.services.roles.grant(COALITION, ADA, Role.MANAGER)
    world.catch_up()
    return world


def names(world: World, person: str) -> list[str]:
    return [each.name for each in world.services.acting(signed_in(person)).reading.coalitions()]


def test_only_coalitions_with_a_role_are_listed(both):
    both.services.roles.grant(None, BO, Role.AUDITOR)
    assert (names(both, ADA), names(both, BO)) == ([COALITION], [COALITION, OTHER])


def test_a_revocation_counts_at_once_in_another_process(both):
    with a_world(both.services.settings.database_url, both.clock) as another:
        ada = another.services.acting(signed_in(ADA))
        assert ada.reading.coalition(COALITION).name == COALITION
        both.services.roles.revoke(COALITION, ADA, Role.MANAGER)  # and no worker has counted anything
        with pytest.raises(Unknown):
            ada.reading.coalition(COALITION)


def test_who_had_which_role_on_a_day_can_be_told_later(both):
    first = both.clock().date()
    both.clock.advance(days=3)
    both.services.roles.revoke(COALITION, ADA, Role.MANAGER)
    both.services.roles.grant(OTHER, BO, Role.LEADER)
    listed = both.services.roles.listed
    assert [(each.coalition, each.person, each.role) for each in listed(first)] == [(COALITION, ADA, Role.MANAGER)]
    assert [(each.coalition, each.person, each.role) for each in listed()] == [(OTHER, BO, Role.LEADER)]


def test_an_admin_of_one_coalition_sees_the_roles_of_that_one(both):
    both.services.roles.grant(OTHER, BO, Role.ADMIN)
    held = both.services.acting(signed_in(BO)).roles.listed()
    assert {each.coalition for each in held} == {OTHER}


def test_grants_say_who_granted_them(both):
    both.services.roles.grant(None, BO, Role.ADMIN)
    both.services.acting(signed_in(BO)).roles.grant(OTHER, ADA, Role.LEADER)
    both.catch_up()
    told = [row["recorded_by"] for row in both.rows(timeline) if row["kind"] == "access.role_granted"]
    assert told == ["local", "local", BO]


def test_roles_are_granted_in_coalitions_that_there_are(both):
    with pytest.raises(Unknown):
        both.services.roles.grant("Blue Sky", ADA, Role.LEADER)


def test_there_is_always_an_admin_of_everything_once_there_is_one(both):
    both.services.roles.grant(None, BO, Role.ADMIN)
    with pytest.raises(LastAdmin):
        both.services.roles.revoke(None, BO, Role.ADMIN)
    both.services.roles.grant(OTHER, ADA, Role.ADMIN)
    assert both.services.roles.revoke(OTHER, ADA, Role.ADMIN)  # the admin of everything is one there, too


def test_the_setting_names_the_first_admins_once():
    with a_small_world(admins=f"{ADA.upper()}, {BO}") as world:
        assert world.services.roles.name_first_admins()
        assert [(each.person, each.granted_by) for each in world.services.roles.listed()] == [
            (ADA, BY_SETTING),
            (BO, BY_SETTING),
        ]
        assert not world.services.roles.name_first_admins()
        with pytest.raises(NamedBySetting):
            world.services.roles.revoke(None, ADA, Role.ADMIN)


def test_a_process_without_the_setting_takes_nothing_from_anybody(sqlite_url):
    with a_world(sqlite_url, admins=ADA) as first:
        first.services.roles.name_first_admins()
    with a_world(sqlite_url) as later:
        assert not later.services.roles.name_first_admins()
        assert [each.person for each in later.services.roles.listed()] == [ADA]


def test_what_somebody_records_is_recorded_as_theirs_whatever_they_say(both):
    ada = both.services.acting(signed_in(ADA))
    ada.recording.record(COALITION, "Cy", met("2024-01-01", "M", recorded_by="Zoe"))
    both.catch_up()
    assert ada.reading.interaction(named("M")).recorded_by == ADA


def test_managers_correct_what_is_theirs_and_nothing_else(both):
    both.services.roles.grant(COALITION, BO, Role.MANAGER)
    ada, bo = (both.services.acting(signed_in(each)) for each in (ADA, BO))
    ada.recording.record(COALITION, "Cy", met("2024-01-01", "M"))
    home = partnership("Cy")
    for amend in (
        lambda who: who.recording.correct(home, met("2024-01-01", "M", tone=1), "misheard", ADA),
        lambda who: who.recording.retract(home, named("M"), "slip", ADA),
    ):
        with pytest.raises(NotAllowed, match=ADA):
            amend(bo)
        assert amend(ada)


def test_files_record_where_one_may_log_and_tell_nothing_of_the_rest(both):
    ada = both.services.acting(signed_in(ADA))
    lines = [f"{number},{home},Cy,meeting,2024-01-01,Zoe" for number, home in enumerate([COALITION, OTHER, "Blue Sky"])]
    content = "\n".join(["external_id,coalition,stakeholder,kind,occurred_on,recorded_by", *lines]).encode()
    result = ada.importing.run(content, source="file", recorder="Zoe", keep_going=True)
    assert result.recorded == 1
    forest, sky = (
        each.reason.replace(home, "it") for each, home in zip(result.rejected, [OTHER, "Blue Sky"], strict=True)
    )
    assert forest == sky
    both.catch_up()
    assert {entry.recorded_by for entry in ada.reading.entries(COALITION, interactions=True)} == {ADA}
