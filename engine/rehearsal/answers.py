"""Plausible answers to whatever a definition asks, made from its fields and a seeded chance."""

import datetime as dt
from decimal import Decimal
from random import Random

from engine.core.definition.fields import Field
from engine.core.definition.parts import PARTS, Parts
from engine.core.definition.states import Action, Outcome
from engine.core.definition.workflow import Definition
from engine.core.dividing import number_in
from engine.core.values import JSON, Case
from engine.core.world import World

THINGS = ("Saluran air", "Jalan paving", "Lampu jalan", "Jembatan kecil", "Posyandu", "Talud")
PLACES = ("depan musala", "gang tiga", "belakang sekolah", "tepi sungai", "dekat balai warga")
WORDS = "Sudah dibahas bersama dalam pertemuan dan dicatat dalam berita acara."
FAR = 10**9


def form_answers(
    definition: Definition, keys: list[str], place: str, world: World, on: dt.date, chance: Random
) -> dict[str, JSON]:
    """Answers to these fields of the opening form; optional ones are left out at times."""
    data: dict[str, JSON] = {}
    for key in keys:
        field = definition.fields[key]
        if field.type in ("photos", "file") or (field.optional and chance.random() < 0.6):
            continue
        if key == definition.area_from:
            data[key] = place
        else:
            data[key] = answer(field, world, on, chance)
    return data


def act_answers(
    definition: Definition,
    case: Case,
    verb: Action | Outcome,
    world: World,
    on: dt.date,
    chance: Random,
) -> dict[str, JSON]:
    """What this act asks: fields, reason, words, next step, a remark on one field; at times what
    may be given."""
    data: dict[str, JSON] = {}
    for key in verb.asks:
        if key == "reason":
            data[key] = chance.choice(definition.reason_sets[verb.reasons or ""])
        elif key in ("words", "next_step"):
            data[key] = WORDS
        elif key == "remarks":
            data[key] = {definition.name_from: "Mohon ditulis lebih jelas."}
        else:
            data[key] = answer(definition.fields[key], world, on, chance)
    for key in verb.may_give if isinstance(verb, Action) else ():
        field = definition.fields[key]
        if field.optional and field.type not in ("photos", "file") and chance.random() < 0.3:
            data[key] = answer(field, world, on, chance)
    if isinstance(verb, Action) and verb.parts is not None:
        data[PARTS] = _parts(definition, case, verb.parts, world, on, chance)
    if isinstance(verb, Action) and verb.unlocks == "remarked fields":
        for key in case.unlocked:
            data[key] = answer(definition.fields[key], world, on, chance)
    return data


def _parts(
    definition: Definition, case: Case, rule: Parts, world: World, on: dt.date, chance: Random
) -> list[dict[str, JSON]]:
    """Two parts of a case: each lies where the whole does, and has half of what is shared out."""
    made: list[dict[str, JSON]] = []
    for number in (1, 2):
        part = {
            key: answer(definition.fields[key], world, on, chance)
            for key in rule.asks
            if key not in rule.share
        }
        if definition.area_from in part:
            part[definition.area_from] = case.area
        part[definition.name_from] = f"{case.data.get(definition.name_from, '')} {number}".strip()
        for key in rule.share:
            part[key] = _half(definition.fields[key], number_in(case.data, key))
        made.append(part)
    return made


def _half(field: Field, whole: Decimal | None) -> JSON:
    """Half of what there is; of what nobody knows, or of too little, nobody knows."""
    half = int((whole or 0) / 2)
    if whole is None or half < max(field.min or 0, 1):
        return None
    return str(half) if field.type == "decimal" else half


def answer(field: Field, world: World, on: dt.date, chance: Random) -> JSON:
    """One value that the field accepts. Files are never given: they follow later in real life."""
    if field.unknown and chance.random() < 0.15:
        return None
    found = _one(field, world, on, chance)
    return [found] if field.several and not isinstance(found, list) else found


def _one(field: Field, world: World, on: dt.date, chance: Random) -> JSON:
    match field.type:
        case "text" | "long_text":
            words = f"{chance.choice(THINGS)} {chance.choice(PLACES)} nomor {chance.randrange(900)}"
            return words[: field.max_length or 300]
        case "integer":
            return _whole(field, 500, chance)
        case "money":
            return _whole(field, 900_000_000, chance)
        case "decimal":
            return str(_whole(field, 400, chance))
        case "date":
            return on.isoformat()
        case "yes_no":
            return chance.random() < 0.5
        case "choice":
            return chance.choice(list(field.choices or {}))
        case "organisation":
            return chance.choice(_organisations(field, world))
        case "area":
            return sorted(q.split("@")[1] for q in world.directory.by_queue if "@3" in q)[0]
        case "photos" | "file":
            return []


def _whole(field: Field, usual: int, chance: Random) -> int:
    least = field.min if field.min is not None else 0
    most = min(field.max if field.max is not None else FAR, max(usual, least))
    return chance.randint(max(least, min(1, most)), most)


def _organisations(field: Field, world: World) -> list[str]:
    """Organisations of the kind that the field wants, so that somebody there can take it up."""
    return sorted(
        code
        for code, one in world.directory.organisations.items()
        if field.kind in (None, one.kind) and code in world.directory.working
    )
