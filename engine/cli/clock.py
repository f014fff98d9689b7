"""`rembuk clock`: moves notices and deadlines on, each second, until asked to stop."""

from __future__ import annotations

import argparse
import signal
import threading
from typing import TYPE_CHECKING

from config.settings import Settings
from engine.jobs import clock, queues, ticking
from engine.store.database import Database
from engine.store.shelf import Shelf

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    subparsers.add_parser("clock", help="move notices and deadlines on")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Tick until SIGTERM or SIGINT."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    database = Database(settings.database_url, size=2, overflow=2)
    redis = queues.connect(settings.redis_url)
    standing, memory = queues.Queues(redis), clock.Memory(shelf=Shelf.below(settings.data_dir))
    try:
        ticking.run(lambda now: clock.tick(database, standing, now, memory), stopping)
    finally:
        redis.close()
        database.close()
    return 0
