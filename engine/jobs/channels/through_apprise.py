"""Channels that apprise speaks, for services that a gateway's settings cannot describe.

Loaded with the first message that needs it, in a process that sends; the pages never load it. Only
the plugins of this table are: apprise itself would look through all of its own, some of which run
programs. Its plugins answer yes or no and log the rest: the status is read from there.
"""

import importlib
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from config.channels import ThroughApprise
from engine.jobs.channels.answers import refuse
from engine.jobs.channels.filling import in_url, values_of
from engine.service.delivering import Away, NotNow
from engine.service.notes import Note

PLUGINS: Mapping[str, tuple[str, str]] = {
    "bulksms": ("bulksms", "NotifyBulkSMS"),
    "clickatell": ("clickatell", "NotifyClickatell"),
    "clicksend": ("clicksend", "NotifyClickSend"),
    "d7sms": ("d7networks", "NotifyD7Networks"),
    "httpsms": ("httpsms", "NotifyHttpSMS"),
    "infobip": ("infobip", "NotifyInfobip"),
    "msgbird": ("messagebird", "NotifyMessageBird"),
    "plivo": ("plivo", "NotifyPlivo"),
    "sinch": ("sinch", "NotifySinch"),
    "smseagle": ("smseagle", "NotifySMSEagle"),
    "tgram": ("telegram", "NotifyTelegram"),
    "twilio": ("twilio", "NotifyTwilio"),
    "vonage": ("vonage", "NotifyVonage"),
    "whatsapp": ("whatsapp", "NotifyWhatsApp"),
}
_STATUS = re.compile(r"error=(\d{3})\b")
# An address that is right for every channel, by which the settings themselves are tried.
_ANYBODY = Note("", "+6281234567890", "", "", "id")


class UnreadableError(ValueError):
    """Apprise cannot read the address of the settings; one line that says nothing of it."""


class ApprisePost:
    """Posts notes over the one service that `settings` name."""

    def __init__(self, settings: ThroughApprise) -> None:
        self._settings = settings

    def __call__(self, note: Note) -> None:
        """Hand one note over. Raises NotNow, Away or Never."""
        with _listening() as heard:
            try:
                done = self._plugin(note).notify(body=note.text, title="")
            except UnreadableError as problem:
                raise Away("settings") from problem
        if done:
            return
        if heard.status is None:
            raise Away("no answer") if heard.connection else NotNow("answer no")
        refuse(heard.status, self._settings.never)

    def check(self) -> None:
        """Whether apprise can read the settings. Raises UnreadableError."""
        with _listening():
            self._plugin(_ANYBODY)

    def _plugin(self, note: Note) -> Any:
        url = in_url(self._settings.url, values_of(note))
        module, name = PLUGINS[urlsplit(url).scheme]
        kind = getattr(importlib.import_module(f"apprise.plugins.{module}"), name)
        given = kind.parse_url(url)
        if not given:
            raise UnreadableError("this address cannot be read")
        try:
            # Words are sent as they are: no marks in them are read as a form.
            return kind(**given | {"format": "text"})
        except (TypeError, ValueError):
            # Its words repeat the secrets.
            raise UnreadableError("this address cannot be read") from None


@contextmanager
def _listening() -> "Iterator[_Heard]":
    """Apprise's words hold addresses and secrets: they are read here and stand in no log."""
    heard, library = _Heard(), logging.getLogger("apprise")
    library.propagate = False
    library.setLevel(logging.WARNING)
    library.addHandler(heard)
    try:
        yield heard
    finally:
        library.removeHandler(heard)


class _Heard(logging.Handler):
    """What a plugin says of a refusal: the status of the answer, or that there was none."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status: int | None = None
        self.connection = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first of both."""
        words = record.getMessage()
        found = _STATUS.search(words)
        if found and self.status is None:
            self.status = int(found[1])
        self.connection = self.connection or "onnection error" in words
