"""From a scenario file's text to its model, with every problem in its place, as for definitions."""

from dataclasses import dataclass
from functools import lru_cache

from engine.core.definition.loader import place_of
from engine.core.definition.problems import Finding, Path, Place, Problem
from engine.core.definition.shape import shape
from engine.core.definition.text import decode
from engine.core.definition.tree import Node, parse
from engine.core.scenario.model import ScenarioFile, spoken

# A page of the studio asks for the same few texts again and again; a text that is larger than any
# person writes is not worth the memory of its tree.
KEPT = 16
MOST_KEPT = 100_000  # bytes or characters


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario file as read: None and its problems, or the model and where everything stands."""

    file: ScenarioFile | None
    problems: tuple[Problem, ...]
    root: Node | None = None

    def place(self, path: Path) -> Place:
        """Where something of the model stands in the source."""
        return place_of(self.root, path, "value") if self.root else Place("", 1, 1)


def read_script(name: str, raw: str | bytes) -> Script:
    """The scenario file `name`. Never raises for anything that is written in it. Not to be
    changed: whoever asks for the same text gets the same script."""
    return _kept(name, raw) if len(raw) <= MOST_KEPT else _read(name, raw)


def _read(name: str, raw: str | bytes) -> Script:
    text, problems = decode(name, raw)
    if text is None:
        return Script(None, problems)
    root, problems = parse(name, text)
    if root is None or problems:
        return Script(None, problems)
    shaped = shape(ScenarioFile, root.plain(), ())
    found = []
    for finding in _first_causes(shaped.findings):
        at = place_of(root, _as_written(root, finding.path), finding.at)
        found.append(Problem(at.file, at.line, at.column, finding.code, finding.values))
    return Script(None if found else shaped.part, tuple(found), root)


_kept = lru_cache(maxsize=KEPT)(_read)


def _as_written(root: Node, path: Path) -> Path:
    """What a person does stands under their name: `lurah: reject`."""
    if not path or path[-1] != "does":
        return path
    step = root.plain()
    for key in path[:-1]:
        step = step[key]
    return path if "does" in step else (*path[:-1], spoken(step)[0])


def _first_causes(findings: tuple[Finding, ...]) -> list[Finding]:
    """Without what only follows: a list that is too short because an entry of it is wrong."""

    def follows(finding: Finding) -> bool:
        depth = len(finding.path)
        return any(
            len(other.path) > depth and other.path[:depth] == finding.path for other in findings
        )

    return [finding for finding in findings if not follows(finding)]
