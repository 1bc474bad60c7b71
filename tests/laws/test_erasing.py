"""Law: erasing somebody changes no figure, of no day, and no order; a rebuild tells the same."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import Refused
from domain.time import DAY_IN_MICROSECONDS, day_number, day_of, moment_of
from tests.given import COALITION, NOW, an
from tests.histories import PARTNERS, SPAN, Event, events
from tests.world import a_small_world

FIRST = day_number(NOW.date()) - SPAN - 1
NAMES = {who: f"{who.title()} Ferrante-Öberg" for who in PARTNERS}


def tell(world, number: int, event: Event) -> None:
    told = event.row(number)
    fields = {"tone": event.tone, "influence": event.influence, "bloc": event.bloc, "visibility": event.visibility}
    happened = str(moment_of(told.occurred_at + FIRST * DAY_IN_MICROSECONDS))
    with suppress(Refused):  # not every history is possible
        world.tell(
            an(event.kind, happened, called=str(number), note=f"of {NAMES[event.who]}", **fields),
            about=NAMES[event.who],
        )


def figures(world):
    tables = world.read_models()
    told = [(row["position"], row["kind"], row["occurred_at"]) for row in tables["timeline"]]
    computed = {name: tables[name] for name in ("coalition_now", "partnership_now", "months", "links")}
    reading = world.services.reading
    days = [reading.replay(COALITION, day_of(FIRST + day)) for day in (0, SPAN // 3, SPAN)]
    past = [(day.strength, day.momentum, [each.partner for each in day.stakeholders]) for day in days]
    return told, computed, past


@settings(max_examples=6)
@given(st.lists(events, min_size=1, max_size=12), st.data())
def test_whoever_is_erased_all_figures_of_all_days_stay(history, data):
    with a_small_world() as world:
        for number, event in enumerate(history):
            tell(world, number, event)
        world.catch_up()
        known = world.services.reading.stakeholder_names()
        if not known:
            return
        (told, computed, past), who = figures(world), data.draw(st.sampled_from(known))
        world.services.erasing.erase(who, "They asked for it", "Robin")
        world.catch_up()
        told_after, computed_after, past_after = figures(world)
        assert [each for each in told_after if each[1] != "stakeholder.erased"] == told
        assert (computed_after, past_after) == (computed, past)
        assert who not in str(world.read_models())
        assert world.services.verify().identical
        before = world.read_models()
        world.services.read_models.rebuild()
        world.catch_up()
        assert world.read_models() == before
