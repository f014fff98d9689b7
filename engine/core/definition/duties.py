"""How often something is owed: `month`, `2 weeks`, `10 working days`.

Never here: the duty itself (states.py), or when its next day is (engine.core.recurring).
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from engine.core.definition.base import Duration, fault

_ONCE = ("working day", "day", "week", "month")
EVERY_PATTERN = r"^((working day|day|week|month)|[1-9]\d{0,3} (working day|day|week|month)s?)$"
PREFIX = "duty."  # of the slot of a duty's task


def _read_every(value: Any) -> Any:
    if isinstance(value, Duration):
        return value
    if not isinstance(value, str):
        raise fault("every_form", value=value)
    words = value.strip()
    try:
        span = Duration.parse(f"1 {words}" if words in _ONCE else words)
    except ValueError:
        raise fault("every_form", value=value) from None
    if span.unit == "office hours":
        raise fault("every_form", value=value)
    return span


def _every_said(span: Duration) -> str:
    return str(span).removeprefix("1 ") if span.count == 1 else str(span)


# In a document `every: month`; `1 month` is read alike.
Every = Annotated[
    Duration,
    BeforeValidator(_read_every),
    PlainSerializer(_every_said, return_type=str),
    WithJsonSchema({"type": "string", "pattern": EVERY_PATTERN, "examples": ["month"]}),
]


def slot_of(duty: str) -> str:
    """The slot of the tasks of this duty."""
    return PREFIX + duty


def duty_of(slot: str) -> str | None:
    """The duty whose task stands in this slot; None for every other task."""
    return slot.removeprefix(PREFIX) if slot.startswith(PREFIX) else None
