"""When a task is due: the bounds that windows, dates and paper meetings set."""

import datetime as dt

import pytest

from engine.core.decide import decide
from engine.core.opening import read_form
from engine.core.values import Accepted, Act, Actor
from tests.core.walking import Walk, keys
from tests.support.small import BOB, calendar, document, form, small, world

DAY = dt.timedelta(days=1)


def corrected(due: dict, at: dt.datetime | None = None) -> dt.datetime | None:
    """The due moment of a correction that was asked for at `at`, with this `due` clause."""
    changed = document()
    changed["states"]["correction"]["due"] = due
    walk = Walk(compiled=small(changed))
    walk.take(walk.open())
    walk.now = at or walk.now
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    return walk.case.tasks[0].due_at


def with_a_day(day: str) -> Walk:
    """A journey whose form asks for a day, which bounds the answer and opens ways."""
    changed = document()
    changed["fields"]["until"] = {
        "type": "date",
        "label": {"id": "Sampai", "en": "Until"},
        "see": "public",
        "when": "now < timestamp('2027-02-03T00:00:00Z')",
    }
    changed["opens"]["pages"][0]["fields"].append("until")
    states = changed["states"]
    states["gate"]["actions"]["refuse"]["when"] = "has(case.until) && case.until > now"
    states["by_cost"]["route"][0]["when"] = "has(case.until) && case.until > now"
    states["correction"]["due"] = {"within": "1 day", "from": "arrival", "not_after": "case until"}
    walk = Walk(compiled=small(changed))
    walk.take(walk.open(until=day))
    return walk


@pytest.mark.parametrize("minutes", [-1, 0, 60, 6 * 60 + 59])
def test_a_day_is_no_more_to_come_from_midnight_of_the_office(minutes: int) -> None:
    walk = with_a_day("2027-02-09")
    walk.now = calendar().moment(dt.date(2027, 2, 9)) + dt.timedelta(minutes=minutes)
    to_come = minutes < 0
    refusal = {"reason": "LOW", "words": "Others first", "next_step": "Ask again"}
    refused = walk.act(BOB, "refuse", **refusal)
    assert isinstance(refused, Accepted) if to_come else keys(refused) == ["guard"]
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    assert walk.case.state == ("joint" if to_come else "district_check")


def test_a_question_is_asked_by_the_clock_of_the_office() -> None:
    walk = with_a_day("2027-02-09")
    last = calendar().moment(dt.date(2027, 2, 3)) - dt.timedelta(minutes=1)
    asked = [
        "until" in read_form(walk.compiled, form(until="2027-02-09"), world(), now)[0]
        for now in (last, last + dt.timedelta(minutes=1))
    ]
    assert asked == [True, False]


def test_a_window_bounds_what_would_be_due_after_it():
    due = corrected({"within": "4 weeks", "from": "arrival", "not_after": "window asking"})
    assert due == calendar().end_of(dt.date(2027, 2, 12))


def test_a_window_that_is_over_does_not_make_a_late_case_overdue_on_arrival():
    late = calendar().moment(dt.date(2027, 2, 20), dt.time(9))
    due = corrected({"within": "2 days", "from": "arrival", "not_after": "window asking"}, at=late)
    assert due == calendar().end_of(dt.date(2027, 2, 21))


def test_a_forum_is_not_due_before_its_window_ends():
    due = corrected({"within": "1 day", "from": "arrival", "not_before": "window asking"})
    assert due == calendar().end_of(dt.date(2027, 2, 12))


def test_a_reminder_whose_moment_is_past_is_not_sent_at_once():
    changed = document()
    changed["states"]["correction"]["due"] = {
        "within": "1 day",
        "from": "arrival",
        "remind": "3 days before",
    }
    walk = Walk(compiled=small(changed))
    walk.take(walk.open())
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    assert walk.case.tasks[0].remind_at is None


def test_what_was_decided_on_paper_counts_from_the_day_it_happened():
    changed = document()
    changed["states"]["correction"]["due"] = {"within": "7 days", "from": "happened"}
    walk = Walk(compiled=small(changed))
    walk.take(walk.open())
    paper = walk.now - 3 * DAY
    act = Act("send_back", Actor(BOB), {"remarks": {"title": "where?"}}, 1, happened_at=paper)

    walk.take(decide(walk.compiled, walk.case, act, walk.world, walk.now))
    first = calendar().day_of(paper) + DAY
    assert walk.case.tasks[0].due_at == calendar().end_of(first + 6 * DAY)


NOTICED = dt.datetime(2027, 2, 2, 5, tzinfo=dt.UTC)  # Tuesday, noon in Jakarta


@pytest.mark.parametrize(
    "within", ["5 working days", "3 days", "2 weeks", "1 month", "9 office hours"]
)
def test_a_clock_that_starts_with_the_notice_counts_from_the_day_after_it(within: str) -> None:
    noticed = corrected({"within": within, "from": "notice"}, NOTICED)
    assert noticed == corrected({"within": within, "from": "day after arrival"}, NOTICED)
    assert noticed is not None
    assert noticed > (corrected({"within": within, "from": "arrival"}, NOTICED) or noticed)


def test_the_day_of_the_notice_is_no_day_of_the_count_whenever_it_came() -> None:
    clause = {"within": "9 office hours", "from": "notice"}
    thursday = calendar().moment(dt.date(2027, 2, 4), dt.time(9))  # eight of them on Wednesday
    for hour in (7, 12, 15, 23):
        at = calendar().moment(dt.date(2027, 2, 2), dt.time(hour))
        assert corrected(clause, at) == thursday
