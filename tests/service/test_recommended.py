"""What each level recommends, on a real database: who gave it, how far from what was asked, and
what of it each reader sees."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from engine.core.values import Act, Actor, Open
from engine.service import acting, case_view, following
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.recommended import Level
from engine.service.results import Done, Receipt
from engine.service.undoing import undo
from engine.store.database import Database
from tests.core.recommended_cases import recommended_document
from tests.support.office import furnish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, EKO, FINA, NOON, STRANGER, form

LATER = NOON + dt.timedelta(days=1)
Furnished = Callable[..., Desk]


@pytest.fixture
def furnished(database: Database, owner: Database) -> Furnished:
    """A tenant with this document, everybody a member."""

    def make(document: dict[str, Any] | None = None) -> Desk:
        with owner.transaction() as connection:
            furnish(connection, 1, document or recommended_document())
            for person in (ALICE, BOB, CHARLIE, DIAN, EKO, FINA, STRANGER):
                connection.execute(
                    "INSERT INTO member (tenant, person, secretariat) VALUES (1, %s, false)",
                    (person,),
                )
        return Desk(database, 1)

    return make


def opened(desk: Desk, **changes: Any) -> int:
    given = form(**{"length": "40", "unit": "metre", **changes})
    receipt = open_case(desk, "small", Open(Actor(ALICE), {"opener": ALICE}, given), "one", NOON)
    assert isinstance(receipt, Receipt), receipt
    return receipt.case_id


def act(desk: Desk, case: int, person: int, action: str, slot: str = "", **data: Any) -> None:
    done = acting.act(desk, case, Act(action, Actor(person), data, None, slot), None, LATER)
    assert isinstance(done, Done), done


def seen(desk: Desk, person: int, case: int) -> dict[str, Level]:
    found = case_view.look(desk, person, case, LATER)
    assert found is not None
    return {one.key: one for one in found.levels}


def by_anybody(desk: Desk, case: int) -> dict[str, Level]:
    view = case_view.look(desk, ALICE, case, LATER)
    assert view is not None
    found = following.follow(desk, view.case.number, None, LATER)
    assert isinstance(found, following.Followed)
    return {one.key: one for one in found.levels}


def values(level: Level) -> dict[str, Any]:
    return {slot: one.value for slot, one in level.said.items()}


def advised(desk: Desk, **changes: Any) -> int:
    """Bob recommends 30 of the 40 metres, for 81 of the 90 million."""
    case = opened(desk, **changes)
    given = {"advice": "Only the lower part", "village_length": "30", "village_cost": 81_000_000}
    act(desk, case, BOB, "advise", village_rank=2, **given)
    return case


def test_each_level_stands_with_who_gave_it_and_its_share_of_what_was_asked(
    furnished: Furnished,
) -> None:
    desk = furnished()
    case = advised(desk)
    found = seen(desk, BOB, case)
    assert list(found) == ["asked", "village", "district", "inner", "agency"]
    assert values(found["asked"]) == {"volume": "40", "unit": "metre", "amount": 90_000_000}
    assert values(found["village"]) == {
        "text": "Only the lower part",
        "volume": "30",
        "unit": "metre",
        "amount": 81_000_000,
        "rank": 2,
    }
    assert (found["asked"].events, found["village"].events) == ((1,), (2,))
    assert found["village"].shares == {"volume": Decimal("0.75"), "amount": Decimal("0.9")}
    assert found["asked"].shares == {}


def test_what_is_given_again_counts_from_the_act_that_changed_it(furnished: Furnished) -> None:
    desk = furnished()
    case = advised(desk)
    again = {"advice": "Only the lower part", "village_length": "30", "village_cost": 60_000_000}
    act(desk, case, BOB, "advise", village_rank=2, **again)
    assert seen(desk, BOB, case)["village"].events == (2, 3)


def test_what_was_taken_back_is_recommended_no_more(furnished: Furnished) -> None:
    desk = furnished()
    case = advised(desk)
    undo(desk, BOB, case, 2, LATER)
    village = seen(desk, BOB, case)["village"]
    assert (village.given, village.events) == (False, ())


def test_levels_still_to_come_are_those_that_the_way_leads_to(furnished: Furnished) -> None:
    desk = furnished()
    case = advised(desk)
    to_come = [key for key, one in seen(desk, BOB, case).items() if not one.given]
    assert to_come == ["district", "inner", "agency"]
    act(desk, case, BOB, "hand_up")
    assert [k for k, one in seen(desk, BOB, case).items() if not one.given] == ["district", "inner"]
    act(desk, case, CHARLIE, "accept")
    assert list(seen(desk, BOB, case)) == ["asked", "village"]


def test_a_party_is_shown_no_answer_of_officials_and_is_not_told_to_wait_for_one(
    furnished: Furnished,
) -> None:
    desk = furnished()
    case = advised(desk)
    assert list(seen(desk, ALICE, case)) == ["asked", "village", "district", "agency"]
    act(desk, case, BOB, "hand_up")
    act(desk, case, CHARLIE, "advise", secret="Not him again", inner_cost=1_000_000)
    officials, party = seen(desk, CHARLIE, case), seen(desk, ALICE, case)
    assert values(officials["district"]) == {"text": "Not him again"}
    assert values(officials["inner"]) == {"amount": 1_000_000}
    assert list(party) == ["asked", "village"]
    act(desk, case, CHARLIE, "advise", secret="Not him again", district_cost=70_000_000)
    assert values(seen(desk, ALICE, case)["district"]) == {"amount": 70_000_000}


def test_the_public_reads_words_only_once_they_are_released_and_never_what_is_not_public(
    furnished: Furnished,
) -> None:
    desk = furnished()
    case = advised(desk)
    act(desk, case, BOB, "hand_up")
    act(desk, case, CHARLIE, "advise", secret="Not him", district_cost=1, inner_cost=2)
    public = by_anybody(desk, case)
    assert list(public) == ["asked", "village", "district"]
    assert "text" not in public["village"].said
    assert values(public["district"]) == {"amount": 1}
    released = case_view.release(desk, CHARLIE, case, None, LATER)
    assert released
    assert values(by_anybody(desk, case)["village"])["text"] == "Only the lower part"
    assert "text" not in by_anybody(desk, case)["district"].said


def test_volumes_of_another_unit_and_what_is_not_known_are_not_compared(
    furnished: Furnished,
) -> None:
    made = recommended_document()
    made["recommendations"]["village"].pop("unit")
    desk = furnished(made)
    case = advised(desk, cost=None)
    found = seen(desk, BOB, case)
    assert values(found["asked"])["amount"] is None
    assert found["village"].shares == {}


def test_an_answer_that_a_review_still_hides_is_in_no_table(furnished: Furnished) -> None:
    made = recommended_document()
    made["states"]["joint"]["review"]["hidden"] = "until closed"
    desk = furnished(made)
    case = advised(desk, cost=300_000_000)
    act(desk, case, BOB, "pass_on", agency="works")
    act(desk, case, DIAN, "pass", agency_cost=250_000_000)
    assert values(seen(desk, DIAN, case)["agency"]) == {"amount": 250_000_000}
    assert not seen(desk, EKO, case)["agency"].given
    assert not by_anybody(desk, case)["agency"].given
