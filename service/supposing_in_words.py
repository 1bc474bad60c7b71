"""What is assumed, and what would come of it, in words."""

from typing import Any

from domain.hypotheses import Hypothesis

ENVELOPE = {"id", "kind", "occurred_at", "recorded_by", "source"}


def in_words(supposed: Hypothesis) -> str:
    """What is assumed, as people read it: "Ada: endorsement, public"."""
    told = (_detail(name, value) for name, value in details(supposed).items())
    return f"{supposed.who}: {', '.join([supposed.what.kind.value.replace('_', ' '), *told])}"


def details(supposed: Hypothesis) -> dict[str, Any]:
    """What is assumed beside the kind, by the name of the field."""
    return supposed.what.model_dump(mode="json", exclude=ENVELOPE, exclude_defaults=True)


def _detail(name: str, value: Any) -> str:
    if name in {"visibility", "format"}:
        return str(value)  # says by itself what it is
    told = f"{value['what']}:{value['worth']}" if isinstance(value, dict) else value
    return f"{name.replace('_', ' ')} {told}"
