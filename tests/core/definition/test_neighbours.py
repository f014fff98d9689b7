"""A definition beside the workflow of which it opens cases: what fits and what does not."""

import copy
from typing import Any

import pytest

from engine.core.definition.messages import severity
from engine.core.definition.neighbours import beside, openers
from engine.core.definition.words_subcases import NEIGHBOURS
from engine.core.definition.workflow import Definition
from tests.support.small import small
from tests.support.surveys import look, surveyed

ROAD = ("states", "surveying", "opens_cases", "road")


def made(document: dict[str, Any]) -> Definition:
    return small(document).definition


def changed(document: dict[str, Any], *path: str, **values: Any) -> dict[str, Any]:
    """The document with these values at the path; `...` takes one away."""
    found = copy.deepcopy(document)
    at: Any = found
    for step in path:
        at = at[step]
    for key, value in values.items():
        if value is ...:
            del at[key]
        else:
            at[key] = value
    return found


def codes(parent: dict[str, Any], other: dict[str, Any] | None) -> list[tuple[str, object]]:
    known = {} if other is None else {"look": made(other)}
    return [(each.code, each.path[4:]) for each in beside(made(parent), known)
            if each.path[:4] == ROAD]  # fmt: skip


def test_what_fits_is_not_spoken_of() -> None:
    assert beside(made(surveyed()), {"look": made(look())}) == ()


NOTE = {"type": "long_text", "see": "public", "label": {"id": "n", "en": "n"}}
CASES: list[tuple[str, dict[str, Any], dict[str, Any] | None, tuple[object, ...]]] = [
    ("cases_unpublished", surveyed(), None, ("workflow",)),
    ("give_not_asked", changed(surveyed(), *ROAD, "give", note="case.note"), look(),
     ("give", "note")),
    ("give_missing", changed(surveyed(), *ROAD, "give", title=...), look(), ("give",)),
    ("give_uncertain", changed(surveyed(), *ROAD, "give", title="case.road_name"), look(),
     ("give", "title")),
    ("give_type", changed(surveyed(), *ROAD, "give", title="case.cost"), look(),
     ("give", "title")),
    ("give_tells", changed(surveyed(), *ROAD, "give", title="case.phone"), look(),
     ("give", "title")),
    ("cannot_be_withdrawn", surveyed(when_left="withdraw them"),
     changed(look(), "states", called_back=...), ("workflow",)),
    ("parent_left_untold", surveyed(), look() | {"standing": {}}, ("workflow",)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "parent", "other", "path"), CASES, ids=lambda each: each)
def test_what_does_not_fit_is_said_at_its_place(
    code: str, parent: dict[str, Any], other: dict[str, Any] | None, path: tuple[object, ...]
) -> None:
    assert (code, path) in codes(parent, other)


def test_workflows_that_open_each_other_at_once_are_refused() -> None:
    """The look opens a small case as soon as it begins, and the small one a look."""
    parent = surveyed()
    parent["states"]["gate"].pop("initial")
    parent["states"]["surveying"]["initial"] = True
    other = look()
    other["states"]["looking"].pop("initial")
    other["states"]["first"] = parent["states"]["surveying"] | {
        "opens_cases": {
            "again": {"label": NOTE["label"], "workflow": "small", "give": {"title": "case.title"}}
        },
        "waits_for_cases": "none",
        "outcomes": {"done": {"label": NOTE["label"], "to": "looking"}},
        "initial": True,
    }
    for key in ("watched_by", "if_silent", "actions", "public"):
        other["states"]["first"].pop(key)
    found = beside(made(parent), {"look": made(other)})
    assert ("opens_in_a_circle", (*ROAD, "workflow")) in [(one.code, one.path) for one in found]


def test_a_circle_with_people_in_it_is_allowed() -> None:
    other = look()
    other["states"]["looking"]["actions"]["again"] = {
        "label": NOTE["label"], "by": ["operator"], "to": "more",
    }  # fmt: skip
    case = {"label": NOTE["label"], "workflow": "look", "give": {"title": "case.title"}}
    other["states"]["more"] = {
        "phase": "review",
        "title": NOTE["label"],
        "opens_cases": {"more": case},
        "waits_for_cases": "none",
        "outcomes": {"done": {"label": NOTE["label"], "to": "looking"}},
    }
    found = beside(made(other), {})
    assert "opens_in_a_circle" not in {one.code for one in found}


def test_a_change_that_breaks_its_opener_is_said_of_the_change() -> None:
    parent = made(surveyed())
    wider = look()
    wider["fields"]["note"] = NOTE
    wider["opens"]["pages"][0]["fields"].append("note")
    known = {"look": made(look()), "small": parent}
    assert openers(made(look()), known) == ()
    (first, second) = openers(made(wider), known)
    assert (first.code, first.values["opener"]) == ("opener_breaks", "small")
    assert "note" in str(second.values["detail_en"])


def test_every_code_has_a_test_and_words() -> None:
    tested = {code for code, *_ in CASES} | {"opens_in_a_circle", "opener_breaks"}
    assert tested == set(NEIGHBOURS)
    assert {code for code in tested if severity(code) == "warning"} == {"parent_left_untold"}
