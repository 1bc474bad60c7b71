"""Text that people typed, inside Markdown."""

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]{}<>|~$^]|:(?=[a-zA-Z/])|&(?=[#\w])|!(?=\[)")
"""Signs that format wherever they stand; a colon before a word may name a sign, a colour or an address."""

_FIRST = re.compile(r"^(\s*)([#+\-=]+(?=\s|$)|\d+(?=[.)](\s|$)))", re.MULTILINE)
"""Signs that make a heading, a rule or a list at the beginning of a line."""


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it was typed, in one line."""
    return _FIRST.sub(_escaped_first, _ANYWHERE.sub(r"\\\g<0>", " ".join(text.split())))


def _escaped_first(found: re.Match[str]) -> str:
    begin, sign = found.group(1, 2)
    return f"{begin}{sign}\\" if sign.isdigit() else f"{begin}\\{sign}"
