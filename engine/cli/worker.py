"""`rembuk worker QUEUE`: works on one queue until asked to stop."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from config.settings import Settings
from engine.jobs import queues, root, worker
from engine.jobs.channels import posts
from engine.service import logs

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    """Add the subcommand with its one argument."""
    parser = subparsers.add_parser("worker", help="work on one queue")
    parser.add_argument("queue", choices=queues.NAMES)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Work until SIGTERM or SIGINT; what was begun is finished first."""
    logs.configure()
    if args.queue == queues.NOTICES:
        posts.check(settings.channels)
    tools = root.build(settings, "worker", args.queue)
    try:
        worker.work(tools, settings.redis_url, args.queue)
    finally:
        tools.close()
    return 0
