"""`rembuk publish`: publish one workflow from files as the office's own version."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    from engine.core.definition.problems import Problem
    from engine.service.publishing import Published

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_LINES = {
    "unknown_workflow": "{file} holds another workflow than its name says",
    "no_reason": "--reason must say why",
    "too_long": "--reason is too long",
    "control_characters": "--reason has signs that nobody can see",
}


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("publish", help="publish a workflow from a file")
    parser.add_argument("file", type=Path, help="workflows/musrenbang.yaml, for example")
    parser.add_argument("--office", help="short name of the office; needed if there are several")
    parser.add_argument("--reason", required=True, help="stands in the register")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Check and publish; every problem on a line of its own. 0: the version is the head."""
    from engine.core.definition.loader import load_folder
    from engine.core.values import Refused
    from engine.service import publishing, scenarios, tenants
    from engine.service.desk import Desk
    from engine.store.database import Database

    file: Path = args.file
    if not file.is_file():
        sys.stderr.write(f"rembuk: {file} is no file\n")
        return 1
    database = Database(settings.database_url, size=1)
    try:
        every = {one.slug: one.id for one in tenants.every(database)}
        slug = args.office or (next(iter(every)) if len(every) == 1 else None)
        if slug not in every:
            known = ", ".join(sorted(every)) or "none"
            sys.stderr.write(f"rembuk: name the office with --office (there are: {known})\n")
            return 1
        beside = scenarios.in_folder(file.parent, file.stem)
        sources = {**load_folder(file.parent, file.stem).sources, **beside}
        done = publishing.publish(
            Desk(database, every[slug]),
            file.stem,
            sources,
            None,
            args.reason,
            dt.datetime.now(dt.UTC),
        )
    finally:
        database.close()
    if isinstance(done, Refused):
        for reason in done.reasons:
            line = _LINES.get(reason.key, reason.key)
            sys.stderr.write(f"rembuk: {line.format(file=file)}\n")
        return 1
    _say(done.problems)
    if isinstance(done, publishing.Problems):
        return 1
    sys.stdout.write(f"{file.stem}: version {done.number}{_news(done)}\n")
    return 0


def _news(done: Published) -> str:
    if done.text:
        return " (as before; its scenarios and comments are stored)"
    return "" if done.new else " (as before)"


def _say(problems: tuple[Problem, ...]) -> None:
    for one in problems:
        sys.stderr.write(f"{one.line_of_text()}\n")
