"""`rembuk admin`: make an office and its first secretariat; prints a one-time slip."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from typing import TYPE_CHECKING

from config.settings import Settings

if TYPE_CHECKING:
    from engine.core.values import Refused
    from engine.store.database import Database

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("admin", help="make the first secretariat of an office")
    parser.add_argument("--name", required=True, help="of the person")
    parser.add_argument("--username", required=True, help="to log in with")
    parser.add_argument("--office", help="short name of the office; needed if there are several")
    parser.add_argument("--area", help="make that office for this province, regency or city: 33.26")
    parser.add_argument(
        "--force", action="store_true", help="even if the office has a secretariat already"
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Make the person and print the slip's code; it is shown once."""
    from engine.core.values import Refused
    from engine.service.desk import Desk
    from engine.service.logins import first
    from engine.store.database import Database

    now = dt.datetime.now(dt.UTC)
    database = Database(settings.database_url, size=1)
    try:
        tenant = _office(database, args.office, args.area, settings, now)
        if tenant is None:
            return 1
        made = first.make(Desk(database, tenant), args.name, args.username, now, force=args.force)
        if isinstance(made, Refused):
            return _say_no(made)
    finally:
        database.close()
    sys.stdout.write(
        f"login: {made.username}\n"
        f"one-time slip: {made.code} (good for seven days, once)\n"
        f"set the password at {settings.base_url}/slip\n"
    )
    return 0


def _office(
    database: Database, slug: str | None, area: str | None, settings: Settings, now: dt.datetime
) -> int | None:
    """The office that is meant; where `area` asks for it, a new one with the shipped workflows.

    None after one line why not.
    """
    from engine.core.values import Refused
    from engine.service import prepare, publishing, tenants
    from engine.service.desk import Desk

    every = {one.slug: one.id for one in tenants.every(database)}
    if area is not None:
        made = tenants.create(database, slug or f"office-{area.replace('.', '')}", area, now)
        if isinstance(made, Refused):
            _say_no(made)
            return None
        publishing.publish_shipped(Desk(database, made), settings.root / prepare.WORKFLOWS, now)
        return made
    if slug is None and len(every) == 1:
        return next(iter(every.values()))
    if slug in every:
        return every[slug]
    known = ", ".join(sorted(every)) or "none yet; --area makes one"
    sys.stderr.write(f"rembuk: name the office with --office (there are: {known})\n")
    return None


_LINES = {
    "secretariat_exists": "this office has a secretariat already; --force makes another",
    "username_taken": "somebody has this user name",
    "wrong_username": "a user name has 3 to 40 small letters, digits, dots or dashes",
    "missing": "a name is needed",
    "too_long": "the name is too long",
    "control_characters": "the name has signs that nobody can see",
    "unknown_area": "no province, regency or city has this code; run `rembuk prepare` first",
    "wrong_code": "a short name has small letters, digits and dashes",
    "code_taken": "there is an office with this short name already",
}


def _say_no(refused: Refused) -> int:
    for reason in refused.reasons:
        sys.stderr.write(f"rembuk: {_LINES.get(reason.key, reason.key)}\n")
    return 1
