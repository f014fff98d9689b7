"""What is answered without the library is what the library answers, or is left to it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.definition.base import Text
from engine.core.definition.cycle import Tier
from engine.core.definition.fields import Field
from engine.core.definition.guards import Facts, Guard, GuardFailed, Guards
from engine.core.definition.loader import load_folder
from engine.core.definition.quick import quick_of

NOW = dt.datetime(2027, 1, 20, 3, tzinfo=dt.UTC)
WORDS = Text(id="a", en="b")
TIERS = {"small": Tier(over=None, up_to=200), "large": Tier(over=200, up_to=None)}
FIELDS = {
    key: Field(type=kind, label=WORDS, see="public", **more)
    for key, kind, more in (
        ("cost", "money", {}),
        ("count", "integer", {}),
        ("name", "text", {}),
        ("kind", "choice", {"choices": {"road": WORDS, "other": WORDS}}),
        ("urgent", "yes_no", {}),
        ("sure", "yes_no", {}),
        ("volume", "decimal", {}),
        ("day", "date", {}),
        ("photos", "photos", {}),
    )
}
GUARDS = Guards(FIELDS, TIERS)
ROOT = Path(__file__).resolve().parents[3]

whole = st.integers(-3, 3) | st.sampled_from([0, 200, 201, 2**63 - 1, -(2**63)])
texts = st.sampled_from(["", "road", "other", "a", "b", "Z", "é", "\U0001f6a7", "ﬀ"])
signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])


def quoted(text: str) -> str:
    return "'" + text + "'"


numbers = st.sampled_from(["case.cost", "case.count", "case.visits"]) | whole.map(str)
words = st.sampled_from(["case.name", "case.kind", "case.area_kind"]) | texts.map(quoted)
atoms = (
    st.tuples(numbers, signs, numbers).map(" ".join)
    | st.tuples(words, signs, words).map(" ".join)
    | st.sampled_from(["case.urgent", "case.sure", "true", "false", "case.cost in tier.small"])
    | st.sampled_from(sorted(FIELDS)).map(lambda key: f"has(case.{key})")
    | st.lists(texts.map(quoted), max_size=3).map(lambda held: f"case.kind in [{', '.join(held)}]")
    | st.lists(whole.map(str), max_size=3).map(lambda held: f"case.count in [{', '.join(held)}]")
    | st.sampled_from(
        ["case.volume > 1.5", "now > timestamp('2027-01-01T00:00:00Z')", "size(case.name) > 1",
         "case.count + 1 > 2", "case.cost / case.count > 1", "case.urgent == case.sure",
         "(case.urgent ? case.cost : case.count) > 1", "case.name.startsWith('r')"]
    )
)  # fmt: skip
expressions = st.recursive(
    atoms,
    lambda inner: (
        st.tuples(inner, st.sampled_from([" && ", " || "]), inner).map(lambda p: f"({''.join(p)})")
        | inner.map(lambda one: f"!({one})")
    ),
    max_leaves=8,
)
odd = st.sampled_from(
    [None, True, False, 0, 1, 1.5, "1", "", [], ["a"], 2**63, -(2**63) - 1, "\ud800", "a\x00b", {}]
)
values = st.fixed_dictionaries(
    {},
    optional={
        "cost": whole | odd, "count": whole | odd, "name": texts | odd, "kind": texts | odd,
        "urgent": st.booleans() | odd, "sure": st.booleans() | odd, "volume": odd,
        "day": st.just("2027-01-20") | odd, "photos": odd,
    },
)  # fmt: skip


def asked(guard: Guard, facts: Facts) -> bool | str:
    try:
        return GUARDS.holds(guard, facts)
    except GuardFailed:
        return "failed"


@settings(max_examples=600)
@given(expressions, st.lists(values, min_size=1, max_size=6), st.integers(0, 3))
def test_it_answers_as_the_library_does(
    expression: str, given_: list[dict[str, Any]], visits: int
) -> None:
    guard = GUARDS.compile(expression)
    if not isinstance(guard, Guard):
        return  # a comparison of two constants that the library refuses
    quick = quick_of(guard, FIELDS)
    if quick is None:
        return
    for data in given_:
        facts = Facts(data, NOW, "village", visits)
        found = quick(facts)
        if found is not None:
            assert found is asked(guard, facts), (expression, data)


@pytest.mark.parametrize(
    "expression",
    [
        "has(case.cost) && case.cost < 500000000",
        "case.kind == 'road' && has(case.count)",
        "case.kind in ['road', 'other'] || !case.urgent",
        "case.cost in tier.large && case.area_kind == 'village' && case.visits > 1",
    ],
)
def test_common_guards_need_no_message(expression: str) -> None:
    guard = GUARDS.compile(expression)
    assert isinstance(guard, Guard)
    quick = quick_of(guard, FIELDS)
    assert quick is not None
    facts = Facts({"cost": 300, "count": 1, "kind": "road", "urgent": True}, NOW, "village", 2)
    assert quick(facts) is True
    assert quick(facts._replace(data={"urgent": True}, area_kind="")) is False


@pytest.mark.parametrize(
    "expression",
    [
        "now > timestamp('2027-01-01T00:00:00Z')",
        "case.volume > 1.5",
        "case.count in [true, 'a']",  # where 1 is true, as it is in Python
        "size(case.photos) > 0",
        "case.count + 1 > 2",
        "case.day == timestamp('2027-01-01T00:00:00Z')",
        " && ".join(["case.urgent"] * 101),
    ],
)
def test_what_is_no_plain_comparison_is_the_librarys(expression: str) -> None:
    guard = GUARDS.compile(expression)
    assert isinstance(guard, Guard)
    assert quick_of(guard, FIELDS) is None


@pytest.mark.parametrize(
    "value", [True, 2**63, "1", 1.0, [1]], ids=["truth", "too large", "text", "decimal", "list"]
)
def test_a_value_that_is_not_of_its_field_is_the_librarys(value: Any) -> None:
    guard = GUARDS.compile("case.cost > 0")
    assert isinstance(guard, Guard)
    quick = quick_of(guard, FIELDS)
    assert quick is not None
    assert quick(Facts({"cost": value}, NOW, "", 1)) is None


def test_most_guards_of_the_shipped_workflow_are_quick() -> None:
    definition = load_folder(ROOT / "workflows", "musrenbang.yaml").definition
    assert definition is not None
    guards = Guards(definition.fields, definition.cycle.tiers if definition.cycle else {})
    counts = {True: 0, False: 0}
    for state in definition.states.values():
        rows = [action.when for action in state.acts.values()]
        rows += [way.when for way in state.route or ()]
        for expression in filter(None, rows):
            guard = guards.compile(expression)
            assert isinstance(guard, Guard)
            counts[quick_of(guard, definition.fields) is not None] += 1
    assert counts[True] > 5 * counts[False], counts
