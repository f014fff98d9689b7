"""Joint actions: who signs an action together with whoever begins it.

Either roles by name, or the same kind of office in everything that a field of the case names.
Never here: collecting signatures (core/signing.py).
"""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from engine.core.definition.base import Key

ALL_OF_PATTERN = r"^all of case\.[a-z][a-z0-9_]{0,47}$"
_ALL_OF = "all of case."
# What a signer may do with an open signature. No action of a workflow is called so.
SIGN, DECLINE = "sign", "decline"


def _joint_kind(value: Any) -> str:
    return "(word)" if isinstance(value, str) else "(list)"


# `[village_head, military_head]` or `all of case.partners`.
Joint = Annotated[
    Annotated[str, Field(pattern=ALL_OF_PATTERN, examples=["all of case.partners"]), Tag("(word)")]
    | Annotated[tuple[Key, ...], Field(min_length=2), Tag("(list)")],
    Discriminator(_joint_kind),
]


def named_roles(joint: Joint | None) -> tuple[str, ...]:
    """The roles that sign, as far as they are named."""
    return () if joint is None or isinstance(joint, str) else tuple(joint)


def named_field(joint: Joint | None) -> str | None:
    """The field whose offices all sign."""
    return joint.removeprefix(_ALL_OF) if isinstance(joint, str) else None
