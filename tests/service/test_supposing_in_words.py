"""What is assumed, as people read it."""

from domain.hypotheses import hypothesis
from domain.values import Item, Kind
from service.supposing_in_words import details, in_words


def test_the_kind_is_told_with_what_is_assumed_beside_it():
    assert in_words(hypothesis("Ada", Kind.VOTE_WITH)) == "Ada: vote with"
    assert in_words(hypothesis("Ada", Kind.ENDORSEMENT, visibility="public")) == "Ada: endorsement, public"
    assert in_words(hypothesis("Ada", Kind.DEFECTION, to="Dry Land")) == "Ada: defection, to Dry Land"
    assert in_words(hypothesis("Ada", Kind.MEETING, tone=1)) == "Ada: meeting, tone 1"
    given = hypothesis("Ada", Kind.TRADE, gave=Item(what="capital", worth=3))
    assert in_words(given) == "Ada: trade, gave capital:3"


def test_what_is_not_assumed_is_not_told():
    assert details(hypothesis("Ada", Kind.LAPSE)) == {}
