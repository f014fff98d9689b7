"""Materiality: which changed field reopens which approvals, as the author writes it.

An approval is the outcome `pass` of a review, or the main act of a state (weight: main). Never
here: what an act changed (core/materiality.py).
"""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema

from engine.core.definition.base import Part, SomeKeys, fault
from engine.core.definition.cycle import read_rupiah
from engine.core.definition.states import State

_PERCENT = re.compile(r"^(\d{1,4}(?:\.\d{1,2})?) percent$")
_RUPIAH = re.compile(r"^Rp ?([0-9][0-9.,]*)(?: (ribu|juta|miliar|triliun))?$")
OVER_PATTERN = rf"({_PERCENT.pattern})|({_RUPIAH.pattern})"


def _read_over(value: Any) -> Any:
    words = value.strip() if isinstance(value, str) else ""
    if _PERCENT.match(words):
        return words
    match = _RUPIAH.match(words)
    if match is None:
        raise fault("over_form", value=value)
    try:
        return f"Rp {read_rupiah(match[1], match[2])}"
    except ValueError as error:
        raise fault("over_form", value=value) from error


# `5 percent` or `Rp 10 juta`; in the closed document `Rp 10000000`.
Over = Annotated[
    str,
    BeforeValidator(_read_over),
    WithJsonSchema({"type": "string", "pattern": OVER_PATTERN, "examples": ["5 percent"]}),
]


class Material(Part):
    """A change of the field by more than `over`, or `any` change, reopens these approvals."""

    over: Over | None = None
    any: Literal[True] | None = None
    reopens: SomeKeys

    @property
    def percent(self) -> Decimal | None:
        """More than so many percent of the value that the approval saw."""
        match = _PERCENT.match(self.over or "")
        return Decimal(match[1]) if match else None

    @property
    def amount(self) -> int | None:
        """More than so many rupiah."""
        over = self.over or ""
        return int(over.removeprefix("Rp ")) if over.startswith("Rp ") else None


def _rule_kind(value: Any) -> str:
    return "(word)" if isinstance(value, str) else "(rule)"


# `tell`: nothing is reopened, those who approved are told.
Rule = Annotated[
    Annotated[Literal["tell"], Tag("(word)")] | Annotated[Material, Tag("(rule)")],
    Discriminator(_rule_kind),
]


def approving(state: State) -> frozenset[str]:
    """The triggers by which a state is approved; empty where it is not a matter of approval."""
    if state.final is not None:
        return frozenset()
    if state.review is not None:
        return frozenset({"pass"})
    return frozenset(
        key for key, act in state.acts.items() if act.weight == "main" and act.to is not None
    )
