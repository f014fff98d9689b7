"""The examples of the author's guide, each put into a small whole workflow (frame.yaml).

The guide stands in two files, one for each language; their examples are the same.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.core.definition.loader import Loaded, load
from engine.core.definition.tree import parse

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "workflows"
TEXTS = {file: (FOLDER / file).read_text(encoding="utf-8") for file in ("README.md", "PANDUAN.md")}
BLOCK = re.compile(r"^```yaml(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
JOINED = ("roles", "fields", "reasons", "reason_sets", "notices", "phases", "states")


@dataclass(frozen=True)
class Example:
    """One block of the guide: `kind` is "", part, cycle, scenario, workflow or examples."""

    kind: str
    line: int
    text: str
    file: str = "README.md"

    def __str__(self) -> str:
        return f"{self.file} line {self.line}"

    def plain(self) -> dict[str, Any]:
        root, problems = parse(f"{self.file}:{self.line}", self.text)
        assert root is not None, problems
        assert not problems, [each.line_of_text("en") for each in problems]
        return dict(root.plain())


def examples(*kinds: str, file: str = "README.md") -> list[Example]:
    """The blocks of these kinds, in the order of the guide."""
    return [each for each in _blocks(file) if each.kind in kinds]


def in_both(*kinds: str) -> list[Example]:
    """The blocks of these kinds in either language."""
    return [each for file in TEXTS for each in examples(*kinds, file=file)]


def _blocks(file: str) -> Iterator[Example]:
    text = TEXTS[file]
    for match in BLOCK.finditer(text):
        yield Example(match[1] or "", text.count("\n", 0, match.start()) + 1, match[2], file)


def in_frame(example: Example) -> Loaded:
    """The frame with the example's keys in place of its own."""
    root, _ = parse("frame.yaml", (HERE / "frame.yaml").read_text(encoding="utf-8"))
    assert root is not None
    document, given = dict(root.plain()), example.plain()
    for key, value in given.items():
        document[key] = {**document.get(key, {}), **value} if key in JOINED else value
    return loaded(document, _cycle_text())


def frame() -> Loaded:
    """The frame alone."""
    return in_frame(Example("", 0, "format: 1"))


def with_cycle(text: str) -> Loaded:
    """The frame under these settings of a cycle."""
    root, _ = parse("frame.yaml", (HERE / "frame.yaml").read_text(encoding="utf-8"))
    assert root is not None
    return loaded(dict(root.plain()), text)


def loaded(document: dict[str, Any], cycle: str) -> Loaded:
    """Load a document; the part file of the guide stands beside it."""
    parts = examples("part")
    name = document["workflow"]
    files = {
        f"{name}.yaml": json.dumps(document, ensure_ascii=False),
        "cycles/guide.yaml": cycle,
        "common/extra_fields.yaml": parts[0].text,
    }
    return load(files.get, name)


def wrong(found: Loaded) -> list[str]:
    """What is wrong; that a small example does not use everything is no fault."""
    kept = [each for each in found.problems if not each.code.startswith("unused")]
    return [each.line_of_text("en") for each in kept]


def _cycle_text() -> str:
    return (HERE / "frame_cycle.yaml").read_text(encoding="utf-8")
