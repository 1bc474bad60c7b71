"""Map: support by influence, with a tail to where each one stood four weeks before, day by day."""

from datetime import date

import streamlit as st

from dashboard import choices, figures, links, live, panels, pictures, tables, words
from dashboard.charts import map as charts
from dashboard.parts import looking_back
from dashboard.parts.player import Track, play
from dashboard.shown import map as shown_of
from dashboard.shown.replay import fact_days

DAY = Track("day", "The end of", "Where everybody stood at the end of this day, by what is known today.")
KEY = (
    "Each point is a stakeholder, its tail begins where they stood four weeks before; a cross broke away. "
    "Hover for the facts, click to open the stakeholder."
)
COLUMNS = {
    "Support": tables.PERCENT,
    "Influence": tables.INFLUENCE,
    "Change": st.column_config.NumberColumn("Change, points", help="In four weeks.", format="%+.1f"),
}

coalition = choices.coalition()
moment = looking_back.moment(coalition)
stage = shown_of.stage(moment)
first = figures.first_day(coalition)


def drawn(day: date) -> None:
    """The map at the end of a day."""
    people = shown_of.frame(stage, day)
    picked = pictures.show(
        charts.stage,
        stage.most,
        stage.many,
        stage.upwards,
        alt="Everybody on the map by support and influence; the table below holds the same.",  # alike on all days
        key="map",
        selection=[charts.CHOSEN],
        frames={charts.PEOPLE: people},
    )[charts.CHOSEN]
    who_moved = f"{shown_of.headline(people)} " if day != moment.on else ""  # of the last day the headline tells it
    st.caption(f"{words.day(day)}: {who_moved}{KEY}")
    if picked:
        links.go("stakeholder", stakeholder=picked[0]["Stakeholder"])
    with st.expander("Everybody as a table", key="everybody"):
        st.dataframe(shown_of.table(people), hide_index=True, column_config=COLUMNS, alt="Everybody on the map.")


if stage.many:
    panels.headline("Map", figures.at(moment, shown_of.headline_now, moment))
    play([DAY], min(first, moment.on), moment.on, fact_days(coalition), drawn)
else:
    panels.headline("Map", "Nobody is on the map yet.")
    panels.nothing_yet(coalition)
live.watch(coalition)
