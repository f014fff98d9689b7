"""`rembuk verify`: says by number what was changed, deleted or invented; 1 where anything was.

With --file it needs no database: an exported archive is checked on any machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    from engine.service.verifying import Kept
    from engine.store.archive import Archive
    from engine.store.database import Database

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

SHOWN = 1000  # lines; a torn archive has one for each event


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("verify", help="check the chains of events")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--file", type=Path, help="check an exported archive, without a database")
    source.add_argument("--export", type=Path, help="write the archive here too (.gz packs it)")
    parser.add_argument("--roots", type=Path, help="hold against daily roots that were kept here")
    parser.add_argument(
        "--keep", type=Path, help="write the daily roots here, to be kept elsewhere"
    )
    parser.add_argument(
        "--decisions", metavar="NUMBER", help="say on what content each decision on a case was made"
    )
    parser.add_argument("--root", action="store_true", help="make today's root first")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1. Roots kept elsewhere. 2. Open the archive. 3. Check it, say what is wrong."""
    if args.file and args.root:
        return _fail("--root makes a root in the database; a file has its own")
    try:
        kept = _kept(args.roots)
        with _archive(args, settings) as archive:
            return _check(archive, kept, args)
    except (OSError, ValueError) as wrong:
        return _fail(str(wrong))


@contextmanager
def _archive(args: argparse.Namespace, settings: Settings) -> Iterator[Archive]:
    from engine.service.exporting import FileArchive

    if args.file:
        yield FileArchive(args.file)
        return
    from engine.local.servers import ensured
    from engine.store.archive import snapshot
    from engine.store.database import Database

    with ensured(settings):
        database = Database(settings.database_url, size=1)
        try:
            if args.root:
                _make_roots(database)
            with snapshot(database) as archive:
                yield archive
        finally:
            database.close()


def _make_roots(database: Database) -> None:
    from engine.service.desk import Desk
    from engine.service.rooting import make_root, roots_of, today
    from engine.service.tenants import every

    now = dt.datetime.now(dt.UTC)
    for tenant in every(database):
        desk = Desk(database, tenant.id)
        on = today(desk, now)
        made = make_root(desk, on, now)
        latest = roots_of(desk)[-1]
        _say(f"root of {tenant.slug}, {latest.on}: {latest.root.hex()}{'' if made else ' (known)'}")


def _check(archive: Archive, kept: Kept, args: argparse.Namespace) -> int:
    from engine.service.exporting import write
    from engine.service.rooting import kept_line
    from engine.service.verifying import Verified, verify_tenant

    wrong, cases, events, roots = 0, 0, 0, 0
    for tenant in archive.tenants():
        seen = Verified()
        for problem in verify_tenant(archive, tenant, seen, kept):
            wrong += 1
            if wrong <= SHOWN:
                _say(problem)
        cases, events, roots = cases + seen.cases, events + seen.events, roots + seen.roots
    if args.decisions:
        _say_decisions(archive, args.decisions)
    if wrong > SHOWN:
        _say(f"... and {wrong - SHOWN} more")
    if args.export:
        write(archive, args.export)
    if args.keep:
        lines = [kept_line(t, root) for t in archive.tenants() for root in archive.roots(t)]
        args.keep.write_text("".join(f"{line}\n" for line in lines))
    _say(f"{cases} cases, {events} events, {roots} daily roots: {wrong or 'nothing'} wrong")
    return 1 if wrong else 0


def _say_decisions(archive: Archive, number: str) -> None:
    """The content of each decision on the case by its digest, and what became of it."""
    from engine.service.bound import decisions

    found = [f for t in archive.tenants() for f in archive.cases(t) if f.number == number]
    for one in (one for file in found for one in decisions(file)):
        line = f"{number} event {one.seq} decided on content {one.saw[:16]}"
        changed = f"; changed since: {', '.join(one.changed)}" if one.changed else ""
        added = f"; first answered since: {', '.join(one.added)}" if one.added else ""
        _say(line + ("; nothing changed since" if one.still else changed + added))
    if not found:
        _say(f"no case {number}")


def _kept(path: Path | None) -> Kept:
    from engine.service.rooting import read_kept

    if path is None:
        return {}
    with path.open(encoding="utf-8") as lines:
        return read_kept(lines)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _fail(line: str) -> int:
    sys.stderr.write(f"rembuk: {line}\n")
    return 2
