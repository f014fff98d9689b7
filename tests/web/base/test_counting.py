"""How a count of office hours is said: day by day, with the season whose hours they are."""

import datetime as dt
from dataclasses import replace

from engine.core.calendar import Season, Week
from engine.core.definition.base import Duration
from engine.core.dues import Reckoned, count_of
from engine.service.reckoning import Counting
from tests.support.small import calendar, small
from tests.web.town import Town
from web.base.counting import counts_shown

T = dt.time
SHORT: Week = (((T(8), T(12)), (T(12, 30), T(15))),) * 5 + ((), ())
RAMADAN = Season(dt.date(2027, 2, 3), dt.date(2027, 3, 4), SHORT, "Ramadan")
START = dt.datetime(2027, 2, 1, 5, tzinfo=dt.UTC)  # Monday, noon in Jakarta


def lines(town: Town, hours: int) -> str:
    found = replace(calendar(), seasons=(RAMADAN,))
    span = Duration.parse(f"{hours} office hours")
    due_at = found.due(START, span, False)
    reckoned = Reckoned(START, span, False, due_at, due_at)
    one = Counting(found.day_of(due_at), reckoned, count_of(reckoned, found), 1, False)
    with town.app.test_request_context("/"):
        (shown,) = counts_shown((one,), small().definition)
    return "\n".join(shown.lines)


def test_each_day_stands_there_with_its_hours_and_its_season(town: Town) -> None:
    said = lines(town, 16)
    assert "Sel, 2 Feb 2027 08.00-16.00; " in said
    assert "Rab, 3 Feb 2027 08.00-12.00 dan 12.30-15.00 (Ramadan); " in said
    assert "Kam, 4 Feb 2027 08.00-09.30 (Ramadan)." in said
    assert "Sen, 1 Feb" not in said.partition("Jam kantor")[2]


def test_a_long_count_names_a_fortnight_and_how_many_more(town: Town) -> None:
    said = lines(town, 160)
    assert "hari lagi" in said
    assert said.count("(Ramadan)") == 13
