"""When a person's mail may go: their quiet hours and the office's days, asked again when it leaves.

A mail has its moment from the relay; it may have been put off into the night since, or a day was
declared free, or the person changed their mind.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from engine.core.calendar import Calendar
from engine.core.wishes import Wishes, digest_at, open_at
from engine.store.deliveries import Mail

ANYBODY = Wishes()  # of whoever never said


class Hours:
    """The hours of the persons of one batch, at one moment."""

    def __init__(
        self,
        calendar_of: Callable[[int], Calendar],
        wished: Mapping[tuple[int, int], Wishes],
        now: dt.datetime,
    ) -> None:
        self.now = now
        self._calendar_of = calendar_of
        self._wished = wished

    def may_go(self, mail: Mail) -> dt.datetime:
        """This moment, or the later one at which the message may go. Whoever waits for a code sits
        before the page: it goes at any hour."""
        if mail.kind == "code":
            return self.now
        wishes, calendar = self._of(mail)
        fresh = mail.digest is not None and mail.attempts == 0
        if fresh and not calendar.is_working(calendar.day_of(self.now)):
            return digest_at(wishes, calendar, self.now)
        return open_at(wishes, calendar, self.now)

    def after(self, mail: Mail, pause: dt.timedelta) -> dt.datetime:
        """When to try again after a pause."""
        if mail.kind == "code":
            return self.now + pause
        wishes, calendar = self._of(mail)
        return open_at(wishes, calendar, self.now + pause)

    def _of(self, mail: Mail) -> tuple[Wishes, Calendar]:
        wishes = self._wished.get((mail.tenant, mail.person), ANYBODY)
        return wishes, self._calendar_of(mail.tenant)
