"""`rembuk mailbox`: catches the mail of the sample office, so that a page can show it."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from typing import TYPE_CHECKING

from config.settings import Settings
from engine.jobs import mailbox
from engine.service import logs, sample_mail
from engine.store.database import Database

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    subparsers.add_parser("mailbox", help="catch the mail of the sample office")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Listen on SMTP_URL, on this machine only, until SIGTERM or SIGINT."""
    logs.configure()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    database = Database(settings.database_url, size=1, overflow=2)
    try:
        server = mailbox.mailbox(
            settings.smtp_url, lambda to, content: sample_mail.take(database, to, content)
        )
        server.start()
    except (mailbox.NotHere, OSError, TimeoutError) as problem:
        sys.stderr.write(f"rembuk: mailbox: {problem}\n")
        return 2
    try:
        stopping.wait()
    finally:
        server.stop()
        database.close()
    return 0
