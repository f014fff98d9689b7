"""Rules between two fields: they hold on the form and afterwards, whichever is given later."""

from typing import Any

import pytest

from engine.core.definition.fields import Field
from engine.core.ordering import out_of_order
from engine.core.scenario.refusing import refusals
from engine.core.values import Accepted, Decision
from tests.core.walking import Walk
from tests.support.small import ALICE, BOB, document, small, text

DAYS = {"begins": "2027-03-03", "ends": "2027-03-05"}


def field(type_: str, **more: Any) -> dict[str, Any]:
    return {"type": type_, "label": text(type_), "see": "public", "optional": True, **more}


@pytest.fixture
def walk() -> Walk:
    """A form with two days in order; an office may give a grant, not less than the cost."""
    changed = document()
    changed["fields"] |= {
        "begins": field("date"),
        "ends": field("date", not_before="case.begins"),
        "grant": field("money", at_least="case.cost"),
    }
    changed["opens"]["pages"][1]["fields"] += ["begins", "ends"]
    changed["states"]["gate"]["actions"]["add_note"] |= {
        "by": ["asker", "head"],
        "may_give": ["note", "grant", "cost", "begins"],
    }
    return Walk(compiled=small(changed))


def refused(decision: Decision) -> list[tuple[str, str | None, Any]]:
    if isinstance(decision, Accepted):
        return []
    return [(one.key, one.field, one.values.get("other")) for one in decision.reasons]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, False),
        ({"ends": "2027-03-03"}, False),  # the same day
        ({"ends": "2027-03-02"}, True),
        ({"ends": "2026-12-31"}, True),
        ({"begins": "2027-10-01", "ends": "2027-09-30"}, True),
        ({"ends": ...}, False),
        ({"begins": ..., "ends": "2026-01-01"}, False),
    ],
)
def test_the_form_takes_no_day_before_the_other(
    walk: Walk, given: dict[str, Any], wrong: bool
) -> None:
    days = {key: day for key, day in (DAYS | given).items() if day is not ...}
    expected = [("before_other", "ends", "begins")] if wrong else []
    assert refused(walk.open(**days)) == expected


def test_what_is_given_later_is_held_against_what_is_known(walk: Walk) -> None:
    walk.take(walk.open(cost=500, **DAYS))
    assert refused(walk.act(BOB, "add_note", grant=499)) == [("below_other", "grant", "cost")]
    walk.take(walk.act(BOB, "add_note", grant=500))
    assert refused(walk.act(BOB, "add_note", cost=501)) == [("above_other", "cost", "grant")]
    assert refused(walk.act(BOB, "add_note", cost=501, grant=501)) == []
    late = walk.act(BOB, "add_note", begins="2027-03-06")
    assert refused(late) == [("after_other", "begins", "ends")]
    assert refused(walk.act(ALICE, "add_note", note="Just a note.")) == []


def test_what_is_not_known_breaks_no_rule(walk: Walk) -> None:
    walk.take(walk.open(cost=None))
    assert refused(walk.act(BOB, "add_note", grant=1)) == []


@pytest.mark.parametrize(
    ("type_", "mine", "least", "fits"),
    [
        ("decimal", "10.5", "9", True),  # numbers, not letters
        ("decimal", "9", "10.5", False),
        ("decimal", "2.50", "2.5", True),
        ("integer", -1, 0, False),
        ("money", 5, "5.001", False),  # rupiah against a decimal
        ("integer", 3, None, True),
        ("integer", 3, True, True),  # no number: said elsewhere
    ],
)
def test_numbers_are_compared_as_numbers(type_: str, mine: Any, least: Any, fits: bool) -> None:
    fields = {"mine": Field.model_validate(field(type_, at_least="case.least"))}
    found = [one.key for one in out_of_order(fields, {"mine": mine}, {"least": least})]
    assert found == ([] if fits else ["below_other"])


def test_the_value_of_the_other_field_is_not_told(walk: Walk) -> None:
    walk.take(walk.open(cost=123456, **DAYS))
    decision = walk.act(BOB, "add_note", grant=1)
    assert "123456" not in str(decision)


@pytest.mark.parametrize(
    ("type_", "english", "indonesian"),
    [
        ("date", "before_other (mine is before least)", "before_other (mine sebelum least)"),
        ("money", "below_other (mine is below least)", "below_other (mine kurang dari least)"),
    ],
)
def test_an_example_that_is_refused_so_says_why(type_: str, english: str, indonesian: str) -> None:
    key = "not_before" if type_ == "date" else "at_least"
    rule = Field.model_validate(field(type_, **{key: "case.least"}))
    mine, least = ("2027-01-01", "2027-01-02") if type_ == "date" else (1, 2)
    values = {"mine": mine, "least": least}
    found = tuple(out_of_order({"mine": rule}, values, {}))
    assert refusals(found, (), "ani") == (english, indonesian)
