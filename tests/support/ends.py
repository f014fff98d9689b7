"""The small definition whose closed cases may be reopened, or whose tasks may be handed up."""

from typing import Any

from tests.support.small import document, text

REOPEN = {
    "label": text("Reopen"),
    "by": ["above"],
    "asks": ["reason", "words"],
    "reasons": "refusals",
    "within": "3 months",
    "to": "gate",
    "tells": [{"who": "asker", "notice": "ended"}],
}


def reopening_document(**changes: Any) -> dict[str, Any]:
    """The office above reopens what was refused or deferred; `changes` to the act."""
    made = document()
    for key in ("rejected", "deferred"):
        made["states"][key]["actions"] = {"reopen": {**REOPEN, **changes}}
    return made


def escalating_document() -> dict[str, Any]:
    """The small definition whose village head may hand the task up."""
    made = document()
    made["states"]["gate"]["actions"]["hand_up"] = {
        "label": text("Hand up"),
        "by": ["head"],
        "asks": ["words"],
        "hands_to": "above",
        "tells": [{"who": "waiting", "notice": "task"}, {"who": "asker", "notice": "received"}],
    }
    return made
