"""Routes: proofs by cases agree with the guards themselves."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.definition.guards import Facts, Guard, Guards
from engine.core.definition.regions import Regions
from engine.core.definition.syntax import syntax_of
from tests.core.definition.sample import changed, loaded

NOW = dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)
DEFINITION = loaded().definition
assert DEFINITION is not None
assert DEFINITION.cycle is not None
GUARDS = Guards(DEFINITION.fields, DEFINITION.cycle.tiers)

atoms = st.sampled_from(
    [
        "case.cost > 100",
        "case.cost <= 100",
        "100 < case.cost",
        "case.cost != 7",
        "case.cost in tier.small",
        'case.kind == "road"',
        'case.kind in ["other"]',
        'case.area_kind == "village"',
        "case.visits > 1",
        "case.urgent",
        "has(case.cost)",
        "has(case.photos)",
        "case.volume >= 2.5",
        'case.name == "x"',
        "true",
    ]
)
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        inner.map(lambda one: f"!({one})"),
        st.tuples(inner, st.sampled_from(["&&", "||"]), inner).map(
            lambda t: f"({t[0]}) {t[1]} ({t[2]})"
        ),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]}) ? ({t[1]}) : ({t[2]})"),
    ),
    max_leaves=4,
)


@settings(max_examples=80, deadline=None)
@given(expressions)
def test_every_combination_is_judged_as_the_guard_itself_judges_it(expression: str) -> None:
    guard = GUARDS.compile(expression)
    assert isinstance(guard, Guard)
    assert DEFINITION is not None
    node = syntax_of(guard)
    regions = Regions(DEFINITION, frozenset({"visits", "area_kind"}))
    regions.add(node)
    assert not regions.others
    combinations = regions.combinations()
    for at in [] if combinations is None else combinations:
        data: dict[str, Any] = {key: value for key, value in at.items() if key in DEFINITION.fields}
        if isinstance(data.get("volume"), float):
            data["volume"] = str(data["volume"])
        if isinstance(data.get("photos"), str):
            data["photos"] = [data["photos"]]
        facts = Facts(data, NOW, at.get("area_kind", "village"), at.get("visits", 1))
        assert regions.truth(node, at) is GUARDS.holds(guard, facts), at


ROUTE = "{when: case.agreed in tier.small, to: works}"


@pytest.mark.parametrize(
    ("when", "example"),
    [
        ("case.agreed < 200000000", "case.agreed == 200000000"),
        ("case.agreed <= 199999999", "case.agreed == 200000000"),
        ("case.agreed in tier.small && case.agreed != 5", "case.agreed == 5"),
        ("case.agreed in tier.small && case.urgent", "case.urgent == false"),
    ],
)
def test_a_gap_is_shown_by_a_case_that_falls_through(when: str, example: str) -> None:
    files, _ = changed((ROUTE, f"{{when: {when}, to: works}}"))
    (problem,) = [each for each in loaded(files).problems if each.code == "route_gap"]
    assert example in problem.values["example"]


def test_an_overlap_names_both_rows_and_a_case() -> None:
    files, _ = changed((ROUTE, "{when: case.agreed <= 200000001, to: works}"))
    found = [each for each in loaded(files).problems if each.code == "route_overlap"]
    assert {(each.values["row"], each.values["other"]) for each in found} == {(1, 2), (1, 3)}
    assert all("case.agreed == 200000001" in each.values["example"] for each in found)


def test_opposites_that_are_no_plain_comparisons_are_proven_too() -> None:
    files, _ = changed(
        (ROUTE, "{when: size(case.name) > 9, to: works}"),
        (
            '{when: case.agreed in tier.large && case.area_kind == "village", to',
            "{when: size(case.name) <= 9, to",
        ),
        (
            '      - {when: case.agreed in tier.large && case.area_kind != "village", to: works}\n',
            "",
        ),
    )
    assert loaded(files).problems == ()


def test_otherwise_closes_every_gap() -> None:
    files, _ = changed((ROUTE, "{otherwise: true, to: works}"))
    assert loaded(files).problems == ()
