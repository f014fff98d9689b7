"""Differences of reviews in words: no rule changes silently, whether one review or several."""

import copy
import json
from typing import Any

import pytest

from engine.core.definition.workflow import Definition
from engine.service.comparing import compared
from tests.service.test_comparing import parts, spoil
from tests.web import hall

RULES: tuple[dict[str, Any], ...] = (
    {"agree": "majority of votes"},
    {"veto": ["keeper"]},
    {"quorum": 2},
    {"abstain": True},
    {"hidden": "until closed"},
    {"ends": "when all answered"},
    {"recused": {"else": "smaller"}},
    {"gives": {"keeper": ["purpose"]}},
)


def committee() -> dict[str, Any]:
    """The hall's board and its keeper decide together."""
    document = hall.document()
    document["states"]["board_vote"]["review"]["seats"] = ["board", "keeper"]
    return document


def side_by_side() -> dict[str, Any]:
    document = hall.document()
    state = document["states"]["board_vote"]
    review = state.pop("review")
    state["outcomes"] = {key: review[key] for key in ("pass", "fail")}
    state["joined"] = "all"
    state["reviews"] = {
        "board": {"title": hall.words("Pengurus", "Board"), "seats": ["board"], "agree": 2},
        "head": {"title": hall.words("Kepala", "Head"), "seats": ["keeper"], "agree": 1},
    }
    return document


def said(old: dict[str, Any], new: dict[str, Any], language: str = "id") -> list[str]:
    found = compared(hall.read(old), hall.read(new), language)
    return [line for topic in found for line in topic.sentences]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: next(iter(rule)))
def test_a_rule_that_comes_or_goes_is_said_beside_the_others(rule: dict[str, Any]) -> None:
    old, new = committee(), committee()
    new["states"]["board_vote"]["review"] |= rule
    [line] = said(old, new)
    assert line.startswith("“Rapat pengurus” kini dinilai begini: Dinilai bersama oleh")
    assert "(sebelumnya: " in line
    [back] = said(new, old)
    assert back != line


def test_one_review_that_becomes_two_is_said_whole() -> None:
    lines = said(hall.document(), side_by_side())
    assert any("2 penilaian berdampingan, semuanya harus lolos: Pengurus" in one for one in lines)


def test_no_part_of_several_reviews_changes_silently() -> None:
    old = side_by_side()
    state = old["states"]["board_vote"]
    for path in parts(state):
        for how in ("drop", "other"):
            new = copy.deepcopy(old)
            spoil(new["states"]["board_vote"], path, how)
            try:
                made = Definition.model_validate_json(json.dumps(new), by_alias=True, by_name=False)
            except ValueError:
                continue
            if made == hall.read(old) or made.states["board_vote"].panel is None:
                continue
            for language in ("id", "en"):
                assert said(old, new, language), (path, how)
                assert said(new, old, language), (path, how)
