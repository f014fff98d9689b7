"""Joint actions in words: said back, drawn, compared, and on the pages of a case."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.service import graph
from engine.service.comparing import compared
from engine.service.saying import said
from tests.core.joint_cases import joint_document
from tests.support.small import small

ALL = {"joint": "all of case.villages", "asks": ["villages"]}


def words(made: dict[str, Any], language: str) -> str:
    return " ".join(said(small(made).definition, "gate", language))


ID = (
    "“Agree” ke “By cost”, dengan mengisi agency, note dan penjelasan, "
    "berlaku setelah ditandatangani Head dan Above"
)
EN = "in force once Head and Above have signed"


@pytest.mark.parametrize(("language", "part"), [("id", ID), ("en", EN)])
def test_who_signs_is_said(language: str, part: str) -> None:
    assert part in words(joint_document(), language)


def test_all_of_a_field_is_said_by_its_label() -> None:
    assert "jabatan yang sama dari semua “Villages”" in words(joint_document(**ALL), "id")
    assert "the same office of all of “Villages” has signed" in words(joint_document(**ALL), "en")


def test_the_line_in_the_picture_says_that_it_is_joint() -> None:
    ways = graph.all_ways(small(joint_document()).definition)["gate"]
    [agree] = [way for way in ways if way.action == "agree"]
    assert (agree.label.id, agree.label.en) == ("Agree (bersama)", "Agree (jointly)")


def difference(change: Callable[[dict[str, Any]], object], back: bool = False) -> list[str]:
    before = joint_document()
    after = copy.deepcopy(before)
    change(after["states"]["gate"]["actions"]["agree"])
    old, new = (small(one).definition for one in ((after, before) if back else (before, after)))
    return [line for topic in compared(old, new, "id") for line in topic.sentences]


def test_another_signer_is_a_difference_in_words() -> None:
    line = "“Agree” di “Gate” kini berlaku setelah ditandatangani Head, Above dan Agency "
    found = difference(lambda act: act.update(joint=["head", "above", "agency"]))
    assert found == [line + "(sebelumnya Head dan Above)."]


def test_joint_or_no_longer_is_a_difference_in_words() -> None:
    found = difference(lambda act: act.pop("joint"))
    assert found == [
        "“Agree” di “Gate” tidak lagi ditandatangani bersama (sebelumnya Head dan Above)."
    ]
    found = difference(lambda act: act.pop("joint"), back=True)
    assert found == ["“Agree” di “Gate” kini berlaku setelah ditandatangani Head dan Above."]


def test_all_of_a_field_is_compared_by_its_label() -> None:
    found = difference(lambda act: act.update(joint="all of case.villages"))
    assert found[0].startswith(
        "“Agree” di “Gate” kini berlaku setelah ditandatangani semua dari “Villages” "
    )
