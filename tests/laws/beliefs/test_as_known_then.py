"""Every read model and figure, asked as it was known at an instant, is what it showed at that instant."""

from hypothesis import given, settings

from tests.laws.beliefs.living import FULL, histories, live_through
from tests.laws.beliefs.looking import Seen, look
from tests.world import World, a_small_world, a_world


@given(histories)
@settings(max_examples=6)
def test_everything_as_known_at_an_instant_is_what_it_showed_then(history):
    with a_small_world() as world:
        as_it_was(world, live_through(world, history))


def test_in_a_full_history_on_each_database(database_url):
    with a_world(database_url) as world:
        world.form()
        seen = live_through(world, FULL)
        as_it_was(world, seen)
        assert len({str(each.situated["headlines"]) for each in seen}) == len(seen)  # something to tell apart


def as_it_was(world: World, seen: list[Seen]) -> None:
    """Everything written down is what is answered now, asked as known then; and what is live is as known now."""
    for then in seen:
        same(look(world, then.at.date(), then.at), then)
    same(look(world, world.clock.now.date(), world.clock.now), look(world))


def same(asked: Seen, shown: Seen) -> None:
    for part in ("read", "situated"):
        one, other = getattr(asked, part), getattr(shown, part)
        for name in other:
            assert one[name] == other[name], f"{name} as known at {shown.at} is not what it showed"
