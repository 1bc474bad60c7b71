"""What to do next with one stakeholder."""

import streamlit as st

from dashboard import figures
from dashboard.parts import moves
from dashboard.shown.moves import told
from dashboard.shown.stakeholder.person import Person
from domain.moves_with import moves_with
from domain.scene import Scene


def show(it: Person) -> None:
    """The best moves with them, with reasons and what they bring."""
    found = moves_with(figures.at(it.moment, Scene), it.place)
    if not found:
        st.info("No move with them is expected to bring anything: their support is sure, or they have no influence.")
    moves.cards([told(move, it.situation.day) for move in found], it.name)
