"""What a version would do is told before it is published, and it is what moving then does."""

import pytest

from engine.core.values import Act, Actor
from engine.service import acting, migrating
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Done, Moved, Receipt
from engine.store.database import Database
from tests.service.migrating import ground
from tests.service.migrating.ground import longer, relabel
from tests.support.office import pass_on, wish
from tests.support.small import BOB, CHARLIE, DIAN, NOON, small, text


@pytest.fixture
def cases(desk: Desk, owner: Database) -> list[int]:
    """Two at the gate, two at the district, one in an open review with one vote."""
    ground.secretariat(owner)
    forms = [(wish(title=f"Wish {n}", cost=5 if n < 4 else 10**9), f"form-{n}") for n in range(5)]
    found = open_many(desk, "small", forms, NOON)
    made = [one.case_id for one in found if isinstance(one, Receipt)]
    for case in made[2:]:
        assert isinstance(acting.act(desk, case, pass_on(), None, NOON), Done)
    vote = Act("pass", Actor(DIAN), slot="agency")
    assert isinstance(acting.act(desk, made[4], vote, None, NOON), Done)
    return made


def told(desk: Desk, *changes: ground.Change) -> dict[tuple[str, str], tuple[int, str | None]]:
    """(state, fate) -> (cases, where they land)."""
    found = migrating.impact(desk, small(ground.changed(*changes)).definition, NOON)
    return {(one.state, one.fate): (one.cases, one.lands) for one in found.groups}


def test_what_lies_behind_a_case_leaves_it_untouched(desk: Desk, cases: list[int]) -> None:
    assert told(desk, longer) == {
        ("gate", "moves"): (2, "gate"),
        ("district_check", "untouched"): (2, "district_check"),
        ("joint", "untouched"): (1, "joint"),
    }


def test_what_lies_ahead_touches_it(desk: Desk, cases: list[int]) -> None:
    def ahead(made: dict) -> None:
        made["states"]["district_check"]["actions"]["accept"]["label"] = text("Agree")

    assert told(desk, ahead)["gate", "moves"] == (2, "gate")
    assert told(desk, ahead)["joint", "untouched"] == (1, "joint")


def test_words_of_the_whole_touch_nobody(desk: Desk, cases: list[int]) -> None:
    assert {fate for _, fate in told(desk, relabel)} == {"untouched"}


def test_a_case_on_this_version_is_there(desk: Desk, cases: list[int]) -> None:
    assert {fate for _, fate in told(desk)} == {"there"}


def test_votes_that_would_be_enough_are_told_with_where_they_lead(
    desk: Desk, cases: list[int]
) -> None:
    definition = small(
        ground.changed(lambda made: made["states"]["joint"]["review"].update(agree=1))
    ).definition
    found = migrating.impact(desk, definition, NOON)
    [group] = [one for one in found.groups if one.state == "joint"]
    assert (group.lands, group.outcome, group.ending) == ("done", "pass", "completed")
    assert group.examples == [cases[4]]


def test_moving_does_what_the_impact_said(desk: Desk, owner: Database, cases: list[int]) -> None:
    def gone(made: dict) -> None:
        longer(made)
        made["states"]["far_check"] = made["states"].pop("district_check")
        made["states"]["gate"]["level"]["without"] = "far_check"
        made["states"]["by_cost"]["route"][1]["to"] = "far_check"

    found = migrating.impact(desk, small(ground.changed(gone)).definition, NOON)
    row = ground.finish(desk, ground.begin(desk, ground.publish_changed(owner, gone)))
    assert (row.moved, row.stayed) == (found.count("moves", "untouched"), found.count("stays"))
    assert (row.moved, row.stayed) == (3, 2)


def test_an_actor_who_saw_the_old_rules_is_told_of_the_new_ones(
    desk: Desk, owner: Database, cases: list[int]
) -> None:
    ground.finish(desk, ground.begin(desk, ground.publish_changed(owner, relabel)))
    late = Act("accept", Actor(CHARLIE), {}, revision=2)
    answer = acting.act(desk, cases[2], late, None, NOON)
    assert isinstance(answer, Moved)
    assert [one.kind for one in answer.since] == ["migrated"]
    assert isinstance(acting.act(desk, cases[0], pass_on(person=BOB), None, NOON), Done)
