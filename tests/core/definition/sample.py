"""The small workflow that tests change one word at a time; `«` marks where a problem is said."""

from collections.abc import Mapping
from pathlib import Path

from engine.core.definition.loader import Loaded, load
from engine.core.definition.problems import Problem

FOLDER = Path(__file__).parent / "files"
MARK = "«"
FILES = {
    str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.rglob("*.yaml"))
}


def loaded(files: Mapping[str, str | bytes] | None = None, cycle: str | None = None) -> Loaded:
    """The small workflow, with some of its files replaced."""
    return load({**FILES, **(files or {})}.get, "small", cycle)


def changed(*edits: tuple[str, str]) -> tuple[dict[str, str], tuple[str, int, int] | None]:
    """The files after each `old` became `new`, and the marked place as file, line, column.

    `old` stands exactly once in one of the files; an empty `old` puts `new` at the very end of
    the workflow.
    """
    files = dict(FILES)
    for old, new in edits:
        if not old:
            files["small.yaml"] += new
            continue
        holders = [name for name, text in files.items() if old in text]
        assert len(holders) == 1, (old, holders)
        assert files[holders[0]].count(old) == 1, f"{old!r} is there more than once"
        files[holders[0]] = files[holders[0]].replace(old, new)
    place = None
    for name, text in files.items():
        if MARK in text:
            before = text[: text.index(MARK)]
            place = (name, before.count("\n") + 1, len(before) - before.rfind("\n"))
            files[name] = text.replace(MARK, "", 1)
    return files, place


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    """Problems as (code, file, line, column)."""
    return [(each.code, each.file, each.line, each.column) for each in problems]
