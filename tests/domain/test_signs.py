"""Signs that a member may depart: when each stands, how strong, and since when."""

import pytest

from domain.policy import ENTERS, SEEN
from domain.reasons import HABIT_DAYS, LARGE, LATE, RATIOS, RECENT, REMEMBERED, TENURE_DAYS, TENURE_RATIOS, Ground
from domain.values import Kind
from domain.watch import CONTACTS
from tests.histories import Event
from tests.watches import reasons, watched

JOIN = Event("ada", Kind.JOIN, 0)
BEA = Event("bea", Kind.JOIN, 0)


def ada(kind: Kind, day: int, **more: float) -> Event:
    return JOIN.but(kind=kind, day=day, **more)


def ratio(ground: Ground, *events: Event, day: int, **more: dict[str, float]) -> float:
    """What a ground makes of ada's hazard."""
    told = reasons("ada", watched(JOIN, *events, **more), day)  # type: ignore[arg-type]
    return told[ground].ratio if ground in told else 1.0


@pytest.mark.parametrize(("days", "place"), [(0, 0), (179, 0), (180, 1), (729, 1), (1460, 3), (2919, 3), (2920, 4)])
def test_the_hazard_changes_with_the_days_of_membership(days, place):
    assert ratio(Ground.TENURE, day=days) == pytest.approx(TENURE_RATIOS[place])
    assert sorted(TENURE_DAYS) == TENURE_DAYS.tolist()


def test_tenure_begins_anew_with_a_return():
    gone = [ada(Kind.LAPSE, 1_000), ada(Kind.RETURN, 1_100)]
    assert reasons("ada", watched(JOIN, *gone), 1_150)[Ground.TENURE].since == 1_100


def test_who_carries_much_more_than_the_mean_member_departs_less():
    heavy, light = [JOIN.but(influence=6.0), BEA.but(influence=2.0)], [JOIN.but(influence=5.9), BEA.but(influence=2.0)]
    assert LARGE == 6.0 / 4.0
    assert Ground.INFLUENCE in reasons("ada", watched(*heavy), 10)
    assert Ground.INFLUENCE not in reasons("ada", watched(*light), 10)
    assert reasons("ada", watched(*heavy), 10)[Ground.INFLUENCE].ratio == pytest.approx(RATIOS[Ground.INFLUENCE])


def test_those_who_left_weigh_nothing_in_the_mean():
    told = [JOIN.but(influence=1.0), BEA.but(influence=1.0), Event("cy", Kind.JOIN, 0, influence=0.1)]
    assert Ground.INFLUENCE not in reasons("ada", watched(*told), 10)
    told += [Event("bea", Kind.DEFECTION, 5)]
    assert Ground.INFLUENCE in reasons("ada", watched(*told), 10)


@pytest.mark.parametrize("influence", [None, 0.0, 2.5])
def test_nobody_is_large_where_all_are_alike_or_nobody_has_influence(influence):
    told = watched(*(each.but(influence=influence) for each in (JOIN, BEA)))
    assert Ground.INFLUENCE not in reasons("ada", told, 10)


def test_who_acted_for_us_since_joining_departs_less():
    assert ratio(Ground.COMMITMENT, day=50) == 1.0
    assert ratio(Ground.COMMITMENT, ada(Kind.MILESTONE, 20), day=50) == pytest.approx(RATIOS[Ground.COMMITMENT])
    assert ratio(Ground.COMMITMENT, ada(Kind.CRITICISM, 20), ada(Kind.MEETING, 21), day=50) == 1.0


def test_commitment_is_shown_anew_after_a_return():
    told = [ada(Kind.VOTE_WITH, 20), ada(Kind.LAPSE, 30), ada(Kind.RETURN, 40)]
    assert ratio(Ground.COMMITMENT, *told, day=50) == 1.0


def test_who_left_before_departs_likelier():
    told = reasons("ada", watched(JOIN, ada(Kind.DEFECTION, 30), ada(Kind.RETURN, 900)), 950)
    assert told[Ground.LEFT_BEFORE].ratio == pytest.approx(RATIOS[Ground.LEFT_BEFORE])
    assert told[Ground.LEFT_BEFORE].since == 30
    assert ratio(Ground.LEFT_BEFORE, day=950) == 1.0


@pytest.mark.parametrize(("silence", "strength"), [(0, 0.0), (10, 0.0), (25, 0.5), (40, 1.0), (400, 1.0)])
def test_silence_beyond_the_agreed_cadence_counts_the_more_the_longer(silence, strength):
    told = ratio(Ground.SILENCE, ada(Kind.MEETING, 30), day=30 + silence, cadence={"ada": 10.0})
    assert told == pytest.approx(RATIOS[Ground.SILENCE] ** strength)
    assert LATE == 4


def test_without_an_agreed_cadence_the_usual_gap_of_contacts_is_one():
    weekly = [ada(Kind.MESSAGE, day) for day in (7, 14, 21)]
    assert ratio(Ground.SILENCE, *weekly, day=28) == 1.0
    assert ratio(Ground.SILENCE, *weekly, day=49) == pytest.approx(RATIOS[Ground.SILENCE])
    assert reasons("ada", watched(JOIN, *weekly), 49)[Ground.SILENCE].since == 21


def test_an_agreed_cadence_goes_before_the_usual_gap():
    weekly = [ada(Kind.MESSAGE, day) for day in (7, 14, 21)]
    assert ratio(Ground.SILENCE, *weekly, day=49, cadence={"ada": 90.0}) == 1.0


def test_a_few_contacts_or_contacts_years_apart_are_no_habit():
    twice = [ada(Kind.MEETING, day) for day in (7, 14)]
    seldom = [ada(Kind.MILESTONE, int(HABIT_DAYS + 1) * number) for number in (1, 2, 3)]
    for contacts in (twice, seldom):
        assert ratio(Ground.SILENCE, *contacts, day=2_000) == 1.0


def test_several_contacts_on_one_day_are_one():
    assert ratio(Ground.SILENCE, *(ada(Kind.MESSAGE, 7) for _ in range(9)), day=400) == 1.0


def test_what_is_said_against_us_breaks_no_silence():
    told = [ada(Kind.CRITICISM, 40), ada(Kind.VOTE_AGAINST, 40)]
    assert ratio(Ground.SILENCE, *told, day=40, cadence={"ada": 10.0}) == pytest.approx(RATIOS[Ground.SILENCE])


def test_who_was_never_met_since_is_silent_since_joining():
    told = ratio(Ground.SILENCE, day=1_000, cadence={"ada": 10.0})
    assert told == pytest.approx(RATIOS[Ground.SILENCE])


@pytest.mark.parametrize(
    ("kind", "ground", "days"),
    [
        (Kind.TRADE_BROKEN, Ground.BROKEN_TRADE, REMEMBERED),
        (Kind.CRITICISM, Ground.CRITICISM, RECENT),
        (Kind.OPPOSITION, Ground.CRITICISM, RECENT),
    ],
)
def test_some_acts_count_for_a_while(kind, ground, days):
    told = watched(JOIN, ada(kind, 10))
    assert [ground in reasons("ada", told, day) for day in (9, 10, 9 + days, 10 + days)] == [False, True, True, False]
    assert reasons("ada", told, 10)[ground].since == 10
    assert reasons("ada", told, 10)[ground].ratio == pytest.approx(RATIOS[ground])


@pytest.mark.parametrize(("kind", "private"), [(kind, seen == "private") for kind, seen in SEEN.items()])
def test_support_in_private_alone_is_a_sign(kind, private):
    assert (ratio(Ground.PRIVATE_ONLY, ada(kind, 10), day=20) > 1) is private


def test_support_in_public_takes_the_sign_away():
    pledge, endorsement = ada(Kind.PLEDGE, 10), ada(Kind.ENDORSEMENT, 15)
    assert ratio(Ground.PRIVATE_ONLY, pledge, endorsement, day=14) == pytest.approx(RATIOS[Ground.PRIVATE_ONLY])
    assert ratio(Ground.PRIVATE_ONLY, pledge, endorsement, day=15) == 1.0


def test_support_fades_where_recent_acts_are_less_in_favour_than_earlier_ones():
    before = [ada(Kind.VOTE_WITH, day) for day in range(1, 20)]
    after = [ada(Kind.VOTE_AGAINST, day) for day in range(RECENT + 30, RECENT + 33)]
    assert ratio(Ground.FADING_SUPPORT, *before, day=RECENT + 40) == 1.0
    assert ratio(Ground.FADING_SUPPORT, *before, *after, day=RECENT + 40) == pytest.approx(
        RATIOS[Ground.FADING_SUPPORT]
    )
    assert ratio(Ground.FADING_SUPPORT, *after, day=RECENT + 40) > 1.0  # the joining was in favour


def test_a_single_cool_act_fades_less_than_many():
    before = [ada(kind, day) for day in range(1, 20) for kind in (Kind.VOTE_WITH, Kind.VOTE_AGAINST)]
    after = [ada(Kind.ABSTENTION, RECENT + 30)]
    one = ratio(Ground.FADING_SUPPORT, *before, *after, day=RECENT + 40)
    many = ratio(Ground.FADING_SUPPORT, *before, *after * 9, day=RECENT + 40)
    assert 1.0 < one < many


def test_newcomers_have_no_support_that_could_fade():
    assert ratio(Ground.FADING_SUPPORT, ada(Kind.VOTE_AGAINST, 5), day=6) == 1.0


def test_what_was_pledged_before_a_departure_says_nothing_of_a_new_membership():
    gone = [ada(Kind.PLEDGE, 10), ada(Kind.LAPSE, 20), ada(Kind.RETURN, 30)]
    assert ratio(Ground.PRIVATE_ONLY, *gone, day=19) > 1
    assert ratio(Ground.PRIVATE_ONLY, *gone, day=40) == 1


def test_a_pledge_that_makes_a_member_counts():
    assert Ground.PRIVATE_ONLY in reasons("bea", watched(Event("bea", Kind.PLEDGE, 10)), 10)


def test_whatever_makes_a_member_breaks_a_silence():
    assert ENTERS <= CONTACTS


def test_a_departure_of_whom_they_listen_to_counts_for_a_while_and_names_them():
    told = watched(JOIN, BEA, Event("bea", Kind.DEFECTION, 10), links=[("ada", "bea")])
    stands = [Ground.INFLUENCER_LEFT in reasons("ada", told, day) for day in (9, 10, 9 + RECENT, 10 + RECENT)]
    assert stands == [False, True, True, False]
    reason = reasons("ada", told, 20)[Ground.INFLUENCER_LEFT]
    assert (reason.since, reason.which) == (10, "bea")
    assert reason.ratio == pytest.approx(RATIOS[Ground.INFLUENCER_LEFT])


def test_departures_of_others_are_no_sign():
    for links in ([], [("bea", "ada")]):
        told = watched(JOIN, BEA, Event("bea", Kind.DEFECTION, 10), links=links)
        assert Ground.INFLUENCER_LEFT not in reasons("ada", told, 20)
