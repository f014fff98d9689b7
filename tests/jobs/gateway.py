"""A real HTTP gateway for tests: keeps what it was asked, and answers as it is told."""

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from config.channels import Gateway
from tests.jobs.post_office import free_port

SECRET = "Bearer kunci-rahasia"


@dataclass(frozen=True)
class Request:
    """One POST: where to, its headers by small letters, its body."""

    path: str
    headers: dict[str, str]
    body: str


@dataclass
class SmsGateway:
    """`status` and `says`: the answer. `first`: statuses of the first requests, one each. `resets`:
    the line is cut instead. `drips`: the answer comes so slowly, a piece in that many seconds."""

    port: int = field(default_factory=free_port)
    received: list[Request] = field(default_factory=list)
    status: int = 202
    says: str = '{"status": true}'
    first: list[int] = field(default_factory=list)
    delay: float = 0.0
    drips: float = 0.0
    resets: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    _server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/kirim"

    def settings(self, **changes: Any) -> Gateway:
        """As an operator would write it down."""
        body = {"to": "{address}", "text": "{text}"}
        given = {"url": self.url, "headers": {"Authorization": SECRET}, "json": body, "form": None}
        return Gateway(**given | changes)

    def keys(self) -> Counter[str]:
        """How often each message came."""
        return Counter(one.headers["idempotency-key"] for one in self.received)

    def opens(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def closes(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                size = int(self.headers.get("Content-Length", "0"))
                body = self.rfile.read(size).decode()
                headers = {name.lower(): value for name, value in self.headers.items()}
                gateway.received.append(Request(self.path, headers, body))
                time.sleep(gateway.delay)
                if gateway.resets:
                    # A reset and no end: closed with words unsaid.
                    self.connection.setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                    )
                    self.connection.close()
                    return
                gateway.answer(self)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        says = self.says.encode()
        handler.send_response(self.first.pop(0) if self.first else self.status)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(says)))
        handler.end_headers()
        if not self.drips:
            handler.wfile.write(says)
            return
        for sign in says:
            time.sleep(self.drips)
            try:
                handler.wfile.write(bytes([sign]))
            except OSError:  # nobody listens any more
                return


@pytest.fixture
def sms() -> Iterator[SmsGateway]:
    """Open from the start; a test may close and open it again."""
    gateway = SmsGateway()
    gateway.opens()
    yield gateway
    gateway.closes()
