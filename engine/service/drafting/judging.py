"""What is said of a text before anybody publishes it: errors, and warnings that have a name each.

Whoever publishes acknowledges each warning by its name. Never here: what is wrong (the core).
"""

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.core.definition.loader import Loaded, load_texts
from engine.core.definition.problems import Finding, Path, Problem
from engine.core.definition.workflow import Definition
from engine.core.migrating import Names
from engine.service import proving, scenarios
from engine.service.definitions import head_of
from engine.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with everything that is said of it. `definition` None: it has errors.

    `excused` are names of what today's offices cannot do under the version in use either: that
    keeps nobody from mending something else, but must be acknowledged like a warning.
    """

    loaded: Loaded
    problems: tuple[Problem, ...]
    excused: frozenset[str] = frozenset()

    @property
    def definition(self) -> Definition | None:
        """The definition, where nothing forbids it."""
        return None if self.errors else self.loaded.definition

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What forbids publishing."""
        return tuple(
            one
            for one in self.problems
            if one.severity == "error" and name_of(one) not in self.excused
        )

    @property
    def warnings(self) -> dict[str, Problem]:
        """What must be acknowledged, by its name."""
        named = {name_of(one): one for one in self.problems}
        return {
            name: one
            for name, one in named.items()
            if one.severity == "warning" or name in self.excused
        }

    def missing(self, acknowledged: Collection[str]) -> tuple[str, ...]:
        """The names of the warnings that nobody acknowledged yet."""
        return tuple(name for name in self.warnings if name not in acknowledged)

    def acknowledged(self) -> list[dict[str, object]]:
        """The warnings as the register keeps them: keys and values, never sentences."""
        return [
            {"code": one.code, "file": one.file, "line": one.line, "values": _plain(one.values)}
            for one in self.warnings.values()
        ]


def judged(desk: Desk, workflow: str, sources: Mapping[str, str], now: dt.datetime) -> Judged:
    """Check a text as it would be published now."""
    loaded = scenarios.proved(load_texts(sources, workflow), sources)
    definition = loaded.definition
    if definition is None:
        return Judged(loaded, loaded.problems)
    head = head_of(desk, workflow)
    before = proving.proofs(desk, head.definition, now) if head else ()
    known = {(one.code, _now_at(one.path, definition)) for one in before}
    found = proving.proofs(desk, definition, now)
    new = tuple(one for one in found if _at(one) not in known)
    old = tuple(one for one in found if _at(one) in known)
    said = proving.as_problems(old, loaded, definition)
    problems = (*loaded.problems, *proving.as_problems(new, loaded, definition), *said)
    return Judged(loaded, problems, frozenset(map(name_of, said)))


def _now_at(path: Path, definition: Definition) -> Path:
    """Where a path of the version in use leads in this one: what was renamed is no new fault."""
    names = Names(definition)
    follow = {"states": names.state, "fields": names.field, "roles": names.role}
    if len(path) < 2 or path[0] not in follow:
        return path
    kind, key = str(path[0]), str(path[1])
    return (kind, follow[kind](key) or key, *path[2:])


def _at(one: Finding) -> tuple[str, Path]:
    return one.code, one.path


def name_of(one: Problem) -> str:
    """A warning's name: the same for the same words at the same place, another for any other."""
    said = json.dumps([one.code, one.file, one.line, one.column, _plain(one.values)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _plain(values: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in sorted(values.items())}
