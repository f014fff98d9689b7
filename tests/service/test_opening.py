"""Opening a case: one form, one case, one receipt."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from engine.core import numbers
from engine.core.values import Actor, Open, Refused
from engine.service import forms
from engine.service.desk import Desk
from engine.service.opening import NotPublishedError, open_case, open_many
from engine.service.results import FormConflict, Receipt
from engine.store.database import Database
from engine.store.stepping import load
from tests.support import small
from tests.support.office import furnish, publish, wish
from tests.support.small import ALICE, NOON, STRANGER, VILLAGE


def opened(desk: Desk, form: str = "form-1", **changes: object) -> Receipt:
    """Alice's wish, which must come through."""
    receipt = open_case(desk, "small", wish(**changes), form, NOON)
    assert isinstance(receipt, Receipt), receipt
    return receipt


def count(owner: Database, table: str) -> int:
    with owner.connection() as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(row[0]) if row else 0


def test_a_receipt_names_a_case_that_waits_for_the_right_office(desk: Desk) -> None:
    receipt = opened(desk)
    with desk.database.connection() as connection:
        (case,) = load(connection, 1, [receipt.case_id])
    assert receipt.number == case.number == numbers.number("WSH-2028", 1)
    assert (receipt.seq, receipt.again, receipt.secret) == (1, False, None)
    assert case.data["title"] == "A drain along the lane"
    assert [task.queue for task in case.tasks] == [f"village_head@{VILLAGE}"]
    assert case.area.startswith(VILLAGE)


def test_the_row_remembers_the_version_of_the_area(desk: Desk, owner: Database) -> None:
    opened(desk)
    with owner.connection() as connection:
        row = connection.execute("SELECT area_version, title FROM cases").fetchone()
    assert row == (7, "A drain along the lane")


def test_the_same_form_again_gives_the_same_receipt(desk: Desk, owner: Database) -> None:
    first, second = opened(desk), opened(desk)
    assert second == replace(first, again=True)
    assert count(owner, "cases") == count(owner, "event") == 1


def test_the_same_form_with_other_content_shows_both(desk: Desk, owner: Database) -> None:
    first = opened(desk)
    other = open_case(desk, "small", wish(title="Another wish"), "form-1", NOON)
    assert isinstance(other, FormConflict)
    assert other.receipt == replace(first, again=True)
    assert other.stored["title"] == "A drain along the lane"
    assert other.offered["title"] == "Another wish"
    assert other.stored["cost"] == other.offered["cost"]
    assert count(owner, "cases") == 1


def test_a_conflict_does_not_show_what_another_person_sent(desk: Desk) -> None:
    opened(desk)
    stranger = Open(Actor(STRANGER), {"opener": STRANGER}, small.form(title="Mine"))
    other = open_case(desk, "small", stranger, "form-1", NOON)
    assert isinstance(other, FormConflict)
    assert other.stored == {}


def test_ten_parallel_sends_are_one_case_and_ten_equal_receipts(
    desk: Desk, owner: Database
) -> None:
    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(lambda _: opened(desk), range(10)))
    assert len({replace(receipt, again=False) for receipt in receipts}) == 1
    assert sum(not receipt.again for receipt in receipts) == 1
    assert count(owner, "cases") == count(owner, "event") == count(owner, "submission") == 1
    assert opened(desk, "form-2").number == numbers.number("WSH-2028", 2), "the serial has a gap"


def test_parallel_openings_leave_no_gap_in_the_serials(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda n: opened(desk, f"form-{n}"), range(24)))
    serials = sorted(numbers.serial_of(receipt.number)[1] for receipt in receipts)
    assert serials == list(range(1, 25))


def test_a_refused_form_leaves_nothing(desk: Desk, owner: Database) -> None:
    refused = open_case(desk, "small", wish(title=..., place="33.26.01.9999"), "form-1", NOON)
    assert isinstance(refused, Refused)
    assert {(why.key, why.field) for why in refused.reasons} == {
        ("missing", "title"),
        ("unknown_area", "place"),
    }
    assert count(owner, "cases") == count(owner, "submission") == count(owner, "counter") == 0


def test_an_area_of_another_regency_is_refused(desk: Desk) -> None:
    refused = open_case(desk, "small", wish(place="33.27.01.2001"), "form-1", NOON)
    assert isinstance(refused, Refused)
    assert [(why.key, why.field) for why in refused.reasons] == [("unknown_area", "place")]


@pytest.mark.parametrize("place", ["33.26.01.2001\x00", "33.26.01.2001\n", "x" * 100_000, "\x00"])
def test_what_is_no_area_code_at_all_is_refused_and_asked_of_nobody(desk: Desk, place: str) -> None:
    refused = open_case(desk, "small", wish(place=place), "form-1", NOON)
    assert isinstance(refused, Refused)
    assert ("unknown_area", "place") in {(why.key, why.field) for why in refused.reasons}


def test_a_workflow_that_was_never_published_opens_nothing(desk: Desk) -> None:
    with pytest.raises(NotPublishedError):
        open_case(desk, "nothing", wish(), "form-1", NOON)


def test_many_are_opened_at_once_each_with_its_own_result(desk: Desk, owner: Database) -> None:
    known = opened(desk, "known")
    results = open_many(
        desk,
        "small",
        [
            (wish(), "a"),
            (wish(title=...), "b"),
            (wish(), "known"),
            (wish(), "a"),
            (wish(title="Other"), "a"),
            (wish(), "c"),
        ],
        NOON,
    )
    first, refused, again, twice, conflict, last = results
    assert isinstance(first, Receipt)
    assert isinstance(last, Receipt)
    assert isinstance(refused, Refused)
    assert again == replace(known, again=True)
    assert twice == replace(first, again=True)
    assert isinstance(conflict, FormConflict)
    assert [numbers.serial_of(one.number)[1] for one in (first, last)] == [2, 3]
    assert count(owner, "cases") == 3


def test_a_private_case_opens_with_its_number_and_secret(desk: Desk, owner: Database) -> None:
    private = small.document() | {"visibility": "private", "workflow": "quiet"}
    with owner.transaction() as connection:
        publish(connection, 1, private)
    request = wish()
    first = open_case(desk, "quiet", request, "form-1", NOON)
    again = open_case(desk, "quiet", request, "form-1", NOON)
    assert isinstance(first, Receipt)
    assert first.secret is not None
    assert again == replace(first, again=True), "the same form has the same secret"
    with owner.connection() as connection:
        row = connection.execute("SELECT secret_hash FROM cases").fetchone()
    assert row is not None
    assert first.secret not in row[0]
    assert forms.opens(first.secret.lower().replace("-", " "), row[0])
    assert not forms.opens("2345-6789-ABCD", row[0])
    assert not forms.opens("", None)


def test_without_a_cycle_the_number_has_the_year_of_the_office(desk: Desk, owner: Database) -> None:
    changed = small.document()
    del changed["cycle"], changed["opens"]["only_in"]
    changed["states"]["by_cost"]["route"] = [{"otherwise": True, "to": "district_check"}]
    with owner.connection() as connection:
        publish(connection, 1, changed)
    midnight = dt.datetime(2027, 12, 31, 17, tzinfo=dt.UTC)
    numbers_ = [
        open_case(desk, "small", wish(), f"form-{n}", midnight + dt.timedelta(minutes=n - 1)).number
        for n in range(2)
    ]
    assert [number[:8] for number in numbers_] == ["WSH-2027", "WSH-2028"]


def test_two_tenants_count_for_themselves(desk: Desk, owner: Database) -> None:
    with owner.transaction() as connection:
        furnish(connection, 2)
    other = Desk(desk.database, 2)
    assert opened(desk).number == opened(other).number
    with desk.database.connection() as connection:
        assert load(connection, 2, [opened(desk).case_id]) == []


def test_notices_wait_a_minute(desk: Desk, owner: Database) -> None:
    opened(desk)
    with owner.connection() as connection:
        rows = connection.execute(
            "SELECT kind, queue, extract(epoch FROM not_before - %s) FROM outbox ORDER BY kind",
            (NOON,),
        ).fetchall()
    assert rows == [
        ("progress", f"person:{ALICE}", 60),
        ("task", f"village_head@{VILLAGE}", 60),
    ]
