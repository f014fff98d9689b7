"""Reopening in words: said back, drawn without turning the picture, compared."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.service.comparing import compared
from engine.service.diagram import diagram
from engine.service.saying import said
from tests.support.ends import reopening_document
from tests.support.small import small

ID = "“Reopen” ke “Gate”, dengan mengisi alasan dan penjelasan, paling lama 3 bulan"
EN = "“Reopen” to “Gate”, giving a reason and an explanation, at most 3 months after the end"


@pytest.mark.parametrize(("language", "part"), [("id", ID), ("en", EN)])
def test_an_end_says_who_reopens_it_and_until_when(language: str, part: str) -> None:
    assert part in " ".join(said(small(reopening_document()).definition, "rejected", language))


def heights(picture: str) -> dict[str, float]:
    """How far down each state of the picture stands."""
    found = {}
    for part in picture.split('data-state="')[1:]:
        key, _, rest = part.partition('"')
        found[key] = float(rest.partition(' y="')[2].partition('"')[0])
    return found


def test_the_line_back_leaves_the_end_below() -> None:
    made = reopening_document()  # four states lead to it: no line is drawn to such an end
    acts = made["states"]["correction"]["actions"]
    acts["give_up"] = {**acts["withdraw"], "to": "rejected"}
    picture = diagram(small(made).definition, "en", {}, "Small")
    assert 'data-to="rejected"' not in picture
    assert 'data-from="rejected" data-to="gate"' in picture
    found = heights(picture)
    assert found["rejected"] > found["gate"]


def differences(change: Callable[[dict[str, Any]], object], back: bool = False) -> list[str]:
    before = reopening_document()
    after = copy.deepcopy(before)
    change(after["states"]["rejected"])
    old, new = (small(one).definition for one in ((after, before) if back else (before, after)))
    return [line for topic in compared(old, new, "en") for line in topic.sentences]


def test_a_new_or_longer_reopening_is_a_difference_in_words() -> None:
    [added] = differences(lambda end: end.pop("actions"), back=True)
    assert "“Reopen” to “Gate”" in added
    [shorter] = differences(lambda end: end["actions"]["reopen"].update(within="1 month"))
    assert shorter == "“Reopen” at “rejected”: within is now 1 month (before: 3 months)."
