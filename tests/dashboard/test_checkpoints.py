"""The page Checks, its part about checkpoints: what is signed, another one, the bundle, and checking the facts."""

import pytest

from service.audit import offline
from tests.dashboard.seen import press


def told(app):
    return " ".join(each.value for each in app.markdown)


@pytest.mark.usefixtures("story")
def test_before_the_first_checkpoint_the_page_says_so_and_makes_one(story, page):
    app = page("checks")
    assert "No checkpoint was signed yet" in told(app)
    app = press(app, "Make a checkpoint")
    facts = story.services.status().facts
    assert f"{facts} facts signed on" in told(app)
    assert "nothing was recorded since" in told(app)
    assert "Published nowhere" in " ".join(each.value for each in app.caption)
    assert story.services.audit.all_checkpoints()[0].size == facts


def test_checking_says_that_nothing_was_altered(story, page):
    story.services.audit.checkpoint()
    app = press(page("checks"), "Check now")
    assert "nothing was altered" in app.success[0].value


def test_checking_names_the_fact_that_was_altered(story, page):
    story.services.audit.checkpoint()
    story.sql("UPDATE stored_events SET topic = 'x' WHERE rowid = 3")
    app = press(page("checks"), "Check now")
    assert app.error[0].value.startswith("1 finding")
    assert app.dataframe[0].value.iloc[0].to_list() == ["Changed", "Fact 3 was changed after it was recorded."]


def test_another_history_is_said_loudly_and_not_signed(story, page):
    story.services.audit.checkpoint()
    story.sql("DELETE FROM stored_events WHERE rowid > 3")
    story.services.read_models.rebuild()
    app = page("checks")
    assert "somebody altered them" in app.title[0].value
    assert "some were cut off" in app.error[0].value


def test_the_bundle_is_handed_over_and_proves_itself(story, page, tmp_path):
    app = press(page("checks"), "Audit bundle")
    facts, content = app.session_state["audit bundle"]
    file = tmp_path / "bundle.zip"
    file.write_bytes(content)
    assert offline.verify(file, [story.services.audit.verifier_key()]).clean
    assert facts == story.services.status().facts
