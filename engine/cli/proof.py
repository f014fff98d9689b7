"""`rembuk proof`: tries the whole product by faults; the last line is its verdict."""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import sys
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

MINUTES, SEED = "PROOF_MINUTES", "PROOF_SEED"
LENGTH = 30.0  # seconds of a round among faults


def add(subparsers: Subparsers) -> None:
    """Add the subcommand and its options; without them the environment is asked."""
    parser = subparsers.add_parser("proof", help="try the whole product by faults")
    parser.add_argument("--minutes", type=float, help=f"how long ({MINUTES}, or 3)")
    parser.add_argument("--seed", help=f"the same seed, the same faults ({SEED}, or by chance)")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Rounds of faults on servers of its own; 1 where something is broken, 2 where it cannot be
    begun."""
    from engine.trial.office import OfficeError
    from engine.trial.rounds import Trial
    from engine.trial.stage import StageError, staged
    from engine.trial.verdict import lines, verdict

    try:
        given = os.environ.get(MINUTES, "").strip() or "3"
        minutes = float(given) if args.minutes is None else args.minutes
    except ValueError:
        sys.stderr.write(f"rembuk: {MINUTES} is a number of minutes\n")
        return 2
    if minutes <= 0:
        sys.stderr.write(f"rembuk: --minutes is more than 0, and so is {MINUTES}\n")
        return 2
    seed = args.seed or os.environ.get(SEED, "").strip() or str(secrets.randbelow(10**6))
    _say(f"fault proof: {minutes:g} minutes, seed {seed}")
    try:
        with staged(settings.root) as stage:
            with contextlib.closing(Trial(stage, seed, LENGTH, _say)) as trial:
                found = trial.run(minutes * 60)
            if found.broken:
                (stage.folder / "keep").touch()
                _say(f"what it left is in {stage.folder}")
    except (StageError, OfficeError) as problem:
        sys.stderr.write(f"rembuk: {problem}\n")
        return 2
    for line in lines(found, seed):
        _say(line)
    _say(verdict(found, seed))
    return 1 if found.broken else 0


def _say(line: str) -> None:
    print(line, flush=True)
