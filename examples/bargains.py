"""The trades of the synthetic story, in days since its first Monday."""

from typing import Literal, NamedTuple

from domain.values import Kind

What = Literal["people", "capital", "ideas", "access", "other"]


class Bargain(NamedTuple):
    """A trade: with whom, when agreed and due, what for what (worth), and how it ended."""

    short: str
    agreed: int
    due: int
    gave: tuple[What, int, str]
    got: tuple[What, int, str]
    ended: int | None = None
    end: Kind = Kind.TRADE_HONOURED


BARGAINS = (
    Bargain(
        "Crane operators' union",
        118,
        210,
        ("people", 2, "thirty retraining places"),
        ("access", 3, "crane crews for the repair nights"),
        196,
    ),
    Bargain(
        "Fish market traders",
        140,
        250,
        ("access", 2, "a loading bay for the early market"),
        ("other", 2, "no appeal against the closing of the lane"),
        236,
    ),
    Bargain(
        "Environment agency",
        155,
        240,
        ("ideas", 3, "the full survey data"),
        ("access", 4, "a permit hearing in spring"),
        233,
    ),
    Bargain(
        "Old Quay residents' association",
        165,
        270,
        ("other", 4, "quiet nights from ten to six"),
        ("other", 3, "support at the hearing"),
        276,
        Kind.TRADE_BROKEN,
    ),
    Bargain(
        "Lighthouse Hill residents' association",
        175,
        280,
        ("capital", 3, "sound-proof windows"),
        ("access", 2, "use of the hill road"),
        284,
        Kind.TRADE_BROKEN,
    ),
    Bargain(
        "Dredging contractor",
        180,
        285,
        ("capital", 4, "payment in advance"),
        ("people", 4, "a second dredger"),
        288,
        Kind.TRADE_BROKEN,
    ),
    Bargain("City treasury", 395, 470, ("ideas", 2, "monthly accounts"), ("capital", 4, "a bridging guarantee"), 462),
    Bargain(
        "Noise and air inspectorate",
        402,
        480,
        ("capital", 2, "four measuring stations"),
        ("access", 3, "a provisional night permit"),
        471,
    ),
    Bargain(
        "Environment agency", 410, 500, ("other", 3, "a new bird island"), ("access", 4, "the dredging permit"), 489
    ),
    Bargain(
        "Fishing fleet co-operative",
        416,
        510,
        ("access", 3, "berths in the inner basin"),
        ("people", 2, "pilots for the works"),
        497,
    ),
    Bargain(
        "Council independents",
        424,
        515,
        ("ideas", 2, "a citizens' panel"),
        ("other", 3, "their votes on the budget"),
        505,
    ),
    Bargain(
        "Dockworkers' union",
        486,
        580,
        ("people", 4, "no dismissals for five years"),
        ("people", 4, "two more night shifts"),
    ),
    Bargain(
        "Island terminal operator",
        450,
        530,
        ("access", 2, "shared tug services"),
        ("ideas", 2, "its traffic forecasts"),
    ),
)
