"""Urging a case: by those who take part, not in one's own hands, once a day; it moves nothing."""

import datetime as dt

from msgspec.structs import replace

from engine.core.fold import fold
from engine.core.urging import decide_urge
from engine.core.values import Accepted, Decision
from tests.core.walking import Walk, at, keys, opened
from tests.support.small import ALICE, BOB, CHARLIE, STRANGER, VILLAGE, world

DAY = dt.timedelta(days=1)


def urge(walk: Walk, person: int, last: dt.datetime | None = None) -> Decision:
    assert walk.case is not None
    return decide_urge(walk.compiled, walk.case, person, last, walk.world, walk.now)


def next_day() -> Walk:
    walk = opened()
    walk.now += DAY
    return walk


def test_the_office_that_has_it_is_reminded_and_the_case_stands_as_it_stood() -> None:
    walk = next_day()
    before = walk.case
    done = walk.take(urge(walk, ALICE))
    assert [(one.queue, one.notice) for one in done.notices] == [
        (f"village_head@{VILLAGE}", "remember")
    ]
    assert done.event.kind == "urged"
    assert before is not None
    assert walk.case is not None
    assert replace(walk.case, revision=before.revision, head=before.head) == before
    assert fold(walk.records) == walk.case


def test_once_a_day_whoever_was_first() -> None:
    walk = next_day()
    assert keys(urge(walk, ALICE, walk.now)) == ["urge_today"]
    assert isinstance(urge(walk, ALICE, walk.now - DAY), Accepted)


def test_not_on_the_day_it_came() -> None:
    assert keys(urge(opened(), ALICE)) == ["urge_fresh"]


def test_only_those_who_take_part_and_not_whoever_has_it() -> None:
    walk = next_day()
    assert keys(urge(walk, STRANGER)) == ["urge_stranger"]
    assert keys(urge(walk, CHARLIE)) == ["urge_stranger"]
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.now += DAY
    assert isinstance(urge(walk, BOB), Accepted)  # who passed it on may ask after it
    walk = next_day()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    walk.now += DAY
    assert keys(urge(walk, ALICE)) == ["urge_own"]
    assert [one.queue for one in walk.take(urge(walk, BOB)).notices] == [f"person:{ALICE}"]


def test_a_case_that_nobody_has_or_that_has_ended_is_not_urged() -> None:
    walk = Walk(world=world(offices=()))
    walk.take(walk.open())
    walk.now += DAY
    assert keys(urge(walk, ALICE)) == ["urge_nobody"]
    assert keys(urge(at(next_day(), ending="completed"), ALICE)) == ["case_ended"]
