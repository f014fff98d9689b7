"""Histories of approvals: what is left out of a place changes nothing, and past a cap less is said.

That they hold what the engine does is asked in test_material_explorer.py.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from engine.core.definition import histories as walked
from engine.core.definition.ballots import Ballots
from engine.core.definition.checks import findings_of
from engine.core.definition.checks.materials import changing
from engine.core.definition.checks.study import Study
from engine.core.definition.flow import Edge
from engine.core.definition.places import Place, Places
from engine.core.definition.reviews import panel_of
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from tests.core.definition.test_material_explorer import (
    ANY_N,
    START,
    answered,
    definition_of,
    definitions,
    main,
    reviewed,
    waits,
)


def found_in(definition: Definition) -> tuple[Any, ...]:
    """Everything that is made of the histories: ways, and what is wrong."""
    study = Study(definition)
    found = study.histories
    said = sorted((each.code, each.path, each.values.get("names", "")) for each in changing(study))
    return (found.whole, found.changed, {*ways(found.back)}, {*ways(found.on)}, said)


def ways(found: tuple[Edge, ...]) -> Iterator[tuple[str, str, str, str]]:
    return ((way.start, way.trigger, way.to, way.kind) for way in found)


def whole_places(patch: pytest.MonkeyPatch) -> None:
    """Nothing is left out of a place."""

    def at(self: Places, place: Place) -> Place:
        here = self._definition.states[place.state]
        ended = here.final is not None and not here.actions
        return Place(place.state) if ended else place

    patch.setattr(Places, "at", at)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions(6))
def test_what_is_left_out_of_a_place_changes_nothing(definition: Definition) -> None:
    small = found_in(definition)
    with pytest.MonkeyPatch.context() as patch:
        whole_places(patch)
        assert found_in(definition) == small


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions(5))
def test_past_a_cap_every_way_is_still_there(definition: Definition) -> None:
    found = Study(definition).histories
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walked, "MOST_STEPS", 0)
        less = Study(definition).histories
    assert found.whole
    assert less.whole == (not any(found.steps.values()))  # a case may never come to rest anywhere
    assert {*ways(found.back)} <= {*ways(less.back)}
    assert {*ways(found.on)} <= {*ways(less.on)}


def undoing() -> Definition:
    """s1 and s2 reopen each other for ever; of m nothing can change that s1 rests on."""
    found = {
        "s0": waits(on={"to": "s1"}) | START,
        "s1": waits(on=main("s2", "n")),
        "s2": waits(on=main("s1", "n"), end={"to": "done"}),
    }
    material = {"n": {"any": True, "reopens": ["s2", "s1"]}, "m": {"any": True, "reopens": ["s1"]}}
    return definition_of(found, material)


@pytest.mark.parametrize("cap", ["MOST_PLACES", "MOST_STEPS", "MOST_CHANGES"])
def test_past_a_cap_it_is_said_that_nothing_is_proven(
    cap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> set[str]:
        codes = {each.code for each in findings_of(undoing())}
        return {code for code in codes if code.startswith("material")}

    assert said() == {"material_idle", "material_circle"}
    monkeypatch.setattr(walked, cap, 1)
    assert said() == {"material_not_proven"}


def test_an_act_that_may_change_twenty_fields_is_given_up_in_time() -> None:
    """Each may be left as it is or given first: a million ways of one act."""
    found = {"s0": waits(on=main("s1")) | START, "s1": waits(on=main("done", unlocks="all fields"))}
    made = json.loads(definition_of(found, ANY_N, ()).canonical())
    names = [f"n{number}" for number in range(20)]
    made["fields"] |= dict.fromkeys(names, made["fields"]["n"])
    made["states"]["s1"]["actions"]["on"]["may_give"] = names
    made["material"] = {name: {"any": True, "reopens": ["s0"]} for name in names}
    assert not Study(Definition.read(json.dumps(made).encode())).histories.whole


def ballots(state: dict[str, Any], bodies: tuple[str, ...] = ()) -> Ballots:
    """The ballots of a state's review."""
    read = State.model_validate_json(json.dumps(state))
    panel = panel_of(read.review, None, None, {})
    assert panel is not None
    return Ballots(panel, bodies)


def ended(found: Ballots) -> set[tuple[str, str | None]]:
    """(word, outcome) of every answer that fixes something, whatever was answered before."""
    seen = [found.start]
    out = set()
    for here in seen:
        for word, outcome, after in found.next(here):
            out |= {(word, outcome)} if outcome else set()
            seen += [after] if outcome is None and after not in seen else []
    return out


def test_of_two_of_whom_one_must_agree_a_no_never_carries() -> None:
    one = ballots(answered(2, 1, ("s1", ""), ("s0", "")))
    assert ended(one) == {("pass", "pass"), ("fail", "fail")}
    late = reviewed("incident", 1, ends="when all answered")
    assert ended(ballots(late)) == {("pass", "pass"), ("fail", "pass"), ("fail", "fail")}


def test_who_abstains_or_is_silent_gives_nothing_though_it_fixes_the_outcome() -> None:
    assert ("", "fail") in ended(ballots(reviewed("incident", 2, abstain=True)))
    counted = ballots(reviewed("incident", 2, quorum=1))
    assert ("", "fail") in {(word, outcome) for word, outcome, _ in counted.next(((1, 0, 0),))}
    assert counted.is_silent(counted.start)
    assert not counted.is_silent(((1, 0, 0),))


def test_where_seats_are_not_alike_any_answer_may_fix_anything() -> None:
    found = ballots(reviewed("incident", 1, veto=["head"]))
    assert not found.known
    assert {("pass", "pass"), ("fail", "fail"), ("pass", "fail")} <= ended(found)
    assert not ballots(answered(2, 1, ("s1", ""), ("s0", "")), ("head",)).known
