"""What is said alike wherever it is shown."""

import pytest

from domain.replay import standing
from domain.values import Kind, Stance
from service.wording import stance_in_words
from tests.histories import Event, evidence_of

JOIN = Event("ada", Kind.JOIN, 0)


@pytest.mark.parametrize("kind", [Kind.VOTE_AGAINST, Kind.LAPSE, Kind.RETURN])
def test_where_somebody_stands_is_their_stance(kind):
    (ada,) = standing(evidence_of(JOIN, JOIN.but(kind=kind, day=1)), 1).each()
    assert stance_in_words(ada) == ada.stance.value


def test_of_who_broke_away_it_is_said_that_they_did():
    (ada,) = standing(evidence_of(JOIN, JOIN.but(kind=Kind.DEFECTION, day=1)), 1).each()
    assert (stance_in_words(ada), ada.stance) == ("broke away", Stance.STRONG_OPPOSE)
