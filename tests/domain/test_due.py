"""What is due, by what is at stake."""

import pytest

from domain.agenda import Agenda, Marking
from domain.due import AHEAD, duties, next_due
from domain.scene import Scene
from domain.time import day_of
from domain.values import Kind
from tests.situations import TODAY, a_profile, a_situation, partnership, recorded, side

JOINED = (
    recorded("ada", Kind.JOIN, 10, influence=1.0),
    recorded("bea", Kind.JOIN, 95, influence=3.0),
    recorded("cy", Kind.JOIN, 20, influence=2.0),
)


def due_of(*rows, **known):
    situation = a_situation(*JOINED, *rows, **known)
    return situation, duties(Scene(situation))


def profiles(**of):
    return {partnership(who): a_profile(who, **of.get(who, {})) for who in ("ada", "bea", "cy", "dan")}


def names(situation, found):
    return [situation.names[each.place] for each in found]


def met_often(who, *days):
    return [recorded(who, Kind.MEETING, day) for day in days]


def test_members_with_whom_contact_was_usual_come_by_what_would_be_lost_with_them():
    situation, found = due_of(
        *met_often("ada", 20, 30, 40), *met_often("cy", 40, 60, 80), *met_often("bea", 96, 97, 98)
    )
    assert names(situation, found.contacts) == ["bea", "ada"]
    assert [(each.on, each.every) for each in found.contacts] == [(99, 1), (50, 10)]
    assert found.contacts[0].stake.most > found.contacts[1].stake.most > 0


def test_where_contact_was_never_usual_and_nothing_is_agreed_nobody_is_missed():
    _, found = due_of()
    assert found.contacts == ()


def test_an_agreed_contact_is_due_a_week_ahead_with_members_and_others():
    others = recorded("dan", Kind.ABSTENTION, 90)
    agreed = profiles(bea={"cadence": 12}, cy={"cadence": 100}, dan={"cadence": 17}, ada={"cadence": 98})
    situation, found = due_of(others, profiles=agreed)
    on = {situation.names[each.place]: each.on for each in found.contacts}
    assert on == {"bea": TODAY + AHEAD, "dan": TODAY + AHEAD}


def test_who_never_joined_and_agreed_on_nothing_is_not_missed():
    situation, found = due_of(*met_often("dan", 20, 25, 30, 35))
    assert "dan" not in names(situation, found.contacts)


@pytest.mark.parametrize("kind", [Kind.LAPSE, Kind.DEFECTION])
def test_nothing_is_due_with_those_who_left(kind):
    trade = recorded("cy", Kind.TRADE, 30, gave=side("ideas", 2), due_on=str(day_of(50)))
    met = profiles(cy={"agenda": Agenda(conditions=("no funds",)), "marks": (Marking("no funds", True, day_of(60)),)})
    situation, found = due_of(trade, *met_often("cy", 30, 40, 50), recorded("cy", kind, 70), profiles=met)
    assert "cy" not in names(situation, (*found.contacts, *found.trades, *found.conditions))


def test_trades_are_due_until_a_week_ahead_and_not_once_they_are_settled():
    dated = [
        recorded(
            "ada",
            Kind.TRADE,
            30 + number,
            f"T{day}",
            gave=side("ideas", 1),
            got=side("access", 3),
            due_on=str(day_of(day)),
        )
        for number, day in enumerate((TODAY - 5, TODAY + AHEAD, TODAY + AHEAD + 1, TODAY - 9))
    ]
    settled = recorded("ada", Kind.TRADE_HONOURED, 99, trade=f"T{TODAY - 9}")
    _, found = due_of(*dated, settled)
    assert [each.on for each in found.trades] == [TODAY - 5, TODAY + AHEAD]
    assert all(each.trade.gave == 1 for each in found.trades)


def test_conditions_are_told_while_they_are_met():
    agenda = Agenda(conditions=("no funds", "no seat"))
    marks = Marking("no funds", True, day_of(60)), Marking("no seat", False, day_of(60))
    situation, found = due_of(profiles=profiles(ada={"agenda": agenda, "marks": marks}))
    assert [(situation.names[each.place], each.condition, each.on) for each in found.conditions] == [
        ("ada", "no funds", 60)
    ]


def test_what_comes_after_the_week_is_the_first_thing_that_is_agreed():
    soon = recorded("ada", Kind.TRADE, 40, gave=side("ideas", 1), due_on=str(day_of(TODAY + 20)))
    situation = a_situation(*JOINED, soon, profiles=profiles(bea={"cadence": 30}, ada={"cadence": 200}))
    following = next_due(Scene(situation))
    assert following is not None
    assert following.on == TODAY + 20
    assert next_due(Scene(a_situation(*JOINED))) is None
