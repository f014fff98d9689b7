"""A case that waits for others goes on once, whoever ends when and whatever dies in between."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from engine.core.values import Act, Actor, Case
from engine.service.acting import act
from engine.service.branching import branch
from engine.service.desk import Desk
from engine.service.results import Done
from engine.store import events, stepping
from engine.store import subcases as rows
from engine.store.database import Connection, Database
from tests.service.branching.test_opening import LATER, load, well
from tests.support.small import ALICE, CHARLIE, NOON
from tests.support.surveys import given_up, opened, publish_both, seen, sent, to_survey


def surveyed(desk: Desk, waits_for: str | int, owner: Database, **more: Any) -> tuple[int, ...]:
    """A parent whose two surveys are open: the ids of all three."""
    publish_both(owner, waits_for, **more)
    parent = sent(desk)
    assert isinstance(act(desk, parent, to_survey(), None, NOON), Done)
    assert branch(desk.database, NOON).opened == 2
    return parent, *(one.child or 0 for one in opened(desk, parent))


def ends(desk: Desk, case: int, how: Act) -> None:
    assert isinstance(act(desk, case, how, None, NOON), Done)


def kinds(desk: Desk, case: int) -> list[str]:
    with desk.database.connection() as connection:
        return [one.kind for one in events.since(connection, desk.tenant, case)]


@pytest.mark.parametrize(
    ("waits_for", "first", "then", "state"),
    [
        ("all", seen(), None, "surveying"),
        ("all", seen(), seen(), "district_check"),
        ("all", given_up(), None, "gate"),
        ("any", seen(), None, "district_check"),
        ("any", given_up(), None, "surveying"),
        ("any", given_up(), given_up(), "gate"),
        (2, seen(), given_up(), "gate"),
        (1, given_up(), seen(), "district_check"),
    ],
)
def test_it_goes_on_when_the_outcome_is_fixed(
    desk: Desk, owner: Database, waits_for: str | int, first: Act, then: Act | None, state: str
) -> None:
    parent, road, soil = surveyed(desk, waits_for, owner)
    ends(desk, road, first)
    branch(desk.database, NOON)
    if then is not None:
        ends(desk, soil, then)
        branch(desk.database, NOON)
    assert load(desk, parent).state == state
    well(desk)


def test_the_record_says_which_case_ended_and_how_all_of_them_stand(
    desk: Desk, owner: Database
) -> None:
    parent, road, _ = surveyed(desk, "all", owner)
    ends(desk, road, seen())
    assert branch(desk.database, NOON).joined == 1
    with desk.database.connection() as connection:
        last = events.since(connection, 1, parent)[-1]
    assert last.kind == "joined"
    assert not last.moves
    number = load(desk, road).number
    assert last.record["joined"] == {
        "ended": [["road", number, "completed"]],
        "well": 1,
        "badly": 0,
        "open": 1,
    }
    assert branch(desk.database, LATER).done == 0


def test_a_worker_that_dies_between_the_end_and_the_join_leaves_it_to_the_next(
    desk: Desk, owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, road, soil = surveyed(desk, "all", owner)
    ends(desk, road, seen())
    branch(desk.database, NOON)
    ends(desk, soil, seen())
    with monkeypatch.context() as patched:
        patched.setattr(rows, "joined", _dies)
        with pytest.raises(KeyboardInterrupt):
            branch(desk.database, NOON)
    assert load(desk, parent).state == "surveying"  # the step went with the worker
    assert branch(desk.database, NOON).done == 0
    assert branch(desk.database, LATER).joined == 1
    assert load(desk, parent).state == "district_check"
    well(desk)


def _dies(*_: object) -> None:
    raise KeyboardInterrupt


def test_two_cases_that_end_at_once_move_the_parent_once(
    desk: Desk, owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers, one row each; both see both ends and decide on the same revision."""
    parent, road, soil = surveyed(desk, "all", owner)
    ends(desk, road, seen())
    ends(desk, soil, seen())
    both, write = threading.Barrier(2), stepping.write

    def at_once(connection: Connection, *rest: Any) -> frozenset[int]:
        if not both.broken:
            both.wait(10)
            both.abort()
        return write(connection, *rest)

    monkeypatch.setattr(stepping, "write", at_once)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: branch(desk.database, NOON, 1), range(2)))
    assert sorted(one.joined for one in found) == [0, 1]
    assert kinds(desk, parent) == ["opened", "acted", "joined"]
    assert load(desk, parent).state == "district_check"
    with desk.database.connection() as connection:
        assert rows.oldest(connection, LATER + LATER.resolution) is None
    well(desk)


def test_an_act_and_a_join_at_once_are_one_after_the_other(
    desk: Desk, owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Charlie stops waiting in the very moment in which the last survey ends."""
    parent, road, _ = surveyed(desk, "any", owner)
    ends(desk, road, seen())
    write, stopped = stepping.write, []

    def late(connection: Connection, *rest: Any) -> frozenset[int]:
        if not stopped:
            stopped.append(act(desk, parent, Act("stop", Actor(CHARLIE)), None, NOON))
        return write(connection, *rest)

    monkeypatch.setattr(stepping, "write", late)
    branch(desk.database, NOON)
    assert load(desk, parent).state == "gate"
    assert kinds(desk, parent) == ["opened", "acted", "acted"]
    with desk.database.connection() as connection:
        assert connection.execute(
            "SELECT count(*) FROM sub_case WHERE child = %s AND joined_at IS NULL", (road,)
        ).fetchone() == (0,)
    well(desk)


def left(desk: Desk, parent: int) -> None:
    ends(desk, parent, Act("withdraw", Actor(ALICE)))
    while branch(desk.database, NOON).done:
        pass


def test_a_parent_that_leaves_tells_those_who_have_its_cases(desk: Desk, owner: Database) -> None:
    parent, road, soil = surveyed(desk, "all", owner)
    ends(desk, road, seen())
    left(desk, parent)
    assert kinds(desk, road) == ["opened", "acted"]
    assert kinds(desk, soil) == ["opened", "parent_left"]
    going_on = load(desk, soil)
    assert (going_on.state, going_on.ending) == ("looking", None)
    with owner.connection() as connection:
        told = connection.execute(
            "SELECT queue FROM outbox WHERE notice = 'left' AND case_id = %s", (soil,)
        ).fetchall()
    assert told == [("operator@33.26.01.2001",)]
    ends(desk, soil, seen())
    branch(desk.database, NOON)
    assert kinds(desk, parent) == ["opened", "acted", "acted"]
    well(desk)


def test_a_parent_that_leaves_may_withdraw_its_cases(desk: Desk, owner: Database) -> None:
    parent, road, soil = surveyed(desk, "all", owner, when_left="withdraw them")
    ends(desk, road, seen())
    left(desk, parent)
    assert load(desk, road).ending == "completed"
    assert (load(desk, soil).state, load(desk, soil).ending) == ("called_back", "withdrawn")
    well(desk)


def test_what_is_still_open_when_enough_have_ended_is_left(desk: Desk, owner: Database) -> None:
    parent, road, soil = surveyed(desk, "any", owner, when_left="withdraw them")
    ends(desk, road, seen())
    while branch(desk.database, NOON).done:
        pass
    assert load(desk, parent).state == "district_check"
    assert load(desk, soil).ending == "withdrawn"
    well(desk)


def test_a_case_that_is_withdrawn_does_not_count(desk: Desk, owner: Database) -> None:
    """What a survey of a survey's own parent would do: its end is no good end."""
    parent, road, soil = surveyed(desk, "any", owner)
    _withdraw(desk, road)
    branch(desk.database, NOON)
    assert load(desk, parent).state == "surveying"
    _withdraw(desk, soil)
    branch(desk.database, NOON)
    assert load(desk, parent).state == "gate"


def _withdraw(desk: Desk, case: int) -> None:
    from engine.core.decide import decide
    from engine.core.values import Accepted, Parent, ParentLeft
    from engine.service.definitions import compiled_for
    from engine.service.sealing import step_of
    from engine.service.world import world_of

    before: Case = load(desk, case)
    compiled = compiled_for(desk, before.definition)
    request = ParentLeft(Parent(0, "", ""), True)
    decision = decide(compiled, before, request, world_of(desk, NOON), NOON)
    assert isinstance(decision, Accepted)
    with desk.database.connection() as connection:
        stepping.write(connection, 1, [step_of(compiled, before, decision)])


def test_entering_again_opens_anew_and_counts_only_those(desk: Desk, owner: Database) -> None:
    parent, road, soil = surveyed(desk, "all", owner)
    ends(desk, road, seen())
    branch(desk.database, NOON)
    ends(desk, parent, Act("stop", Actor(CHARLIE)))
    ends(desk, parent, to_survey())
    while branch(desk.database, NOON).done:
        pass
    again = [one for one in opened(desk, parent) if not one.left and one.seq > 2]
    assert len(again) == 2
    ends(desk, soil, seen())  # of the first time: nobody waits for it
    branch(desk.database, NOON)
    assert load(desk, parent).state == "surveying"
    for one in again:
        ends(desk, one.child or 0, seen())
    branch(desk.database, NOON)
    assert load(desk, parent).state == "district_check"
    well(desk)
