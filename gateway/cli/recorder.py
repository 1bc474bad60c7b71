"""Who is named as the recorder of what a command tells."""

from typing import TYPE_CHECKING

from gateway.cli.errors import BadInput

if TYPE_CHECKING:
    from service.use_cases import UseCases


def named(services: "UseCases", stated: str | None) -> str:
    """The one stated, or whoever acts. By a token, nobody records in another's name."""
    if stated is not None and not services.person.local and stated.strip().lower() != services.person.id:
        raise BadInput(f"What you record here is recorded as {services.person.id}; leave --recorded-by out.")
    return stated if stated is not None and services.person.local else services.recorder
