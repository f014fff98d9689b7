"""The area picker of the other forms, also for whole districts; kinds that are chosen or typed.

Never here: deciding whether an area may be covered (the services do).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import request

from engine.core.definition.base import Text
from engine.core.definition.fields import Field
from engine.service import areas
from engine.service.areas import name_paths
from web.base.answers import area_code, area_parts, raw_of
from web.base.i18n import t
from web.base.office import desk, office
from web.base.questions import Pair, Question, place_of, settled

KEY = "area"
FIELD = Field(type="area", label=Text(id="Wilayah", en="Area"), see="officials")
EMPTY = {"": "", "unknown": ""} | area_parts("")
MOST = 400  # areas of one organisation that a form may carry
MOST_FOUND = 24


def picked() -> dict[str, str]:
    """What stands in the picker; `look` buttons that take a choice back are followed."""
    raw = raw_of(KEY, FIELD, request.form)
    if request.form.get("look") == f"{KEY}:forget":
        return EMPTY | {"district": ".".join(raw["village"].split(".")[:3])}
    return raw


def stored(code: str | None) -> dict[str, str]:
    """The picker as it stands for an area that was chosen before."""
    if not code:
        return dict(EMPTY)
    parts = area_parts(code)
    return EMPTY | parts | {"village": parts["village"] or code}


def code_in(raw: Mapping[str, str]) -> str:
    """The area that is chosen; "" for none."""
    return area_code(raw)


def half(raw: Mapping[str, str]) -> bool:
    """Whether a place was looked for but not chosen."""
    return bool((raw["find"].strip() or raw["district"]) and not raw["village"])


def question(raw: dict[str, str], error: str | None = None) -> Question:
    """The picker for one place: a village, its RW, its RT."""
    raw = settled(desk(), office().area, raw)
    place = place_of(desk(), office().area, raw)
    return Question(KEY, FIELD, raw, error, required=False, place=place)


def wide_question(raw: dict[str, str], error: str | None = None) -> Question:
    """The same where a whole district may be chosen too."""
    here, inside = desk(), office().area
    place = place_of(here, inside, raw)
    if raw["find"].strip() and not raw["village"]:
        hits = areas.search(here, raw["find"][:80], inside, MOST_FOUND)
        whole = [
            (hit.area.code, t("directory.whole_of", name=hit.path))
            for hit in hits
            if hit.area.kind == "district"
        ]
        place = replace(place, found=[*whole, *place.found])
        if len(place.found) == 1:
            raw = raw | {"village": place.found[0][0]}
            place = place_of(here, inside, raw)
    return Question(KEY, FIELD, raw, error, required=False, place=place)


def listed(name: str) -> list[str]:
    """The codes that are ticked in a list of the form, none twice."""
    found = (code.replace("\0", "").strip()[:80] for code in request.form.getlist(name)[:MOST])
    return list(dict.fromkeys(code for code in found if code))


def named(codes: Sequence[str]) -> list[Pair]:
    """Area codes with their whole names."""
    paths = name_paths(desk(), codes) if codes else {}
    return [(code, paths[code]) for code in codes]


def kind_in(raw: Mapping[str, str], errors: dict[str, str]) -> str:
    """The kind that was chosen or typed as a key; what is wrong goes to `errors`."""
    chosen = raw["kind"].strip()
    other = re.sub(r"[\s-]+", "_", raw["kind_other"].strip().lower())
    if chosen and other and chosen != other:
        errors["kind_other"] = t("directory.kind_twice")
    elif not chosen and not other:
        errors["kind"] = t("directory.kind_missing")
    elif not re.fullmatch(r"[a-z][a-z0-9_]{0,47}", chosen or other):
        errors["kind_other" if other else "kind"] = t("directory.kind_form")
    return chosen or other
