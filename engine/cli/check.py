"""`rembuk check FILE...`: everything that is wrong with workflow files, as editors read it.

Below a fault of flow stands, indented, the shortest story that leads to it.

Exit code 0: no errors (warnings are allowed); 1: at least one error. Never here: a check.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from engine.core.definition.expand import Read
from engine.core.definition.loader import load
from engine.core.definition.neighbours import beside, opened_by
from engine.core.definition.problems import Problem
from engine.core.definition.schema import source_schema
from engine.core.definition.single import problems_of
from engine.core.definition.stories import Step
from engine.service.proving import as_problems

FOLDERS = ("cycles", "common")


def add(subparsers: Any) -> None:
    """Add the subcommand to the parser of `rembuk`."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "check", help="check workflow definitions"
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="language of the words")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema and stop")


def run(args: argparse.Namespace, settings: object) -> int:
    """Check the files; print problems in the order of the files."""
    if args.schema:
        return _print(json.dumps(source_schema(), indent=2, ensure_ascii=False))
    if not args.files:
        sys.stderr.write("rembuk check: name at least one file\n")
        return 2
    found = _once(each for file in args.files for each in _problems(file))
    if args.json:
        _print(json.dumps([_object(each, args.lang) for each in found], ensure_ascii=False))
    else:
        for each in found:
            _print(each.line_of_text(args.lang))
            if each.told is not None:
                _print(f"    {each.told.words.in_(args.lang)}")
    return int(any(each.severity == "error" for each in found))


def _problems(path: Path) -> Iterable[Problem]:
    """The problems of one file; its folder, or the one above cycles and common, is the root."""
    inner = path.parent.name in FOLDERS
    root = path.parent.parent if inner else path.parent
    file = f"{path.parent.name}/{path.name}" if inner else path.name

    def read(name: str) -> bytes | None:
        found = root / name
        try:
            return found.read_bytes() if found.is_file() else None
        except OSError:
            return None

    for each in (*problems_of(read, file), *_beside(read, root, file)):
        yield replace(each, file=str(root / each.file))


def _beside(read: Read, root: Path, file: str) -> Iterable[Problem]:
    """What is wrong with a workflow only beside the others of its folder, where these are right."""
    loaded = load(read, file.removesuffix(".yaml")) if "/" not in file else None
    definition = loaded.definition if loaded is not None else None
    if loaded is None or definition is None or not opened_by(definition):
        return ()
    names = (path.stem for path in sorted(root.glob("*.yaml")))
    others = {name: load(read, name).definition for name in names}
    known = {name: other for name, other in others.items() if other is not None}
    return as_problems(beside(definition, known), loaded, definition)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """A part that several workflows include is wrong once."""
    return list({each.line_of_text(): each for each in problems}.values())


def _object(problem: Problem, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message(language),
    }
    if problem.told is not None:
        found["told"] = problem.told.words.in_(language)
        found["story"] = [_step(step, language) for step in problem.told.steps]
    return found


def _step(step: Step, language: str) -> dict[str, str]:
    return {
        **asdict(step.turn),
        "state_label": step.state_label.in_(language),
        "trigger_label": step.trigger_label.in_(language),
        "to_label": step.to_label.in_(language),
    }


def _print(line: str) -> int:
    sys.stdout.write(f"{line}\n")
    return 0
