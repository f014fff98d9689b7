"""A small definition with every feature of the language, a directory and a calendar for it.

Alice asks, Bob decides, Charlie stands above Bob; Dian and Eko sit in the review.
"""

import datetime as dt
import json
from typing import Any

from engine.core.calendar import Calendar
from engine.core.definition.compiled import Compiled, compiled
from engine.core.definition.workflow import Definition
from engine.core.directory import Directory, Office, Term
from engine.core.world import World

ALICE, BOB, CHARLIE, DIAN, EKO, FINA, STRANGER = range(1, 8)
VILLAGE, DISTRICT = "33.26.01.2001", "33.26.01"
ALWAYS = dt.date(2020, 1, 1)
NOON = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)  # Monday, noon in Jakarta


def text(words: str) -> dict[str, str]:
    """The same words in both languages."""
    return {"id": words, "en": words}


def _office(id_: int, kind: str, where: str, *persons: int) -> Office:
    terms = tuple(Term(p, ALWAYS, None, "definitive") for p in persons)
    organisation = where.removeprefix("org:") or "region"
    return Office(id_, kind, f"{kind} {where}", organisation, (f"{kind}@{where}",), terms)


def directory(**changes: Any) -> Directory:
    """Offices with one holder each; `changes` replaces fields of the directory."""
    values: dict[str, Any] = {
        "version": 1,
        "offices": (
            _office(1, "village_head", VILLAGE, BOB),
            _office(2, "district_head", DISTRICT, CHARLIE),
            _office(3, "agency_head", "org:works", DIAN),
            _office(4, "partner", "org:works", EKO),
            _office(5, "team_member", "", FINA),
            _office(6, "operator", VILLAGE, STRANGER),
        ),
        "bodies": {"team": (5,)},
    }
    return Directory(**{**values, **changes})


def calendar() -> Calendar:
    """Jakarta, five-day week, joint leave on Friday 5 February 2027."""
    return Calendar(
        zone="Asia/Jakarta",
        days_off=frozenset({dt.date(2027, 2, 5)}),
        decreed_until=dt.date(2027, 12, 31),
    )


def world(**changes: Any) -> World:
    """The small world."""
    return World(directory(**changes), calendar())


NEGATIVE = ["reason", "words", "next_step"]


def document() -> dict[str, Any]:
    """The definition as a plain document, to be changed by a test before small() compiles it."""
    return {
        "workflow": "small",
        "title": text("Small"),
        "about": text("A small journey"),
        "subject": text("wish"),
        "number": "WSH",
        "visibility": "public",
        "name_from": "title",
        "area_from": "place",
        "opens": {
            "by": ["asker", "operator"],
            "only_in": "window asking",
            "on_behalf": True,
            "pages": [
                {"title": text("What"), "fields": ["title", "kind", "road_name"]},
                {"title": text("Where"), "fields": ["place", "cost", "phone"]},
            ],
            "tells": ["received"],
        },
        "phases": {"asking": text("Asking"), "review": text("Review"), "end": text("End")},
        "roles": {
            "asker": {"title": text("Asker"), "party": "opener"},
            "operator": {"title": text("Operator"), "office": "operator", "covers": "case.area"},
            "head": {"title": text("Head"), "office": "village_head", "covers": "case.area"},
            "above": {"title": text("Above"), "office": "district_head", "covers": "case.area"},
            "agency": {"title": text("Agency"), "office": "agency_head", "of": "case.agency"},
            "partner": {"title": text("Partner"), "office": "partner", "of": "case.agency"},
            "team": {"title": text("Team"), "body": "team"},
        },
        "fields": {
            "title": {"type": "text", "label": text("Title"), "see": "public", "max_length": 80},
            "kind": {
                "type": "choice",
                "label": text("Kind"),
                "see": "public",
                "choices": {"road": text("Road"), "other": text("Other")},
            },
            "road_name": {
                "type": "text",
                "label": text("Road"),
                "see": "public",
                "when": "case.kind == 'road'",
            },
            "place": {"type": "area", "label": text("Place"), "see": "public", "level": "village"},
            "cost": {
                "type": "money",
                "label": text("Cost"),
                "see": "public",
                "unknown": True,
                "max": 10**12,
            },
            "phone": {
                "type": "text",
                "label": text("Phone"),
                "see": "officials",
                "personal": True,
                "optional": True,
            },
            "agency": {"type": "organisation", "label": text("Agency"), "see": "public"},
            "note": {
                "type": "long_text",
                "label": text("Note"),
                "see": "parties",
                "optional": True,
            },
        },
        "reasons": {
            "NO_ANSWER": {
                "label": text("No answer"),
                "basis": text("Rule"),
                "next_step": text("Ask"),
            },
            "LOW": {"label": text("Low"), "basis": text("Rule"), "next_step": text("Ask again")},
        },
        "reason_sets": {"refusals": ["LOW", "NO_ANSWER"]},
        "notices": {
            key: {"subject": text(key), "body": text(f"{{number}} {key}"), "kind": kind}
            for key, kind in {
                "received": "progress",
                "task": "task",
                "ended": "outcome",
                "remember": "reminder",
                "handed": "task",
            }.items()
        },
        "standing": {"reminder": "remember", "handed_on": "handed"},
        "states": {
            "gate": {
                "phase": "asking",
                "title": text("Gate"),
                "initial": True,
                "level": {"step": "village", "without": "district_check"},
                "public": text("Checked by {office}"),
                "waits_for": "head",
                "due": {
                    "within": "5 working days",
                    "from": "day after arrival",
                    "remind": "2 working days before",
                },
                "if_silent": {"hand_to": "above", "for": "2 working days", "then": "incident"},
                "tells": [{"who": "waiting", "notice": "task"}],
                "actions": {
                    "pass_on": {
                        "label": text("Pass on"),
                        "by": ["head"],
                        "asks": ["agency"],
                        "to": "by_cost",
                    },
                    "send_back": {
                        "label": text("Send back"),
                        "by": ["head"],
                        "asks": ["remarks"],
                        "to": "correction",
                    },
                    "refuse": {
                        "label": text("Refuse"),
                        "by": ["head"],
                        "asks": NEGATIVE,
                        "reasons": "refusals",
                        "to": "rejected",
                    },
                    "add_note": {
                        "label": text("Add a note"),
                        "by": ["asker"],
                        "asks": [],
                        "may_give": ["note"],
                        "stays": True,
                    },
                },
            },
            "district_check": {
                "phase": "review",
                "title": text("District"),
                "public": text("At {office}"),
                "waits_for": "above",
                "if_silent": "wait",
                "actions": {
                    "accept": {
                        "label": text("Accept"),
                        "by": ["above"],
                        "when": "has(case.cost) && case.cost > 0",
                        "closed_says": text("The cost is not known yet"),
                        "to": "done",
                    },
                    "refuse": {
                        "label": text("Refuse"),
                        "by": ["above"],
                        "asks": NEGATIVE,
                        "reasons": "refusals",
                        "to": "rejected",
                    },
                },
            },
            "correction": {
                "phase": "asking",
                "title": text("Correction"),
                "public": text("Waits for the asker"),
                "waits_for": "asker",
                "due": {"within": "1 week", "from": "arrival"},
                "if_silent": {"to": "deferred", "reason": "NO_ANSWER"},
                "actions": {
                    "resubmit": {
                        "label": text("Send again"),
                        "by": ["asker"],
                        "unlocks": "remarked fields",
                        "to": "gate",
                    },
                    "withdraw": {"label": text("Withdraw"), "by": ["asker"], "to": "withdrawn"},
                },
            },
            "by_cost": {
                "phase": "review",
                "title": text("By cost"),
                "route": [
                    {"when": "has(case.cost) && case.cost in tier.large", "to": "joint"},
                    {"otherwise": True, "to": "district_check"},
                ],
            },
            "joint": {
                "phase": "review",
                "title": text("Joint review"),
                "public": text("Reviewed together"),
                "due": {"within": "3 days", "from": "day after arrival"},
                "if_silent": "incident",
                "review": {
                    "seats": ["agency", "partner", "team"],
                    "agree": 2,
                    "must": ["agency"],
                    "pass": {"label": text("Agree"), "to": "done"},
                    "fail": {
                        "label": text("Disagree"),
                        "asks": NEGATIVE,
                        "reasons": "refusals",
                        "to": "rejected",
                    },
                },
            },
            **{
                key: {
                    "phase": "end",
                    "title": text(key),
                    "public": text(key),
                    "final": ending,
                    "tells": [{"who": "asker", "notice": "ended"}],
                }
                for key, ending in {
                    "done": "completed",
                    "rejected": "rejected",
                    "deferred": "deferred",
                    "withdrawn": "withdrawn",
                }.items()
            },
        },
        "never_the_same_person": [["asker", "head"], ["agency", "partner"]],
        "cycle": {
            "cycle": 2028,
            "title": text("2028"),
            "basis": {"kind": "Perbup", "number": "12", "year": 2027},
            "from": "2027-01-01",
            "ladder": {"village": ["village", "district"], "urban_village": ["district"]},
            "windows": {"asking": "2027-01-18 .. 2027-02-12"},
            "tiers": {"small": "up to Rp 200 juta", "large": "above Rp 200 juta"},
        },
    }


def small(changed: dict[str, Any] | None = None) -> Compiled:
    """The small definition, compiled."""
    return compiled(Definition.model_validate_json(json.dumps(changed or document())))


def form(**changes: Any) -> dict[str, Any]:
    """A complete and correct opening form; a value of `...` leaves the key out."""
    values = {
        "title": "A drain along the lane",
        "kind": "road",
        "road_name": "Jalan Melati",
        "place": f"{VILLAGE}.003.002",
        "cost": 90_000_000,
        **changes,
    }
    return {key: value for key, value in values.items() if value is not ...}
