"""The influence network for programs; see docs/json.md."""

from typing import Any

from domain.influence import Influence


def influence_as_json(told: Influence, person: int | None) -> dict[str, Any]:
    """The network, and what winning one person over would do, if one is named."""
    network = told.network
    links = zip(network.listener.tolist(), network.influencer.tolist(), strict=True)
    return {
        "stakeholders": [_person_as_json(told, place) for place in range(len(told.names))],
        "links": [{"listener": told.names[one], "influencer": told.names[other]} for one, other in links],
        "blocs": [bloc._asdict() for bloc in told.blocs],
        "polarisation": told.polarisation,
        "winning": _winning_as_json(told, person) if person is not None else None,
    }


def _person_as_json(told: Influence, place: int) -> dict[str, Any]:
    central, network = told.centrality, told.network
    partner = place < network.partners
    figures = ("listeners", "listens_to", "reach", "voice", "between", "spans")
    return {
        "name": told.names[place],
        "partner": partner,
        "bloc": network.blocs[place],
        "on_map": bool(told.on_map[place]),
        "share": float(network.mass[place]),
        "support": float(told.support[place]) if partner else None,
        "worth": float(told.worth[place]),
    } | {name: getattr(central, name)[place].item() for name in figures}


def _winning_as_json(told: Influence, person: int) -> dict[str, Any]:
    gains = told.cascade.gains(person).tolist()
    everybody = enumerate(zip(told.names, gains, told.network.mass.tolist(), strict=True))
    return {
        "stakeholder": told.names[person],
        "worth": float(told.worth[person]),
        "gains": [
            {"name": name, "support": gain, "strength": gain * share}
            for _, (name, gain, share) in everybody
            if gain > 0
        ],
    }
