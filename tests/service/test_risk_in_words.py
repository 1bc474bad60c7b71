"""Why a member is likelier, or less likely, to depart, in words."""

import pytest

from domain.reasons import Ground, Reason
from domain.values import Kind
from service.risk_in_words import named, reason_in_words
from tests.situations import a_situation, partnership, recorded

SITUATION = a_situation(recorded("ada", Kind.JOIN, 10))
SINCE = 19_723  # 2024-01-01


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_words_without_gaps(ground):
    which = partnership("ada") if ground is Ground.INFLUENCER_LEFT else "north"
    for since in (SINCE, None):
        words = reason_in_words(Reason(ground, 1.5, since, which), SITUATION)
        assert words.strip() == words != ""
        assert "None" not in words


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (Ground.SILENCE, "no contact since 1 Jan 2024"),
        (Ground.CRITICISM, "criticised or opposed it on 1 Jan 2024"),
        (Ground.TENURE, "a member since 1 Jan 2024"),
        (Ground.BROKEN_TRADE, "a trade was broken on 1 Jan 2024"),
    ],
)
def test_the_latest_fact_is_dated(ground, words):
    assert reason_in_words(Reason(ground, 1.5, SINCE, None), SITUATION) == words


def test_blocs_and_influencers_are_named():
    assert named(Reason(Ground.BLOC, 1.2, None, "north"), SITUATION) == "north"
    assert named(Reason(Ground.INFLUENCER_LEFT, 1.2, None, partnership("ada")), SITUATION) == "ada"
    assert named(Reason(Ground.SEASON, 1.2, None, None), SITUATION) is None
    assert reason_in_words(Reason(Ground.INFLUENCER_LEFT, 1.2, SINCE, partnership("ada")), SITUATION) == (
        "ada, to whom they listen, departed on 1 Jan 2024"
    )
