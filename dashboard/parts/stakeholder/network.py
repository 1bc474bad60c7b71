"""The network around one stakeholder: a picture, the same in a table, and the way to reach them."""

import streamlit as st

from dashboard import links, pictures, words
from dashboard.charts import stakeholder as charts
from dashboard.shown.stakeholder import network as shown
from dashboard.shown.stakeholder.person import Person

COLUMNS = {
    "Support": st.column_config.NumberColumn(format="%.0f %%"),
    "Influence": st.column_config.NumberColumn(help="Share of all influence.", format="%.1f %%"),
}


def show(it: Person) -> None:
    """Whom they listen to, who listens to them, and through whom to reach them."""
    near = shown.near(it)
    st.markdown(f"**{shown.sentence(it, near)}** {shown.way(it)}")
    if not near.heard and not near.listeners:
        st.info("Nothing is recorded of whom they listen to, nor of who listens to them. The page Network takes it.")
        links.to("network", "Tell who listens to whom", icon=":material/hub:")
        return
    told = shown.sentence(it, near).replace("\\", "")
    st.caption("Left: whom they listen to; right: who listens to them. The larger, the more influence.")
    pictures.show(charts.network, shown.nodes(it, near), shown.links(near), alt=f"{told} The tables below name them.")
    for title, places in (("They listen to", near.heard), ("Listen to them", near.listeners)):
        if places:
            st.header(title)
            table = shown.everyone(it, places)
            st.dataframe(
                table, hide_index=True, column_config=COLUMNS, alt=f"{title}: name, stance, support, influence."
            )
            _pages(it, table["Stakeholder"].head(4).tolist())


def _pages(it: Person, names: list[str]) -> None:
    with st.container(horizontal=True):
        for name in names:
            if name in it.situation.names:
                links.to("stakeholder", words.escaped(name), icon=":material/person:", stakeholder=name)
