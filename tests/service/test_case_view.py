"""One case as one reader sees it: who sees it at all, which answers, which words may go out."""

import pytest

from engine.core.values import Act, Actor
from engine.service import case_view
from engine.service.acting import act
from engine.service.desk import Desk
from engine.service.following import Followed, follow
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.store.database import Database
from tests.support.office import furnish, pass_on, refuse, wish
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, NOON, STRANGER


@pytest.fixture
def case(desk: Desk, owner: Database) -> int:
    """Alice's case, waiting for Bob; everybody is a member."""
    with owner.connection() as connection:
        connection.execute(
            "INSERT INTO member (tenant, person) SELECT 1, id FROM person ON CONFLICT DO NOTHING"
        )
    made = open_case(desk, "small", wish(phone="0812"), "open-1", NOON)
    assert isinstance(made, Receipt), made
    return made.case_id


def done(desk: Desk, case: int, request: Act) -> None:
    assert isinstance(act(desk, case, request, None, NOON), Done)


def public(desk: Desk, case: int) -> Followed:
    with desk.database.connection() as connection:
        row = connection.execute("SELECT number FROM cases WHERE id = %s", (case,)).fetchone()
    assert row is not None
    found = follow(desk, row[0], None, NOON)
    assert isinstance(found, Followed), found
    return found


def test_only_parties_and_offices_around_it_see_a_case(desk: Desk, case: int) -> None:
    official = {
        person: found.official if (found := case_view.view(desk, person, case, NOON)) else None
        for person in (ALICE, BOB, CHARLIE, DIAN)
    }
    # Charlie's district covers the place; Dian's agency has nothing to do with it yet.
    assert official == {ALICE: False, BOB: True, CHARLIE: True, DIAN: None}


def test_another_tenants_case_is_not_there(desk: Desk, case: int, owner: Database) -> None:
    with owner.transaction() as connection:
        furnish(connection, 2)
        connection.execute("INSERT INTO member (tenant, person) SELECT 2, id FROM person")
    assert case_view.view(Desk(desk.database, 2), BOB, case, NOON) is None
    assert case_view.release(Desk(desk.database, 2), BOB, case, None, NOON) is None


def test_confidential_answers_are_for_officials_and_reading_them_is_written_down(
    desk: Desk, case: int, owner: Database
) -> None:
    def keys(person: int) -> set[str]:
        found = case_view.view(desk, person, case, NOON)
        assert found is not None
        return {fact.key for fact in found.facts}

    assert "phone" in keys(BOB)
    assert "phone" not in keys(ALICE)
    assert case_view.look(desk, CHARLIE, case, NOON) is not None  # shows no answers: no note
    with owner.connection() as connection:
        read = connection.execute("SELECT person, case_id, fields FROM read_audit").fetchall()
    assert read == [(BOB, case, "phone")]


def test_an_office_that_had_it_sees_it_on(desk: Desk, case: int) -> None:
    done(desk, case, pass_on())
    assert case_view.view(desk, BOB, case, NOON) is not None


def test_remarks_stand_with_what_they_unlock_until_it_goes_on(desk: Desk, case: int) -> None:
    back = Act("send_back", Actor(BOB), {"remarks": {"title": "Too short"}})
    done(desk, case, back)
    found = case_view.view(desk, ALICE, case, NOON)
    assert found is not None
    assert found.remarks == {"title": "Too short"}
    assert found.case.unlocked == ("title",) or set(found.case.unlocked) == {"title"}
    done(desk, case, Act("resubmit", Actor(ALICE), {"title": "A drain along the whole lane"}))
    after = case_view.view(desk, ALICE, case, NOON)
    assert after is not None
    assert after.remarks == {}
    assert after.remarked == {2: {"title": "Too short"}}


def test_what_an_office_says_is_public_and_what_a_party_wrote_waits(desk: Desk, case: int) -> None:
    done(desk, case, refuse())
    found = public(desk, case)
    assert found.decision is not None
    assert found.decision.words == "Too dear for this year"
    assert found.decision.next_step == "Ask again in 2029"
    assert found.title is None


def test_words_are_released_as_they_were_read(desk: Desk, case: int) -> None:
    """A wording that came after the page was read is not let out with it."""
    found = case_view.view(desk, BOB, case, NOON)
    assert found is not None
    read = {word for word in found.releasable if word[1] == "set.title"}
    assert read
    done(desk, case, Act("send_back", Actor(BOB), {"remarks": {"title": "Too short"}}))
    done(desk, case, Act("resubmit", Actor(ALICE), {"title": "Call Alice at home"}))
    assert case_view.release(desk, BOB, case, read, NOON) == 0
    assert public(desk, case).title is None
    assert case_view.release(desk, BOB, case, None, NOON)
    assert public(desk, case).title == "Call Alice at home"


@pytest.mark.parametrize("person", [ALICE, DIAN, STRANGER])
def test_only_an_official_of_the_case_releases(desk: Desk, case: int, person: int) -> None:
    seen = case_view.view(desk, person, case, NOON)
    let = case_view.release(desk, person, case, None, NOON)
    assert (let is not None) == (seen is not None and seen.official)


def test_personal_answers_are_never_released(desk: Desk, case: int) -> None:
    case_view.release(desk, BOB, case, {(1, "set.phone"), (1, "set.title")}, NOON)
    assert {fact.key for fact in public(desk, case).facts}.isdisjoint({"phone"})
    assert public(desk, case).title is not None


@pytest.mark.parametrize(
    ("mine", "around"),
    [
        (["person:1"], False),
        (["village_head@33.26.01.2001"], True),
        (["district_head@33.26.01"], True),
        (["planning_head@"], True),
        (["agency_head@org:works"], False),
        (["partner@org:works"], True),
        (["village_head@33.26.01.2002"], False),
        (["head@33.26.01.200"], False),
        ([], False),
    ],
)
def test_an_office_is_around_a_case_by_area_or_by_having_had_it(
    mine: list[str], around: bool
) -> None:
    had = {"partner@org:works", "person:1"}
    assert case_view.is_around(mine, "33.26.01.2001.003", had) is around
