"""`rembuk run`: which programs make up the whole, handed to the runner as a table."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.settings import Settings
from engine.local import ports
from engine.local.program import Program
from engine.local.supervisor import Plan, Supervisor

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

QUEUES = ("notices", "deadlines", "long")
LOGINS = "sample-logins.txt"


def add(subparsers: Subparsers) -> None:
    """Add the subcommand; it has no options: the settings come from the environment."""
    subparsers.add_parser("run", help="start everything here and serve")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Serve until asked to stop."""
    plan = Plan(
        first=[_rembuk("prepare")],
        programs=programs(settings),
        check=lambda: check(settings),
        ready=lambda: ports.answers_http(settings.host, settings.port),
        announce=lambda: announcement(settings),
    )
    return Supervisor(settings, plan, os.environ).run()


def programs(settings: Settings) -> list[Program]:
    """The web server, a worker for each queue, the clock, and the sample's mailbox."""
    table = [Program("web", _web(settings))]
    table.append(_rembuk("clock", waits=True))
    table += [_rembuk("worker", queue, waits=True) for queue in QUEUES]
    if settings.own_mailbox:
        table.append(_rembuk("mailbox", waits=True))
    return table


def check(settings: Settings) -> None:
    """The ports must be free. Raises LocalError."""
    ports.must_be_free(settings.host, settings.port, "PORT")
    mail = urlsplit(settings.smtp_url)
    if settings.own_mailbox and mail.hostname and mail.port:
        ports.must_be_free(mail.hostname, mail.port, "SMTP_URL (the mailbox)")


def announcement(settings: Settings) -> Sequence[str]:
    """The address and, in the sample set-up, who can log in."""
    lines = ["", f"Rembuk is at {settings.base_url}", ""]
    logins = settings.data_dir / LOGINS
    if settings.sample and logins.is_file():
        lines += [*logins.read_text(encoding="utf-8").splitlines(), ""]
    return [*lines, "Ctrl-C stops everything; what was entered is kept."]


def _rembuk(*words: str, waits: bool = False) -> Program:
    command = (sys.executable, "-m", "engine.cli.main", *words)
    return Program(words[-1], command, waits=waits)


def _web(settings: Settings) -> tuple[str, ...]:
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
