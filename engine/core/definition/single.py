"""Checking one file by itself: a workflow, a part that workflows include, or a year's settings."""

from collections.abc import Mapping

from engine.core.definition.base import Code, Key, Part, Text
from engine.core.definition.checks.cycle import tiers_of
from engine.core.definition.cycle import Cycle
from engine.core.definition.expand import PARTS, Read, Sources
from engine.core.definition.fields import Field
from engine.core.definition.loader import bad_paths, in_order, load, placed
from engine.core.definition.problems import Place, Problem
from engine.core.definition.roles import Role
from engine.core.definition.shape import shape
from engine.core.definition.workflow import Notice, Reason


class PartFile(Part):
    """What a file under `include` may hold."""

    fields: Mapping[Key, Field] = {}
    reasons: Mapping[Code, Reason] = {}
    reason_sets: Mapping[Key, tuple[Code, ...]] = {}
    notices: Mapping[Key, Notice] = {}
    phases: Mapping[Key, Text] = {}
    roles: Mapping[Key, Role] = {}


def problems_of(read: Read, file: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a file of the workflows folder, whatever kind it is.

    `cycles/...` are settings of a year; a file with keys of a part only is a part; all else is a
    workflow.
    """
    sources = Sources(read)
    root = sources.tree(file, Place(file, 1, 1), "file_missing")
    keys = set(root.value) if root is not None and isinstance(root.value, dict) else set()
    if root is None or (not file.startswith("cycles/") and not (keys and keys <= set(PARTS))):
        return load(read, file).problems if root is not None else in_order(sources.problems, file)
    document, bad = root.plain(), tuple(bad_paths(root, ()))
    if not file.startswith("cycles/"):
        found = list(shape(PartFile, document, bad).findings)
    else:
        shaped = shape(Cycle, document, bad)
        found = list(shaped.findings)
        if shaped.part is not None and not shaped.replaced:
            found += tiers_of(shaped.part, ())
    return in_order([*sources.problems, *(placed(sources, root, each) for each in found)], file)
