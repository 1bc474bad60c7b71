"""What several record at the same moment is all kept, and nothing twice."""

from threading import Barrier, Thread

import pytest

from domain.errors import InteractionDiffers, Refused
from domain.values import Kind
from tests.given import an, but, joined, met, named
from tests.world import a_world


def at_once(*works) -> list[BaseException]:
    """Do all of these at the same moment; what went wrong."""
    wrong: list[BaseException] = []
    start = Barrier(len(works))

    def do(work) -> None:
        start.wait()
        try:
            work()
        except Exception as error:  # noqa: BLE001  whatever it is, the test wants to see it
            wrong.append(error)

    threads = [Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.parametrize("known_before", [True, False])
def test_what_two_record_about_one_stakeholder_at_once_is_all_kept(world, known_before):
    world.form()
    if known_before:
        world.tell(joined("2024-01-01"))

    def busy(who: str):
        return lambda: [world.tell(met("2024-02-01", f"{who} {number}")) for number in range(15)]

    assert at_once(busy("Kim"), busy("Robin")) == []
    assert world.topics().count("partnership.meeting") == 30
    assert world.topics().count("partnership.begun") == 1


def test_of_two_who_tell_one_id_differently_at_once_one_is_refused(world):
    world.form()
    told = met("2024-02-01", "the meeting")
    wrong = at_once(lambda: world.tell(told), lambda: world.tell(but(told, note="otherwise")))
    assert [type(error) for error in wrong] == [InteractionDiffers]
    assert world.topics().count("partnership.meeting") == 1


def test_a_trade_settled_by_two_at_once_is_settled_once(world):
    world.form()
    world.tell(an(Kind.TRADE, "2024-01-01", "T"))
    settle = [an(Kind.TRADE_HONOURED, "2024-02-01", f"by {who}", trade_id=named("T")) for who in ("Kim", "Robin")]
    wrong = at_once(*[lambda act=act: world.tell(act) for act in settle])
    assert len(wrong) == 1
    assert isinstance(wrong[0], Refused)
    assert world.topics().count("partnership.trade_honoured") == 1


def test_two_processes_may_begin_at_once_on_an_empty_database(database_url):
    wrong = at_once(*[lambda who=who: begin(database_url, who) for who in ("Ada", "Bea", "Cy")])
    assert wrong == []
    with a_world(database_url) as world:
        assert world.topics().count("partnership.join") == 3


def begin(database_url: str, who: str) -> None:
    with a_world(database_url) as world:
        world.form()
        world.tell(joined("2024-01-01", f"join of {who}"), about=who)
