"""From files to a checked definition: every problem at once, each with file, line and column.

The reader of files comes in by parameter, so that an editor's unsaved text is checked like a file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from engine.core.definition.base import KEY_PATTERN
from engine.core.definition.checks import findings_of
from engine.core.definition.expand import Read, Sources, expand
from engine.core.definition.inside import inside
from engine.core.definition.problems import Finding, Path, Place, Problem, problem
from engine.core.definition.shape import MOST_SAID, shape
from engine.core.definition.telling import Teller
from engine.core.definition.tree import Node, entry_at
from engine.core.definition.workflow import Definition

# A page of the studio asks for the same text several times; larger ones are not worth their memory.
KEPT = 4
MOST_KEPT = 400_000  # characters of all files together


@dataclass(frozen=True, slots=True)
class Loaded:
    """A definition (None when anything is an error), all problems, and where everything stands."""

    definition: Definition | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, str]
    place: Callable[[Path], Place | None]


def load(read: Read, name: str, cycle: str | None = None) -> Loaded:
    """Read, expand and check the workflow `name` (with or without `.yaml`).

    `read` gives the text of `musrenbang.yaml`, `common/reasons.yaml`, `cycles/2028.yaml`, or None
    where there is no such file. `cycle` names the settings to fold in instead of the file's own.
    Never raises for anything that is written in a file.
    """
    file = name if name.endswith(".yaml") else f"{name}.yaml"
    sources = Sources(read)
    root = sources.tree(file, Place(file, 1, 1), "file_missing")
    if root is None:
        return Loaded(None, in_order(sources.problems, file), sources.texts, lambda path: None)
    closed = expand(sources, root, cycle)
    shaped = shape(Definition, closed.plain(), tuple(bad_paths(closed, ())))
    found = list(shaped.findings)
    if shaped.part is not None:
        found.extend(findings_of(shaped.part, shaped.replaced))
        found.extend(_other_name(shaped.part, file))
    teller = Teller(shaped.part) if shaped.part is not None else None
    said = (placed(sources, closed, finding, teller) for finding in found)
    problems = [*sources.problems, *said]
    kept = [each for each in problems if not (each.code.startswith("unused") and each.file != file)]
    ordered = in_order(kept, file)
    fails = any(each.severity == "error" for each in (*kept, *ordered))
    return Loaded(
        None if fails else shaped.part,
        ordered,
        sources.texts,
        lambda path: place_of(closed, path, "value"),
    )


def load_texts(texts: Mapping[str, str], name: str, cycle: str | None = None) -> Loaded:
    """The same from texts by name. Not to be changed: the same texts give the same answer."""
    if sum(map(len, texts.values())) > MOST_KEPT:
        return load(texts.get, name, cycle)
    return _kept(tuple(sorted(texts.items())), name, cycle)


@lru_cache(maxsize=KEPT)
def _kept(texts: tuple[tuple[str, str], ...], name: str, cycle: str | None) -> Loaded:
    return load(dict(texts).get, name, cycle)


def _other_name(definition: Definition, file: str) -> Iterator[Finding]:
    """A workflow is called like its file: by its name the file is found again."""
    name = file.removesuffix(".yaml")
    if re.fullmatch(KEY_PATTERN, name) and definition.workflow != name:
        values = {"key": definition.workflow, "name": name}
        yield Finding("workflow_of_another_file", ("workflow",), values)


def load_folder(folder: FilePath, name: str, cycle: str | None = None) -> Loaded:
    """The same, from a folder on disk."""

    def read(file: str) -> bytes | None:
        path = folder / file
        return path.read_bytes() if path.is_file() else None

    return load(read, name, cycle)


def place_of(root: Node, path: Path, at: str) -> Place:
    """Where the path stands: a scalar's own place, the key of a list or map.

    What does not exist (a missing key) is shown at the key of what should hold it.
    """
    node, key, found = entry_at(root, path)
    if found < len(path) and isinstance(path[found], int) and not isinstance(node.value, dict):
        return node.place  # one name where a list of names may stand
    if at == "key" or found < len(path) or isinstance(node.value, (dict, list)):
        return key
    return node.place


def placed(sources: Sources, root: Node, finding: Finding, teller: Teller | None = None) -> Problem:
    """A finding with its place in the files, and with its story if somebody is here to tell it."""
    place = place_of(root, finding.path, finding.at)
    if finding.offset is not None:
        node, _, found = entry_at(root, finding.path)
        if found == len(finding.path) and isinstance(node.value, str):
            place = inside(sources.texts.get(node.place.file, ""), node, finding.offset)
    told = None
    if teller is not None and finding.story is not None:
        told = teller.tell(finding.code, finding.story, str(finding.path[1]))
    return Problem(place.file, place.line, place.column, finding.code, finding.values, told)


def bad_paths(node: Node, path: Path) -> list[Path]:
    """The paths of values that were wrong as YAML: they have been reported."""
    if node.bad:
        return [path]
    if isinstance(node.value, dict):
        steps: list[tuple[Any, Node]] = [(key, item.node) for key, item in node.value.items()]
    else:
        steps = list(enumerate(node.value)) if isinstance(node.value, list) else []
    return [found for step, below in steps for found in bad_paths(below, (*path, step))]


def in_order(problems: list[Problem], first: str) -> tuple[Problem, ...]:
    """In reading order, the workflow's own file first, nothing twice."""
    unique = {
        (each.file, each.line, each.column, each.code, str(each.values)): each for each in problems
    }
    found = sorted(unique.values(), key=lambda at: (at.file != first, at.file, at.line, at.column))
    if len(found) <= MOST_SAID:
        return tuple(found)
    rest = found[MOST_SAID]
    place = Place(rest.file, rest.line, rest.column)
    return (*found[:MOST_SAID], problem(place, "too_many_problems", most=MOST_SAID))
