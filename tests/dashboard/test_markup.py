"""What people named and noted is shown as they typed it: on no page, and in no file, is it run or drawn."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from dashboard import menu
from domain.values import Kind
from tests.dashboard.conftest import ago, know
from tests.given import an
from tests.world import World

MARK = "xyzzy"
"""Is in every name, so that what became of it is found."""

HTML = f"<img src=x onerror={MARK}()>"
LINK = f"[{MARK}](javascript:alert(1))"
TYPST = f'#panic("{MARK}") $x$ #read("/etc/passwd")'
NASTY = f"{HTML} {LINK} :red[{MARK}] $x$ `{MARK}`"
COALITION, WHO, WHOM = f"Rivers {NASTY}", f"Ada {NASTY}", f"Ben {TYPST}"
MARKDOWN = MarkdownIt("commonmark")
EXTENDED = re.compile(r"(?<!\\):red\[|(?<!\\)\$x|(?<!\\)`x")
"""What Streamlit's Markdown draws beyond the common: colours, signs, mathematics."""

PLAIN = {"arrow_data_frame", "dataframe", "vega_lite_chart"}
"""Shown as text by the browser's own table and chart."""

FEW_NAMES = {"access", "import", "checks", "log"}
"""Pages that show names in tables and fields alone."""

FIELDS = {"selectbox", "multiselect", "text_input", "text_area"}
"""Their label and help are Markdown; what they offer and hold is text."""

NO_TEXT = {"id", "form_id", "page_script_hash", "query_string", "url", "page"}
"""Names and addresses for programs."""

PAGES = [name for names in menu.SECTIONS.values() for name in names]


@pytest.fixture
def nasty(world: World) -> World:
    """A story in which all that can be named is named so as to do harm."""
    world.form(COALITION)
    know(world, 300)
    world.services.recording.affirm_purpose(COALITION, NASTY)
    for days, who, kind, more in (
        (290, WHO, Kind.JOIN, {"influence": 0.9, "bloc": NASTY}),
        (280, WHOM, Kind.CRITICISM, {"influence": 0.6, "bloc": TYPST, "note": TYPST}),
        (200, WHOM, Kind.TRADE, {"gave": {"what": "ideas", "worth": 2, "description": NASTY}, "due_on": ago(100)}),
        (120, WHO, Kind.CONFLICT, {"note": NASTY}),
        (20, WHOM, Kind.DEFECTION, {"to": NASTY}),
        (5, WHO, Kind.ENDORSEMENT, {"visibility": "public", "note": NASTY, "source": NASTY, "recorded_by": NASTY}),
    ):
        know(world, days)
        world.tell(an(kind, str(ago(days)), **more), about=who, to=COALITION)
    recording = world.services.recording
    recording.plan_milestone(COALITION, NASTY, ago(-5))
    recording.listens_to(WHOM, WHO)
    recording.state_agenda(COALITION, WHOM, interests=[NASTY], wants=[NASTY], offers=[TYPST], conditions=[NASTY])
    recording.mark_condition(COALITION, WHOM, NASTY, ago(8), met=True)
    know(world, 0)
    world.catch_up()
    return world


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("nasty")
def test_no_page_runs_or_draws_what_was_typed(page, name):
    app = page(name, coalition=COALITION, stakeholder=WHOM)
    assert not app.exception
    shown = _everything(app)
    assert MARK in "".join(text for _, text in shown) or name in FEW_NAMES
    harmful = [(kind, text, _harms(kind, text)) for kind, text in shown if MARK in text and _harms(kind, text)]
    assert harmful == []


@pytest.mark.usefixtures("nasty")
def test_what_nobody_is_called_is_shown_as_it_was_asked_for(page):
    app = page(coalition=HTML + LINK)
    (told,) = app.info
    assert MARK in told.value
    assert _harm_of_markdown(told.value) == []


def test_this_test_would_see_it():
    assert {"html_inline", "code_inline", ":red[", "$x"} <= set(_harm_of_markdown(NASTY))
    assert _harm_of_markdown(f"[{MARK}](javascript:alert)") == [] != _harm_of_markdown(f"<a href=x>{MARK}</a>")
    assert set(_harm_of_html(HTML)) == {"<img onerror>", "<img>"}


def _everything(app):
    """Each text that a page sends to the browser, and how the browser shows it."""
    return [found for block in (app.main, app.sidebar) for found in _within(block)]


def _within(node):
    if node.proto is not None and node.type not in PLAIN:
        yield from _texts(node.type, node.proto)
    for child in getattr(node, "children", {}).values():
        yield from _within(child)


def _texts(kind, message):
    """All texts of a message, however deep."""
    for field, value in message.ListFields():
        if field.name in NO_TEXT or (kind in FIELDS and field.name not in {"label", "help"}):
            continue
        for each in value if _many(value) else [value]:
            if isinstance(each, str):
                yield kind if kind == "html" else f"{kind} {field.name}", each
            elif hasattr(each, "ListFields"):
                yield from _texts(kind, each)


def _many(value):
    return not isinstance(value, str) and hasattr(value, "__len__") and not hasattr(value, "ListFields")


def _harms(kind, text):
    """What a text does beyond being read."""
    return _harm_of_html(text) if kind == "html" else _harm_of_markdown(text)


def _harm_of_html(text):
    tags = _Tags()
    tags.feed(text)
    return [
        f"<{tag} {name}>"
        for tag, attributes in tags.found
        for name, value in attributes.items()
        if name.startswith("on") or (value or "").startswith("javascript")
    ] + [f"<{tag}>" for tag, _ in tags.found if tag in {"img", "script", "iframe"}]


def _harm_of_markdown(text):
    tokens = [each for token in MARKDOWN.parse(text) for each in (token, *(token.children or ()))]
    harms = [token.type for token in tokens if token.type in {"html_inline", "html_block", "code_inline", "image"}]
    harms += [
        f"link to {token.attrs['href']}"
        for token in tokens
        if str(token.attrs.get("href", "")).startswith("javascript")
    ]
    return harms + EXTENDED.findall(text)


class _Tags(HTMLParser):
    """Which tags and attributes a text has."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
