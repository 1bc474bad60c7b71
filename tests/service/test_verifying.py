"""Verifying finds every row that is not what the facts say."""

import pytest

from domain.policy import Policy
from domain.values import Kind, Relationship
from service.projections.tables import coalition_now, months, partnership_now, timeline
from tests.given import an, but, joined, pledged, voted_with
from tests.world import World


@pytest.fixture
def lived_in(small_world: World) -> World:
    """A world with two coalitions, where all is counted."""
    return live_in(small_world)


def live_in(world: World) -> World:
    for coalition in ("Clean Rivers", "Another"):
        world.form(coalition)
        world.tell(joined("2024-01-01", influence=3.0, bloc="North"), pledged("2024-03-01"), to=coalition)
        world.tell(an(Kind.CRITICISM, "2024-02-01"), voted_with("2024-02-02", "V"), about="Bea", to=coalition)
    world.correct(but(voted_with("2024-02-02", "V"), note="loud"), about="Bea")
    recording = world.services.recording
    recording.define_winning("Another", share=0.75)
    recording.adopt_policy("Another", Policy(half_life=30))
    recording.state_agenda("Another", "Ada", wants=["A seat"])
    recording.listens_to("Ada", "Bea")
    recording.register("Ada", Relationship.MANAGER)
    recording.listens_to("Bea", "Grace")
    recording.no_longer_listens_to("Bea", "Grace")
    world.catch_up()
    return world


def found(world: World) -> set[str]:
    """The tables in which something is found wrong."""
    verdict = world.services.verify()
    assert verdict.identical is not bool(verdict.differences)
    assert verdict.found >= len(verdict.differences)
    return {difference.table for difference in verdict.differences}


def test_an_untouched_world_is_as_the_facts_say(lived_in):
    verdict = lived_in.services.verify()
    assert (verdict.identical, verdict.differences) == (True, [])
    assert verdict.facts == len(lived_in.topics())
    told = {name: len(rows) for name, rows in lived_in.read_models().items() if name != "dead_letters"}
    assert min(told.values()) > 0
    assert verdict.rows == sum(told.values())


def test_either_database_is_verified(world):
    live_in(world)
    assert world.services.verify().identical
    assert world.sql("UPDATE partnership_now SET support = support + 0.000001 WHERE place = 0")
    assert world.sql("DELETE FROM timeline WHERE kind = 'pledge'")
    assert world.sql("UPDATE months SET strength = momentum")
    assert found(world) == {"partnership_now", "timeline", "months"}


def test_verifying_changes_nothing(lived_in):
    before = lived_in.read_models()
    lived_in.services.verify()
    assert lived_in.read_models() == before


def test_an_empty_world_is_as_the_facts_say(world):
    assert world.services.verify().identical


def test_facts_that_are_not_followed_yet_are_no_difference(lived_in):
    lived_in.tell(joined("2024-04-01"), about="Cy")
    assert lived_in.services.verify().identical
    lived_in.services.read_models.follow()
    assert lived_in.services.verify().identical


def test_a_day_that_has_passed_is_no_difference(lived_in):
    lived_in.clock.advance(days=3)
    assert lived_in.services.verify().identical


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("partnership_now", "UPDATE partnership_now SET support = support + 0.01 WHERE place = 0"),
        ("partnership_now", "UPDATE partnership_now SET support = support + 0.000001 WHERE place = 0"),
        ("partnership_now", "UPDATE partnership_now SET member = NOT member"),
        ("partnership_now", "UPDATE partnership_now SET away = NOT away"),
        ("partnership_now", "UPDATE partnership_now SET stance = 'undecided'"),
        ("partnership_now", "UPDATE partnership_now SET bloc = NULL"),
        ("partnership_now", "UPDATE partnership_now SET drive = drive + 1"),
        ("partnership_now", "DELETE FROM partnership_now WHERE place = 1"),
        ("coalition_now", "UPDATE coalition_now SET strength = strength - 0.01"),
        ("coalition_now", "UPDATE coalition_now SET strength = NULL"),
        ("coalition_now", "UPDATE coalition_now SET momentum = momentum + 1"),
        ("timeline", "UPDATE timeline SET note = 'otherwise' WHERE kind = 'pledge'"),
        ("timeline", "UPDATE timeline SET kind = 'join' WHERE kind = 'pledge'"),
        ("timeline", "UPDATE timeline SET amends = NULL WHERE amends IS NOT NULL"),
        ("timeline", "UPDATE timeline SET occurred_at = occurred_at + 1 WHERE kind = 'pledge'"),
        ("timeline", "UPDATE timeline SET more = 'x' WHERE kind = 'coalition.formed'"),
        ("timeline", "DELETE FROM timeline WHERE kind = 'pledge'"),
        ("timeline", "DELETE FROM timeline"),
        ("coalitions", "UPDATE coalitions SET name = 'Dirty Rivers' WHERE name = 'Clean Rivers'"),
        ("coalitions", "UPDATE coalitions SET facts = facts + 1"),
        ("coalitions", "UPDATE coalitions SET winning = 'otherwise'"),
        ("stakeholders", "DELETE FROM stakeholders WHERE name = 'Ada'"),
        ("relationships", "UPDATE relationships SET relationship = 'partner'"),
        ("partnerships", "DELETE FROM partnerships"),
        ("timeline", "UPDATE timeline SET more = '{}' WHERE kind = 'partnership.agenda_stated'"),
        ("links", "DELETE FROM links WHERE until IS NULL"),
        ("links", "UPDATE links SET since = since + 1"),
        ("links", "UPDATE links SET until = NULL WHERE until IS NOT NULL"),
        ("policies", "DELETE FROM policies"),
        ("policies", "UPDATE policies SET since = since - 30"),
        ("policies", "UPDATE policies SET policy = '{}'"),
        ("months", "DELETE FROM months"),
    ],
)
def test_whatever_is_changed_is_found(lived_in, table, change):
    assert lived_in.sql(change)
    assert found(lived_in) == {table}


@pytest.mark.parametrize("blob", ["strength", "momentum"])
def test_a_changed_month_is_found_even_where_its_digest_is_left(lived_in, blob):
    (first, *_) = lived_in.rows(months)
    spoilt = bytes([first[blob][0] ^ 0x01, *first[blob][1:-1], first[blob][-1] ^ 0x40])
    here = (months.c.coalition_id == first["coalition_id"]) & (months.c.first_day == first["first_day"])
    assert lived_in.change(months.update().where(here).values({blob: spoilt}))
    assert found(lived_in) == {"months"}


@pytest.mark.parametrize("blob", ["strength", "momentum"])
def test_a_month_that_lost_its_end_is_found(lived_in, blob):
    assert lived_in.change(months.update().values({blob: b""}))
    assert found(lived_in) == {"months"}


@pytest.mark.parametrize(
    ("table", "otherwise"),
    [
        (timeline, {"position": 999}),
        (timeline, {"coalition_id": ""}),
        (timeline, {"coalition_id": "f" * 32}),
        (partnership_now, {"place": 99}),
        (months, {"first_day": 0}),
        (partnership_now, {"coalition_id": "f" * 32}),
        (months, {"coalition_id": "f" * 32}),
        (coalition_now, {"coalition_id": "f" * 32}),
    ],
    ids=str,
)
def test_a_row_that_no_fact_tells_of_is_found(lived_in, table, otherwise):
    assert lived_in.change(table.insert().values(lived_in.rows(table)[-1] | otherwise))
    assert table.name in found(lived_in)


def test_a_coalition_whose_computed_rows_are_gone_is_stale_or_found(lived_in):
    assert lived_in.sql("DELETE FROM coalition_now")
    assert lived_in.services.status().stale == 2
    lived_in.catch_up()
    assert lived_in.services.verify().identical


def test_a_difference_tells_row_and_both_values(small_world):
    small_world.form()
    small_world.tell(joined("2024-01-01"))
    small_world.catch_up()
    small_world.sql("UPDATE stakeholders SET name = 'Eve'")
    (difference,) = small_world.services.verify().differences
    assert difference.table == "stakeholders"
    assert (difference.live, difference.rebuilt) == ("name=Eve", "name=Ada")


def test_many_differences_are_counted_and_the_first_told(small_world):
    small_world.form()
    for number in range(150):
        small_world.tell(joined("2024-01-01", f"join {number}"), about=f"Person {number}")
    small_world.catch_up()
    small_world.sql("UPDATE stakeholders SET name = 'Eve'")
    verdict = small_world.services.verify()
    assert (verdict.found, len(verdict.differences)) == (150, 100)


def test_progress_is_told_up_to_the_last_fact(lived_in):
    seen = []
    lived_in.services.verify(lambda done, of: seen.append((done, of)))
    facts = max(fact["position"] for fact in lived_in.services.export())
    assert seen[-1] == (facts, facts)
