"""A clock that stands still, or stood still, when the case goes over to other rules, and back."""

from typing import Any

import pytest

from engine.core.definition.compiled import Compiled
from tests.core.moving_cases import back, compared, lands, move, rename, stays
from tests.core.pausing_cases import (
    SURVEY,
    D,
    case_of,
    last_day,
    on,
    own,
    pause_of,
    pausing,
    pausing_document,
    resume,
    stop,
)
from tests.core.walking import keys
from tests.support.small import BOB, small, text


def version(change: Any) -> Compiled:
    made = pausing_document()
    change(made)
    return small(made)


def retitled(made: dict[str, Any]) -> None:
    made["title"] = text("Small, again")


def shorter(made: dict[str, Any]) -> None:
    made["states"]["gate"]["due"]["pause"]["longest"] = "2 working days"


def renamed(made: dict[str, Any]) -> None:
    rename(made, "gate", "first_look")
    made["phases"]["other"] = text("Other")
    made["states"]["first_look"]["phase"] = "other"


@pytest.mark.parametrize("change", [retitled, shorter, renamed])
def test_it_stands_still_under_the_new_rules_and_goes_on(change: Any) -> None:
    walk = pausing()
    walk.take(stop(walk))
    before = case_of(walk)
    move(walk, version(change))
    assert pause_of(walk) == before.clock.pause
    assert own(walk).due_at is None
    assert own(walk, "pause:1").due_at == on(9, 0)
    walk.take(back(walk))
    walk.compiled = walk.was
    assert compared(case_of(walk)) == compared(before)
    move(walk, version(change))
    walk.take(walk.wake("lapse", "pause:1", on(9, 0)))
    assert last_day(walk) == D(2027, 2, 15)


def within(made: dict[str, Any]) -> None:
    made["states"]["gate"]["due"]["within"] = "3 working days"


def another_reason(made: dict[str, Any]) -> None:
    made["reason_sets"]["pauses"] = ["LOW"]


def never(made: dict[str, Any]) -> None:
    del made["states"]["gate"]["due"]["pause"]


@pytest.mark.parametrize("change", [within, another_reason, never])
def test_other_rules_wait_until_it_goes_on(change: Any) -> None:
    walk = pausing()
    walk.take(stop(walk))
    assert stays(walk, version(change)) == ["clock_stopped"]
    walk.now = on(3)
    walk.take(resume(walk))
    assert lands(walk, version(change)).tasks


def test_where_the_case_enters_a_state_it_ends() -> None:
    def on_the_way(made: dict[str, Any]) -> None:
        gate = made["states"].pop("gate")
        kept = {key: gate[key] for key in ("phase", "title", "initial")}
        made["states"] = {
            "gate": kept | {"route": [{"otherwise": True, "to": "second"}]},
            "second": {key: part for key, part in gate.items() if key not in ("initial", "level")},
            **made["states"],
        }

    walk = pausing()
    walk.take(stop(walk))
    before = case_of(walk)
    move(walk, version(on_the_way))
    assert case_of(walk).state == "second"
    assert case_of(walk).clock.pauses == ()
    assert [task.slot for task in case_of(walk).tasks] == [""]
    walk.take(back(walk))
    assert compared(case_of(walk)) == compared(before)
    assert pause_of(walk).reason == SURVEY


def test_what_was_left_out_is_left_out_by_the_new_count_too() -> None:
    walk = pausing()
    walk.take(stop(walk, D(2027, 2, 3)))
    walk.take(walk.wake("lapse", "pause:1", on(4, 0)))
    assert last_day(walk) == D(2027, 2, 11)
    move(walk, version(lambda made: made["states"]["gate"]["due"].update(within="6 working days")))
    assert last_day(walk) == D(2027, 2, 12)
    assert len(case_of(walk).clock.pauses) == 1


def test_a_move_is_not_taken_back_over_a_pause() -> None:
    walk = pausing()
    move(walk, version(retitled))
    walk.take(stop(walk))
    assert keys(back(walk, ("paused",))) == ["acted_since"]
    assert pause_of(walk).slot == "pause:1"
    assert BOB in {walk.records[-1][0]["by"]["person"]}
