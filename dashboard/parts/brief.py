"""The parts of the page Brief: its figures, its sections, its files."""

import streamlit as st

from dashboard import pictures
from dashboard.charts import brief as charts
from dashboard.moments import Moment
from dashboard.shown import brief as shown
from service.brief.as_markdown import markdown, sections
from service.brief.content import Brief

LEFT, RIGHT = ("What moved", "Why", "This week"), ("Risks", "Next moves")


def figures(told: Brief) -> None:
    """The figures with what they changed by, their intervals, and the page behind each."""
    for column, each in zip(st.columns(len(told.figures), gap="large"), told.figures, strict=True):
        with column, st.container(gap="small"):
            change = each.change or None
            st.metric(each.name, each.shown, delta=change, delta_color="off", delta_arrow="off")
            st.caption(shown.behind(each))


def half_a_year(told: Brief) -> None:
    """Strength up to the week."""
    if any(level is not None for level in told.strength):
        st.header("Strength over half a year")
        pictures.show(charts.strength, shown.days(told), told.threshold, alt=told.strength_told)


def text(told: Brief) -> None:
    """All that the brief has to say, each name and figure a link to what explains it."""
    said = sections(told, shown.linked)
    for column, titles in zip(st.columns(2, gap="large"), (LEFT, RIGHT), strict=True):
        with column:
            for title in titles:
                _section(title, said[title])
    for title in said.keys() - {*LEFT, *RIGHT}:
        _section(title, said[title])


def _section(title: str, body: str) -> None:
    if body:
        st.header(title)
        st.markdown(body)


def files(moment: Moment, told: Brief) -> None:
    """The same page to take along."""
    name = shown.file_name(told)
    st.download_button(
        "Download as PDF",
        data=shown.printed(moment),
        file_name=f"{name}.pdf",
        mime="application/pdf",
        icon=":material/picture_as_pdf:",
        on_click="ignore",
    )
    st.download_button(
        "Download as Markdown",
        data=markdown(told),
        file_name=f"{name}.md",
        mime="text/markdown",
        icon=":material/description:",
        on_click="ignore",
    )
