"""`rembuk run`: which programs make up the whole, handed to the runner as a table."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.settings import Settings
from engine.local import ports
from engine.local.supervisor import Plan, Supervisor
from engine.local.whole import programs, rembuk

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

LOGINS = "sample-logins.txt"


def add(subparsers: Subparsers) -> None:
    """Add the subcommand; it has no options: the settings come from the environment."""
    subparsers.add_parser("run", help="start everything here and serve")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Serve until asked to stop."""
    plan = Plan(
        first=[rembuk("prepare")],
        programs=programs(settings),
        check=lambda: check(settings),
        ready=lambda: ports.answers_http(settings.host, settings.port),
        announce=lambda: announcement(settings),
    )
    return Supervisor(settings, plan, os.environ).run()


def check(settings: Settings) -> None:
    """The ports must be free. Raises LocalError."""
    ports.must_be_free(settings.host, settings.port, "PORT")
    mail = urlsplit(settings.smtp_url)
    if settings.own_mailbox and mail.hostname and mail.port:
        ports.must_be_free(mail.hostname, mail.port, "SMTP_URL (the mailbox)")
    sms = urlsplit(settings.own_gateway)
    if sms.hostname and sms.port:
        ports.must_be_free(sms.hostname, sms.port, "PORT (the mailbox for SMS)")


def announcement(settings: Settings) -> Sequence[str]:
    """The address and, in the sample set-up, who can log in."""
    lines = ["", f"Rembuk is at {settings.base_url}", ""]
    logins = settings.data_dir / LOGINS
    if settings.sample and logins.is_file():
        lines += [*logins.read_text(encoding="utf-8").splitlines(), ""]
    return [*lines, "Ctrl-C stops everything; what was entered is kept."]
