"""Checks: each is a function in a list that takes a definition and gives findings."""

from engine.core.definition.problems import Finding, Path
from engine.core.definition.workflow import Definition


def findings_of(definition: Definition, replaced: tuple[Path, ...]) -> list[Finding]:
    return []
