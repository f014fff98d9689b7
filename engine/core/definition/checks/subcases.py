"""States that open cases of another workflow: what must be said, and what can be reached.

Never here: whether that workflow exists and what its form asks (neighbours.py).
"""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import State
from engine.core.definition.subcases import CODES, DONE, EACH, FAILED, SubCase

ONLY_HERE = ("opens_cases", "watched_by", "when_left")
NOT_ON_THE_WAY = ("watched_by", "when_left", "due", "if_silent", "actions", "tells", "level")


def opening(study: Study) -> Iterator[Finding]:
    """What belongs together stands together, and every outcome that can come is named."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        if state.waits_for_cases is None:
            for word in ONLY_HERE:
                if getattr(state, word):
                    yield Finding("needs_waits_for_cases", (*at, word), {"key": word}, at="key")
            continue
        if not state.opens_cases:
            yield Finding("opens_no_cases", (*at, "opens_cases"), {"key": key}, at="key")
        yield from _outcomes(state, at)
        for name, case in state.opens_cases.items():
            yield from _one(study, state, case, (*at, "opens_cases", name))


def _outcomes(state: State, at: Path) -> Iterator[Finding]:
    wanted = (DONE,) if state.waits_for_cases == "none" else (DONE, FAILED)
    for word in wanted:
        if word not in state.outcomes:
            yield Finding("case_outcome_missing", (*at, "outcomes"), {"key": word}, at="key")
    for word, outcome in state.outcomes.items():
        if word not in wanted:
            values = {"key": word, "known": ", ".join(wanted)}
            yield Finding("case_outcome_unknown", (*at, "outcomes", word), values, at="key")
        for asked in ("asks", "reasons", "when", "closed_says", "may_give"):
            if getattr(outcome, asked):
                path = (*at, "outcomes", word, asked)
                yield Finding("nobody_is_asked", path, {"key": asked}, at="key")
    for name in state.actions:
        if name in (DONE, FAILED):
            yield Finding("reserved_action", (*at, "actions", name), {"key": name}, at="key")


def _one(study: Study, state: State, case: SubCase, at: Path) -> Iterator[Finding]:
    fields = study.definition.fields
    for key, source in case.give.items():
        if source == EACH and case.for_each is None:
            yield Finding("each_of_nothing", (*at, "give", key), {"key": key})
    field = fields.get(case.each_field or "")
    if field is not None and not _holds_codes(field):
        yield Finding("for_each_no_codes", (*at, "for_each"), {"name": case.each_field or ""})
    if case.for_each is not None and EACH not in case.give.values():
        yield Finding("each_not_given", (*at, "for_each"), {"name": case.each_field or ""})


def _holds_codes(field: Field) -> bool:
    return field.type in CODES


def waiting(study: Study) -> Iterator[Finding]:
    """Somebody owns a case that waits for others, silence has an answer, and it can be enough."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        if state.waits_for_cases is None:
            continue
        if state.waits_for_cases == "none":
            for word in NOT_ON_THE_WAY:
                if getattr(state, word):
                    told = {"key": word, "kind": "waits_for_cases: none"}
                    yield Finding("not_in_this_kind", (*at, word), told, at="key")
            continue
        if state.watched_by is None:
            yield Finding("watched_by_missing", (*at, "watched_by"), {"key": key}, at="key")
        asked = state.waits_for_cases
        most = len(state.opens_cases)
        each = any(case.for_each for case in state.opens_cases.values())
        if isinstance(asked, int) and not each and asked > most > 0:
            values: dict[str, str | int] = {"wanted": asked, "cases": most}
            yield Finding("too_few_cases", (*at, "waits_for_cases"), values)
