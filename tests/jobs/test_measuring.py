"""The bench's own functions do the work that they time."""

import datetime as dt

from engine.jobs import measuring
from tests.jobs.office import Office
from tests.support.small import NOON

LATER = NOON + dt.timedelta(minutes=1)


def test_the_relay_is_measured_over_rows_that_were_really_told(office: Office) -> None:
    office.open(10)
    rate = measuring.relay(office.desk, LATER, rows=200, relays=2)
    assert rate.rows == 200
    assert rate.ratio > 0
    assert office.number("SELECT count(*) FROM outbox WHERE outcome = 'told'") >= 100
    assert office.number("SELECT count(*) FROM outbox WHERE relayed_at IS NULL") == 0


def test_a_sweep_claims_and_decides_all_that_is_due(office: Office) -> None:
    office.open(10)
    due_at: dt.datetime = office.rows("SELECT min(due_at) FROM task")[0][0]
    done = measuring.sweep(office.desk, due_at)
    assert done.due == 10
    assert office.number("SELECT count(*) FROM event WHERE kind = 'lapsed'") == 10
