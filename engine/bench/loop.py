"""What is measured: a small endless definition with two guards, its office, and its cases.

Two desks pass a case to and fro for ever, so that any number of steps can be taken. Each step
checks the actor, holds a guard over two fields, closes a task, makes the next with due time and
reminder, and tells the next desk.
"""

import datetime as dt
import json
from typing import Any

from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.values import Act, Actor, Open
from engine.store.database import Connection

TENANT = 1
CITIZEN, LEFT, RIGHT = 1, 2, 3
VILLAGE = "33.26.01.2001"
NOW = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)
GUARDS = ("has(case.cost) && case.cost < 500000000", "case.kind == 'road' && has(case.length)")


def _text(words: str) -> dict[str, str]:
    return {"id": words, "en": words}


def _state(role: str, to: str, **more: Any) -> dict[str, Any]:
    return {
        "phase": "review",
        "title": _text(role),
        "public": _text(role),
        "waits_for": role,
        "due": {
            "within": "5 working days",
            "from": "day after arrival",
            "remind": "2 working days before",
        },
        "if_silent": "incident",
        "tells": [{"who": "waiting", "notice": "task"}],
        "actions": {
            "pass_on": {
                "label": _text("Pass on"),
                "by": [role],
                "when": " && ".join(GUARDS),
                "closed_says": _text("The cost or the length is not known"),
                "to": to,
            },
            "stop": {"label": _text("Stop"), "by": [role], "to": "done"},
        },
        **more,
    }


def definition() -> Definition:
    """The endless definition."""
    document = {
        "workflow": "loop",
        "title": _text("Loop"),
        "about": _text("To and fro"),
        "subject": _text("case"),
        "number": "BCH",
        "visibility": "public",
        "name_from": "title",
        "area_from": "place",
        "opens": {
            "by": ["citizen"],
            "on_behalf": False,
            "pages": [
                {"title": _text("What"), "fields": ["title", "kind", "cost", "length", "place"]}
            ],
        },
        "phases": {"review": _text("Review"), "end": _text("End")},
        "roles": {
            "citizen": {"title": _text("Citizen"), "party": "opener"},
            "left": {"title": _text("Left"), "office": "left", "covers": "case.place"},
            "right": {"title": _text("Right"), "office": "right", "covers": "case.place"},
        },
        "fields": {
            "title": {"type": "text", "label": _text("Title"), "see": "public"},
            "kind": {
                "type": "choice",
                "label": _text("Kind"),
                "see": "public",
                "choices": {"road": _text("Road"), "other": _text("Other")},
            },
            "cost": {"type": "money", "label": _text("Cost"), "see": "public", "unknown": True},
            "length": {"type": "integer", "label": _text("m"), "see": "public", "optional": True},
            "place": {"type": "area", "label": _text("Place"), "see": "public", "level": "village"},
        },
        "notices": {
            "task": {"subject": _text("Task"), "body": _text("{number}"), "kind": "task"},
        },
        "states": {
            "left": _state("left", "right", initial=True),
            "right": _state("right", "left"),
            "done": {
                "phase": "end",
                "title": _text("Done"),
                "public": _text("Done"),
                "final": "completed",
            },
        },
    }
    return Definition.model_validate_json(json.dumps(document))


def furnish(connection: Connection) -> Compiled:
    """Tenant, people, offices with terms, area and definition, as the owner."""
    connection.execute(
        "INSERT INTO tenant (id, slug, name, kind, area) OVERRIDING SYSTEM VALUE"
        " VALUES (1, 'bench', 'Bench', 'regency', '33.26')"
    )
    connection.execute(
        "INSERT INTO area (code, version, name, kind, sort, valid_from)"
        " VALUES (%s, 1, 'Village', 'village', 'village', '2026-01-01')",
        (VILLAGE,),
    )
    connection.execute(
        "INSERT INTO organisation (tenant, id, code, kind, name) OVERRIDING SYSTEM VALUE"
        " VALUES (1, 1, 'V', 'village', 'Village')"
    )
    connection.execute("INSERT INTO organisation_area VALUES (1, 1, %s)", (VILLAGE,))
    for person, kind in ((CITIZEN, None), (LEFT, "left"), (RIGHT, "right")):
        connection.execute(
            "INSERT INTO person (id, name) OVERRIDING SYSTEM VALUE VALUES (%s, 'Somebody')",
            (person,),
        )
        if kind is not None:
            connection.execute(
                "INSERT INTO office (tenant, id, organisation, kind, name)"
                " OVERRIDING SYSTEM VALUE VALUES (1, %s, 1, %s, %s)",
                (person, kind, kind),
            )
            connection.execute(
                "INSERT INTO term (tenant, office, person, from_on)"
                " VALUES (1, %s, %s, '2020-01-01')",
                (person, person),
            )
    made = definition()
    connection.execute(
        "INSERT INTO definition_version (tenant, hash, workflow, number, body, sources, origin,"
        " published_at) VALUES (1, %s, 'loop', 1, %s, '{}', 'office', now())",
        (made.hash(), made.canonical()),
    )
    connection.execute(
        "INSERT INTO definition_head (tenant, workflow, hash) VALUES (1, 'loop', %s)",
        (made.hash(),),
    )
    return compiled(made)


def request() -> Open:
    """One citizen's case."""
    data = {
        "title": "Saluran air sepanjang gang di RT 2",
        "kind": "road",
        "cost": 90_000_000,
        "length": 120,
        "place": f"{VILLAGE}.003.002",
    }
    return Open(Actor(CITIZEN), {"opener": CITIZEN}, data)


def act(state: str, revision: int | None = None) -> Act:
    """The act of whoever has the case."""
    return Act("pass_on", Actor(LEFT if state == "left" else RIGHT), {}, revision)
