"""Guards: what they may say, what they see of a case, and that an error never holds."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.definition.base import Text
from engine.core.definition.cycle import Tier
from engine.core.definition.fields import Field
from engine.core.definition.given import if_false, if_true, unguarded
from engine.core.definition.guards import Facts, Guard, GuardFailed, Guards
from engine.core.definition.macro import expand_tiers
from engine.core.definition.syntax import Node, syntax_of

NOW = dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)
WORDS = Text(id="a", en="b")
TIERS = {
    "small": Tier(over=None, up_to=200),
    "middle": Tier(over=200, up_to=900),
    "large": Tier(over=900, up_to=None),
}


def field(kind: Any, **more: Any) -> Field:
    return Field(type=kind, label=WORDS, see="public", **more)


GUARDS = Guards(
    {
        "cost": field("money"),
        "count": field("integer"),
        "name": field("text"),
        "kind": field("choice", choices={"road": WORDS, "other": WORDS}),
        "place": field("area"),
        "agency": field("organisation"),
        "volume": field("decimal"),
        "day": field("date"),
        "urgent": field("yes_no"),
        "photos": field("photos"),
        "letter": field("file"),
    },
    TIERS,
)
CASE = {
    "cost": 200,
    "count": -3,
    "name": "Jalan é",
    "kind": "road",
    "place": "33.26.01.2001",
    "agency": "pu",
    "volume": "2.5",
    "day": "2027-01-20",
    "urgent": True,
    "photos": ["a", "b"],
    "letter": ["c"],
}


def compiled(expression: str) -> Guard:
    made = GUARDS.compile(expression)
    assert isinstance(made, Guard), made
    return made


def holds(expression: str, data: dict[str, Any] | None = None, kind: str = "village") -> bool:
    facts = Facts(CASE if data is None else data, NOW, kind, 2)
    return GUARDS.holds(compiled(expression), facts)


@pytest.mark.parametrize(
    "expression",
    [
        "case.cost == 200 && case.count == -3",
        "case.cost in tier.small && !(case.cost in tier.middle)",
        'case.name.startsWith("Jalan") && case.name.endsWith("é")',
        'case.kind in ["road", "bridge"]',
        'case.place.startsWith("33.26")',
        'case.agency == "pu"',
        "case.volume == 2.5",
        'case.day < now && case.day == timestamp("2027-01-20T00:00:00Z")',
        "case.urgent",
        "size(case.photos) == 2 && has(case.letter)",
        'case.area_kind == "village" && case.visits == 2',
        'now - case.day < duration("24h")',
    ],
)
def test_a_guard_sees_every_type_of_field(expression: str) -> None:
    assert holds(expression) is True
    assert holds(f"!({expression})") is False


@pytest.mark.parametrize("key", sorted(CASE))
def test_what_was_not_given_is_not_there(key: str) -> None:
    assert holds(f"has(case.{key})") is True
    assert holds(f"has(case.{key})", {}) is False
    assert holds(f"has(case.{key})", {key: None}) is False


def test_what_is_no_field_is_left_out() -> None:
    assert holds("has(case.cost)", {"cost": 1, "stranger": object()}) is True


@pytest.mark.parametrize(
    "expression",
    ["1 / case.cost > 0", "[1][case.cost] == 1", "int(case.name) > 0", "dyn(case.name) > 3"],
)
def test_an_error_while_computing_is_never_true(expression: str) -> None:
    with pytest.raises(GuardFailed) as failed:
        holds(expression, {"cost": 0, "name": "x"} if "/" in expression else None)
    assert failed.value.expression == expression


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cost", "1"),
        ("cost", True),
        ("cost", 2**63),
        ("urgent", "yes"),
        ("day", "soon"),
        ("day", 3),
        ("volume", "much"),
        ("name", 3),
        ("photos", [1]),
    ],
)
def test_a_value_that_its_field_cannot_have_fails(key: str, value: Any) -> None:
    with pytest.raises(GuardFailed):
        holds(f"has(case.{key})" if key != "photos" else "size(case.photos) > 0", {key: value})
    assert holds("case.count == 3", {key: value, "count": 3}), "only what a guard names counts"


@given(st.integers(-(2**63), 2**63 - 1))
def test_every_amount_is_in_exactly_one_tier(cost: int) -> None:
    facts = Facts({"cost": cost}, NOW, "", 1)
    held = [name for name in TIERS if GUARDS.holds(compiled(f"case.cost in tier.{name}"), facts)]
    assert held == ["small" if cost <= 200 else "middle" if cost <= 900 else "large"]


def test_the_macro_is_not_seen_within_texts() -> None:
    expression = "case.name == 'case.cost in tier.small'"
    assert expand_tiers(expression, TIERS).text == expression
    assert holds(expression) is False


def test_errors_after_the_macro_point_into_the_authors_text() -> None:
    expression = "case.cost in tier.middle && case.cost in tier.small && case.cots > 1"
    errors = GUARDS.compile(expression)
    assert isinstance(errors, tuple)
    assert [(error.code, expression[error.offset :]) for error in errors] == [
        ("guard_unknown_field", ".cots > 1")
    ]


def test_several_errors_of_one_guard_are_all_said() -> None:
    errors = GUARDS.compile("case.cots > 1 && stranger")
    assert isinstance(errors, tuple)
    assert [error.code for error in errors] == ["guard_unknown_field", "guard_unknown_name"]


@pytest.mark.parametrize(
    "expression", ["(" * 900, "case.count" + "+1" * 400, "", " ", "\x00", "case", "tier.small", "'"]
)
def test_odd_texts_are_errors_and_nothing_worse(expression: str) -> None:
    assert isinstance(GUARDS.compile(expression), tuple)


def node(expression: str) -> Node:
    return syntax_of(compiled(expression))


@pytest.mark.parametrize(
    ("expression", "missing"),
    [
        ("case.cost > 1", ["cost"]),
        ("has(case.cost) && case.cost > 1", []),
        ("case.cost > 1 && has(case.cost)", []),
        ("has(case.cost) || case.cost > 1", ["cost"]),
        ("!has(case.cost) || case.cost > 1", []),
        ("!(has(case.cost) && case.urgent) || case.cost > 1", ["urgent"]),
        ("has(case.cost) ? case.cost > 1 : case.count > 1", ["count"]),
        ("!has(case.cost) ? true : case.cost > 1", []),
        ("(has(case.cost) && has(case.count)) && case.cost > case.count", []),
        ("(has(case.cost) || has(case.count)) && case.cost > case.count", ["cost", "count"]),
        ("size(case.name) > 3", ["name"]),
        ("[1, 2].exists(x, x == case.cost)", ["cost"]),
        ("has(case.cost) && case.cost in tier.middle", []),
    ],
)
def test_a_read_needs_has_where_it_may_be_absent(expression: str, missing: list[str]) -> None:
    found = {read.field for read in unguarded(node(expression), frozenset())}
    assert sorted(found) == missing


def test_what_is_known_needs_no_has() -> None:
    assert list(unguarded(node("case.cost > case.count"), frozenset({"cost", "count"}))) == []


def test_a_guard_tells_what_is_given_when_it_holds() -> None:
    both = node("has(case.cost) && has(case.count)")
    assert if_true(both) == {"cost", "count"}
    assert if_false(both) == frozenset()
    assert if_false(node("!has(case.cost) || !has(case.count)")) == {"cost", "count"}
