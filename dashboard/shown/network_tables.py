"""The tables of the page Network."""

import numpy as np
import pandas as pd

from dashboard import figures
from dashboard.shown.network import Web, stances_of

BESIDE = " (no partner yet)"


def people(it: Web) -> pd.DataFrame:
    """Everybody, the most worth winning first; shares in percent, worth in points of strength."""
    told, central = it.told, it.told.centrality
    partner = np.arange(len(told.names)) < told.network.partners
    found = pd.DataFrame(
        {
            "Stakeholder": _names(it),
            "Bloc": [bloc or "" for bloc in told.network.blocs],
            "Stance": [stance.capitalize() for stance in figures.at(it.moment, stances_of)],
            "Support": np.where(partner, 100 * told.support, np.nan),
            "Influence": 100 * told.network.mass,
            "Worth": 100 * told.worth,
            "Voice": 100 * central.voice,
            "Reach": 100 * central.reach,
            "Listeners": central.listeners,
            "Listens to": central.listens_to,
        }
    )
    return found.sort_values("Worth", ascending=False, kind="stable")


def brokers(it: Web) -> pd.DataFrame:
    """Who stands between blocs, the most important first."""
    told, central, places = it.told, it.told.centrality, it.brokers
    names = _names(it)
    return pd.DataFrame(
        {
            "Stakeholder": [names[place] for place in places],
            "Bloc": [told.network.blocs[place] or "" for place in places],
            "Ways": central.between[places],
            "Blocs joined": central.spans[places],
        }
    )


def blocs(it: Web) -> pd.DataFrame:
    """The blocs with their support and the links inside and out."""
    rows = [
        {
            "Bloc": bloc.name or "none",
            "Stakeholders": bloc.heads,
            "Influence": 100 * bloc.share,
            "Support": np.nan if bloc.support is None else 100 * bloc.support,
            "Links inside": bloc.inside,
            "Listens to others": bloc.listens_out,
            "Heard by others": bloc.heard_out,
        }
        for bloc in it.told.blocs
    ]
    return pd.DataFrame(rows)


def gainers(it: Web) -> pd.DataFrame:
    """Who gains if the person is won over: support in percent, gains in points."""
    places = it.told.gainers(it.person) if it.person is not None else []
    gains, names = it.gains[places], _names(it)
    known = np.array(places, dtype=np.int64) < it.told.network.partners
    return pd.DataFrame(
        {
            "Stakeholder": [names[place] for place in places],
            "Support": np.where(known, 100 * it.told.support[places], np.nan),
            "Gain": 100 * gains,
            "Strength": 100 * gains * it.told.network.mass[places],
        }
    )


def _names(it: Web) -> list[str]:
    partners = it.told.network.partners
    return [name if place < partners else name + BESIDE for place, name in enumerate(it.told.names)]
