"""A case that is divided, on a real database: its parts are opened once each and tied to it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Case, Refused
from engine.service import following
from engine.service.acting import act
from engine.service.branching import branch
from engine.service.desk import Desk
from engine.service.erasing import erase
from engine.service.followed import Followed
from engine.service.opening import open_case
from engine.service.results import Done, Moved, Receipt
from engine.service.undoing import undo
from engine.store import stepping
from engine.store.database import Database
from engine.store.subcases import Opened
from tests.core.divided_cases import SAID, VILLAGE, divided_document
from tests.service.branching.test_opening import LATER, well
from tests.support.office import publish, wish
from tests.support.small import ALICE, BOB, CHARLIE, NOON
from tests.support.surveys import opened

TWO = [
    {"title": "Near side", "place": VILLAGE, "cost": 40},
    {"title": "Far side", "place": VILLAGE, "cost": 60},
]


@pytest.fixture
def town(furnished: Callable[..., Desk]) -> Desk:
    return furnished(divided_document())


@pytest.fixture
def case(town: Desk) -> int:
    """A case that stands before the district."""
    receipt = open_case(town, "small", wish(cost=100), "form-divided", NOON)
    assert isinstance(receipt, Receipt)
    passed = act(town, receipt.case_id, Act("pass_on", Actor(BOB), {"agency": "works"}), None, NOON)
    assert isinstance(passed, Done), passed
    return receipt.case_id


def load(desk: Desk, case_id: int | None) -> Case:
    with desk.database.connection() as connection:
        return stepping.load(connection, desk.tenant, [case_id or 0])[0]


def divide(desk: Desk, case: int, form: str | None = None, parts: Any = None) -> Any:
    revision = load(desk, case).revision if form is None else None
    data = {**SAID, "parts": TWO if parts is None else parts}
    return act(desk, case, Act("divide", Actor(CHARLIE), data, revision), form, NOON)


def divided(desk: Desk, case: int) -> list[Opened]:
    assert isinstance(divide(desk, case), Done)
    assert branch(desk.database, NOON).opened == 2
    return opened(desk, case)


def test_each_part_is_a_case_of_its_own_with_a_number_and_its_proposer(
    town: Desk, case: int
) -> None:
    whole, parts = load(town, case), divided(town, case)
    assert [(one.slot, one.workflow) for one in parts] == [("part.1", "small"), ("part.2", "small")]
    assert len({whole.number, *(one.number for one in parts)}) == 3
    for one, given in zip(parts, TWO, strict=True):
        part = load(town, one.child)
        assert part.data == {**whole.data, **given}
        assert part.parties == whole.parties
        assert (part.state, part.definition) == ("gate", whole.definition)
        assert part.acted == load(town, case).acted
    assert load(town, case).ending == "divided"
    assert branch(town.database, LATER).done == 0
    well(town)


def test_they_are_linked_both_ways_for_everybody(town: Desk, case: int) -> None:
    parts = divided(town, case)
    whole = following.follow(town, load(town, case).number, None, NOON)
    assert isinstance(whole, Followed)
    assert [one.number for one in whole.ties.opened] == [one.number for one in parts]
    assert [one.part for one in whole.ties.opened] == [1, 2]
    assert not whole.ties.waiting
    # The numbers are public; people's words wait for their release on the part's own page.
    assert [{fact.key for fact in one.facts} for one in whole.ties.opened] == [
        {"place", "cost"}
    ] * 2
    assert [(one.field.label.en, one.whole, one.sum) for one in whole.ties.shared] == [
        ("Cost", "100", "100")
    ]
    part = following.follow(town, parts[1].number or "", None, NOON)
    assert isinstance(part, Followed)
    assert part.ties.opener is not None
    assert (part.ties.opener.number, part.ties.opener.part) == (whole.number, 2)


def test_a_part_keeps_the_rules_of_the_whole_when_newer_ones_are_published(
    town: Desk, owner: Database, case: int
) -> None:
    assert isinstance(divide(town, case), Done)
    newer = divided_document()
    newer["title"] = {"id": "Baru", "en": "New"}
    with owner.transaction() as connection:
        publish(connection, 1, newer)
    assert branch(town.database, NOON).opened == 2
    assert {load(town, one.child).definition for one in opened(town, case)} == {
        load(town, case).definition
    }


def test_two_tabs_divide_it_once(town: Desk, case: int) -> None:
    first = divide(town, case, "tab-one")
    assert isinstance(first, Done)
    again = divide(town, case, "tab-one")
    assert isinstance(again, Done)
    assert again.again
    other = divide(town, case, "tab-two", [{**TWO[0], "title": "Other"}, TWO[1]])
    assert isinstance(other, Refused | Moved)
    branch(town.database, NOON)
    assert len(opened(town, case)) == 2


def test_many_at_once_divide_it_once(town: Desk, case: int) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda n: divide(town, case, f"form-{n}"), range(4)))
    assert sum(isinstance(one, Done) for one in results) == 1
    branch(town.database, NOON)
    assert len(opened(town, case)) == 2
    well(town)


@pytest.mark.parametrize("parts_open", [False, True])
def test_a_division_is_not_taken_back(town: Desk, case: int, parts_open: bool) -> None:
    done = divide(town, case)
    if parts_open:
        branch(town.database, NOON)
    back = undo(town, CHARLIE, case, done.seq, NOON)
    assert isinstance(back, Refused)
    assert [one.key for one in back.reasons] == ["undo_opened_cases"]
    assert load(town, case).ending == "divided"


def test_the_end_of_a_part_is_taken_back_like_any_other(town: Desk, case: int) -> None:
    part = divided(town, case)[0].child or 0
    data = {"reason": "LOW", "words": "No", "next_step": "Ask"}
    done = act(town, part, Act("refuse", Actor(BOB), data), None, NOON)
    assert isinstance(done, Done)
    assert isinstance(undo(town, BOB, part, done.seq, NOON), Done)


def test_a_place_that_does_not_exist_is_said_at_its_part(town: Desk, case: int) -> None:
    nowhere = [TWO[0], {**TWO[1], "place": "33.26.99.2099"}]
    refused = divide(town, case, parts=nowhere)
    assert isinstance(refused, Refused)
    assert [(one.key, one.field) for one in refused.reasons] == [("unknown_area", "part.2.place")]
    assert load(town, case).state == "district_check"
    assert opened(town, case) == []


def test_an_office_that_is_gone_meanwhile_is_an_incident_and_not_a_lost_part(
    town: Desk, owner: Database, case: int
) -> None:
    assert isinstance(divide(town, case), Done)
    with owner.transaction() as connection:
        connection.execute("UPDATE area SET valid_to = %s", (NOON.date(),))
    assert branch(town.database, NOON).failed == 2
    with town.database.connection() as connection:
        kinds = connection.execute("SELECT kind, count(*) FROM incident GROUP BY 1").fetchall()
    assert ("case_not_opened", 2) in kinds
    with owner.transaction() as connection:
        connection.execute("UPDATE area SET valid_to = NULL")
    assert branch(town.database, LATER + (LATER - NOON) * 60).opened == 2
    well(town)


def test_words_of_a_part_are_erased_with_those_of_their_field(town: Desk, case: int) -> None:
    divided(town, case)
    found = erase(town, case, ["set.title"], CHARLIE, "asked for", NOON)
    assert {"part.1.title", "part.2.title", "set.title"} <= set(found)
    well(town)


def test_a_part_opened_after_words_were_erased_has_none(town: Desk, case: int) -> None:
    assert isinstance(divide(town, case), Done)
    erase(town, case, ["set.title", "set.phone"], ALICE, "asked for", NOON)
    branch(town.database, NOON)
    for one in opened(town, case):
        assert "title" not in load(town, one.child).data
