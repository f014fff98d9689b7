"""A gateway by HTTP, for SMS, WhatsApp or Telegram: one POST a message, built from the settings.

The message's own key goes with it, so that a gateway can tell a repeated send from a new message.
Never here: following to other addresses, which would carry the secrets along.
"""

import json
import ssl
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from config.channels import Gateway
from engine.jobs.channels.answers import refuse, taken
from engine.jobs.channels.filling import filled, in_body, in_url, values_of
from engine.service.delivering import Away, NotNow
from engine.service.notes import Note

TIMEOUT = 15.0  # seconds for one answer
LARGEST = 65_536  # bytes of an answer that are read
KEY = "Idempotency-Key"


class GatewayPost:
    """Posts notes as `settings` say."""

    def __init__(self, settings: Gateway, *, timeout: float = TIMEOUT) -> None:
        self._settings = settings
        self._timeout = timeout

    def __call__(self, note: Note) -> None:
        """Hand one note over. Raises NotNow, Away or Never."""
        status, body = self._asked(note)
        if not taken(status):
            refuse(status, self._settings.never)
        if not _holds(body, self._settings.expects):
            raise NotNow("answer without the expected words")

    def _asked(self, note: Note) -> tuple[int, bytes]:
        values = values_of(note)
        parts = urlsplit(in_url(self._settings.url, values))
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        body, kind = self._body(values)
        headers = {"Content-Type": kind, "Accept": "application/json", KEY: values["key"]}
        headers |= {
            name: filled(words, values).replace("\r", " ").replace("\n", " ")
            for name, words in self._settings.headers.items()
        }
        until = time.monotonic() + self._timeout
        connection = self._connection(parts.scheme, parts.hostname or "", parts.port)
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, _read(answer, until)
        except (HTTPException, OSError) as problem:
            # Of the error its kind alone: its words may hold the address with its secrets.
            raise Away(type(problem).__name__) from None
        finally:
            connection.close()

    def _connection(self, scheme: str, host: str, port: int | None) -> HTTPConnection:
        if scheme == "https":
            safe = ssl.create_default_context()
            return HTTPSConnection(host, port, timeout=self._timeout, context=safe)
        return HTTPConnection(host, port, timeout=self._timeout)

    def _body(self, values: Mapping[str, str]) -> tuple[bytes, str]:
        if self._settings.json is not None:
            body = in_body(self._settings.json, values)
            return json.dumps(body, ensure_ascii=False).encode(), "application/json; charset=utf-8"
        pairs = {name: filled(words, values) for name, words in (self._settings.form or {}).items()}
        return urlencode(pairs).encode(), "application/x-www-form-urlencoded"


def _read(answer: HTTPResponse, until: float) -> bytes:
    """What the answer says, at most so much and so long: some gateways drip."""
    read = bytearray()
    while len(read) < LARGEST and (piece := answer.read1(LARGEST - len(read))):
        read += piece
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(read)


def _holds(body: bytes, expected: Mapping[str, Any]) -> bool:
    """Whether an answer in JSON holds these values; some gateways refuse with 200."""
    if not expected:
        return True
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    return isinstance(answer, dict) and all(
        name in answer and answer[name] == value for name, value in expected.items()
    )
