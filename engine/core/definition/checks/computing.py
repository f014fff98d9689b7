"""Guards that cannot be computed whatever the case holds: they would close a way for ever.

Tried on sample cases; whether a guard that can be computed makes sense is guarding.py's question.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from engine.core.definition.checks.study import Study
from engine.core.definition.fields import Field
from engine.core.definition.guards import Facts, GuardFailed
from engine.core.definition.problems import Finding
from engine.core.definition.regions import AREA_KINDS

_SAMPLES: dict[str, tuple[Any, Any]] = {
    "text": ("a", "b"),
    "long_text": ("a", "b"),
    "integer": (1, 0),
    "money": (1, 10**9),
    "decimal": ("1.5", "0"),
    "yes_no": (True, False),
    "date": ("2999-12-31", "2000-01-01"),
    "area": ("33.26.01.2001", "33.26.01.1001"),
    "organisation": ("a", "b"),
    "photos": (["a"], []),
    "file": (["a"], []),
}
MOST_SPENT = 30  # guards that use up their budget: each takes as long as a hundred others
_NOW = dt.datetime(2027, 2, 1, tzinfo=dt.UTC)


def computed(study: Study) -> Iterator[Finding]:
    """A division by nothing, a pattern or number that does not read, more work than is allowed."""
    cases = [*_cases(study.definition.fields)]
    spent = 0
    for path, asked in study.asked.items():
        if asked.guard is None:
            continue
        failed = []
        for facts in cases:
            try:
                study.guards.holds(asked.guard, facts)
            except GuardFailed as problem:
                failed.append(str(problem.values.get("error", "")))
                spent += "budget" in failed[-1]
        if len(failed) == len(cases):
            yield Finding("guard_fails", path, {"detail": failed[0]})
        if spent > MOST_SPENT:
            return


def _cases(fields: Mapping[str, Field]) -> Iterator[Facts]:
    """Two cases with every field given, each in another way, and one with none."""
    for turn, kind in enumerate(AREA_KINDS[:2]):
        given = {key: _sample(field, turn) for key, field in fields.items()}
        yield Facts(given, _NOW, kind, turn + 1)
    yield Facts({}, _NOW, "", 1)


def _sample(field: Field, turn: int) -> Any:
    if field.choices:
        return list(field.choices)[turn % len(field.choices)]
    return _SAMPLES.get(field.type, (None, None))[turn]
