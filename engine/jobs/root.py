"""The composition root of a job process: what its handlers work with, built once.

Never here: work.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from config.settings import Settings
from engine.jobs.channels.posts import Posts, notes_by
from engine.jobs.channels.smtp import SmtpPost
from engine.jobs.pulse import Pulse
from engine.service.delivering import Post
from engine.service.envelopes import Letterhead
from engine.store.database import Database


@dataclass(frozen=True)
class Root:
    """`post` opens the ways out for a round; `channels`: those beside mail. `stopping` is set when
    the process was asked to end: a handler then ends between two steps. `pulse`: by which the
    others hear that this process lives; tests that run handlers in their own process have none."""

    database: Database
    head: Letterhead
    post: Callable[[], AbstractContextManager[Post]]
    channels: frozenset[str] = frozenset()
    stopping: threading.Event = field(default_factory=threading.Event)
    pulse: Pulse | None = None

    def living(self) -> AbstractContextManager[object]:
        """While this is entered, the others hear that the process lives."""
        return self.pulse or nullcontext()

    def doing(self, name: str) -> AbstractContextManager[object]:
        """While this is entered, they hear that it works on this."""
        return self.pulse.doing(name) if self.pulse is not None else nullcontext()

    def close(self) -> None:
        """Let go of what was opened."""
        self.database.close()


def build(settings: Settings, kind: str, queue: str = "") -> Root:
    """For a worker of a queue, or for the clock. Opens nothing yet: that comes with the work."""
    database = Database(settings.database_url, size=2, overflow=2)
    notes = notes_by(settings.channels)
    return Root(
        database=database,
        head=Letterhead(settings.mail_from, settings.base_url),
        post=lambda: Posts(SmtpPost(settings.smtp_url), notes),
        channels=frozenset(notes),
        pulse=Pulse(database, kind, queue),
    )
