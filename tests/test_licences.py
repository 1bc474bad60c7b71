"""Whatever is shipped with Groundswell may be: no dependency asks for more than naming it and staying replaceable."""

import re
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

LOCKED = (Path(__file__).parents[1] / "requirements.lock").read_text()
FREE = re.compile(r"\b(MIT|BSD|0BSD|Apache|PSF|ISC|Zlib|CC0|MPL|LGPL|Lesser General Public|Mozilla)\b|3-Clause")
BINDING = re.compile(r"\bA?GPL|Affero|(?<!Lesser )General Public", re.IGNORECASE)


def licences() -> dict[str, str]:
    """What each locked package that is installed here says of its licence."""
    found = {}
    for name in sorted(set(re.findall(r"^([a-z0-9-]+)==", LOCKED, re.MULTILINE))):
        try:
            told = cast("Message", metadata(name))
        except PackageNotFoundError:  # for other systems or Pythons
            continue
        classifiers = [each for each in told.get_all("Classifier", []) if each.startswith("License ::")]
        found[name] = told.get("License-Expression") or " ".join(classifiers) or told.get("License", "")[:200]
    return found


def test_every_dependency_is_under_a_licence_that_lets_it_be_passed_on():
    told = licences()
    assert len(told) > 40
    assert {name: licence for name, licence in told.items() if not FREE.search(licence)} == {}
    assert {name: licence for name, licence in told.items() if BINDING.search(licence)} == {}
