"""The difference of two texts, line by line, as rows for a table with words. Pure.

Never here: colours, pages, where the texts come from.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

CONTEXT = 3

Mark = Literal["same", "gone", "new", "gap"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: numbers count from 1 and are None where the text has no such line."""

    mark: Mark
    old: int | None
    new: int | None
    text: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs. `fate`: changed, added (only in the new text), removed."""

    name: str
    fate: Literal["changed", "added", "removed"]
    added: int
    removed: int
    lines: tuple[Line, ...]


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FileChange, ...]:
    """Every file that differs, in the order of the new text and then of the old one."""
    found = []
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name, "").splitlines(), new.get(name, "").splitlines()
        if before == after and (name in old) == (name in new):
            continue
        lines = tuple(_lines(before, after))
        found.append(
            FileChange(
                name,
                "added" if name not in old else "removed" if name not in new else "changed",
                sum(line.mark == "new" for line in lines),
                sum(line.mark == "gone" for line in lines),
                lines,
            )
        )
    return tuple(found)


def _lines(before: list[str], after: list[str]) -> Iterator[Line]:
    matcher = difflib.SequenceMatcher(None, before, after)
    for index, group in enumerate(matcher.get_grouped_opcodes(CONTEXT)):
        if index:
            yield Line("gap", None, None, "")
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                for step in range(old_to - old_from):
                    old, new = old_from + step, new_from + step
                    yield Line("same", old + 1, new + 1, before[old])
                continue
            for old in range(old_from, old_to):
                yield Line("gone", old + 1, None, before[old])
            for new in range(new_from, new_to):
                yield Line("new", None, new + 1, after[new])
