"""The sample set-up's mailbox: mail that was sent to anybody, for the page that shows it.

Never in a real office: there mail leaves by SMTP.
"""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from engine.store import sample_mail
from engine.store.database import Database
from engine.store.sample_mail import Received

__all__ = ["Received", "mails", "take", "take_sms"]


def take(database: Database, to: list[str], content: bytes) -> int:
    """Keep a message for each address; how many were new. Raises ValueError on bytes that are
    no message with a text."""
    message = message_from_bytes(content, policy=default)
    if not isinstance(message, EmailMessage):
        raise ValueError("not a message")
    part = message.get_body(("plain",))
    body = part.get_content() if part is not None else ""
    subject = " ".join(str(message["Subject"] or "").split())
    key = str(message["Message-ID"]).strip() if message["Message-ID"] else None
    new = 0
    with database.connection() as connection:
        for number, address in enumerate(to):
            # One row an address; the first keeps the message's own id.
            own = key and (key if number == 0 else f"{key} {address}")
            new += sample_mail.keep(connection, address, _kept(subject), _kept(body), own)
    return new


def take_sms(database: Database, to: str, text: str, key: str) -> bool:
    """Keep a note for a telephone; False where it was there already: a repeated send."""
    with database.connection() as connection:
        return sample_mail.keep(connection, _kept(to), "SMS", _kept(text), f"sms {_kept(key)}")


def mails(
    database: Database, limit: int = 50, before: int | None = None, to: str | None = None
) -> list[Received]:
    """The newest messages, 50 at a time; `before`: the last id of the page before."""
    with database.connection() as connection:
        return sample_mail.newest(connection, limit, before, to)


def _kept(words: str) -> str:
    """Line ends as pages have them; PostgreSQL's text has no NUL."""
    return words.replace("\r\n", "\n").replace("\x00", "")
