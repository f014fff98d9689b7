"""The post office of the trial: what it takes is in the journal, on disk, before it says so.

It can be shut, turn messages away for now, or take one and hang up before it answers: then the
sender has to come again, with the same message. Never here: who should have got which message.
"""

import asyncio
import email
from typing import Any, Literal
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from engine.trial.journal import Journal

Mood = Literal["well", "busy", "rude"]


class Post:
    """One mail server on this machine. `mood`: busy turns everything away for now; rude takes a
    message and hangs up before it answers."""

    def __init__(self, url: str, journal: Journal) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 25
        self._journal = journal
        self._server: Controller | None = None
        self.mood: Mood = "well"

    def start(self) -> None:
        """Open; nothing where it is open."""
        if self._server is None:
            self._server = Controller(
                self, hostname=self._host, port=self._port, ready_timeout=30,
                server_hostname="trial.localhost",
            )  # fmt: skip
            self._server.start()

    def stop(self) -> None:
        """Shut: nobody answers at the address."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  (the library's name)
        """Write it down, then answer; or not."""
        del session
        if self.mood == "busy":
            return "451 try again later"
        content = envelope.content
        data = content.encode() if isinstance(content, str) else content or b""
        await asyncio.to_thread(self._take, list(envelope.rcpt_tos), data)
        if self.mood == "rude" and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return "250 taken"

    def _take(self, to: list[str], data: bytes) -> None:
        self._journal.write("mail", **identity(to, data))


def identity(to: list[str], data: bytes) -> dict[str, Any]:
    """What the journal keeps of a message."""
    message = email.message_from_bytes(data)
    return {
        "id": str(message["Message-ID"]).strip(),
        "to": to,
        "subject": str(message["Subject"]),
    }
