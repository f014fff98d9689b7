"""The sample set-up's mail server: takes whatever is sent on this machine into a table.

Loopback only, no login, nothing is ever passed on. Never here: mail of a real office.
"""

import asyncio
import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST = 1_000_000  # bytes

log = structlog.get_logger()

Take = Callable[[list[str], bytes], int]


class NotHere(Exception):
    """The address is none that the sample mailbox may listen on; one line."""


def place(url: str) -> tuple[str, int]:
    """Host and port of smtp://host:port. Raises NotHere unless that is this machine itself."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "smtp" or not is_loopback(host):
        raise NotHere("SMTP_URL names another machine: the sample mailbox is not needed")
    return host, parts.port or 25


def mailbox(url: str, take: Take) -> Controller:
    """A server for `url` that hands each message to `take`; `.start()` and `.stop()` it."""
    host, port = place(url)
    return Controller(
        _Handler(take),
        hostname=host,
        port=port,
        server_hostname="rembuk.localhost",
        data_size_limit=LARGEST,
        ready_timeout=10,
    )


class _Handler:
    def __init__(self, take: Take) -> None:
        self._take = take

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        data = content.encode() if isinstance(content, str) else content or b""
        try:
            await asyncio.to_thread(self._take, list(envelope.rcpt_tos), data)
        except (ValueError, LookupError):
            return "554 not a message that can be shown"
        except Exception as problem:
            # The database may be away: the sender tries again.
            log.warning("mail_not_kept", error=type(problem).__name__)
            return "451 try again later"
        return "250 kept"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
