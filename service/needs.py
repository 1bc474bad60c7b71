"""The table of what every use case needs, and who has it: `python -m service.needs` prints docs/roles.md."""

from collections.abc import Iterator
from inspect import getdoc, isfunction
from itertools import chain
from typing import NamedTuple, get_type_hints

from domain.roles import ROLES_WITH, Role
from service.guard import Need, Where, need_of
from service.use_cases import UseCases

HEAD = """# Roles

A role is held in one coalition, or everywhere. Whoever has no role in a coalition does not see that it exists. This table
is made from the program (`python -m service.needs`), and `tests/service/roles/test_let_in.py` tries every line of it with every
role. Where nobody signs in, whoever uses the machine has all roles.

| role | is for | may |
| --- | --- | --- |
| manager | who talks with stakeholders | read, log, correct and take back what they recorded themselves; read notes for managers |
| leader | who decides | read: figures, alerts, what-if, briefs, facts |
| auditor | who checks | read; everywhere: verify, export, checkpoints and proofs; see who has which role. Writes nothing |
| admin | who is responsible | grant roles, decide policies and what wins; everywhere: form coalitions, erase, back up, look after keys. \
Reads nothing of what was said |

Several roles add up. `GROUNDSWELL_ADMINS` names the first admins of everything.
"""  # noqa: E501  a table's line is a line

TOLD = {
    Where.THERE: "there",
    Where.SOMEWHERE: "in any coalition",
    Where.EVERYWHERE: "everywhere",
    Where.FOUND: "there",
    Where.MINE: "anybody, for themselves",
}


class UseCase(NamedTuple):
    """One public method of the use cases."""

    name: str
    does: str
    need: Need | None


def use_cases() -> Iterator[UseCase]:
    """Every public method of every class of use cases, and of the classes it is put together from, in order."""
    for field, kind in get_type_hints(UseCases).items():
        if "guard" in getattr(kind, "__dataclass_fields__", ()):
            for name, method in chain.from_iterable(vars(each).items() for each in kind.__mro__):
                if isfunction(method) and not name.startswith("_"):
                    yield UseCase(f"{field}.{name}", _first_sentence(method), need_of(method))


def page() -> str:
    """The whole page."""
    return f"{HEAD}\n## Use cases\n\n{table()}\n"


def table() -> str:
    """All of them with the roles that are let in, as Markdown."""
    head = ["use case", "what it does", *Role, "where"]
    lines = [head, ["---"] * len(head), *(_line(each) for each in use_cases())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(case: UseCase) -> list[str]:
    if case.need is None:
        raise TypeError(f"{case.name} does not say what it needs")
    able = ROLES_WITH[case.need.right]
    marks = ["•" if role in able and case.need.where is not Where.MINE else "" for role in Role]
    return [f"`{case.name}`", case.does, *marks, TOLD[case.need.where]]


def _first_sentence(method: object) -> str:
    told = " ".join((getdoc(method) or "").split("\n\n")[0].split())
    return told.split(". ")[0].split("; ")[0].rstrip(".").replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201  this module's own output
