"""What the page Access shows: who has which role, or had on a day, and one's own tokens."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard import data, words
from domain.roles import Right, Scope
from domain.tokens import Issued
from service.access import Held

EVERYWHERE = "everywhere"

SCOPES = {
    Scope.READ: "read",
    Scope.WRITE: "read and record",
    Scope.MANAGER: "all a manager may",
    Scope.LEADER: "all a leader may",
    Scope.AUDITOR: "all an auditor may",
    Scope.ADMIN: "all an admin may",
}
"""What a token lets its holder do at most, in words."""


def where(coalition: str | None) -> str:
    """Where a role is held."""
    return coalition or EVERYWHERE


def mine() -> list[str]:
    """One's own roles, a line for each coalition."""
    return [
        f"**{words.escaped(where(coalition))}**: {words.listed(sorted(roles))}"
        for coalition, roles in data.services().roles.mine()
    ]


def headline(held: Sequence[Held]) -> str:
    """How many people have a role."""
    people = len({each.person for each in held})
    if not people:
        return "Nobody has been granted a role."
    return f"{words.count(people, 'person', 'people')} {'has' if people == 1 else 'have'} a role."


def nobody(on: date) -> str:
    """Why there is no table of roles."""
    if on != data.today():
        return f"Nobody had a role on {words.day(on)}."
    return "Who is granted a role stands here, with who granted it and since when."


def roles(held: Sequence[Held]) -> pd.DataFrame:
    """One row for each role held."""
    rows = [(where(each.coalition), each.person, each.role, each.granted_by, each.since.date()) for each in held]
    return pd.DataFrame(rows, columns=["Where", "Person", "Role", "Granted by", "Since"])


def tokens(found: Sequence[Issued]) -> pd.DataFrame:
    """One row for each token."""
    rows = [
        {
            "For": each.label,
            "Lets": words.listed([SCOPES[scope] for scope in sorted(each.scopes)]),
            "Made": each.issued_at.date(),
            "Expires": each.expires_at.date(),
            "Made by": each.issued_by,
            "Id": str(each.token_id),
        }
        for each in found
    ]
    return pd.DataFrame(rows)


def administered() -> list[str | None]:
    """Where the person who looks may grant roles: in these coalitions, None being everywhere."""
    everywhere: list[str | None] = [None] if data.guard().may(Right.ADMINISTER, None) else []
    return [each.name for each in data.coalitions(Right.ADMINISTER)] + everywhere
