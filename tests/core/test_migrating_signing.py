"""A case that waits for signatures, moved to another version of its rules."""

import copy

import pytest

from engine.core.fold import fold
from tests.core.joint_cases import begun, joint_document
from tests.core.moving_cases import back, compared, lands, move, rename, stays
from tests.core.walking import Walk
from tests.support.small import CHARLIE, small, text


def version(change) -> object:
    made = copy.deepcopy(joint_document())
    change(made)
    return small(made)


def agree(made: dict) -> dict:
    return made["states"]["gate"]["actions"]["agree"]


def relabelled(made: dict) -> None:
    agree(made)["label"] = text("Agree jointly")
    made["title"] = text("Again")


def test_signatures_stay_under_what_is_still_the_same() -> None:
    walk = begun()
    task = walk.case.tasks[0]
    new = version(relabelled)
    assert lands(walk, new).made == ()
    move(walk, new)
    assert walk.case.tasks == (task,)
    assert len(walk.case.round.signed) == 1
    walk.take(walk.act(CHARLIE, "sign"))
    assert walk.case.state == "district_check"
    assert fold(walk.records) == walk.case


def renamed(made: dict) -> None:
    rename(made, "gate", "door")
    made["fields"]["remark"] = made["fields"].pop("note")
    made["renames"]["fields"] = {"note": "remark"}
    for action in made["states"]["door"]["actions"].values():
        for key in ("asks", "may_give"):
            action[key] = ["remark" if one == "note" else one for one in action.get(key, [])]


def test_they_follow_renames_of_state_and_field() -> None:
    walk = begun()
    move(walk, version(renamed))
    assert walk.case.state == "door"
    assert walk.case.round.words["set.remark"] == "As discussed"
    assert [(task.slot, task.state) for task in walk.case.tasks] == [("sign.agree.2", "door")]
    walk.take(walk.act(CHARLIE, "sign"))
    assert walk.case.data["remark"] == "As discussed"


def test_moving_back_gives_the_case_as_it_was() -> None:
    walk = begun()
    before = walk.case
    move(walk, version(renamed))
    walk.take(back(walk))
    assert compared(walk.case) == compared(before)


def without(made: dict) -> None:
    del agree(made)["joint"]


def more(made: dict) -> None:
    agree(made)["joint"] = ["head", "above", "agency"]


def less(made: dict) -> None:
    agree(made)["asks"] = ["agency"]


def gone(made: dict) -> None:
    del made["states"]["gate"]["actions"]["agree"]


@pytest.mark.parametrize("change", [without, more, less, gone])
def test_nobody_signs_for_other_than_they_saw(change) -> None:
    assert stays(begun(), version(change)) == ["round_open"]


def test_answers_that_wait_must_be_readable_by_the_new_rules() -> None:
    def other(made: dict) -> None:
        made["fields"]["agency"] |= {"kind": "school"}

    assert "answer_unfit" in stays(begun(), version(other))


def test_once_all_have_signed_the_case_moves_like_any_other() -> None:
    walk: Walk = begun()
    walk.take(walk.act(CHARLIE, "sign"))
    move(walk, version(without))
    assert walk.case.state == "district_check"
