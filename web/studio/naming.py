"""The names that a text knows, for completing them: states, roles, fields and so on, with titles.

Never here: where each may stand (grammar.py), people of a scenario (the editor reads its file).
"""

from collections.abc import Mapping
from typing import get_args

from engine.core.definition.checks.references import WAITING
from engine.core.definition.states import ASKABLE, Ending
from engine.core.definition.workflow import Definition
from web.base.i18n import has_words, t, text

Named = list[tuple[str, str]]  # (key, what people call it)
MOST_CYCLES = 50


def names(definition: Definition, sources: Mapping[str, str]) -> dict[str, Named]:
    """Every kind of name in the order of the document."""
    states = [(key, text(state.title)) for key, state in definition.states.items()]
    roles = [(key, text(role.title)) for key, role in definition.roles.items()]
    fields = [(key, text(field.label)) for key, field in definition.fields.items()]
    asked = [(key, _words(f"editor.asked_{key}")) for key in ASKABLE]
    windows = _windows(definition)
    dates = [
        (f"case {key}", text(field.label))
        for key, field in definition.fields.items()
        if field.type == "date"
    ]
    return {
        "state": states,
        "role": roles,
        "field": fields,
        "asked": [*asked, *fields],
        "told": [(WAITING, t("editor.waiting")), *roles],
        "case_field": [(f"case.{key}", label) for key, label in fields],
        "window": windows,
        "latest": [*windows, *dates],
        "reason": [(key, text(one.label)) for key, one in definition.reasons.items()],
        "reason_set": [(key, ", ".join(codes)) for key, codes in definition.reason_sets.items()],
        "notice": [(key, text(one.subject)) for key, one in definition.notices.items()],
        "phase": [(key, text(title)) for key, title in definition.phases.items()],
        "step": _steps(definition),
        "tier": _tiers(definition),
        "action": _actions(definition),
        "ending": [(key, _words(f"ending.{key}")) for key in get_args(Ending)],
        "file": _files(sources),
        "cycle": [(key, "") for key in _cycles(sources)],
    }


def _words(key: str) -> str:
    return t(key) if has_words(key) else ""


def _windows(definition: Definition) -> Named:
    cycle = definition.cycle
    return [(f"window {key}", str(span)) for key, span in cycle.windows.items()] if cycle else []


def _tiers(definition: Definition) -> Named:
    cycle = definition.cycle
    return [(f"tier.{key}", str(tier)) for key, tier in cycle.tiers.items()] if cycle else []


def _steps(definition: Definition) -> Named:
    cycle = definition.cycle
    steps = [step for steps in cycle.ladder.values() for step in steps] if cycle else []
    return [(step, "") for step in dict.fromkeys(steps)]


def _actions(definition: Definition) -> Named:
    found = {
        key: text(action.label)
        for state in definition.states.values()
        for key, action in state.actions.items()
    }
    return [("open", t("editor.opens")), *found.items()]


def _files(sources: Mapping[str, str]) -> Named:
    """Part files, as an include names them."""
    found = (name.removesuffix(".yaml") for name in sources if "/" in name)
    return [(name, "") for name in found if not name.startswith(("cycles/", "scenarios/"))]


def _cycles(sources: Mapping[str, str]) -> list[str]:
    found = (name for name in sources if name.startswith("cycles/"))
    return [name.removeprefix("cycles/").removesuffix(".yaml") for name in found][:MOST_CYCLES]
