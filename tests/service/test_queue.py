"""The queue of one person: whose task it is follows from the offices held today."""

import datetime as dt

from engine.core.values import Act, Actor, Open
from engine.service import queue
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.queue import Filter
from engine.service.results import Done, Receipt
from engine.store.database import Database
from tests.support.office import wish
from tests.support.small import ALICE, BOB, CHARLIE, NOON

LATER = NOON + dt.timedelta(days=30)


def opened(desk: Desk, many: int) -> list[int]:
    forms: list[tuple[Open, str]] = [(wish(), f"open-{number}") for number in range(many)]
    made = open_many(desk, "small", forms, NOON)
    return [one.case_id for one in made if isinstance(one, Receipt)]


def test_a_task_stands_with_its_office_and_with_nobody_else(desk: Desk) -> None:
    [case] = opened(desk, 1)
    found = queue.page(desk, BOB, Filter(), None, NOON)
    [line] = found.lines
    assert (line.task.case_id, line.office, found.count, found.more) == (
        case,
        "village_head",
        1,
        None,
    )
    for other in (ALICE, CHARLIE):
        assert queue.page(desk, other, Filter(), None, NOON).lines == ()


def test_a_line_says_its_last_day_and_how_many_working_days_it_is_late(desk: Desk) -> None:
    opened(desk, 1)
    [line] = queue.page(desk, BOB, Filter(), None, NOON).lines
    assert line.late == -1
    assert line.last_on == dt.date(2027, 2, 9)  # five working days; joint leave on the fifth
    [late] = queue.page(desk, BOB, Filter(), None, LATER).lines
    assert late.late > 10
    assert late.last_on == line.last_on


def test_pages_follow_each_other_and_the_count_is_of_all(desk: Desk) -> None:
    cases = opened(desk, queue.LINES + 4)
    first = queue.page(desk, BOB, Filter(), None, NOON)
    assert (len(first.lines), first.count) == (queue.LINES, len(cases))
    second = queue.page(desk, BOB, Filter(), first.more, NOON)
    assert second.more is None
    seen = [line.task.case_id for line in (*first.lines, *second.lines)]
    assert sorted(seen) == cases


def test_a_successor_sees_it_at_once_and_the_predecessor_no_more(
    desk: Desk, owner: Database
) -> None:
    opened(desk, 1)
    with owner.connection() as connection:
        connection.execute("UPDATE term SET person = %s WHERE person = %s", (ALICE, BOB))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    assert queue.page(desk, BOB, Filter(), None, NOON).lines == ()
    assert len(queue.page(desk, ALICE, Filter(), None, NOON).lines) == 1


def test_the_own_queue_is_that_of_the_party(desk: Desk) -> None:
    [case] = opened(desk, 1)
    back = Act("send_back", Actor(BOB), {"remarks": {"title": "Too short"}})
    assert isinstance(act(desk, case, back, None, NOON), Done)
    [line] = queue.page(desk, ALICE, Filter(), None, NOON).lines
    assert (line.task.case_id, line.task.state, line.office) == (case, "correction", None)
