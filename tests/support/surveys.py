"""The small definition with a state that opens two surveys, and the workflow of a survey.

Bob sends a case to be surveyed, Charlie watches; the Stranger goes there and looks.
"""

import copy
from typing import Any

import pytest

from engine.core.values import Act, Actor
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Receipt
from engine.store import subcases
from engine.store.database import Database
from engine.store.subcases import Opened
from tests.support import small
from tests.support.office import publish, wish
from tests.support.small import BOB, NEGATIVE, NOON, STRANGER, text

GIVE = {"title": "case.title", "place": "case.place"}


def look() -> dict[str, Any]:
    """The workflow of a survey: somebody goes there and looks."""
    made = copy.deepcopy(small.document())
    fields = ("title", "place", "note")
    roles = ("asker", "operator")
    acts = {
        "finish": {"label": text("Seen"), "by": ["operator"], "to": "seen"},
        "give_up": {
            "label": text("Give up"),
            "by": ["operator"],
            "asks": NEGATIVE,
            "reasons": "refusals",
            "to": "unseen",
        },
    }
    return made | {
        "workflow": "look",
        "title": text("Survey"),
        "subject": text("survey"),
        "number": "LOK",
        "opens": {
            "by": ["operator"],
            "on_behalf": False,
            "pages": [{"title": text("What"), "fields": ["title", "place"]}],
        },
        "phases": {"review": text("Review"), "end": text("End")},
        "roles": {key: made["roles"][key] for key in roles},
        "fields": {key: made["fields"][key] for key in fields},
        "notices": {
            **{key: made["notices"][key] for key in ("task", "ended")},
            "left": {"subject": text("left"), "body": text("{number}"), "kind": "progress"},
        },
        "standing": {"parent_left": "left"},
        "states": {
            "looking": {
                "phase": "review",
                "title": text("Looking"),
                "initial": True,
                "public": text("Looked at by {office}"),
                "waits_for": "operator",
                "if_silent": "wait",
                "tells": [{"who": "waiting", "notice": "task"}],
                "actions": acts,
            },
            "seen": {
                "phase": "end",
                "title": text("Seen"),
                "public": text("Seen"),
                "final": "completed",
                "tells": [{"who": "asker", "notice": "ended"}],
            },
            "unseen": {
                "phase": "end",
                "title": text("Unseen"),
                "public": text("Unseen"),
                "final": "rejected",
            },
            "called_back": {
                "phase": "end",
                "title": text("Called back"),
                "public": text("Called back"),
                "final": "withdrawn",
            },
        },
        "never_the_same_person": [],
        "cycle": None,
    }


def surveyed(waits_for: str | int = "all", **more: Any) -> dict[str, Any]:
    """The small workflow, whose gate may send a case to be surveyed; `more` joins that state."""
    made = copy.deepcopy(small.document())
    made["states"]["gate"]["actions"]["survey"] = {
        "label": text("Survey"),
        "by": ["head"],
        "to": "surveying",
    }
    state: dict[str, Any] = {
        "phase": "review",
        "title": text("Surveying"),
        "opens_cases": {
            "road": {"label": text("The road"), "workflow": "look", "give": GIVE},
            "soil": {"label": text("The soil"), "workflow": "look", "give": GIVE},
        },
        "waits_for_cases": waits_for,
        "outcomes": {"done": {"label": text("Surveyed"), "to": "district_check"}},
    }
    if waits_for != "none":
        state["public"] = text("Surveyed, watched by {office}")
        state["watched_by"] = "above"
        state["if_silent"] = "wait"
        state["outcomes"]["failed"] = {"label": text("Not surveyed"), "to": "gate"}
        state["actions"] = {
            "stop": {"label": text("Stop"), "by": ["above"], "to": "gate"},
            "withdraw": {"label": text("Withdraw"), "by": ["asker"], "to": "withdrawn"},
        }
    made["states"]["surveying"] = state | more
    return made


@pytest.fixture
def survey_desk(desk: Desk, owner: Database) -> Desk:
    """Tenant 1 with both workflows published; all surveys are waited for."""
    publish_both(owner)
    return desk


def publish_both(owner: Database, waits_for: str | int = "all", **more: Any) -> None:
    """Both workflows are heads."""
    with owner.transaction() as connection:
        publish(connection, 1, look())
        publish(connection, 1, surveyed(waits_for, **more))


def sent(desk: Desk, form: str = "form-survey", **changes: object) -> int:
    """A case that waits for Bob."""
    receipt = open_case(desk, "small", wish(**changes), form, NOON)
    assert isinstance(receipt, Receipt), receipt
    return receipt.case_id


def to_survey() -> Act:
    """Bob sends the case to be surveyed."""
    return Act("survey", Actor(BOB))


def seen() -> Act:
    """The Stranger has looked."""
    return Act("finish", Actor(STRANGER))


def given_up() -> Act:
    """The Stranger could not look."""
    data = {"reason": "LOW", "words": "The bridge is gone", "next_step": "Wait for the bridge"}
    return Act("give_up", Actor(STRANGER), data)


def opened(desk: Desk, parent: int) -> list[Opened]:
    """The cases that this one opened, in order."""
    with desk.database.connection() as connection:
        return subcases.opened_by(connection, desk.tenant, parent)
