"""The page Stakeholder as it is opened on somebody, and what is seen of it there and in the story."""

from service.situations import Situations
from tests.given import COALITION


def opened(page, who="Ada", part=None, **choices):
    app = page("stakeholder", stakeholder=who, **({"part": part} if part else {}), **choices)
    assert not app.exception
    return app


def situation_of(story):
    situations: Situations = story.services.situations
    return situations.of(COALITION)


def said(app):
    """All text of the page, as people read it."""
    shown = [*app.title, *app.markdown, *app.caption, *app.header, *app.info]
    return "\n".join(each.value for each in shown).replace("\\", "")


def metrics(app):
    return {each.label: each.value for each in app.metric}
