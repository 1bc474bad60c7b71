"""Waiting for a database that is briefly away, and only for that."""

import pytest
from eventsourcing.persistence import IntegrityError, OperationalError

from service.patience import DatabaseAway, patiently
from service.settings import Settings
from service.wiring import build


def failing(*errors: Exception):
    """Work that fails with these errors, one after another, and then succeeds."""
    left = list(errors)

    def work() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return work


def test_work_is_tried_until_it_succeeds():
    assert patiently(failing(OperationalError("locked"), OperationalError("locked"))) == "done"


def test_it_gives_up_in_one_sentence():
    with pytest.raises(DatabaseAway, match="locked") as refusal:
        patiently(failing(*[OperationalError("locked\nsecond line")] * 1000), seconds=0.05)
    assert len(str(refusal.value).splitlines()) == 1


def test_a_conflict_is_worth_another_try_where_it_is_expected():
    assert patiently(failing(IntegrityError("taken")), conflicts=(IntegrityError,)) == "done"
    with pytest.raises(IntegrityError):
        patiently(failing(IntegrityError("taken")))


def test_other_errors_are_not_waited_out():
    with pytest.raises(ZeroDivisionError):
        patiently(failing(ZeroDivisionError()))


def test_an_empty_reason_is_told_all_the_same():
    with pytest.raises(DatabaseAway):
        patiently(failing(*[OperationalError("")] * 1000), seconds=0.01)


@pytest.mark.parametrize("url", ["sqlite:////dev/null/no/such.db", "sqlite:////"])
def test_a_database_that_cannot_be_had_is_told_in_one_sentence(url):
    with pytest.raises(DatabaseAway) as refusal:
        build(Settings(database_url=url))
    assert len(str(refusal.value).splitlines()) == 1


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path):
    (tmp_path / "letter.db").write_text("Dear database, " * 100)
    with pytest.raises(DatabaseAway):
        build(Settings(database_url=f"sqlite:///{tmp_path / 'letter.db'}"))
