"""A brief as PDF: one page A4, tagged for screen readers; the same brief gives the same bytes.

The template `brief.typ` gets the brief as data, never as markup: nothing that people typed can format
the page. It draws the chart itself (docs/decisions/0009-the-brief-is-drawn-by-its-template.md).
"""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from service.brief.as_markdown import known
from service.brief.content import Brief

TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf(brief: Brief) -> bytes:
    """The page. A letter that no font here has is printed as a box."""
    return typst.compile(TEMPLATE, format="pdf", sys_inputs={"brief": told(brief)})


def told(brief: Brief) -> str:
    """What the template is given, as JSON."""
    return json.dumps(asdict(brief) | {"known": known(brief)}, default=str, sort_keys=True)
