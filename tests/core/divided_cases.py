"""A case that Charlie of the district divides: one part stays in Bob's village, one lies in Zaki's.

Also the small document for tests with PostgreSQL.
"""

from typing import Any

from engine.core.decide import decide
from engine.core.dividing import openings
from engine.core.values import Act, Actor, Decision
from tests.core.joint_cases import OTHER, ZAKI, two_villages
from tests.core.walking import Walk
from tests.support.small import BOB, CHARLIE, VILLAGE, document, small, text, world

__all__ = ["OTHER", "SAID", "TWO", "VILLAGE", "ZAKI", "divided_document", "parts", "wide"]

SAID = {"reason": "LOW", "words": "Two works"}
TWO = [
    {"title": "Near side", "place": VILLAGE, "cost": 40},
    {"title": "Far side", "place": OTHER, "cost": 60},
]


def divided_document(**parts_: Any) -> dict[str, Any]:
    """The small document whose district divides a case; `parts_` changes what it says of parts."""
    made = document()
    made["states"]["district_check"]["actions"]["divide"] = {
        "label": text("Divide"),
        "by": ["above"],
        "asks": ["reason", "words"],
        "reasons": "refusals",
        "parts": {
            "at_most": 3,
            "asks": ["title", "place", "cost"],
            "share": ["cost"],
            "begin": "gate",
            **parts_,
        },
        "to": "apart",
    }
    made["states"]["apart"] = {
        "phase": "end",
        "title": text("Divided"),
        "public": text("Divided"),
        "final": "divided",
        "tells": [{"who": "asker", "notice": "ended"}],
    }
    return made


def wide(cost: int | None = 100, **parts_: Any) -> Walk:
    """A case before the district."""
    walk = Walk(compiled=small(divided_document(**parts_)), world=world(**_offices()))
    walk.take(walk.open(cost=cost))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case is not None
    assert walk.case.state == "district_check"
    return walk


def divide(walk: Walk, given: Any, **more: Any) -> Decision:
    """Charlie asks to divide the case."""
    assert walk.case is not None
    request = Act("divide", Actor(CHARLIE), {**SAID, "parts": given, **more}, walk.case.revision)
    return decide(walk.compiled, walk.case, request, walk.world, walk.now)


def parts(walk: Walk) -> dict[str, Walk]:
    """The cases that are opened for the parts of what was divided last, by slot."""
    assert walk.case is not None
    record, words, _ = walk.records[-1]
    found = {}
    for slot, request in openings(walk.case, record, words):
        part = Walk(compiled=walk.compiled, world=walk.world, now=walk.now)
        part.take(decide(walk.compiled, None, request, walk.world, walk.now))
        found[slot] = part
    return found


def _offices() -> dict[str, Any]:
    found = two_villages()
    return {"offices": found.offices}
