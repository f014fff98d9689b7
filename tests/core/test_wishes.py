"""Wishes: which way for what, quiet hours over midnight, and the digest of working mornings."""

import dataclasses
import datetime as dt

import pytest
from msgspec.structs import replace

from engine.core.wishes import Wishes, digest_at, open_at, sort_of
from tests.support.small import calendar

T = dt.time
WIB = dt.timezone(dt.timedelta(hours=7))


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of February 2027 in Jakarta; the 1st is a Monday, the 5th is joint leave."""
    return dt.datetime(2027, 2, day, hour, minute, tzinfo=WIB)


NIGHT = Wishes()
SIESTA = Wishes(quiet_from=T(12), quiet_until=T(14))
NEVER = Wishes(quiet_from=None, quiet_until=None)


@pytest.mark.parametrize(
    ("kind", "is_end", "sort"),
    [
        ("task", False, "needs"),
        ("reminder", False, "needs"),
        ("office", False, "needs"),
        ("outcome", True, "ends"),
        ("outcome", False, "news"),
        ("progress", False, "news"),
        ("progress", True, "news"),
    ],
)
def test_at_once_is_what_needs_me_or_ended_my_case(kind: str, is_end: bool, sort: str) -> None:
    assert sort_of(kind, is_end) == sort


@pytest.mark.parametrize(
    ("wishes", "now", "goes"),
    [
        (NIGHT, at(1, 19, 59), at(1, 19, 59)),
        (NIGHT, at(1, 20), at(2, 6)),
        (NIGHT, at(1, 23, 30), at(2, 6)),
        (NIGHT, at(2, 0), at(2, 6)),
        (NIGHT, at(2, 5, 59), at(2, 6)),
        (NIGHT, at(2, 6), at(2, 6)),
        (SIESTA, at(1, 11, 59), at(1, 11, 59)),
        (SIESTA, at(1, 12), at(1, 14)),
        (SIESTA, at(1, 14), at(1, 14)),
        (NEVER, at(2, 3), at(2, 3)),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(
    wishes: Wishes, now: dt.datetime, goes: dt.datetime
) -> None:
    assert open_at(wishes, calendar(), now) == goes


@pytest.mark.parametrize(
    ("wishes", "now", "goes"),
    [
        (NIGHT, at(1, 6, 59), at(1, 7)),
        (NIGHT, at(1, 7), at(2, 7)),
        (NIGHT, at(4, 12), at(8, 7)),  # Friday is joint leave, then the weekend
        (NIGHT, at(6, 3), at(8, 7)),
        (replace(NIGHT, quiet_until=T(9)), at(1, 8), at(1, 9)),
    ],
)
def test_the_digest_comes_on_the_morning_of_a_working_day(
    wishes: Wishes, now: dt.datetime, goes: dt.datetime
) -> None:
    assert digest_at(wishes, calendar(), now) == goes


def test_an_office_that_never_works_has_a_digest_all_the_same() -> None:
    closed = frozenset(dt.date(2027, 1, 1) + n * dt.timedelta(days=1) for n in range(900))
    never = dataclasses.replace(calendar(), days_off=closed)
    assert digest_at(NIGHT, never, at(1, 12)) == at(2, 7)
