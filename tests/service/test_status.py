"""Status tells of facts, position, lag, dead letters and versions."""

from service.projections.tables import VERSION
from tests.given import joined


def test_a_fresh_world_has_nothing_to_tell(world):
    status = world.services.status()
    assert (status.facts, status.position, status.lag, status.stale, status.dead_letters) == (0, 0, 0, 0, [])
    assert status.healthy
    assert status.versions["read_models"] == str(VERSION)


def test_the_lag_counts_what_is_not_followed_yet(world):
    world.form()
    world.tell(joined("2024-01-01"))
    status = world.services.status()
    assert (status.facts, status.position, status.lag) == (4, 0, 4)
    world.services.read_models.follow()
    status = world.services.status()
    assert (status.facts, status.position, status.lag, status.stale) == (4, 4, 0, 1)
    world.refresh_all()
    assert world.services.status().stale == 0


def test_what_failed_for_good_is_told_with_task_subject_reason_and_moment(world):
    world.services.read_models.give_up("refresh", "some coalition", "ValueError: out of luck")
    world.services.read_models.give_up("refresh", "some coalition", "ValueError: out of luck again")
    status = world.services.status()
    assert status.dead_letters == [
        {
            "task": "refresh",
            "subject": "some coalition",
            "reason": "ValueError: out of luck again",
            "failed_at": world.clock.now.isoformat(),
        }
    ]
    assert not status.healthy
