"""A case is divided: it ends, and its parts go on, each by itself and with an owner of its own."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.consulting import Ask, decide_ask
from engine.core.fold import fold
from engine.core.joining import is_well
from engine.core.sides import open_of
from engine.core.values import Accepted, Refused
from tests.core.divided_cases import OTHER, TWO, ZAKI, divide, divided_document, parts, wide
from tests.core.walking import Walk, at, keys
from tests.support.small import ALICE, BOB, CHARLIE, STRANGER, VILLAGE, small, text


def said(decision: object) -> list[tuple[str, str | None]]:
    assert isinstance(decision, Refused), decision
    return [(one.key, one.field) for one in decision.reasons]


def split(cost: int | None = 100, given: Any = None) -> Walk:
    walk = wide(cost)
    walk.take(divide(walk, TWO if given is None else given))
    return walk


def test_the_whole_ends_as_divided_and_its_proposer_is_told() -> None:
    walk = split()
    assert (walk.case.state, walk.case.ending, walk.case.tasks) == ("apart", "divided", ())
    assert [(one.queue, one.notice) for one in walk.last.notices] == [(f"person:{ALICE}", "ended")]
    assert [one["slot"] for one in walk.records[-1][0]["cases"]] == ["part.1", "part.2"]
    assert {one["workflow"] for one in walk.records[-1][0]["cases"]} == {"small"}
    assert walk.case == fold(walk.records)


def test_what_people_wrote_of_the_parts_stands_beside_the_event() -> None:
    record, words, _ = split().records[-1]
    assert "Near side" not in repr(record)
    assert words == {
        "part.1.title": "Near side",
        "part.2.title": "Far side",
        "say.words": "Two works",
    }
    assert record["parts"] == [{"place": VILLAGE, "cost": 40}, {"place": OTHER, "cost": 60}]


def test_a_part_knows_what_the_whole_knew_but_for_what_was_asked_of_it() -> None:
    walk = split()
    part = parts(walk)["part.2"].case
    assert part.data == {**walk.case.data, **TWO[1]}
    assert part.data["agency"] == "works"  # the form asks nothing of the kind
    assert (part.workflow, part.definition) == (walk.case.workflow, walk.case.definition)


def test_a_part_belongs_to_the_office_where_it_lies_and_to_the_proposer_of_the_whole() -> None:
    walk = split()
    near, far = parts(walk).values()
    assert [task.queue for task in near.case.tasks] == [f"village_head@{VILLAGE}"]
    assert [task.queue for task in far.case.tasks] == [f"village_head@{OTHER}"]
    assert far.case.parties == walk.case.parties == {"opener": ALICE}
    # The village where it lies decides, the one that had the whole no more.
    assert isinstance(far.act(ZAKI, "pass_on", agency="works"), Accepted)
    assert "not_your_role" in keys(far.act(BOB, "pass_on", agency="works"))
    assert isinstance(far.act(ALICE, "add_note", note="More"), Accepted)
    # Both hear of it: the office that has it now, and the proposer.
    told = {(one.queue, one.notice) for one in far.last.notices}
    assert told == {(f"village_head@{OTHER}", "task"), (f"person:{ALICE}", "received")}


def test_whoever_acted_on_the_whole_has_acted_on_its_parts() -> None:
    walk = split()
    for part in parts(walk).values():
        assert part.case.acted == walk.case.acted
        assert part.case.acted["head"] == (BOB,)
        assert part.case == fold(part.records)


def test_a_part_is_opened_after_the_window_has_closed() -> None:
    walk = split()
    walk.now += dt.timedelta(days=300)
    assert "window_closed" in keys(Walk(compiled=walk.compiled, now=walk.now).open())
    assert {part.case.state for part in parts(walk).values()} == {"gate"}


def test_a_part_goes_on_counting_the_steps_of_the_whole_so_that_no_circle_begins_anew() -> None:
    walk = split()
    assert {part.case.visit for part in parts(walk).values()} == {walk.case.visit}


def test_a_part_of_a_part() -> None:
    part = parts(split())["part.1"]
    part.take(part.act(BOB, "pass_on", agency="works"))
    part.take(divide(part, [{**one, "cost": 20} for one in TWO]))
    assert {one.case.data["cost"] for one in parts(part).values()} == {20}


def test_only_whoever_may_divides() -> None:
    walk = wide()
    data = {"reason": "LOW", "words": "Two", "parts": TWO}
    assert keys(walk.act(BOB, "divide", **data)) == ["not_your_role"]
    assert "missing" in keys(walk.act(CHARLIE, "divide", parts=TWO))
    assert keys(walk.act(CHARLIE, "accept", parts=TWO)) == ["not_asked"]


def test_it_is_divided_once() -> None:
    walk = split()
    assert keys(divide(walk, TWO)) == ["case_ended"]


@pytest.mark.parametrize("given", [None, "two", {}, [], TWO[:1]])
def test_one_part_is_no_division(given: Any) -> None:
    assert ("parts_few", "parts") in said(divide(wide(), given))


def test_not_more_parts_than_may_be() -> None:
    many = [{**TWO[0], "title": f"Side {number}", "cost": 1} for number in range(4)]
    assert said(divide(wide(), many)) == [("parts_many", "parts")]
    assert isinstance(divide(wide(), many[:3]), Accepted)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"place": ""}, [("unknown_area", "part.2.place")]),
        ({"place": "33.26"}, [("area_too_wide", "part.2.place")]),
        ({"title": " "}, [("missing", "part.2.title")]),
        ({"cost": -1}, [("too_small", "part.2.cost")]),
        ({"cost": "much"}, [("wrong_type", "part.2.cost")]),
        ({"agency": "works"}, [("not_asked", "part.2.agency")]),
    ],
)
def test_what_is_wrong_with_a_part_is_said_at_its_input(
    change: dict[str, Any], wanted: list[tuple[str, str]]
) -> None:
    assert said(divide(wide(), [TWO[0], {**TWO[1], **change}])) == wanted


@pytest.mark.parametrize("lost", ["title", "place", "cost"])
def test_a_part_lacks_nothing_that_is_asked(lost: str) -> None:
    part = {key: value for key, value in TWO[1].items() if key != lost}
    assert said(divide(wide(), [TWO[0], part])) == [("missing", f"part.2.{lost}")]
    assert said(divide(wide(), [TWO[0], "far"]))[0] == ("missing", "part.2.title")


def test_two_parts_that_differ_in_their_amount_alone_are_one_work() -> None:
    twin = {**TWO[0], "title": " near  SIDE", "cost": 10}
    assert said(divide(wide(), [TWO[0], twin])) == [("parts_alike", "part.2.title")]


def test_the_parts_together_have_no_more_than_the_whole() -> None:
    more = [TWO[0], {**TWO[1], "cost": 61}]
    decision = divide(wide(), more)
    assert said(decision) == [("parts_above", "parts.cost")]
    assert decision.reasons[0].values == {"sum": "101", "whole": "100"}
    assert isinstance(divide(wide(), TWO), Accepted)  # just as much
    assert isinstance(divide(wide(), [TWO[0], {**TWO[1], "cost": 5}]), Accepted)  # less


def test_what_nobody_knows_bounds_nothing() -> None:
    assert isinstance(divide(wide(cost=None), TWO), Accepted)
    unknown = [{**TWO[0], "cost": None}, {**TWO[1], "cost": 100}]
    assert isinstance(divide(wide(), unknown), Accepted)
    above = [{**TWO[0], "cost": None}, {**TWO[1], "cost": 101}]
    assert said(divide(wide(), above)) == [("parts_above", "parts.cost")]


def test_what_is_wrong_is_said_all_at_once() -> None:
    walk = wide()
    wrong = [{**TWO[0], "place": ""}, {**TWO[1], "title": ""}]
    found = said(walk.act(CHARLIE, "divide", reason="", words="", parts=wrong))
    assert {field for _, field in found} == {"reason", "words", "part.1.place", "part.2.title"}


def test_a_divided_case_counts_as_no_success_for_a_case_that_waits_for_it() -> None:
    assert not is_well("divided")


def test_an_open_question_to_another_office_ends_with_it() -> None:
    walk = wide()
    made = Ask("ask", CHARLIE, "agency_head@org:works", "Is it yours?")
    walk.take(decide_ask(walk.compiled, walk.case, made, walk.world, walk.now))
    assert open_of(walk.case)
    walk.take(divide(walk, TWO))
    assert (walk.case.tasks, open_of(walk.case)) == ((), ())
    assert "agency_head@org:works" in {one.queue for one in walk.last.notices}
    assert not any(open_of(part.case) for part in parts(walk).values())


def test_signatures_that_were_gathered_end_with_it() -> None:
    made = divided_document()
    made["states"]["district_check"]["actions"]["agree"] = {
        "label": text("Agree"),
        "by": ["above"],
        "joint": ["above", "agency"],
        "to": "done",
    }
    walk = wide()
    walk.compiled = small(made)
    walk.case = None
    walk.records, walk.head = [], b""
    walk.take(walk.open(cost=100))
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.take(walk.act(CHARLIE, "agree"))
    assert walk.case.round is not None
    walk.take(divide(walk, TWO))
    assert (walk.case.round, walk.case.ending, walk.case.tasks) == (None, "divided", ())
    assert all(part.case.round is None for part in parts(walk).values())


AMOUNTS = st.one_of(st.none(), st.integers(0, 10**12))


@settings(max_examples=200)
@given(AMOUNTS, st.lists(AMOUNTS, min_size=2, max_size=3))
def test_parts_never_get_more_than_there_is(whole: int | None, amounts: list[int | None]) -> None:
    walk = wide(cost=1)
    walk = at(walk, data={**walk.case.data, "cost": whole})
    given_ = [
        {"title": f"Side {number}", "place": VILLAGE, "cost": amount}
        for number, amount in enumerate(amounts)
    ]
    decision = divide(walk, given_)
    known = [amount for amount in amounts if amount is not None]
    fits = whole is None or not known or sum(known) <= whole
    assert isinstance(decision, Accepted) == fits
    if not fits:
        assert Decimal(decision.reasons[0].values["sum"]) == sum(known)


def test_a_stranger_is_no_proposer_of_a_part() -> None:
    part = parts(split())["part.1"]
    assert keys(part.act(STRANGER, "add_note", note="Mine")) == ["not_your_role"]
