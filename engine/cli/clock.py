"""`rembuk clock`: moves notices and deadlines on, each second, until asked to stop."""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import threading
from typing import TYPE_CHECKING

from config.settings import Settings
from engine.jobs import clock, queues, root, ticking
from engine.jobs.postman import Postman
from engine.service import logs
from engine.store.shelf import Shelf

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand."""
    subparsers.add_parser("clock", help="move notices and deadlines on")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Tick until SIGTERM or SIGINT."""
    logs.configure()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    tools = root.build(settings, "clock")
    redis = queues.connect(settings.redis_url)
    standing = queues.Queues(redis)
    memory = clock.Memory(
        shelf=Shelf.below(settings.data_dir), postman=Postman(tools), channels=tools.channels
    )

    def tick(now: dt.datetime) -> None:
        with tools.doing("tick"):
            clock.tick(tools.database, standing, now, memory)

    try:
        with tools.living():
            ticking.run(tick, stopping)
    finally:
        redis.close()
        tools.close()
    return 0
