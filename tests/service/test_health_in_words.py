"""The health of a partnership in sentences."""

from domain.health import health
from domain.values import Kind
from service.health_in_words import health_in_words
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded, side


def told(*rows, **known) -> dict[str, str]:
    """Of Ada."""
    situation = a_situation(*rows, **known)
    return health_in_words(situation, health(situation), situation.place("ada"))


def test_support_is_told_with_its_interval_and_firmness_with_its_public_acts():
    words = told(recorded("ada", Kind.PLEDGE, 10), recorded("ada", Kind.ENDORSEMENT, 20))
    assert words["support"].endswith(" in eight cases of ten")
    assert words["firmness"].endswith(" stand nine times in ten; 1 of 2 supporting acts in public")


def test_who_broke_away_is_said_to_have():
    assert told(recorded("ada", Kind.JOIN, 10), recorded("ada", Kind.DEFECTION, 20))["support"].startswith("broke away")


def test_contact_is_told_against_the_cadence():
    met = (recorded("ada", Kind.MEETING, TODAY - 3), recorded("ada", Kind.MESSAGE, TODAY - 1))
    expected = "last contact 1 day ago (30 days expected, none agreed); lately 1 day both ways and 1 one way"
    assert told(*met)["engagement"] == expected


def test_silence_under_an_agreed_cadence_is_told_as_such():
    profiles = {partnership("ada"): a_profile("ada", cadence=14)}
    assert told(recorded("ada", Kind.VOTE_WITH, 1), profiles=profiles)["engagement"] == "never in touch; 14 days agreed"
    assert told(recorded("ada", Kind.VOTE_WITH, 1))["engagement"] == "never in touch, and no cadence is agreed"


def test_trades_are_counted():
    trade = recorded("ada", Kind.TRADE, TODAY, "T", gave=side("ideas", 2), got=side("access", 4))
    honoured = recorded("ada", Kind.TRADE_HONOURED, TODAY, trade="T")
    assert told(trade, honoured)["reciprocity"] == "1 trade honoured, 0 broken, 0 overdue; gave 2.0, got 4.0"
    assert told(recorded("ada", Kind.JOIN, 1))["reciprocity"] == "no trade was settled or fell due"
