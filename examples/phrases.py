"""What the notes of the synthetic story say, by kind."""

from domain.values import Kind

PHRASES: dict[Kind, tuple[str, ...]] = {
    Kind.JOIN: ("Signed the charter of the renewal.", "Took a seat in the coalition's round."),
    Kind.MEETING: (
        "Went through the works plan quay by quay.",
        "Asked who pays if the works take longer.",
        "Talked about nights, noise and the road.",
        "Walked the old quay together.",
        "Wanted to see the figures before saying more.",
    ),
    Kind.MESSAGE: (
        "Answered the monthly letter.",
        "Sent questions about the timetable.",
        "Thanked for the minutes.",
        "Passed on what the members say.",
    ),
    Kind.PLEDGE: ("Will back it when it counts, and does not want to be named yet.", "Gave their word in private."),
    Kind.ENDORSEMENT: ("Spoke for the renewal at the harbour forum.", "Open letter: the harbour needs the renewal."),
    Kind.CRITICISM: ("Too dear and too loud, says the newsletter.", "Doubts the timetable, in the local paper."),
    Kind.OPPOSITION: ("Filed an objection against the works.", "Called a picket at the harbour gate."),
    Kind.LAPSE: ("Let the membership run out; no quarrel.",),
    Kind.DEFECTION: ("Left with a press release and joined the counter-coalition.",),
    Kind.RETURN: ("Back in the round after the new night rules.", "Took its seat again."),
    Kind.ASSESSMENT: ("Judged by the relations desk after the quarterly review.",),
    Kind.CONTRIBUTION: ("Lent two people for the working groups.", "Paid for the survey.", "Opened its halls."),
    Kind.CONFLICT: ("Quarrel over who bears the overrun.", "Dispute about the night works."),
    Kind.RECONCILIATION: ("Settled over coffee: rules for nights, a cap for costs.", "Shook hands after mediation."),
    Kind.TRADE_HONOURED: ("Both sides did as agreed.",),
    Kind.TRADE_BROKEN: ("We could not keep our side after the overrun.",),
}
