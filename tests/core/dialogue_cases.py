"""Two organisations that rank the same thing, talk where they differ, then leave it to others."""

import datetime as dt
from typing import Any

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.values import Act, Actor, Decision
from tests.core.walking import Walk
from tests.support.small import BOB, DIAN, EKO, NEGATIVE, NOON, document, small, text

RANK = {"type": "integer", "label": text("Rank"), "see": "public", "min": 1, "max": 9}
WHY = {"type": "long_text", "label": text("Why"), "see": "public"}
COUNTED = {"type": "integer", "label": text("Talks"), "see": "public", "counts": "talk"}


def two_sides_document(**review: Any) -> dict[str, Any]:
    """Agency and partner rank it; where they differ they talk, once, and then it is above them."""
    made = document()
    made["fields"] |= {"mine": RANK, "theirs": RANK, "why": WHY, "talks": COUNTED}
    made["states"]["joint"]["review"] = {
        "seats": ["agency", "partner"],
        "agree": "all",
        "gives": {"agency": ["mine", "why"], "partner": ["theirs"]},
        "pass": {"label": text("Rank"), "to": "compared"},
        "fail": {
            "label": text("No"), "asks": NEGATIVE, "reasons": "refusals", "to": "rejected",
        },
        **review,
    }  # fmt: skip
    made["states"]["compared"] = {
        "phase": "review",
        "title": text("Compared"),
        "route": [
            {"when": "case.mine == case.theirs", "to": "done"},
            {"when": "case.mine != case.theirs && case.talks < 1", "to": "talk"},
            {"when": "case.mine != case.theirs && case.talks >= 1", "to": "district_check"},
        ],
    }
    made["states"]["talk"] = {
        "phase": "review",
        "title": text("Talk"),
        "public": text("They talk"),
        "decided_in": {"meeting": text("Talk"), "mode": "dialogue", "recorded_by": "agency"},
        "if_silent": "wait",
        "outcomes": {"held": {"label": text("Held"), "asks": ["words"], "to": "joint"}},
    }
    return made


def two_sides(**review: Any) -> Compiled:
    """The same, compiled."""
    return small(two_sides_document(**review))


def ranking(compiled: Compiled | None = None) -> Walk:
    walk = Walk(compiled or two_sides())
    walk.take(walk.open(cost=500_000_000))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == "joint"
    return walk


def rank(walk: Walk, mine: int, theirs: int) -> None:
    walk.take(walk.act(DIAN, "pass", mine=mine, why="The road is cut off"))
    walk.take(walk.act(EKO, "pass", theirs=theirs))


def talk(walk: Walk, held: dt.datetime | None = NOON) -> Decision:
    """Ask for the dialogue of that day to be recorded."""
    assert walk.case is not None
    request = Act("held", Actor(DIAN), {"words": "Nobody moved"}, walk.case.revision, "", held)
    return decide(walk.compiled, walk.case, request, walk.world, walk.now)
