"""How one person wants to hear: which way for what sort of news, and when mail is to be silent.

Only mail and other outer channels go by this; what stands on the page is there at once. Pure:
values in, moments out. Never here: who is told, sending.
"""

import datetime as dt
from typing import Literal, get_args

from engine.core.addresses import Channel
from engine.core.calendar import DAY, Calendar
from engine.core.values import Value

Sort = Literal["needs", "ends", "news"]
Way = Literal["at_once", "digest", "page"]
SORTS: tuple[Sort, ...] = get_args(Sort)
WAYS: tuple[Way, ...] = get_args(Way)
# News that needs nothing from its reader is gathered into one mail on the morning of a working day.
DIGEST_AT = dt.time(7)
FARTHEST = 400  # days; an office that never works has its digest every morning


class Wishes(Value, frozen=True):
    """What a person wishes; the defaults are for whoever never said. Both hours None: mail comes
    at any time. `language` None: the person's own. `at_once_by`, `digest_by`: over which channel
    what comes at once and what is gathered comes, as far as the person can be reached there."""

    language: str | None = None
    needs: Way = "at_once"
    ends: Way = "at_once"
    news: Way = "digest"
    quiet_from: dt.time | None = dt.time(20)
    quiet_until: dt.time | None = dt.time(6)
    at_once_by: Channel = "mail"
    digest_by: Channel = "mail"

    def way(self, sort: Sort) -> Way:
        """By which way this sort of news is to come."""
        ways: dict[Sort, Way] = {"needs": self.needs, "ends": self.ends, "news": self.news}
        return ways[sort]


def sort_of(kind: str, is_end: bool) -> Sort:
    """The one rule of what goes at once: what needs me, and what ended my case. All else is news,
    a decision on the way too. `is_end`: the case ended in the state that the notice tells of."""
    if kind in ("task", "reminder", "office"):
        return "needs"
    return "ends" if kind == "outcome" and is_end else "news"


def open_at(wishes: Wishes, calendar: Calendar, at: dt.datetime) -> dt.datetime:
    """The moment itself, or the end of the quiet hours in which it lies."""
    since, until = wishes.quiet_from, wishes.quiet_until
    if since is None or until is None:
        return at
    on, clock = calendar.day_of(at), calendar.clock(at).time()
    over_midnight = since > until
    if clock < until and (over_midnight or clock >= since):
        return calendar.moment(on, until)
    if over_midnight and clock >= since:
        return calendar.moment(on + DAY, until)
    return at


def digest_at(wishes: Wishes, calendar: Calendar, now: dt.datetime) -> dt.datetime:
    """The next moment of the digest after `now`: a morning on which the office works."""
    today = calendar.day_of(now)
    days = [today + n * DAY for n in range(FARTHEST)]
    for on in [*filter(calendar.is_working, days), *days]:
        at = open_at(wishes, calendar, calendar.moment(on, DIGEST_AT))
        if at > now:
            return at
    raise ValueError("no morning comes")  # four hundred of them lie ahead
