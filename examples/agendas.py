"""What the main figures of the synthetic story want, and how often to be in touch, in days since its first Monday."""

from typing import NamedTuple

from domain.agenda import Agenda


class Wish(NamedTuple):
    """An agenda, the day it became known, and the cadence agreed that day (in days)."""

    short: str
    day: int
    agenda: Agenda
    cadence: int


WISHES = (
    Wish(
        "Port authority board",
        38,
        Agenda(
            interests=("A harbour that pays for itself",),
            wants=("Ground broken within its term of office",),
            offers=("The land by the old basin",),
            conditions=("The works close the main channel",),
        ),
        14,
    ),
    Wish(
        "Mayor's office",
        41,
        Agenda(
            interests=("Jobs in the old town", "Quiet before the election"),
            wants=("The mayor at the first pile",),
            offers=("A word with the council majority",),
            conditions=("A second petition against the night works",),
        ),
        21,
    ),
    Wish(
        "Regional development agency",
        45,
        Agenda(
            interests=("A project to show to the region",),
            wants=("Its name on the plans",),
            offers=("Staff for the grant application",),
        ),
        28,
    ),
    Wish(
        "Dockworkers' union",
        126,
        Agenda(
            interests=("Work for its members in ten years' time",),
            wants=("No dismissals", "Retraining in paid hours"),
            offers=("Night shifts during the works",),
            conditions=("Outside crews on the quay", "Shifts cut without notice"),
        ),
        21,
    ),
    Wish(
        "City treasury",
        131,
        Agenda(
            interests=("No surprises in the accounts",),
            wants=("Accounts every month",),
            offers=("A bridging guarantee",),
            conditions=("The guarantee is drawn before the audit",),
        ),
        28,
    ),
    Wish(
        "Council majority group",
        133,
        Agenda(
            interests=("Its seats in the old town",),
            wants=("Something to show before the vote",),
            offers=("Its votes on the budget",),
            conditions=("The mayor's office turns away",),
        ),
        28,
    ),
    Wish(
        "Environment agency",
        138,
        Agenda(
            interests=("Clean water in the estuary", "Breeding grounds"),
            wants=("The full survey data", "A bird island"),
            offers=("An early hearing",),
            conditions=("Dredging in the breeding season",),
        ),
        30,
    ),
    Wish(
        "Regional development bank",
        143,
        Agenda(
            interests=("Loans that are paid back",),
            wants=("A seat in the steering group",),
            offers=("A second tranche",),
            conditions=("The costs rise by a tenth",),
        ),
        30,
    ),
    Wish(
        "Old Quay residents' association",
        147,
        Agenda(
            interests=("Sleep", "The value of its houses"),
            wants=("Quiet nights from ten to six",),
            offers=("Support at the hearing",),
            conditions=("Pile driving at night",),
        ),
        30,
    ),
    Wish(
        "Dredging contractor",
        152,
        Agenda(
            interests=("A full order book",),
            wants=("Payment in advance",),
            offers=("A second dredger",),
            conditions=("Bills unpaid for two months",),
        ),
        45,
    ),
    Wish(
        "Island terminal operator",
        440,
        Agenda(
            interests=("Its own berths stay the cheapest",),
            wants=("Shared tug services",),
            offers=("Its traffic forecasts",),
            conditions=("A third crane on the renewed quay",),
        ),
        45,
    ),
    Wish(
        "Dockworkers' union",
        480,
        Agenda(
            interests=("Work for its members in ten years' time",),
            wants=("No dismissals for five years", "A say in the shift plan"),
            offers=("Two more night shifts",),
            conditions=("Outside crews on the quay", "Shifts cut without notice"),
        ),
        14,
    ),
)
"""Agendas in the order in which they became known; one is stated anew after a return."""


class Met(NamedTuple):
    """A condition of withdrawal: from which day on it was met or not, and the day that became known."""

    short: str
    condition: str
    day: int
    known: int
    met: bool


CONDITIONS = (
    Met("Dockworkers' union", "Outside crews on the quay", 284, 287, met=True),
    Met("Dockworkers' union", "Outside crews on the quay", 412, 412, met=False),
    Met("City treasury", "The guarantee is drawn before the audit", 536, 540, met=True),
)
"""The last one still stands when the story ends."""
