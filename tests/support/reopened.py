"""The small definition whose refused and deferred cases may be reopened."""

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
