"""What may be delegated: only what the state names, and only up to the amount that it names."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.workflow import Definition
from engine.core.delegating import may_be_delegated
from engine.core.values import Case
from tests.core.walking import Walk, opened
from tests.support.small import ALICE, BOB, document, small

LIMIT = 200_000_000  # the upper end of the small tier


def compiled(**limit: Any) -> Compiled:
    made = document()
    made["states"]["gate"] |= {"may_delegate": ["pass_on", "send_back"], **limit}
    return small(made)


def limited() -> Compiled:
    return compiled(delegation={"up_to": "tier.small", "of": "case.cost"})


def at_gate(cost: int | None) -> Case:
    case = opened(cost=cost).case
    assert case is not None
    return case


def key(of: Compiled, case: Case, action: str) -> str | None:
    found = may_be_delegated(of, case, action)
    return None if found is None else found.key


@pytest.mark.parametrize("action", ["refuse", "add_note", "pass", "silence", "no such", ""])
def test_what_is_not_named_is_never_delegated(action: str) -> None:
    assert key(compiled(), at_gate(5), action) == "not_delegable"
    assert key(small(), at_gate(5), action) == "not_delegable"


def test_what_is_named_may_be_whatever_the_amount_where_there_is_no_limit() -> None:
    for cost in (None, 0, 10**12):
        assert key(compiled(), at_gate(cost), "pass_on") is None


@given(st.integers(0, 10**12))
def test_the_limit_holds_to_the_rupiah(cost: int) -> None:
    found = key(limited(), replace(at_gate(5), data={"cost": cost}), "pass_on")
    assert found == (None if cost <= LIMIT else "delegation_over")


def test_at_the_limit_itself_it_may_be_and_one_rupiah_over_it_may_not() -> None:
    assert key(limited(), at_gate(LIMIT), "send_back") is None
    over = may_be_delegated(limited(), at_gate(LIMIT + 1), "send_back")
    assert over is not None
    assert (over.key, over.field, dict(over.values)) == (
        "delegation_over",
        "cost",
        {"max": LIMIT},
    )


@pytest.mark.parametrize("cost", [None, "90000000", True, []])
def test_an_amount_that_is_not_known_is_over_every_limit(cost: Any) -> None:
    case = replace(at_gate(5), data={"cost": cost})
    assert key(limited(), case, "pass_on") == "delegation_not_known"
    assert key(limited(), replace(case, data={}), "pass_on") == "delegation_not_known"


def test_another_state_has_a_list_of_its_own_and_an_ended_case_has_none() -> None:
    walk = Walk(compiled())
    walk.take(walk.open())
    walk.take(walk.act(BOB, "send_back", remarks={"title": "Which?"}))
    assert walk.case is not None
    assert key(compiled(), walk.case, "send_back") == "not_delegable"
    walk.take(walk.act(ALICE, "withdraw"))
    assert key(compiled(), replace(walk.case, state="gate"), "pass_on") == "not_delegable"


def test_its_bytes_are_read_back_and_what_does_not_delegate_keeps_its_own() -> None:
    definition = limited().definition
    assert Definition.read(definition.canonical()) == definition
    assert "deleg" not in small().definition.canonical().decode()
