"""A window closes fairly, down to the rows: what was begun before the hour is taken and found."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.values import Actor, Open, Refused
from engine.service import drafts
from engine.service.definitions import head_of
from engine.service.desk import Desk
from engine.service.handing_in import hand_in, late_sent
from engine.service.opening import open_case
from engine.service.results import Receipt
from engine.service.world import world_of
from engine.store import queue as rows
from engine.store.database import Database
from engine.store.queue import Filter, Queued
from tests.support import small
from tests.support.small import ALICE, STRANGER, VILLAGE

SHUT = dt.datetime(2027, 2, 12, 17, tzinfo=dt.UTC)  # the asking ends with the 12th, in Jakarta
HOUR = dt.timedelta(hours=1)
QUEUE = (f"village_head@{VILLAGE}",)


def filled(desk: Desk, begun_at: dt.datetime, like: drafts.Draft | None = None) -> drafts.Draft:
    """A draft of Alice's with every answer, begun at that moment."""
    draft = drafts.begin(desk, ALICE, "small", begun_at, like)
    values = small.form()
    kept = drafts.save(desk, ALICE, draft.form, begun_at, keys=tuple(values), values=values)
    assert kept is not None
    return kept


def sent(desk: Desk, draft: drafts.Draft, now: dt.datetime) -> object:
    compiled = head_of(desk, "small")
    assert compiled is not None
    return hand_in(desk, compiled, draft, world_of(desk, now), now)


def queued(desk: Desk, wanted: Filter) -> list[Queued]:
    with desk.database.connection() as connection:
        wanted = rows.narrowed(connection, desk.tenant, wanted)
        found = rows.page(connection, desk.tenant, QUEUE, wanted, None, 50)
        assert rows.count(connection, desk.tenant, QUEUE, wanted) == len(found)
    return found


def test_a_draft_begun_in_time_is_taken_after_the_hour_marked_and_found(
    desk: Desk, owner: Database
) -> None:
    in_time = sent(desk, filled(desk, SHUT - 2 * HOUR), SHUT - HOUR)
    late = sent(desk, filled(desk, SHUT - HOUR), SHUT + HOUR)
    assert isinstance(in_time, Receipt)
    assert isinstance(late, Receipt)
    mark = late_sent(desk, late)
    assert mark is not None
    assert (mark.window, mark.begun_at) == ("asking", SHUT - HOUR)
    assert late_sent(desk, in_time) is None
    with owner.connection() as connection:
        found = connection.execute("SELECT late FROM cases ORDER BY id").fetchall()
    assert found == [(None,), ("asking",)]
    assert [line.late for line in queued(desk, Filter())] == [False, True]
    assert [line.case_id for line in queued(desk, Filter(late=True))] == [late.case_id]
    assert [line.case_id for line in queued(desk, Filter(late=True, words="dra"))] == [late.case_id]
    assert queued(desk, Filter(late=True, words="zz")) == []


def test_when_it_was_begun_is_never_written_again(desk: Desk) -> None:
    draft = filled(desk, SHUT - HOUR)
    drafts.save(desk, ALICE, draft.form, SHUT + HOUR, keys=("title",), values={"title": "Lane"})
    again = drafts.find(desk, ALICE, draft.form)
    assert again is not None
    assert (again.begun_at, again.saved_at) == (SHUT - HOUR, SHUT + HOUR)
    assert isinstance(sent(desk, again, SHUT + 2 * HOUR), Receipt)


def test_a_copy_of_a_form_is_begun_when_it_is_copied(desk: Desk) -> None:
    first = filled(desk, SHUT - HOUR)
    assert isinstance(sent(desk, first, SHUT + HOUR), Receipt)
    copied = filled(desk, SHUT + HOUR, like=first)
    refused = sent(desk, copied, SHUT + HOUR)
    assert isinstance(refused, Refused)
    assert [why.key for why in refused.reasons] == ["window_closed"]


def test_a_form_of_somebody_else_is_nobodys_beginning(desk: Desk) -> None:
    """Its identity, picked up somewhere, opens nothing: a draft is found by its person alone."""
    draft = filled(desk, SHUT - HOUR)
    assert drafts.find(desk, STRANGER, draft.form) is None
    request = Open(Actor(STRANGER), {"opener": STRANGER}, small.form())
    assert isinstance(open_case(desk, "small", request, draft.form, SHUT + HOUR), Refused)


@pytest.mark.parametrize("now", [SHUT + HOUR, SHUT + 23 * HOUR])
def test_ten_sends_on_a_poor_line_are_one_case(
    desk: Desk, owner: Database, now: dt.datetime
) -> None:
    draft = filled(desk, SHUT - HOUR)
    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(lambda _: sent(desk, draft, now), range(10)))
    assert len({receipt.number for receipt in receipts if isinstance(receipt, Receipt)}) == 1
    assert all(isinstance(receipt, Receipt) for receipt in receipts)
    later = sent(desk, draft, SHUT + 100 * HOUR)  # the answer to the first never arrived
    assert isinstance(later, Receipt)
    assert later.again
    with owner.connection() as connection:
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (1,)


def test_a_refused_draft_stays_as_it_was(desk: Desk) -> None:
    draft = filled(desk, SHUT - HOUR)
    refused = sent(desk, draft, SHUT + 24 * HOUR)
    assert isinstance(refused, Refused)
    assert [why.key for why in refused.reasons] == ["window_grace_over"]
    assert drafts.find(desk, ALICE, draft.form) == draft
