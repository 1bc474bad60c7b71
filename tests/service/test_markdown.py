"""Text that people typed, inside Markdown."""

import pytest

from service.markdown import escaped


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ada", "Ada"),
        ("*Ada* [here](x)", r"\*Ada\* \[here\](x)"),
        ("a_b `c` <b> $x$", r"a\_b \`c\` \<b\> \$x\$"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("0.3 of 45 members, +0.2 points", "0.3 of 45 members, +0.2 points"),
        (":smile: at 12:30, see http://x", r"\:smile: at 12:30, see http\://x"),
        ("R&D &amp; &#65;", r"R\&D \&amp; \&#65;"),
        ("two\nlines", "two lines"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_what_would_format_is_escaped_and_nothing_else(typed, written):
    assert escaped(typed) == written
