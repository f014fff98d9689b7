"""Definitions drawn by chance: a chain of states of several kinds, with due times and silences.

Written as an author writes them and published by the same way, so that the product's own checks
throw away what is not sound. Never here: what the engine makes of them.
"""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from engine.core.values import Refused
from engine.service.desk import Desk
from engine.service.publishing import Problems, publish
from engine.trial.office import BODY

Document = dict[str, Any]

SINGLE = ("head", "clerk", "district", "planner", "agency")
SEATED = ("head", "district", "planner", "partner", "agency", "team")
NEGATIVE = ["reason", "words", "next_step"]
TRIES = 40  # drawings in a row that are not sound, after which something is wrong with the drawing
SKETCH = Path("workflows/start/new_workflow.yaml")
_SPANS = ("2 days", "3 working days", "1 week", "6 working days")


class UndrawableError(RuntimeError):
    """Nothing sound was drawn; the words hold the last problem."""


def publish_drawn(desk: Desk, name: str, chance: Random, now: dt.datetime) -> tuple[str, int]:
    """Draw until the checks find nothing; (version's hash, how many were thrown away)."""
    last = ""
    for thrown in range(TRIES):
        text = json.dumps(draw(name, chance), indent=1)
        made = publish(desk, name, {f"{name}.yaml": text}, None, "trial", now)
        if not isinstance(made, Problems | Refused):
            return made.hash, thrown
        last = str(made)[:1000]
    raise UndrawableError(last)


def publish_sketch(desk: Desk, root: Path, now: dt.datetime) -> None:
    """The small workflow that the product ships for beginning a new one. Raises UndrawableError."""
    file = root / SKETCH
    made = publish(desk, file.stem, {file.name: file.read_text()}, None, "trial", now)
    if isinstance(made, Problems | Refused):
        raise UndrawableError(str(made)[:1000])


def draw(name: str, chance: Random) -> Document:
    """A document; most of them are sound."""
    keys = [f"step_{number}" for number in range(1, chance.randint(2, 5))]
    mended = chance.random() < 0.6
    states: Document = {}
    for place, key in enumerate(keys):
        onward = keys[place + 1] if place + 1 < len(keys) else "done"
        states[key] = _state(onward, mended, place == 0, chance)
    states[keys[0]]["initial"] = True
    if not any("mend" in json.dumps(state) for state in states.values()):
        mended = False
    if mended:
        states["mend"] = _mending(keys[0])
    said = json.dumps(states)
    for key, ending in _ENDINGS.items():
        if f'"to": "{key}"' in said:
            states[key] = _end(key, ending)
    return _head(name, chance, said) | {"states": states}


_ENDINGS = {"done": "completed", "refused": "rejected", "late": "deferred", "gone": "withdrawn"}


def _text(words: str) -> Document:
    return {"id": words, "en": words}


def _head(name: str, chance: Random, said: str) -> Document:
    apart = [["asker", role] for role in ("head", "clerk", "district") if f'"{role}"' in said]
    reasons = {
        key: {
            "label": _text(key),
            "basis": _text("Aturan kerja"),
            "next_step": _text("Ajukan lagi"),
        }
        for key in ("LOW", "SILENT")
    }
    office = {"head": "village_head", "clerk": "village_operator", "district": "district_head"}
    roles: Document = {"asker": {"title": _text("Asker"), "party": "opener"}}
    for key, kind in office.items():
        roles[key] = {"title": _text(key), "office": kind, "covers": "case.place"}
    roles["planner"] = {"title": _text("Planner"), "office": "planning_head"}
    roles["partner"] = {"title": _text("Partner"), "office": "planning_partner"}
    roles["agency"] = {"title": _text("Agency"), "office": "agency_head", "of": "case.agency"}
    roles["team"] = {"title": _text("Team"), "body": BODY}
    return {
        "workflow": name,
        "title": _text(f"Permintaan {name}"),
        "about": _text("Ditarik untuk uji coba."),
        "subject": _text("permintaan"),
        "number": "UJI",
        "visibility": chance.choice(["public", "private"]),
        "name_from": "purpose",
        "area_from": "place",
        "opens": {
            "by": ["asker", "clerk"],
            "on_behalf": True,
            "tells": ["received"],
            "pages": [
                {"title": _text("Apa?"), "fields": ["purpose", "details", "cost"]},
                {"title": _text("Di mana?"), "fields": ["place", "agency"]},
            ],
        },
        "phases": {"review": _text("Pemeriksaan"), "closed": _text("Selesai")},
        "roles": {key: role for key, role in roles.items() if _is_used(key, said)},
        "never_the_same_person": chance.sample(apart, chance.randint(0, len(apart))),
        "fields": {
            "purpose": {
                "type": "text", "label": _text("Keperluan"), "see": "public", "max_length": 120,
            },
            "details": {
                "type": "long_text", "label": _text("Penjelasan"), "see": "parties",
                "optional": True,
            },
            "cost": {"type": "money", "label": _text("Biaya"), "see": "public", "max": 10**12},
            "place": {"type": "area", "label": _text("Desa"), "see": "public", "level": "village"},
            "agency": {
                "type": "organisation", "label": _text("Dinas"), "see": "public", "kind": "agency",
            },
            **({"amount": {"type": "money", "label": _text("Nilai"), "see": "public"}}
               if '"amount"' in said else {}),
        },
        "reasons": {key: reasons[key] for key in reasons if key == "LOW" or key in said},
        "reason_sets": {"refusals": ["LOW"]},
        "notices": {key: one for key, one in _NOTICES.items() if _is_told(key, said)},
        "standing": _standing(said),
    }  # fmt: skip


def _is_used(role: str, said: str) -> bool:
    return role in ("asker", "clerk") or f'"{role}"' in said


def _is_told(notice: str, said: str) -> bool:
    return notice in ("received", "task") or f'"{notice}"' in said


def _standing(said: str) -> Document:
    found: Document = {"reminder": "task"}
    if '"hand_to"' in said:
        found["handed_on"] = "task"
    if '"review"' in said:
        found["not_needed"] = "received"
    return found


_NOTICES = {
    key: {"kind": kind, "subject": _text(f"{{number}} {key}"), "body": _text(f"{{title}} {words}")}
    for key, kind, words in (
        ("received", "progress", "{state} {link}"),
        ("task", "task", "{due} {link}"),
        ("moved", "progress", "{state} {link}"),
        ("decided", "outcome", "{state}. {reason} {words} {next_step} {link}"),
    )
}


def _state(onward: str, mended: bool, first: bool, chance: Random) -> Document:
    kind = "single" if first else chance.choice(["single", "single", "review"])
    state: Document = {
        "phase": "review",
        "title": _text("Diperiksa"),
        "public": _text("Diperiksa {office} sampai {due}."),
        "tells": [{"who": "waiting", "notice": "task"}],
    }
    if chance.random() < 0.4:
        state["tells"].append({"who": "asker", "notice": "moved"})
    role = chance.choice(SINGLE)
    state |= _silence(role, kind, chance)
    if kind == "review":
        return state | {"review": _review(onward, chance)}
    return state | {"waits_for": role, "actions": _actions(role, onward, mended, chance)}


def _silence(role: str, kind: str, chance: Random) -> Document:
    due: Document = {
        "within": chance.choice(_SPANS),
        "from": chance.choice(["arrival", "day after arrival"]),
    }
    if chance.random() < 0.6:
        due["remind"] = "1 day before"
    ways: list[Any] = ["incident", "wait"]
    if kind == "single":
        ways.append({"to": "late", "reason": "SILENT"})
        if role in ("head", "clerk"):
            then = chance.choice(["incident", "late"])
            handed: Document = {"hand_to": "district", "for": "2 working days"}
            handed |= {"then": "incident"} if then == "incident" else _LATE
            ways += [handed, handed]
    return {"due": due, "if_silent": chance.choice(ways)}


_LATE = {"to": "late", "reason": "SILENT"}


def _told_end() -> list[Document]:
    return [{"who": "asker", "notice": "decided"}]


def _actions(role: str, onward: str, mended: bool, chance: Random) -> Document:
    approve: Document = {"label": _text("Setujui"), "by": [role], "to": onward, "weight": "main"}
    if onward == "done":
        approve["tells"] = _told_end()
    if chance.random() < 0.3:
        approve["asks"] = ["amount"]
    found: Document = {"approve": approve}
    if chance.random() < 0.7:
        found["refuse"] = {
            "label": _text("Tolak"), "by": [role], "asks": NEGATIVE, "reasons": "refusals",
            "to": "refused", "tells": _told_end(), "weight": "warning",
        }  # fmt: skip
    if mended:
        found["send_back"] = {
            "label": _text("Kembalikan"), "by": [role], "asks": ["remarks"], "to": "mend",
        }  # fmt: skip
    if chance.random() < 0.5:
        found["withdraw"] = {
            "label": _text("Tarik"), "by": ["asker"], "to": "gone", "weight": "warning",
        }  # fmt: skip
    if chance.random() < 0.5:
        found["explain"] = {
            "label": _text("Jelaskan"), "by": ["asker"], "may_give": ["details"], "stays": True,
        }  # fmt: skip
    return found


def _review(onward: str, chance: Random) -> Document:
    seats = chance.sample(SEATED, chance.randint(2, 3))
    rule: Document = {
        "seats": seats,
        "agree": chance.choice(_shares(seats)),
        "pass": {"label": _text("Setuju"), "to": onward},
        "fail": {
            "label": _text("Tidak setuju"), "asks": NEGATIVE, "reasons": "refusals",
            "to": "refused", "tells": _told_end(),
        },
    }  # fmt: skip
    if onward == "done":
        rule["pass"]["tells"] = _told_end()
    if chance.random() < 0.3:
        rule["ends"] = "when all answered"
    if chance.random() < 0.3:
        rule["abstain"] = True
    if chance.random() < 0.3:
        rule["quorum"] = chance.randint(1, 2)
    if chance.random() < 0.3:
        rule["must"] = [chance.choice(seats)]
    return rule


def _shares(seats: Sequence[str]) -> list[Any]:
    return [1, 2, "all", "majority of members"] if "team" in seats else [1, 2, "all"]


def _mending(first: str) -> Document:
    return {
        "phase": "review",
        "title": _text("Diperbaiki"),
        "public": _text("Menunggu pengusul."),
        "waits_for": "asker",
        "due": {"within": "1 week", "from": "arrival"},
        "if_silent": _LATE,
        "tells": [{"who": "waiting", "notice": "task"}],
        "actions": {
            "resubmit": {
                "label": _text("Kirim lagi"), "by": ["asker"], "unlocks": "remarked fields",
                "to": first,
            },
            "withdraw": {"label": _text("Tarik"), "by": ["asker"], "to": "gone"},
        },
    }  # fmt: skip


def _end(key: str, ending: str) -> Document:
    state: Document = {
        "phase": "closed", "title": _text(key), "public": _text("Selesai."), "final": ending,
    }  # fmt: skip
    if key == "late":
        state["tells"] = _told_end()
    return state
