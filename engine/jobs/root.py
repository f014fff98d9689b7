"""The composition root of a job process: what its handlers work with, built once.

Never here: work.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from config.settings import Settings
from engine.jobs.smtp import SmtpPost
from engine.service.envelopes import Letterhead
from engine.store.database import Database


@dataclass(frozen=True)
class Root:
    """`post` opens one connection to the mail server for a round; `stopping` is set when the
    process was asked to end: a handler then ends between two steps."""

    database: Database
    head: Letterhead
    post: Callable[[], SmtpPost]
    stopping: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        """Let go of what was opened."""
        self.database.close()


def build(settings: Settings) -> Root:
    """From the settings. Opens nothing yet: connections come with the first work."""
    return Root(
        database=Database(settings.database_url, size=2, overflow=2),
        head=Letterhead(settings.mail_from, settings.base_url),
        post=lambda: SmtpPost(settings.smtp_url),
    )
