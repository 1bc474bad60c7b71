"""At the end of the menu: who is signed in here, and the way out."""

import streamlit as st

from dashboard import words
from dashboard.parts import entrance
from service.identity import Person

NOBODY = "Nobody signs in here: whoever uses this machine sees and changes everything."


def identity(person: Person) -> None:
    """The name of the person, or that there is none."""
    st.markdown("**You**")
    if person.local:
        st.caption(NOBODY)
        return
    st.caption(" · ".join(words.escaped(each) for each in dict.fromkeys((person.name, person.id))))
    entrance.leave()
