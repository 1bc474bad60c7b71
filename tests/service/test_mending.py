"""The bad rows of a file, to be mended and imported again."""

from service.mending import bad_rows
from service.sheets import PROBLEM, read
from tests.given import RECORDER
from tests.world import COLUMNS

ROWS = ("1,C,Ada,join,2024-01-01", "2,C,Bo,dance,2024-01-02", "3,C,Cy,pledge,soon", "4,C,Di,join")


def bring_in(world, content):
    return world.services.importing.run(content, source="file", recorder=RECORDER, keep_going=True)


def test_a_file_of_exactly_the_bad_rows_says_what_is_wrong_with_each(small_world):
    content = "\n".join([COLUMNS, *ROWS]).encode()
    header, *rows = bad_rows(read(content), bring_in(small_world, content).rejected).decode("utf-8-sig").splitlines()
    assert header == f"{COLUMNS},{PROBLEM}"
    assert [row.partition(",")[0] for row in rows] == ["2", "3", "4"]
    assert "kind 'dance': no kind of interaction is called so; 'meeting', 'pledge' and" in rows[0]
    assert "occurred_on 'soon': is no date of the form 2024-12-31" in rows[1]
    assert rows[2].startswith("4,C,Di,join,,the number of values differs")


def test_mended_it_adds_only_those_and_a_third_time_nothing(small_world):
    content = "\n".join([COLUMNS, *ROWS]).encode()
    bad = bad_rows(read(content), bring_in(small_world, content).rejected).decode("utf-8-sig")
    mended = bad.replace("dance", "join").replace("soon", "2024-01-03").replace("Di,join,,", "Di,join,2024-01-04,")
    again = bring_in(small_world, mended.encode())
    assert (again.read, again.recorded, again.rejected) == (3, 3, [])
    third = bring_in(small_world, mended.encode())
    assert (third.recorded, third.already, third.rejected) == (0, 3, [])


def test_the_bad_rows_stand_as_the_file_did(small_world):
    content = "\n".join([COLUMNS, *ROWS]).replace(",", ";").encode()
    bad = bad_rows(read(content), bring_in(small_world, content).rejected).decode("utf-8-sig")
    assert bad.splitlines()[0] == f"{COLUMNS},{PROBLEM}".replace(",", ";")


def test_a_word_that_is_like_a_kind_is_asked_about_in_words_and_none_lists_all_kinds(small_world):
    lines = ("1,C,Ada,vote witth,2024-01-01", "2,C,Bo,critisism,2024-01-02", "3,C,Cy,dance,2024-01-03")
    reasons = [each.reason for each in bring_in(small_world, "\n".join([COLUMNS, *lines]).encode()).rejected]
    asked = [reason.partition("; ")[2] for reason in reasons]
    assert asked[:2] == ["did you mean 'vote with'?", "did you mean 'criticism'?"]
    assert all("_" not in reason and len(reason) < 120 for reason in reasons)
