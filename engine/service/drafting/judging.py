"""What is said of a text before anybody publishes it: errors, and warnings that have a name each.

Whoever publishes acknowledges each warning by its name. Never here: what is wrong (the core).
"""

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.core.definition.loader import Loaded, load
from engine.core.definition.problems import Problem
from engine.core.definition.workflow import Definition
from engine.service import scenarios
from engine.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with everything that is said of it. `definition` None: it has errors."""

    loaded: Loaded
    problems: tuple[Problem, ...]

    @property
    def definition(self) -> Definition | None:
        """The definition, where nothing forbids it."""
        return None if self.errors else self.loaded.definition

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What forbids publishing."""
        return tuple(one for one in self.problems if one.severity == "error")

    @property
    def warnings(self) -> dict[str, Problem]:
        """What must be acknowledged, by its name."""
        return {name_of(one): one for one in self.problems if one.severity == "warning"}

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
    loaded = scenarios.proved(load(sources.get, workflow), sources)
    return Judged(loaded, loaded.problems)


def name_of(one: Problem) -> str:
    """A warning's name: the same for the same words at the same place, another for any other."""
    said = json.dumps([one.code, one.file, one.line, one.column, _plain(one.values)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _plain(values: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in sorted(values.items())}
