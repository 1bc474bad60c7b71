"""Defection risk: a probability for each member, and reasons that multiply up to it."""

from math import exp, isfinite, prod

import numpy as np
import pytest

from domain.errors import Invalid
from domain.exposure import YEAR
from domain.hazard import PRIOR
from domain.reasons import RATIOS, TENURE_RATIOS, Ground
from domain.risk import HORIZON, risk
from domain.values import Kind
from tests.histories import Event
from tests.watches import number_of, probabilities, reasons, watched

JOIN = Event("ada", Kind.JOIN, 0)
NAMES = [f"p{number:02}" for number in range(20)]


def crowd(day: int = 0) -> list[Event]:
    return [Event(name, Kind.JOIN, day) for name in NAMES]


def departures(*days: int, kind: Kind = Kind.LAPSE) -> list[Event]:
    """One member of the crowd after another."""
    return [Event(name, kind, day) for name, day in zip(NAMES, days, strict=False)]


def test_of_a_newcomer_among_newcomers_only_the_prior_is_known():
    told = probabilities(watched(JOIN), 0)
    assert told == {"ada": pytest.approx(1 - exp(-PRIOR * TENURE_RATIOS[0] * HORIZON / YEAR))}


def test_where_more_departed_more_is_feared():
    told = [probabilities(watched(*crowd(), *departures(*days)), 300)["p19"] for days in ((), (100,), (100, 150, 200))]
    assert told == sorted(set(told))


@pytest.mark.parametrize("kind", [Kind.LAPSE, Kind.DEFECTION])
def test_lapses_and_defections_count_alike(kind):
    lapsed, told = (watched(*crowd(), *departures(100, 200, kind=each)) for each in (Kind.LAPSE, kind))
    assert probabilities(told, 300) == probabilities(lapsed, 300)


def test_members_alone_have_a_risk():
    told = watched(JOIN, *crowd(), *departures(10, 20), Event("zoe", Kind.MEETING, 5))
    assert set(probabilities(told, 30)) == {"ada", *NAMES[2:]}


def test_the_longer_the_horizon_the_likelier_a_departure():
    told = watched(*crowd(), *departures(100))
    likely = [probabilities(told, 300, days)["p19"] for days in (1, 30, 90, 9_000)]
    assert likely == sorted(set(likely))


@pytest.mark.parametrize("horizon", [0, -90])
def test_a_horizon_of_no_days_makes_no_sense(horizon):
    with pytest.raises(Invalid, match="at least one day"):
        risk(watched(JOIN), [10], horizon)


def test_the_ratios_times_the_base_are_the_hazard():
    told = watched(
        JOIN, JOIN.but(kind=Kind.PLEDGE, day=10), JOIN.but(kind=Kind.CRITICISM, day=20), cadence={"ada": 2.0}
    )
    stands = risk(told, [30])
    grounds = {Ground.TENURE, Ground.COMMITMENT, Ground.PRIVATE_ONLY, Ground.CRITICISM, Ground.SILENCE}
    assert grounds <= {reason.ground for reason in stands.reasons(0)}
    assert stands.base[0] * prod(reason.ratio for reason in stands.reasons(0)) == pytest.approx(stands.hazard[0])
    assert stands.probability[0] == pytest.approx(1 - exp(-stands.hazard[0] * HORIZON / YEAR))
    assert stands.base_probability[0] == pytest.approx(1 - exp(-stands.base[0] * HORIZON / YEAR))


def test_the_strongest_reason_comes_first():
    told = watched(JOIN, JOIN.but(kind=Kind.CRITICISM, day=20))
    first, second = risk(told, [30]).reasons(0)
    assert (first.ground, second.ground) == (Ground.CRITICISM, Ground.TENURE)


def test_a_member_of_two_to_four_years_of_whom_nothing_is_told_has_no_reasons():
    assert risk(watched(JOIN), [1_000]).reasons(0) == []


def test_a_critic_is_feared_more_than_others_by_the_ratio_that_is_published():
    told = risk(watched(*crowd(), Event("p03", Kind.CRITICISM, 90)), [100])
    hazards = told.hazard.tolist()
    assert hazards[3] == pytest.approx(RATIOS[Ground.CRITICISM] * hazards[4])


def test_a_bloc_that_people_leave_is_a_reason_that_names_it():
    north = [each.but(bloc="north") for each in crowd()[:10]]
    south = [each.but(bloc="south") for each in crowd()[10:]]
    told = watched(*north, *south, *departures(100, 150, 200, 250))
    of_north, of_south = (reasons(who, told, 300)[Ground.BLOC] for who in ("p09", "p19"))
    assert (of_north.which, of_south.which) == ("north", "south")
    assert of_south.ratio < 1 < of_north.ratio


def test_where_no_blocs_are_told_none_is_a_reason():
    assert Ground.BLOC not in reasons("p19", watched(*crowd(), *departures(100, 150)), 300)


def test_a_yearly_cleaning_up_is_a_season():
    joins = [Event(f"m{number}", Kind.JOIN, 0) for number in range(200)]
    leaves = [Event(f"m{number}", Kind.LAPSE, 365 * (1 + number // 20)) for number in range(80)]
    told = watched(*joins, *leaves)
    assert reasons("m199", told, 365 * 5 - 30)[Ground.SEASON].ratio > 1.2
    assert reasons("m199", told, 365 * 5 + 60)[Ground.SEASON].ratio < 0.9


def test_several_days_at_once_are_each_day_alone():
    told = watched(*crowd(), *departures(100, 200, 300), Event("p09", Kind.CRITICISM, 210))
    days = [150, 250, 400]
    together, alone = risk(told, days), [risk(told, [day]) for day in days]
    assert together.day.tolist() == [day for each in alone for day in each.day.tolist()]
    assert together.probability.tolist() == pytest.approx([p for each in alone for p in each.probability.tolist()])


def test_who_is_no_member_today_is_told_no_risk():
    told = watched(JOIN, JOIN.but(kind=Kind.DEFECTION, day=50), JOIN.but(kind=Kind.RETURN, day=80))
    assert [len(risk(told, [day]).place) for day in (-1, 0, 49, 50, 79, 80)] == [0, 1, 1, 0, 0, 1]


@pytest.mark.parametrize("events", [[], [Event("ada", Kind.MEETING, 5)], [JOIN, JOIN.but(kind=Kind.LAPSE)]])
def test_without_members_there_is_nobody_to_fear_for(events):
    told = risk(watched(*events), [-10, 5, 500])
    assert len(told.probability) == len(told.hazard) == 0


def test_all_on_one_day_is_enough_to_say_something():
    told = watched(*crowd(), Event("p01", Kind.CRITICISM, 0), Event("p02", Kind.PLEDGE, 0))
    stands = probabilities(told, 0)
    assert all(0 < value < 0.1 for value in stands.values())
    assert stands["p01"] == max(stands.values())


def test_where_nobody_departs_for_long_little_is_feared_and_never_nothing():
    told = watched(*crowd())
    few_weeks, years = (probabilities(told, day)["p00"] for day in (30, 8_000))
    assert 0 < years < few_weeks / 10


def test_where_everybody_departs_at_once_the_next_to_join_is_feared_for():
    gone = watched(*crowd(), *(Event(name, Kind.DEFECTION, 1) for name in NAMES), Event("zoe", Kind.JOIN, 2))
    alone = watched(Event("zoe", Kind.JOIN, 2))
    assert probabilities(alone, 2)["zoe"] < probabilities(gone, 2)["zoe"] < 1


def test_even_the_worst_is_not_certain():
    join = [Event(f"m{number}", Kind.JOIN, 0) for number in range(3_000)]
    gone = [each.but(kind=Kind.LAPSE, day=1) for each in join]
    told = probabilities(watched(*join, *gone, Event("zoe", Kind.JOIN, 1)), 1, 100_000)
    assert told["zoe"] < 1
    assert isfinite(told["zoe"])


def test_an_entry_is_found_by_place_and_day():
    told = watched(*crowd(), *departures(10))
    stands = risk(told, [20])
    assert stands.place[number_of("p05", stands, told)] == told.acts.partners.index("p05")
    assert np.unique(stands.day).tolist() == [20]
