"""The command `rembuk`: a table of subcommands, each a small module that is imported when called.

A module has `add(subparsers)` and `run(args, settings) -> int`. No logic lives here.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from config.errors import SettingsError
from config.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


class Subcommand(NamedTuple):
    """servers: it needs the database and the queue, so they are started if nobody runs them."""

    name: str
    help: str
    servers: bool


SUBCOMMANDS = [
    Subcommand("run", "start everything here and serve", False),
    Subcommand("migrate", "bring the database to this release's schema", True),
    Subcommand("prepare", "migrate, publish workflows/, load the sample office", True),
    Subcommand("admin", "make the first secretariat of an office", True),
    Subcommand("publish", "publish a workflow from a file", True),
    Subcommand("check", "check workflow definitions", False),
    Subcommand("prove", "prove a workflow by this office's people and time", True),
    Subcommand("test", "play the scenarios of workflows", False),
    Subcommand("cycle", "play a whole planning year on the real engine", True),
    Subcommand("verify", "check the chains of events", False),
    Subcommand("worker", "work on one queue", True),
    Subcommand("clock", "move notices and deadlines on", True),
    Subcommand("mailbox", "catch the mail of the sample office", False),
    Subcommand("bench", "print the bench figures", False),
    Subcommand("proof", "try the whole product by faults", False),
]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit code is its own, or 2 with one line when it cannot begin."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    wanted = arguments[0] if arguments else ""
    parser = argparse.ArgumentParser(prog="rembuk", description="Planning, from wish to evaluation")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    chosen = next((each for each in SUBCOMMANDS if each.name == wanted), None)
    if chosen is None:
        for each in SUBCOMMANDS:
            subparsers.add_parser(each.name, help=each.help)
        parser.parse_args(arguments)
        return 2
    module = importlib.import_module(f"engine.cli.{chosen.name}")
    module.add(subparsers)
    args = parser.parse_args(arguments)
    try:
        settings = Settings.from_environment(os.environ, ROOT)
        with _servers(settings) if chosen.servers else contextlib.nullcontext():
            return int(module.run(args, settings))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Somebody closed our output (`rembuk ... | head`): nobody is left to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as error:
        line = _in_one_line(error)
        if line is None:
            raise
        sys.stderr.write(f"rembuk: {line}\n")
        return 2


def _servers(settings: Settings) -> contextlib.AbstractContextManager[None]:
    if not (settings.own_postgres or settings.own_valkey):
        return contextlib.nullcontext()
    from engine.local.servers import ensured

    return ensured(settings)


def _in_one_line(error: Exception) -> str | None:
    """What a person can do something about, without a traceback; None for a fault of ours."""
    kind = type(error)
    if isinstance(error, SettingsError) or kind.__module__ == "engine.local.errors":
        return str(error)
    if type(getattr(error, "orig", error)).__name__ in ("UndefinedTable", "UndefinedColumn"):
        return "the database is not prepared for this version: run `rembuk prepare`"
    names = {(each.__module__.split(".")[0], each.__name__) for each in kind.__mro__}
    if {("sqlalchemy", "OperationalError"), ("psycopg", "OperationalError")} & names:
        return f"the database cannot be used: {_first_line(error)}"
    if ("redis", "ConnectionError") in names:
        return f"the queue cannot be used: {_first_line(error)}"
    return None


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


if __name__ == "__main__":
    sys.exit(main())
