"""The sample set-up's SMS gateway: takes whatever is sent on this machine into the mailbox.

Loopback only; nothing is ever passed on. Never here: messages of a real office.
"""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import structlog

from engine.jobs.mailbox import NotHere, is_loopback
from engine.service.faults import told

LARGEST = 10_000  # bytes of a request
SECONDS = 5.0  # for a request to come

log = structlog.get_logger()

# (to, text, key): whether it was new.
Take = Callable[[str, str, str], bool]


class SampleGateway:
    """A server for `url` that hands each note to `take`; `.start()` and `.stop()` it.

    Raises NotHere unless the address is of this machine itself, OSError where its port is taken.
    """

    def __init__(self, url: str, take: Take) -> None:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme != "http" or not is_loopback(host) or parts.port is None:
            raise NotHere("SAMPLE_GATEWAY names another machine: the sample gateway is not needed")
        self._server = ThreadingHTTPServer((host, parts.port), _handler(parts.path, take))
        self._server.daemon_threads = True

    def start(self) -> None:
        """Listen beside the caller."""
        threading.Thread(target=self._server.serve_forever, name="sms", daemon=True).start()

    def stop(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()


def _handler(path: str, take: Take) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = SECONDS

        def do_POST(self) -> None:
            self._answer(self._status())

        def _status(self) -> int:
            if urlsplit(self.path).path != path:
                return 404
            length = self.headers.get("Content-Length", "")
            if not (length.isascii() and length.isdecimal()) or int(length) > LARGEST:
                return 413
            try:
                note = json.loads(self.rfile.read(int(length)))
                to, text, key = (str(note[name]) for name in ("to", "text", "key"))
            except (ValueError, TypeError, LookupError):
                return 400
            try:
                take(to, text, key)
            except Exception as problem:
                # The database may be away: the sender tries again.
                log.warning("sms_not_kept", **told(problem))
                return 503
            return 202

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the library's)
            """Its own lines would hold addresses."""

    return Handler
