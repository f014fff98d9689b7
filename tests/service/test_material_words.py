"""Material changes in words: said back, drawn, compared, sent, and kept in real rows."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.core.values import Act, Actor, Open
from engine.service import diagram
from engine.service.acting import act
from engine.service.comparing import compared
from engine.service.desk import Desk
from engine.service.erasing import erase
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.saying import said
from engine.service.verifying import verify
from engine.store import archive
from engine.store.database import Database
from engine.store.stepping import load
from tests.core.material_cases import material_document
from tests.support.office import furnish
from tests.support.small import ALICE, BOB, CHARLIE, FINA, NOON, form, small


def words(key: str, language: str) -> str:
    return " ".join(said(small(material_document()).definition, key, language))


def test_a_state_says_which_change_asks_for_it_again() -> None:
    assert "Bila “Cost” berubah lebih dari 5 persen sesudah disetujui" in words("agency", "id")
    assert "If “Kind” changes at all after it was approved" in words("village", "en")
    assert "those who approved are told" in words("district", "en")
    assert "after it was approved" not in words("by_cost", "en")


def test_the_picture_marks_what_may_be_asked_again() -> None:
    drawn = diagram.diagram(small(material_document()).definition, "id", {}, "x")
    assert "↺ Cost, Kind" in drawn


def difference(change: Callable[[dict[str, Any]], object], back: bool = False) -> list[str]:
    before = material_document()
    after = copy.deepcopy(before)
    change(after["material"])
    old, new = (small(one).definition for one in ((after, before) if back else (before, after)))
    return [line for topic in compared(old, new, "id") for line in topic.sentences]


def test_another_limit_is_a_difference_in_words() -> None:
    line = (
        "“Cost”: kini perubahan lebih dari Rp 10.000.000 membuka lagi “Agency” "
        "(sebelumnya: perubahan lebih dari 5 persen membuka lagi “Agency”)."
    )
    assert difference(lambda rules: rules["cost"].update(over="Rp 10000000")) == [line]


def test_a_rule_that_comes_or_goes_is_a_difference_in_words() -> None:
    gone = "“Note”: perubahannya tidak lagi penting (sebelumnya: yang menyetujui diberi tahu)."
    assert difference(lambda rules: rules.pop("note")) == [gone]
    assert difference(lambda rules: rules.pop("note"), back=True) == [
        "“Note”: kini yang menyetujui diberi tahu."
    ]
    line = (
        "“Kind”: kini perubahan sedikit pun membuka lagi “Agency” "
        "(sebelumnya: perubahan sedikit pun membuka lagi “Village”, “Agency”)."
    )
    assert difference(lambda rules: rules["kind"].update(reopens=["agency"])) == [line]


@pytest.fixture
def desk(database: Database, owner: Database) -> Iterator[Desk]:
    with owner.transaction() as connection:
        furnish(connection, 1, material_document())
    yield Desk(database, 1)
    with archive.snapshot(database) as found:
        assert list(verify(found)) == []  # every row is the fold of its events


@pytest.fixture
def case(desk: Desk) -> int:
    """A case at the budget."""
    asked = Open(Actor(ALICE), {"opener": ALICE}, form(cost=10_000, kind="other", road_name=...))
    receipt = open_case(desk, "small", asked, "open", NOON)
    assert isinstance(receipt, Receipt), receipt
    for person, action in ((BOB, "pass_on"), (CHARLIE, "accept"), (FINA, "pass")):
        done(desk, receipt.case_id, person, action)
    done(desk, receipt.case_id, CHARLIE, "pass")
    return receipt.case_id


def done(desk: Desk, case: int, person: int, action: str, **data: object) -> Done:
    made = act(desk, case, Act(action, Actor(person), data), None, NOON)
    assert isinstance(made, Done), made
    return made


def test_what_was_approved_is_there_when_the_case_is_loaded(desk: Desk, case: int) -> None:
    with desk.database.connection() as connection:
        [found] = load(connection, 1, [case])
    assert found.approved["agency"].seen == {"cost": 10_000}
    after = done(desk, case, CHARLIE, "decide", cost=20_000).case
    assert (after.state, after.reopening.states) == ("agency", ("agency",))
    with desk.database.connection() as connection:
        [stands] = load(connection, 1, [case])
    assert (stands.approved, stands.reopening) == (after.approved, after.reopening)
    done(desk, case, FINA, "pass")
    assert done(desk, case, CHARLIE, "pass").case.state == "done"


def test_those_who_approved_get_a_letter_row_each(desk: Desk, case: int) -> None:
    done(desk, case, ALICE, "record", note="Wider")
    with desk.database.connection() as connection:
        rows = connection.execute(
            "SELECT queue, values->'changed' FROM outbox WHERE notice = 'changed' ORDER BY id"
        ).fetchall()
    assert {queue.partition("@")[0] for queue, _ in rows} == {
        "village_head",
        "district_head",
        "team_member",
    }
    assert [fields for _, fields in rows] == [["note"]] * 3


def test_erasing_a_field_erases_what_a_change_replaced(desk: Desk, case: int) -> None:
    done(desk, case, ALICE, "record", note="private words")
    done(desk, case, ALICE, "record", note="other words")
    gone = erase(desk, case, ["set.note"], BOB, "asked", NOON)
    assert gone == ["set.note", "was.note"]
    with desk.database.connection() as connection:
        left = connection.execute("SELECT value FROM words WHERE value IS NOT NULL").fetchall()
    assert "private words" not in repr(left)
