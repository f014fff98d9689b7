"""`rembuk bench`: prints the figures beside hand-written code; 1 where a goal is not reached."""

from __future__ import annotations

import argparse
import gc
import os
import platform
import sys
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

STEP_GOAL, BULK_GOAL, PAGE_GOAL = 0.75, 6.0, 2.0
# Seconds at most: figures of checking, playing and changing what runs.
THIRTY, LARGEST, HUNDRED, IMPACT, MOVING = 0.1, 0.5, 1.0, 60.0, 60.0
CLAIMED, DECIDED, HANDED_OVER = 1.0, 5.0, 10.0
RELAY_GOAL = 20_000  # rows a second
FEW = 5  # rounds of deadlines and of the relay, each of many rows
HTTP_ROUNDS = 15  # at most: what decides is the number of requests
METHOD = """\
How: the same step on the same schema, PostgreSQL {version}, {where}; {cores} cores, {system}.
The anchor is hand-written psycopg with prepared statements, nine round trips a step: BEGIN, case,
actor, update, event, close task, new task, outbox, COMMIT. Hand, engine and bulk take turns in
every round; a figure is the median over {rounds} rounds, a ratio the median of the rounds' ratios.
The engine's step is everything: load, definition, guards, seal, write. Over HTTP the same page of
the same official comes from two gunicorn workers in turn: the product's, and one as most people
write it with Flask-SQLAlchemy (web/anchor); each figure is the median of its requests. The relay
takes turns with a bare find-lock-mark of as many rows; it and the deadlines go by the best of
their rounds. Messages are timed at a mail server that takes everything, behind clock and workers
as programs. Ratios are asserted, what may take so long at most, and the relay."""


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("bench", help="print the bench figures")
    parser.add_argument("--open-tasks", type=_whole, default=1_000_000, metavar="N")
    parser.add_argument("--rounds", type=_whole, default=31, help="of the race (31)")
    parser.add_argument("--steps", type=_whole, default=100, help="single steps a round (100)")
    parser.add_argument("--due", type=_whole, default=10_000, help="deadlines at once (10000)")
    parser.add_argument("--rows", type=_whole, default=20_000, help="of the relay (20000)")
    parser.add_argument(
        "--seconds",
        type=int,
        default=30,
        help="of decisions whose messages are timed, a minute more is waited (30; 0: left out)",
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1. Race. 2. A decision alone. 3. Growth. 4. Moving. 5. Deadlines, relay, messages. 6. The
    task page. 7. It over HTTP."""
    from engine.bench import (
        checking,
        deciding,
        examples,
        growing,
        handing_over,
        loop,
        moving,
        paging,
        place,
        racing,
        relaying,
        serving,
        sweeping,
    )
    from engine.service.desk import Desk
    from engine.store.database import Database

    played = examples.examples(settings.root)
    check = checking.checked(settings.root)
    with place.database(settings) as (url, where):
        owner, database = Database(url, size=1, as_owner=True), Database(url, size=2)
        try:
            with owner.transaction() as connection:
                loop.furnish(connection)
                version = connection.info.server_version // 10000
            # As the programs that serve do once they are up (wsgi.py, the workers).
            gc.collect()
            gc.freeze()
            raced = racing.race(database, owner, args.rounds, args.steps)
            decision = deciding.decision(Desk(database, loop.TENANT), 1)
            grown = growing.bytes_a_step(database, owner, 500, 12)
            moved = moving.figures(database, owner)
            rounds = min(args.rounds, FEW)
            swept = sweeping.swept(database, owner, rounds, args.due)
            relayed = relaying.relayed(database, owner, rounds, args.rows)
            handed = (
                handing_over.handed_over(settings, database, owner, args.seconds)
                if args.seconds > 0
                else None
            )
            paging.fill(owner, args.open_tasks)
            paged = paging.paged(database, args.open_tasks)
            served = serving.served(settings, database, owner, min(args.rounds, HTTP_ROUNDS))
        finally:
            owner.close()
            database.close()
    ms, us = 1e3, 1e6
    _say(METHOD.format(version=version, where=where, cores=os.cpu_count(),
                       system=platform.system(), rounds=raced.rounds))  # fmt: skip
    _say()
    _row("durable step, hand-written", f"{raced.hand * us:.0f} us")
    _row("durable step, engine", f"{raced.engine * us:.0f} us")
    _row("  as ratio", f"{raced.step_ratio:.2f}", STEP_GOAL, raced.step_ratio)
    _row("bulk of 500, engine", f"{raced.bulk * us:.0f} us a case")
    _row("  as ratio", f"{raced.bulk_ratio:.1f}", BULK_GOAL, raced.bulk_ratio)
    _row("decision in memory, two guards", f"{decision * us:.0f} us")
    quick = [
        _within(f"check of {check.states} states", check.seconds, THIRTY),
        _within(f"  of the largest, {check.largest_states} states", check.largest_seconds, LARGEST),
        _within(f"100 of the {played.count} shipped scenarios", played.hundred, HUNDRED),
        _within(f"impact over {moving.LOOKED_AT:,} open cases", moved.looked, IMPACT),
        _within(f"moving {moving.MOVED:,} of them", moved.moved, MOVING),
    ]
    quick += [
        _within(f"{swept.due:,} deadlines at once, claimed", swept.claimed, CLAIMED),
        _within("  decided and written", swept.decided, DECIDED),
    ]
    _row("  mostly", f"{swept.decided_mostly:.1f} s")
    _row("relay, rows a second", f"{relayed.best:,.0f}", RELAY_GOAL, relayed.best)
    _row("  mostly", f"{relayed.ours:,.0f}")
    _row("  bare find-lock-mark", f"{relayed.least:,.0f}")
    if handed is not None:
        name = f"{handed.messages:,} messages at {handed.pace:.0f} decisions/s, 95 %"
        quick.append(_within(name, handed.p95, HANDED_OVER))
        _row("  all", f"{handed.last:.1f} s")
    _row("disk for good, without people's words", f"{grown.kept:.0f} bytes a step")
    _row("  and until the outbox is pruned", f"{grown.outbox:.0f} bytes a step")
    _row(f"task page at {paged.open_tasks:,} open, p50", f"{paged.p50 * ms:.2f} ms")
    _row("  p95", f"{paged.p95 * ms:.2f} ms")
    _row("  p95 at any depth", f"{paged.deep_p95 * ms:.2f} ms")
    _row("  p95 over 15 queues", f"{paged.fifteen_p95 * ms:.2f} ms")
    _row("  p95 of a count up to 1000", f"{paged.count_p95 * ms:.2f} ms")
    _row("  p95 of a search, one case has the word", f"{paged.rare_p95 * ms:.2f} ms")
    _row("  p95 of a search, about 100 cases have it", f"{paged.some_p95 * ms:.2f} ms")
    _row("  p95 of a search, all cases have it", f"{paged.common_p95 * ms:.2f} ms")
    _row("  p95 of what I have in hand", f"{paged.mine_p95 * ms:.2f} ms")
    _row("  p95 of what nobody has in hand", f"{paged.nobodys_p95 * ms:.2f} ms")
    _row("task page over HTTP, ORM as usual", f"{served.plain * ms:.1f} ms")
    _row("task page over HTTP, ours", f"{served.ours * ms:.1f} ms")
    _row("  as ratio", f"{served.ratio:.1f}", PAGE_GOAL, served.ratio)
    _row("  as ratio, where one office has 1 of 100", f"{served.busy_ratio:.1f}")
    reached = (
        raced.step_ratio >= STEP_GOAL
        and raced.bulk_ratio >= BULK_GOAL
        and served.ratio >= PAGE_GOAL
        and relayed.best >= RELAY_GOAL
    )
    return 0 if reached and all(quick) else 1


def _row(name: str, figure: str, goal: float | None = None, reached: float = 0) -> None:
    verdict = "" if goal is None else f"  goal {goal:,g}: {'ok' if reached >= goal else 'MISSED'}"
    _say(f"{name:<42}{figure:>20}{verdict}")


def _within(name: str, seconds: float, most: float) -> bool:
    """A figure that must be reached; whether it is."""
    figure = f"{seconds * 1e3:.0f} ms" if most <= 1 else f"{seconds:.1f} s"
    goal = f"{most * 1e3:.0f} ms" if most <= 1 else f"{most:.0f} s"
    _say(f"{name:<42}{figure:>20}  goal {goal}: {'ok' if seconds <= most else 'MISSED'}")
    return seconds <= most


def _say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _whole(words: str) -> int:
    number = int(words.replace("_", "").replace(",", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 on")
    return number
