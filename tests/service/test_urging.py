"""Urging a case on a real database: twenty at once remind once, and a move can still be undone."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Refused
from engine.service.acting import NoSuchCaseError
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.urging import urge
from engine.store import events
from tests.support.office import wish
from tests.support.small import ALICE, NOON

NEXT = NOON + dt.timedelta(days=1)


def opened(desk: Desk) -> int:
    receipt = open_case(desk, "small", wish(), "form-1", NOON)
    assert isinstance(receipt, Receipt)
    return receipt.case_id


def reminders(desk: Desk, case: int) -> int:
    with desk.database.connection() as connection:
        row = connection.execute(
            "SELECT count(*) FROM outbox WHERE case_id = %s AND kind = 'reminder'", (case,)
        ).fetchone()
    assert row is not None
    return int(row[0])


def test_twenty_at_once_remind_once(desk: Desk) -> None:
    case = opened(desk)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: urge(desk, ALICE, case, NEXT), range(20)))
    assert sum(isinstance(one, Done) for one in results) == 1
    refused = [one for one in results if isinstance(one, Refused)]
    assert {one.reasons[0].key for one in refused} == {"urge_today"}
    assert reminders(desk, case) == 1
    with desk.database.connection() as connection:
        assert events.last_of(connection, desk.tenant, case, "urged") == NEXT
        assert [one.kind for one in events.since(connection, desk.tenant, case)] == [
            "opened",
            "urged",
        ]
    assert isinstance(urge(desk, ALICE, case, NEXT + dt.timedelta(days=1)), Done)
    assert reminders(desk, case) == 2


def test_a_case_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NoSuchCaseError):
        urge(desk, ALICE, 999, NEXT)
