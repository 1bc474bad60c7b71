"""The log of facts can be taken out whole."""

from domain.values import Kind
from tests.given import RECORDER, an, joined, moment
from tests.world import partnership


def test_everything_is_exported_in_order(world):
    world.form()
    world.tell(joined("2024-01-01", note="Łódź\n\N{SEEDLING}"))
    facts = list(world.services.export())
    assert [fact["position"] for fact in facts] == sorted(fact["position"] for fact in facts)
    join = facts[-1]
    assert (join["topic"], join["aggregate"], join["version"]) == ("partnership.join", str(partnership()), 2)
    told = join["fact"]["interaction"]
    assert (told["note"], told["recorded_by"], told["kind"]) == ("Łódź\n\N{SEEDLING}", RECORDER, "join")
    assert moment(told["occurred_at"]) == moment("2024-01-01")


def test_many_pages_are_exported_without_a_gap(small_world):
    small_world.bring_in(*[f"{number},C,Ada,meeting,2024-01-01" for number in range(4_500)])
    positions = [fact["position"] for fact in small_world.services.export()]
    assert positions == list(range(1, 4_504))


def test_facts_that_fit_no_single_transfer_are_saved_together(world):
    world.form()
    long = [("Ada", an(Kind.MEETING, "2024-01-01", f"meeting {number}", note="x" * 30_000)) for number in range(60)]
    assert world.services.recording.record_all("Clean Rivers", long)
    assert world.topics().count("partnership.meeting") == 60
