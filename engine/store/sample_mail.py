"""What the sample set-up's own mail server received.

Never here: mail of a real office, which leaves by SMTP and is not kept.
"""

import datetime as dt
from dataclasses import dataclass

from engine.store.database import Connection


@dataclass(frozen=True, slots=True)
class Received:
    """One message as it came."""

    id: int
    to: str
    subject: str
    body: str
    received_at: dt.datetime


def keep(connection: Connection, to: str, subject: str, body: str, message_id: str | None) -> bool:
    """Keep a message; False where this Message-ID was there already: a repeated send."""
    made = connection.execute(
        """INSERT INTO sample_mail ("to", subject, body, message_id)
           VALUES (%s, %s, %s, %s) ON CONFLICT (message_id) DO NOTHING""",
        (to, subject, body, message_id),
    )
    return made.rowcount == 1


def newest(
    connection: Connection, limit: int, before: int | None, to: str | None
) -> list[Received]:
    """The newest messages below id `before`, of all or of one address."""
    rows = connection.execute(
        """SELECT id, "to", subject, body, received_at FROM sample_mail
            WHERE (%(before)s::bigint IS NULL OR id < %(before)s)
              AND (%(to)s::text IS NULL OR lower("to") = lower(%(to)s))
            ORDER BY id DESC LIMIT %(limit)s""",
        {"limit": limit, "before": before, "to": to},
    )
    return [Received(*row) for row in rows]
