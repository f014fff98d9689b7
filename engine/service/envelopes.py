"""Letters into a mail: one message for one person, plain text, headers that nobody can forge.

The Message-ID follows from the delivery alone, so that a repeated send can be recognised. Pure.
Never here: what a notice says, SMTP.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from engine.service.letters import Letter, plain

_GREETING = {"id": "Yth. {name},", "en": "Dear {name},"}
_NEWS = {"id": "{count} kabar baru", "en": "{count} pieces of news"}
_FOOT = {
    "id": "{office}\nSurat ini dikirim otomatis oleh Rembuk; mohon tidak dibalas.",
    "en": "{office}\nThis message was sent by Rembuk; please do not reply to it.",
}


class NotAnAddressError(ValueError):
    """No mail can go to this address, however long one waits."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who sends. `base_url`: what the links in a message begin with, no slash at the end."""

    mail_from: str
    base_url: str

    def link(self, case_id: int, number: str, for_party: bool) -> str:
        """Where a case is read: its public page for a party, the office's page for an official."""
        page = f"ikuti/{number}" if for_party else f"kasus/{case_id}"
        return f"{self.base_url}/{page}"

    def page(self, address: str) -> str:
        """A page of the site."""
        return f"{self.base_url}/{address}"

    def change(self, number: int) -> str:
        """Where a change of rules is read by the secretariat."""
        return f"{self.base_url}/studio/pengajuan/{number}"


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom. `office`: the name of the tenant that writes."""

    name: str
    email: str
    language: str
    office: str


def envelope(
    letters: Sequence[Letter], to: Addressee, key: str, now: dt.datetime, head: Letterhead
) -> EmailMessage:
    """One message of one or more letters. `key`: letters, digits and dots, for the Message-ID.

    Raises NotAnAddressError.
    """
    tongue = "en" if to.language == "en" else "id"
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=_line(to.office), addr_spec=head.mail_from)
    message["To"] = _address(to)
    message["Subject"] = _subject(letters, tongue)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{key}@{head.mail_from.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = tongue
    message.set_content(_body(letters, to, tongue), cte="quoted-printable")
    return message


def _address(to: Addressee) -> Address:
    try:
        address = Address(display_name=_line(to.name), addr_spec=to.email)
    except (MessageError, ValueError, IndexError) as problem:
        raise NotAnAddressError("not an address") from problem
    if not (address.username and address.domain):
        raise NotAnAddressError("not an address")
    return address


def _subject(letters: Sequence[Letter], tongue: str) -> str:
    if len(letters) == 1:
        return _line(letters[0].subject)
    return _NEWS[tongue].format(count=len(letters))


def _body(letters: Sequence[Letter], to: Addressee, tongue: str) -> str:
    alone = len(letters) == 1
    parts = [
        _GREETING[tongue].format(name=_line(to.name)),
        *(one.body if alone else f"{one.subject}\n{one.body}" for one in letters),
        "-- \n" + _FOOT[tongue].format(office=_line(to.office)),
    ]
    return "\n\n".join(parts) + "\n"


def _line(words: str) -> str:
    """One line: a header ends where a line ends."""
    return " ".join(plain(words).split())
