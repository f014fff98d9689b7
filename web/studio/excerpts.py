"""A problem with the line that it speaks of and a caret under the column. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.core.definition.problems import Problem

WIDEST = 110  # letters of a line that are shown
BEFORE = 60  # of them before the column


@dataclass(frozen=True)
class Excerpt:
    """`line` is the part of the text around the column; `caret` the spaces before the mark."""

    problem: Problem
    anchor: str
    line: str
    caret: str
    box: str  # the id of the input that holds the file; empty where there is none


def excerpts(
    problems: Iterable[Problem], sources: Mapping[str, str], boxes: Mapping[str, str]
) -> list[Excerpt]:
    """An excerpt for each problem. `boxes`: the input's id by file name."""
    lines: dict[str, list[str]] = {}
    found = []
    for number, problem in enumerate(problems, start=1):
        if problem.file not in lines:
            # As the loader counts: only line feeds end a line.
            lines[problem.file] = sources.get(problem.file, "").replace("\r\n", "\n").split("\n")
        line, caret = cut(lines[problem.file], problem.line, problem.column)
        box = boxes.get(problem.file, "")
        found.append(Excerpt(problem, f"masalah-{number}", line, caret, box))
    return found


def cut(lines: list[str], line: int, column: int) -> tuple[str, str]:
    """The part of the line around the column, and the spaces that put a mark below it."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = max(0, column - 1 - BEFORE) if len(text) > WIDEST else 0
    piece = "".join(sign if sign.isprintable() else " " for sign in text[start : start + WIDEST])
    head, tail = "…" if start else "", "…" if start + WIDEST < len(text) else ""
    return head + piece + tail, " " * (len(head) + column - 1 - start)
