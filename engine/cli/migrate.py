"""`rembuk migrate`: brings the database to the schema of this release; says from where to where."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    subparsers.add_parser("migrate", help="bring the database to this release's schema")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Migrate; twice is as once. 1 where the database is of a later release than this program."""
    from engine.store import migrate

    try:
        before, after = migrate.upgrade(settings.database_url)
    except migrate.UnknownRevisionError as unknown:
        sys.stderr.write(f"rembuk: {unknown}\n")
        return 1
    if before == after:
        sys.stdout.write(f"the database is at {after} already\n")
    else:
        sys.stdout.write(f"the database went from {before or 'nothing'} to {after}\n")
    return 0
