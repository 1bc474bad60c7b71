"""What somebody sees of a page, and presses on it."""

from typing import Any

from streamlit.testing.v1 import AppTest


def links(app: AppTest) -> dict[str, Any]:
    """The links to other pages by their labels, each with where it leads."""
    return {link.proto.label: link.proto for link in app.get("page_link")}


def texts(app: AppTest) -> str:
    """All that is written in parts of HTML."""
    return " ".join(each.proto.body for each in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    """Press the button of this label, and let the page run; what it is then."""
    return next(each for each in app.button if each.label == label).click().run()


def title_of(app: AppTest) -> str:
    """The headline as it reads: what keeps a figure and its unit on one line is a blank, too."""
    return str(app.title[0].value).replace("\N{NO-BREAK SPACE}", " ")
