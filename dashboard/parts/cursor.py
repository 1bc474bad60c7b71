"""Where the keyboard goes: a form to type into begins with its first field."""

import streamlit as st

SCRIPT = """<script>{
  const look = tries => {
    const field = document.querySelector('.st-key-%s input');
    if (field) {
      document.querySelector('.st-key-%s')?.scrollIntoView({block: 'center'});
      field.focus({preventScroll: true});
    } else if (tries) setTimeout(look, 50, tries - 1);
  };
  if (matchMedia('(pointer: fine)').matches) look(100);
}</script>"""
"""Waits until the field is drawn. A telephone is spared: there the keyboard would cover the page."""


def into(field: str, showing: str) -> None:
    """Put the cursor into the field of this key, once, when it first appears; `showing` comes into view."""
    with st.container(height=1, border=False):
        st.html(SCRIPT % (field, showing), unsafe_allow_javascript=True)
