"""Parts of the page Whip count: the distance to winning, what would flip it, and everybody as a table."""

import streamlit as st

from dashboard import figures, links, pictures, words
from dashboard.charts import whip as charts
from dashboard.moments import Moment
from dashboard.panels import BEHIND
from dashboard.shown import whip as shown_of
from dashboard.shown.whip import Whip
from service.whip_in_words import flip_in_words, hangs_in_words
from service.wording import stance_in_words


def distance(shown: Whip) -> None:
    """How far it is to what wins, and who must be for it."""
    st.header("Distance to winning")
    told = shown_of.distance_in_words(shown)
    st.caption(told)
    pictures.show(charts.distance, shown_of.distance(shown), alt=f"What is held beside what is needed. {told}")
    must = shown.must
    for place in must:
        now = shown.moved[place].now
        still = "" if now.stance in BEHIND else ", **still needed**"
        page = links.address("stakeholder", stakeholder=shown.situation.names[place])
        name = words.escaped(shown.situation.names[place])
        support = words.percent(now.support)
        st.markdown(f"- [{name}]({page}) must be for it: {stance_in_words(now)}, support {support}{still}")


def flip(shown: Whip) -> None:
    """The fewest who would turn the count."""
    it, missed = shown.count.prospects, shown.missed[0]
    hangs = hangs_in_words(it.chance, shown.situation.names[missed], float(it.if_lost[missed]))
    st.header("What would flip it")
    told = flip_in_words(shown.flip, shown.situation.names, shown.situation.winning, it.held, it.needed)
    st.markdown(words.escaped(" ".join(filter(None, (told, hangs)))))
    if shown.flip.enough:
        pictures.show(charts.flip, shown_of.steps(shown), alt=f"What is held as each of them changes sides. {told}")


def people(moment: Moment) -> None:
    """Everybody on the map with what they mean for the chance of winning."""
    st.header("On whom it hangs")
    st.caption(
        "Whose loss costs most comes first. Decides: how likely the others win with them and lose without; if lost, "
        "if won: the chance of winning then; power: part of all pivotal power, whatever anybody thinks (Banzhaf)."
    )
    number = st.column_config.NumberColumn
    st.dataframe(
        figures.made(moment, shown_of.people),
        hide_index=True,
        column_config={
            "Support": number(format="%.0f %%"),
            **{name: number(format="%.1f %%") for name in ("Influence", "Decides", "Power", "If lost", "If won")},
        },
        alt=f"Everybody on the map of {moment.coalition} with stance, support, influence and meaning for winning.",
    )
