"""`rembuk prove WORKFLOW`: can this office do what the definition asks, in time, and say it aloud.

WORKFLOW is a file, or the name of what is published. 0: no errors; 1: at least one; 2: it cannot
begin. Never here: a proof.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.settings import Settings

if TYPE_CHECKING:
    from engine.core.definition.loader import Loaded
    from engine.core.definition.problems import Problem
    from engine.service.desk import Desk

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "prove", help="prove a workflow by this office's people and time"
    )
    parser.add_argument("workflow", help="a file, or the name of a published workflow")
    parser.add_argument("--office", help="short name of the office; needed if there are several")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="language of the words")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prove it as of now; one line a finding, its story below it."""
    from engine.service import tenants
    from engine.service.desk import Desk
    from engine.store.database import Database

    database = Database(settings.database_url, size=1)
    try:
        every = {one.slug: one.id for one in tenants.every(database)}
        slug = args.office or (next(iter(every)) if len(every) == 1 else None)
        if slug not in every:
            known = ", ".join(sorted(every)) or "none"
            return _fail(f"name the office with --office (there are: {known})")
        desk = Desk(database, every[slug])
        loaded = _loaded(desk, args.workflow)
        if loaded is None:
            return _fail(f"{args.workflow} is no file and no published workflow")
        found = _problems(desk, loaded)
    finally:
        database.close()
    _print(found, args.json, args.lang)
    return int(any(each.severity == "error" for each in found))


def _loaded(desk: Desk, workflow: str) -> Loaded | None:
    """The definition from its file, or as it was published last."""
    from engine.core.definition.loader import load, load_folder
    from engine.service import publishing

    file = Path(workflow)
    if file.is_file():
        return load_folder(file.parent, file.stem)
    head = publishing.heads(desk).get(workflow)
    sources = publishing.sources(desk, head.hash) if head is not None else None
    return load(sources.get, workflow) if sources else None


def _problems(desk: Desk, loaded: Loaded) -> tuple[Problem, ...]:
    """What the proofs find; where the text itself is wrong: that, since nothing can be proven."""
    from engine.service.proving import as_problems, proofs

    if loaded.definition is None:
        return loaded.problems
    found = proofs(desk, loaded.definition, dt.datetime.now(dt.UTC))
    return as_problems(found, loaded, loaded.definition)


def _print(found: tuple[Problem, ...], as_json: bool, language: str) -> None:
    if as_json:
        objects = [_object(each, language) for each in found]
        sys.stdout.write(f"{json.dumps(objects, ensure_ascii=False)}\n")
        return
    for each in found:
        sys.stdout.write(f"{each.line_of_text(language)}\n")
        if each.told is not None:
            sys.stdout.write(f"    {each.told.words.in_(language)}\n")


def _object(problem: Problem, language: str) -> dict[str, Any]:
    """`values` hold what the words name: codes of areas, roles, days."""
    found: dict[str, Any] = {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message(language),
        "values": {k: v for k, v in problem.values.items() if not k.endswith(("_id", "_en"))},
    }
    if problem.told is not None:
        found["told"] = problem.told.words.in_(language)
        found["story"] = [
            {"state": turn.state, "trigger": turn.trigger, "kind": turn.kind, "to": turn.to}
            for turn in problem.story
        ]
    return found


def _fail(line: str) -> int:
    sys.stderr.write(f"rembuk: {line}\n")
    return 2
