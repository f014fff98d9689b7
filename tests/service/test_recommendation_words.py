"""Recommendations side by side in words: said back in a state, and what differs in a version."""

import copy
from collections.abc import Callable
from typing import Any

from engine.service.comparing import compared
from engine.service.saying import said
from tests.core.recommended_cases import recommended_document
from tests.support.small import small, text


def words(key: str, language: str) -> list[str]:
    return list(said(small(recommended_document()).definition, key, language))


def test_a_state_says_which_recommendation_it_gives_and_what_is_seen_beside_it() -> None:
    joined = " ".join(words("gate", "id"))
    assert (
        "Di sini diberikan rekomendasi “Village”: kata-kata dari “Advice”, volume dari "
        "“Village length”, biaya dari “Village cost” dan urutan dari “Village rank”. "
        "Yang memberi melihat di sampingnya: “Asked”."
    ) in joined
    joined = " ".join(words("district_check", "en"))
    assert (
        "The recommendation “District” is given here: its words from “Secret” and its amount from "
        "“District cost”. Whoever gives it sees beside it: “Asked”, “Village”."
    ) in joined
    assert "recommendation" not in " ".join(words("correction", "en"))


def difference(change: Callable[[dict[str, Any]], object], back: bool = False) -> list[str]:
    before = recommended_document()
    after = copy.deepcopy(before)
    change(after)
    old, new = (small(one).definition for one in ((after, before) if back else (before, after)))
    topics = compared(old, new, "en")
    assert [topic.title for topic in topics] == ["Recommendations side by side"]
    return [line for topic in topics for line in topic.sentences]


def test_a_level_that_comes_or_goes_is_a_difference_in_words() -> None:
    parts = "its words from “Secret” and its amount from “District cost”"
    gone = difference(lambda made: made["recommendations"].pop("district"))
    assert gone == [
        f"The recommendation “District” is no longer shown side by side (before: {parts})."
    ]
    came = difference(lambda made: made["recommendations"].pop("district"), back=True)
    assert came == [f"The recommendation “District” is now shown side by side: {parts}."]


def test_all_levels_that_come_at_once_are_said_one_by_one() -> None:
    came = difference(lambda made: made.pop("recommendations"), back=True)
    assert len(came) == 5
    assert came[0] == (
        "The recommendation “Asked” is now shown side by side: its volume from “Length”, its unit "
        "from “Unit”, its amount from “Cost” and this is what was asked for."
    )


def test_another_field_of_a_level_is_a_difference_in_words() -> None:
    found = difference(lambda made: made["recommendations"]["inner"].update(amount="cost"))
    assert found == [
        (
            "The recommendation “Inner” is now made of its amount from “Cost” "
            "(before: its amount from “Inner cost”)."
        )
    ]


def test_another_name_or_order_of_levels_is_a_difference_in_words() -> None:
    named = difference(lambda made: made["recommendations"]["inner"].update(title=text("Team")))
    assert named == ["The recommendation “Inner”: title is now “Team” (before: “Inner”)."]

    def turned(made: dict[str, Any]) -> None:
        made["recommendations"] = dict(reversed(made["recommendations"].items()))

    assert difference(turned) == ["The order changed: recommendations side by side."]
