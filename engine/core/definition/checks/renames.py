"""Renames: an old key leads to one that exists, and stands for nothing else any more."""

from collections.abc import Iterator, Mapping

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.suggest import near


def renames(study: Study) -> Iterator[Finding]:
    """Each chain of renames ends at a key of today; answers never meet under one key."""
    definition = study.definition
    kinds: tuple[tuple[str, Mapping[str, str], Mapping[str, object]], ...] = (
        ("states", definition.renames.states, definition.states),
        ("fields", definition.renames.fields, definition.fields),
        ("roles", definition.renames.roles, definition.roles),
        ("reviews", definition.renames.reviews, definition.side_reviews),
    )
    for kind, named, known in kinds:
        ends: dict[str, str] = {}
        for old, new in named.items():
            at: Path = ("renames", kind, old)
            end = _end(named, new, known)
            if old in known:
                yield Finding("renamed_still_there", at, {"key": old}, at="key")
            elif end is None:
                yield Finding(f"unknown_{kind[:-1]}", at, {"name": new, "near": near(new, known)})
            elif kind == "fields" and new in ends:
                yield Finding("renamed_together", at, {"name": new, "other": ends[new]})
            ends[new] = old


def _end(named: Mapping[str, str], key: str, known: Mapping[str, object]) -> str | None:
    for _ in range(len(named) + 1):
        if key in known:
            return key
        if key not in named:
            return None
        key = named[key]
    return None
