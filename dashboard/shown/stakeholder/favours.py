"""The favour ledger of one stakeholder: what is open, what was settled, who owes whom."""

from typing import NamedTuple

import pandas as pd

from dashboard import words
from dashboard.shown.stakeholder.person import Person
from domain.time import day_number, day_of
from domain.trades import Trade
from domain.values import Item


class Balance(NamedTuple):
    """What open trades promise on each side, and what we got less what we gave in honoured ones, in worth."""

    we_owe: int
    they_owe: int
    balance: int
    overdue: int


def trades(it: Person) -> list[Trade]:
    """Their trades, in order of agreement."""
    return [each for each in it.situation.trades if each.place == it.place]


def open_ones(it: Person) -> list[Trade]:
    """Their open trades: those overdue first, then by due date, those without one last."""
    return sorted((each for each in trades(it) if each.open), key=lambda each: (each.due_on is None, each.due_on))


def balance(it: Person) -> Balance:
    """Their ledger."""
    told, place = it.situation.ledger, it.place
    sums = told.owed_by_us, told.owed_by_them, told.balance, told.overdue
    return Balance(*(int(each[place]) for each in sums))


def sentence(told: Balance) -> str:
    """Who owes whom."""
    if told.we_owe and told.they_owe:
        owed = f"We owe worth {told.we_owe}, they owe worth {told.they_owe}."
    elif told.we_owe or told.they_owe:
        owed = f"We owe worth {told.we_owe}." if told.we_owe else f"They owe worth {told.they_owe}."
    else:
        owed = "Nobody owes anything."
    late = f" {words.count(told.overdue, 'trade is', 'trades are')} overdue." if told.overdue else ""
    return owed + late


def promised(trade: Trade) -> str:
    """What both sides promised."""
    sides = (("We", trade.agreed.gave), ("they", trade.agreed.got))
    told = [f"{who} give {_item(item)}" for who, item in sides if item]
    return words.capital(", ".join(told)) or "Nothing is told of what was traded"


def _item(item: Item) -> str:
    described = f" ({item.description})" if item.description else ""
    return f"{item.what} worth {item.worth}{described}"


def term(trade: Trade, day: int) -> str:
    """When it was agreed, and when it is due."""
    agreed = f"agreed {words.day(day_of(trade.agreed.day))}, {words.count(trade.age(day), 'day')} ago"
    if trade.due_on is None:
        return f"{agreed}; no due date"
    left = day_number(trade.due_on) - day
    due = f"overdue by {words.count(-left, 'day')}" if left < 0 else "due today" if not left else f"due in {left} days"
    return f"{agreed}; {due} ({words.day(trade.due_on)})"


def settled(it: Person) -> pd.DataFrame:
    """One row for each trade that was honoured or broken, the latest first."""
    rows = [
        (day_of(each.settled.day), "honoured" if each.honoured else "broken", *_sides(each), each.got - each.gave)
        for each in trades(it)
        if each.settled
    ]
    return pd.DataFrame(rows[::-1], columns=["Settled", "How", "We gave", "We got", "Balance"])


def _sides(trade: Trade) -> tuple[str, str]:
    gave, got = (_item(item) if item else words.NOTHING for item in (trade.agreed.gave, trade.agreed.got))
    return gave, got
