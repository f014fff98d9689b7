"""What is said of a text while it is being written: errors, sentences, names and the picture.

Data for the editor's script, from the same judges as behind the page's own buttons; nothing is
kept here. Never here: what is wrong.
"""

import hashlib
import json
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from flask import Response, jsonify, request, url_for

from engine.core.definition.loader import load_texts
from engine.core.definition.problems import Problem
from engine.core.definition.workflow import Definition
from engine.service import drafting, folded
from engine.service.diagram import diagram, outline
from engine.service.graph import all_ways
from engine.service.sketch import Sketch, sketch_of, sketched
from web.base.i18n import language, t, text
from web.base.moment import now
from web.base.office import desk
from web.studio.beside import Step, steps_said
from web.studio.grammar import grammar
from web.studio.naming import names
from web.studio.room import blueprint, study_any
from web.studio.stories import story_of
from web.studio.typed import sources_from
from web.words import gather

YEAR = 365 * 24 * 3600
LARGEST_DRAWN = 1_500  # ways: a picture of more helps nobody and takes seconds
MOST_NEAR = 200  # names of states or phases in one question


@blueprint.get("/bahasa-<any(id, en):read_in>.json")
def language_of_rules(read_in: str) -> Response:
    """The language of definitions: completing and explaining keys, and the editor's own words."""
    body, digest = _language(read_in)
    answer = Response(body, mimetype="application/json")
    keep = request.args.get("v") == digest
    answer.headers["Cache-Control"] = f"private, max-age={YEAR}" if keep else "private, no-cache"
    return answer


def language_address() -> str:
    """Where it stands for this reader, with its digest: a browser keeps it until it changes."""
    return url_for("studio.language_of_rules", read_in=language(), v=_language(language())[1])


@lru_cache(maxsize=2)
def _language(read_in: str) -> tuple[bytes, str]:
    words = {
        key.removeprefix("editor."): said[read_in == "en"]
        for key, said in gather().items()
        if key.startswith("editor.")
    }
    body = json.dumps({**grammar(read_in), "words": words}, ensure_ascii=False).encode()
    return body, hashlib.sha256(body).hexdigest()[:12]


@blueprint.post("/<workflow>/periksa")
def look(workflow: str) -> Response:
    """What is wrong with a text and what it says. With `deep`, examples and proofs as well."""
    found = study_any(workflow)
    sources, odd = sources_from(request.form)
    if request.form.get("deep"):
        judged = drafting.judged(desk(), workflow, sources, now())
        loaded, problems, excused = judged.loaded, judged.problems, judged.excused
    else:
        loaded = load_texts(sources, workflow)
        problems, excused = loaded.problems, frozenset()
    sketch = sketch_of(loaded, workflow)
    return jsonify(
        problems=[_problem(one, excused) for one in problems],
        odd=t("studio.odd_name") if odd else "",
        deep=bool(request.form.get("deep")),
        steps=[_step(one, sketch.definition) for one in steps_said(found, sketch)]
        if sketch
        else [],
        names=names(sketch.definition, sources) if sketch else None,
        picture=_picture_of(sketch),
    )


@blueprint.post("/<workflow>/gambar")
def draw(workflow: str) -> Response:
    """The picture of a text with today's cases in it; of the version in use where it has none."""
    found = study_any(workflow)
    sources, _ = sources_from(request.form)
    sketch = sketched(sources, workflow)
    definition = sketch.definition if sketch else found.definition
    near = request.form.get("near", "").split()[:MOST_NEAR]
    counts = {key: found.at(key) for key in definition.states}
    says = t("studio.picture_of", title=text(definition.title))
    svg = "" if too_large(definition) else diagram(definition, language(), counts, says, near)
    return jsonify(
        svg=svg,
        folded=folded.is_large(definition),
        current=sketch is not None,
        picture=_picture_of(sketch),
    )


def too_large(definition: Definition) -> bool:
    """Whether there are more ways than a picture can show."""
    return sum(map(len, all_ways(definition).values())) > LARGEST_DRAWN


def _picture_of(sketch: Sketch | None) -> str:
    """A word that changes when the picture may: a text is drawn anew only then."""
    return outline(sketch.definition, language()) if sketch else ""


def _problem(one: Problem, excused: Collection[str]) -> dict[str, Any]:
    told = story_of(one, language())
    turns = told.turns if told else ()
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "severity": "warning" if drafting.name_of(one) in excused else one.severity,
        "words": one.message(language()),
        "turns": [
            {"from": each.state, "to": each.to, "kind": each.kind, "words": each.sentence}
            for each in turns
        ],
    }


def _step(step: Step, definition: Definition) -> dict[str, Any]:
    phase = definition.states[step.key].phase
    return {
        "key": step.key,
        "title": step.title,
        "phase": text(definition.phases.get(phase)),
        "file": step.file,
        "line": step.line,
        "changed": step.changed,
        "sentences": step.told.sentences,
        "ways": [{"lead": way.lead, "actions": way.actions} for way in step.told.ways],
    }
