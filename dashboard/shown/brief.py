"""What the page Brief shows: the brief of a week, its chart, and where its names and figures lead."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from dashboard import figures, links, menu
from dashboard.moments import Moment
from service.brief.as_pdf import pdf
from service.brief.content import Brief, Figure
from service.brief.making import brief_of
from service.markdown import escaped

PAGES = {"stakeholder": "stakeholder", "facts": "facts", "strength": "momentum", "alerts": "alerts", "moves": "week"}
"""The page that explains each topic."""

FIGURES = {"Strength": "momentum", "Momentum": "momentum", "Chance of winning": "whip"}
"""The page behind each figure."""


def brief(moment: Moment) -> Brief:
    """The brief of the week that ends with the moment's day."""
    return figures.at(moment, brief_of)


@st.cache_resource(max_entries=30, show_spinner=False)
def printed(moment: Moment) -> bytes:
    """The brief as PDF.

    It is made with the page and not when it is clicked: what Streamlit has made then it may throw
    away before the browser has fetched it, as soon as anybody's page has run twice.
    """
    return pdf(brief(moment))


def linked(label: str, topic: str, /, **choices: str) -> str:
    """A name or a figure as a link to the page that explains it."""
    return f"[{label}]({links.address(PAGES[topic], **choices)})"


def behind(figure: Figure) -> str:
    """What is to be known of a figure, with the page that explains it."""
    page = FIGURES[figure.name]
    lead = f"[{menu.title(page)}]({links.address(page)})"
    return " · ".join(filter(None, [escaped(figure.likely), lead]))


def days(told: Brief) -> pd.DataFrame:
    """One row for each day drawn: strength, and whether it is of this week."""
    drawn = pd.DataFrame({"strength": pd.Series(told.strength, dtype="float64")})
    drawn["day"] = pd.date_range(end=pd.Timestamp(told.last), periods=len(drawn))
    return drawn.assign(week=drawn["day"] > pd.Timestamp(told.first - timedelta(days=2)))


def file_name(told: Brief) -> str:
    """What a file of it is called, without its ending."""
    plain = "".join(sign if sign.isalnum() else " " for sign in told.coalition)
    return "-".join([*plain.lower().split(), "brief", told.last.isoformat()])
