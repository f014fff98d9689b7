"""`rembuk cycle`: play a whole planning year on the real engine, and check what it leaves."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from random import Random
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    from engine.rehearsal.tally import Tally

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

BAR = 40


def add(subparsers: Subparsers) -> None:
    """Add the subcommand and its options."""
    parser = subparsers.add_parser("cycle", help="play a whole planning year on the real engine")
    parser.add_argument(
        "--workflow", default="musrenbang", help="a published workflow (%(default)s)"
    )
    parser.add_argument("--villages", type=int, default=20, help="how many take part (%(default)s)")
    parser.add_argument("--proposals", type=int, default=2000, help="in all (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same year")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Play, print the table; 1 where an invariant is broken, 2 where it cannot begin."""
    from engine.rehearsal.report import invariants, table
    from engine.rehearsal.stage import StageError, staged
    from engine.rehearsal.year import Year, first_day
    from engine.store.scratch import ScratchError

    if args.proposals < 1:
        sys.stderr.write("rembuk: --proposals is at least 1\n")
        return 2
    try:
        first = first_day(settings.root / "workflows", args.workflow)
        with staged(settings.database_url, settings.root, args.villages, first, _say) as stage:
            chance = Random(args.seed)  # noqa: S311  (a repeatable year, not a secret)
            show = _Progress(args.proposals)
            year = Year(stage.desk, args.workflow, stage.cast, args.proposals, chance, show)
            tally = year.play()
            sys.stderr.write("\n")
            checked = invariants(stage.desk)
            print(table(stage.desk, year.compiled, tally, checked))
    except (StageError, ScratchError, LookupError, ValueError) as problem:
        sys.stderr.write(f"rembuk: {problem}\n")
        return 2
    return 0 if all(one.holds for one in checked) else 1


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


class _Progress:
    """A bar on a terminal; elsewhere one line a month, so that a log stays readable."""

    def __init__(self, proposals: int) -> None:
        self.proposals = proposals
        self.month: tuple[int, int] | None = None

    def __call__(self, tally: Tally) -> None:
        on = tally.on or dt.date.min
        ended = tally.opened_ - tally.open_cases
        line = f"{on}  {tally.opened_:,} sent, {ended:,} ended, {tally.steps:,} steps"
        if sys.stderr.isatty():
            done = round(BAR * ended / self.proposals)
            sys.stderr.write(f"\r[{'#' * done}{'.' * (BAR - done)}] {line} ")
            sys.stderr.flush()
        elif (on.year, on.month) != self.month:
            self.month = (on.year, on.month)
            sys.stderr.write(f"{line}\n")
