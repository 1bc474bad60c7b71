"""Where the keyboard goes: a form to type into begins with its first field, and what sends it sends it from there.

Streamlit's list of names takes any Enter for itself, Ctrl+Enter too: with the list open and nothing typed it
would name whoever is at its top instead of sending the form. So the shortcut goes past an open list in which
nothing is typed; while something is, Enter with or without Ctrl takes the name, as the list shows it.
"""

import streamlit as st

SCRIPT = """{
  const look = tries => {
    const into = document.querySelector('[data-cursor-field]')?.dataset ?? {};
    const field = document.querySelector(`.st-key-${into.cursorField} input`);
    if (field) {
      document.querySelector(`.st-key-${into.cursorShowing}`)?.scrollIntoView({block: 'center'});
      field.focus({preventScroll: true});
    } else if (tries) setTimeout(look, 50, tries - 1);
  };
  if (matchMedia('(pointer: fine)').matches) look(100);
  window.groundswellPast ??= event => {
    const list = event.target.closest?.('[data-testid=stMultiSelect] input[aria-expanded=true]');
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !list || list.value) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    list.blur();
    const {key, code, ctrlKey, metaKey} = event;
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, ctrlKey, metaKey, bubbles: true}));
  };
  addEventListener('keydown', window.groundswellPast, true);
}"""
"""Waits until the field is drawn. A telephone is spared: there the keyboard would cover the page.

The listener stays with the window; the same one added again is still one.

It is the same for every field, so that the policy of what may run can name it by its hash (`dashboard.headers`).
"""


def into(field: str, showing: str, time: int = 0) -> None:
    """Put the cursor into the field of this key, once each `time`, when it first appears; `showing` comes into view."""
    named = f'<i data-cursor-field="{field}" data-cursor-showing="{showing}" data-cursor-time="{time}"></i>'
    with st.container(height=1, border=False):
        st.html(f"{named}<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
