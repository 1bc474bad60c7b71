"""The guard: what each use case needs, and who has it.

A use case states what it needs by `@needs(...)` above its method; its class has a field `guard`. The
table of all of them is docs/roles.md (`python -m service.needs`).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar, cast
from uuid import UUID

from domain.errors import GroundswellError, Unknown
from domain.identity import coalition_id
from domain.roles import ROLES_WITH, Right, Role, Sight
from service.identity import LOCAL, Person

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
NAMED = ("coalition", "name")
"""What the first argument of a use case is called that names a coalition."""


class Where(StrEnum):
    """Where a right is needed."""

    THERE = "in the coalition"
    SOMEWHERE = "in any coalition"
    EVERYWHERE = "everywhere"
    FOUND = "in the coalition found"
    """The use case learns only on its way which coalition it is about, and asks the guard itself."""
    MINE = "for oneself"
    """Everybody may for themselves; the use case asks the guard where it is for somebody else."""


class NotAllowed(GroundswellError):
    """Somebody asks for what they have no right to, of a coalition that they may know of."""


class Grants(Protocol):
    """The roles that are granted by facts; see `service.granted`."""

    def of(self, person: str, coalitions: Collection[UUID | None]) -> dict[UUID | None, frozenset[Role]]:
        """The roles of somebody in these coalitions; None stands for everywhere."""

    def anywhere(self, person: str) -> dict[UUID | None, frozenset[Role]]:
        """The same for all coalitions in which they have one."""


class Nothing:
    """No role is granted to anybody."""

    def of(self, person: str, coalitions: Collection[UUID | None]) -> dict[UUID | None, frozenset[Role]]:  # noqa: ARG002  as `Grants` has it
        """No roles."""
        return {}

    def anywhere(self, person: str) -> dict[UUID | None, frozenset[Role]]:  # noqa: ARG002  as `Grants` has it
        """No roles."""
        return {}


@dataclass(frozen=True)
class Guard:
    """Lets one person do what their roles allow. Every answer is by the facts of this moment."""

    person: Person
    grants: Grants

    @property
    def open(self) -> bool:
        """Whether nobody is asked for anything: inside, and where nobody signs in."""
        return self.person.local

    def ask(self, right: Right, coalition: str) -> None:
        """Raise unless the person has this right in a coalition.

        One that they have no role in is `Unknown` to them, as one that does not exist.
        """
        if not self.open:
            self._ask(right, coalition, self.roles(coalition_id(coalition)))

    def ask_everywhere(self, right: Right) -> None:
        """Raise `NotAllowed` unless the person has this right everywhere."""
        if not self._lets(right, self.roles(None)):
            raise NotAllowed(_everywhere(right, self.person))

    def ask_somewhere(self, right: Right) -> None:
        """Raise `NotAllowed` unless the person has this right in some coalition."""
        if self.open:
            return
        if right not in self.somewhere():
            raise NotAllowed(_somewhere(right, self.person))

    def somewhere(self) -> frozenset[Right]:
        """The rights that the person has in some coalition, or everywhere."""
        granted = () if self.open else self.grants.anywhere(self.person.id).values()
        held = [self.person.standing, *granted]
        return frozenset(right for right in Right if any(self._lets(right, roles) for roles in held))

    def may(self, right: Right, coalition: UUID | None) -> bool:
        """Whether the person has a right in a coalition, or everywhere."""
        return self.open or self._lets(right, self.roles(coalition))

    def among(self, right: Right, coalitions: Collection[UUID]) -> frozenset[UUID]:
        """Those of some coalitions in which the person has a right."""
        if self.open:
            return frozenset(coalitions)
        held = self.grants.of(self.person.id, [None, *coalitions])
        always = self.person.standing | held.get(None, frozenset())
        return frozenset(each for each in coalitions if self._lets(right, always | held.get(each, frozenset())))

    def sight(self, coalition: UUID | None) -> Sight:
        """Which notes the person reads in a coalition; the key of whatever is kept that was made of notes."""
        if self.open:
            return Sight(self.person.id, manages=True, everything=True)
        return Sight(self.person.id, self._lets(Right.READ, self.roles(coalition) & {Role.MANAGER}))

    def roles(self, coalition: UUID | None) -> frozenset[Role]:
        """What the person is in a coalition, or everywhere."""
        if self.open:
            return self.person.standing
        return self.person.standing.union(*self.grants.of(self.person.id, {None, coalition}).values())

    def _ask(self, right: Right, coalition: str, roles: frozenset[Role]) -> None:
        if not self._lets(Right.SEE, roles):
            raise unknown(coalition)
        if not self._lets(right, roles):
            raise NotAllowed(_there(right, coalition, self.person, roles))

    def _lets(self, right: Right, roles: Collection[Role]) -> bool:
        able = ROLES_WITH[right].intersection(roles)
        scopes = self.person.scopes
        return bool(able) if scopes is None else any(scope.lets(right, role) for role in able for scope in scopes)


INSIDE = Guard(LOCAL, Nothing())
"""The inner door, for workers and tests: nobody is asked for anything."""


class Guarded(Protocol):
    """A class of use cases."""

    @property
    def guard(self) -> Guard:
        """Who is let in."""


def behind(guard: Guard, it: Any) -> Any:
    """A use case, with the use cases that it stands on, behind a guard; anything else as it is."""
    if isinstance(it, Guard):
        return guard
    if not is_dataclass(it) or not hasattr(it, "guard"):
        return it
    inner = {each.name: behind(guard, getattr(it, each.name)) for each in fields(it)}
    return replace(cast("Any", it), **inner)


def inside(it: T) -> T:
    """A use case without its guard: for one that stands on it and has asked for itself."""
    return cast("T", behind(INSIDE, it))


class Need(NamedTuple):
    """What a use case needs, and where."""

    right: Right
    where: Where


G = TypeVar("G", bound=Guarded)
Method = Callable[Concatenate[G, P], R]


def needs(right: Right, where: Where = Where.THERE) -> Callable[[Method[G, P, R]], Method[G, P, R]]:
    """Have a use case ask its guard for a right before it begins.

    With `THERE`, the first argument names the coalition, and None everything beside coalitions: that
    needs the right everywhere.
    """

    def stated(method: Method[G, P, R]) -> Method[G, P, R]:
        first = _first(method) if where is Where.THERE else ""

        @wraps(method)
        def guarded(self: G, *args: P.args, **kwargs: P.kwargs) -> R:
            if not self.guard.open:
                _check(self.guard, Need(right, where), args[0] if args else kwargs.get(first))
            return method(self, *args, **kwargs)

        guarded.__needs__ = Need(right, where)  # type: ignore[attr-defined]  # a mark for the table
        return cast("Method[G, P, R]", guarded)

    return stated


def need_of(method: object) -> Need | None:
    """What a use case states that it needs; None where it says nothing."""
    return getattr(method, "__needs__", None)


def _first(method: Callable[..., object]) -> str:
    """The name of the argument that names the coalition."""
    name = list(signature(method).parameters)[1]
    if name not in NAMED:
        raise TypeError(f"{method.__qualname__} names no coalition first")
    return name


def _check(guard: Guard, need: Need, first: object) -> None:
    match need.where:
        case Where.THERE if isinstance(first, str):
            guard.ask(need.right, first)
        case Where.THERE | Where.EVERYWHERE:
            guard.ask_everywhere(need.right)
        case Where.SOMEWHERE:
            guard.ask_somewhere(need.right)
        case Where.FOUND | Where.MINE:
            return  # asked for by the use case itself


def unknown(coalition: str) -> Unknown:
    """What a coalition is that somebody has no role in, and one that does not exist."""
    return Unknown("coalition", coalition, "choose one that you have a role in, or ask an admin for a role")


def _there(right: Right, coalition: str, person: Person, roles: Collection[Role]) -> str:
    if ROLES_WITH[right].intersection(roles):
        return _beyond_scope(right, person)
    yours = " and ".join(sorted(roles))
    needed = f"This needs the role {_named(right)} in '{coalition}', where you ({person.id}) are {yours}"
    way_out = "set GROUNDSWELL_TOKEN to a token of somebody who is" if person.standing else "ask an admin to grant it"
    return f"{needed}; {way_out}."


def _everywhere(right: Right, person: Person) -> str:
    return _needed(f"This needs the role {_named(right)} everywhere, not in one coalition alone", person)


def _somewhere(right: Right, person: Person) -> str:
    if right is Right.SEE:
        return f"You ({person.id}) have no role in any coalition; ask an admin to grant you one."
    return _needed(f"This needs the role {_named(right)} in some coalition", person)


def _needed(what: str, person: Person) -> str:
    bounds = ", and a token whose scope lets you" if person.scopes is not None else ""
    return f"{what}{bounds}; ask an admin to grant it to you ({person.id})."


def _beyond_scope(right: Right, person: Person) -> str:
    scopes = ", ".join(sorted(person.scopes or ()))
    wider = {Right.LOG: "write", Right.ADMINISTER: "admin"}.get(right, "read")
    return (
        f"Your role allows this, but the token you use does not (its scope: {scopes}); make one with --scope {wider}."
    )


def _named(right: Right) -> str:
    return " or ".join(sorted(ROLES_WITH[right]))
