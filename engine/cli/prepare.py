"""`rembuk prepare`: migrate, load areas, publish workflows/, make the sample office."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    subparsers.add_parser("prepare", help="migrate, publish workflows/, load the sample office")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prepare the installation, a line for each thing that changed."""
    from engine.service.area_files import AreaFilesError
    from engine.service.prepare import PrepareError, prepare
    from engine.service.sample import SampleError

    try:
        prepare(
            settings.database_url,
            settings.root,
            settings.data_dir,
            settings.sample,
            dt.datetime.now(dt.UTC),
            _say,
        )
    except (AreaFilesError, PrepareError, SampleError) as problem:
        sys.stderr.write(f"rembuk: {problem}\n")
        return 1
    return 0


def _say(line: str) -> None:
    print(line, flush=True)
