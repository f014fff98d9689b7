"""A case whose way on is signed by several offices: Bob for the village, Charlie for the district,
Dian for the agency. In `gate` two roles sign, in `district_check` every village of a list."""

from typing import Any

from engine.core.directory import Directory, Office, Term
from tests.core.walking import Walk
from tests.support.small import (
    ALWAYS,
    BOB,
    VILLAGE,
    directory,
    document,
    small,
    text,
    world,
)

ZAKI = 9
OTHER = "33.26.01.2002"


def two_villages() -> Directory:
    """The small directory with a second village, whose head is Zaki."""
    known = directory()
    head = Office(
        7,
        "village_head",
        "village_head two",
        "two",
        (f"village_head@{OTHER}",),
        (Term(ZAKI, ALWAYS, None, "definitive"),),
    )
    return directory(offices=(*known.offices, head))


def joint_document(**action: Any) -> dict[str, Any]:
    """The small document with a joint action `agree` at the gate; `action` changes its keys."""
    made = document()
    made["fields"]["villages"] = {
        "type": "area", "label": text("Villages"), "see": "public", "many": 4, "optional": True,
    }  # fmt: skip
    made["states"]["gate"]["actions"]["agree"] = {
        "label": text("Agree"),
        "by": ["head"],
        "joint": ["head", "above"],
        "to": "by_cost",
        "asks": ["agency", "note", "words"],
        **action,
    }
    return made


GIVEN = {"agency": "works", "note": "As discussed", "words": "We agree"}


def joint_walk(cost: int = 5, **action: Any) -> Walk:
    """A case at the gate."""
    walk = Walk(compiled=small(joint_document(**action)), world=world(**_offices()))
    walk.take(walk.open(cost=cost))
    return walk


def begun(**action: Any) -> Walk:
    """The same, signed by Bob."""
    walk = joint_walk(**action)
    walk.take(walk.act(BOB, "agree", **GIVEN))
    return walk


def _offices() -> dict[str, Any]:
    return {"offices": two_villages().offices}


__all__ = ["GIVEN", "OTHER", "VILLAGE", "ZAKI", "begun", "joint_document", "joint_walk"]
