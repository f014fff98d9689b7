"""Which programs make up the whole: the web server, the clock, a worker for each queue, a mailbox.

Data for whoever keeps them alive (the runner, the fault proof). Never here: starting them.
"""

from __future__ import annotations

import sys

from config.settings import Settings
from engine.local.program import Program

QUEUES = ("notices", "deadlines", "long")
COMMAND = "engine.cli.main"


def programs(settings: Settings) -> list[Program]:
    """The web server, the clock, a worker for each queue, and the sample's mailbox."""
    table = [Program("web", web(settings))]
    table.append(rembuk("clock", waits=True))
    table += [rembuk("worker", queue, waits=True) for queue in QUEUES]
    if settings.own_mailbox:
        table.append(rembuk("mailbox", waits=True))
    return table


def rembuk(*words: str, waits: bool = False) -> Program:
    """One subcommand of `rembuk` as a program of its own, called by its last word."""
    return Program(words[-1], (sys.executable, "-m", COMMAND, *words), waits=waits)


def web(settings: Settings) -> tuple[str, ...]:
    """The command of the web server."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return (
        sys.executable, "-m", "gunicorn", "wsgi:app",
        "--chdir", str(settings.root),
        "--bind", f"{host}:{settings.port}",
        "--worker-class", "gthread",
        "--workers", str(settings.workers),
        "--threads", str(settings.threads),
        "--timeout", "60",
        "--graceful-timeout", "5",
        "--preload",  # read once, shared by all workers
        "--log-level", "warning",
        "--no-control-socket",
    )  # fmt: skip
