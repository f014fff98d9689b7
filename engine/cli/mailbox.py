"""`rembuk mailbox`: catches mail and SMS of the sample office, so that a page can show them."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from config.settings import Settings
from engine.jobs import mailbox
from engine.jobs.sample_gateway import SampleGateway
from engine.service import logs, sample_mail
from engine.store.database import Database

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


class Listening(Protocol):
    """What is started, and stopped at the end."""

    def start(self) -> object: ...
    def stop(self) -> object: ...


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    subparsers.add_parser("mailbox", help="catch mail and SMS of the sample office")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Listen on SMTP_URL and for SMS, on this machine only, until SIGTERM or SIGINT."""
    logs.configure()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    database = Database(settings.database_url, size=1, overflow=2)
    listening: list[Listening] = []
    try:
        for server in _servers(settings, database):
            server.start()
            listening.append(server)
        stopping.wait()
    except (mailbox.NotHere, OSError, TimeoutError) as problem:
        sys.stderr.write(f"rembuk: mailbox: {problem}\n")
        return 2
    finally:
        for server in listening:
            server.stop()
        database.close()
    return 0


def _servers(settings: Settings, database: Database) -> Iterator[Listening]:
    def mail(to: list[str], content: bytes) -> int:
        return sample_mail.take(database, to, content)

    def sms(to: str, text: str, key: str) -> bool:
        return sample_mail.take_sms(database, to, text, key)

    yield mailbox.mailbox(settings.smtp_url, mail)
    if settings.own_gateway:
        yield SampleGateway(settings.own_gateway, sms)
