"""Recording facts: load, ask, save, wake. One module a subject, put together here."""

from dataclasses import dataclass

from service.recording.agendas import Agendas
from service.recording.coalitions import Coalitions
from service.recording.interactions import Interactions
from service.recording.stakeholders import Stakeholders


@dataclass(frozen=True)
class Recording(Coalitions, Stakeholders, Agendas, Interactions):
    """The use cases that write. Each is one transaction; after it the workers are woken.

    Coalitions and stakeholders go by the names people type; case and spacing do not matter.
    Every method may raise a `Refused` of the domain, `Unknown` for a name, or `DatabaseAway`;
    then nothing is recorded.
    """
