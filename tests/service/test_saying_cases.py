"""States that open cases of other workflows: said back, and their differences in words."""

import copy
from typing import Any

import pytest

from engine.core.definition.workflow import Definition
from engine.service import graph
from engine.service.comparing import compared
from engine.service.diagram import kind_of
from engine.service.saying import said
from tests.support.small import small
from tests.support.surveys import surveyed


def made(document: dict[str, Any]) -> Definition:
    return small(document).definition


def test_what_is_opened_how_many_are_waited_for_and_who_watches_is_said() -> None:
    assert said(made(surveyed("all")), "surveying", "en")[:5] == (
        "Other cases are opened here: “The road” (workflow look); “The soil” (workflow look).",
        "Above watches over it until all of them have ended well.",
        "When enough have ended well, to “District” (“Surveyed”).",
        "When that can no longer be, to “Gate” (“Not surveyed”).",
        "Where this case leaves first, those still open go on and are told.",
    )


@pytest.mark.parametrize(
    ("waits_for", "more", "words"),
    [
        ("any", {}, "sampai salah satunya berakhir baik"),
        (2, {}, "sampai 2 di antaranya berakhir baik"),
        ("all", {"when_left": "withdraw them"}, "yang masih terbuka ditarik"),
        ("none", {}, "Kasus ini tidak menunggunya dan langsung ke “District”."),
    ],
)
def test_each_way_of_waiting_has_its_words(
    waits_for: str | int, more: dict[str, Any], words: str
) -> None:
    definition = made(surveyed(waits_for, **more))
    assert words in " ".join(said(definition, "surveying", "id"))


def test_one_for_each_names_the_field() -> None:
    document = surveyed()
    road = document["states"]["surveying"]["opens_cases"]["road"]
    road |= {"for_each": "case.agency", "give": {"title": "each"}}
    words = said(made(document), "surveying", "id")[0]
    assert "“The road” (alur look), satu untuk setiap “Agency”" in words


def test_the_picture_has_its_ways_and_its_kind() -> None:
    definition = made(surveyed())
    assert kind_of(definition, "surveying") == "cases"
    ways = {way.action: (way.to, way.kind) for way in graph.all_ways(definition)["surveying"]}
    assert ways["done"] == ("district_check", "main")
    assert ways["failed"] == ("gate", "warning")


def lines(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    found = compared(made(before), made(after), "en")
    return [line for topic in found for line in topic.sentences]


def changed(*path: str, **values: Any) -> dict[str, Any]:
    document = copy.deepcopy(surveyed())
    at: Any = document["states"]["surveying"]
    for step in path:
        at = at[step]
    for key, value in values.items():
        if value is ...:
            del at[key]
        else:
            at[key] = value
    return document


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (changed(waits_for_cases="any"),
         "“Surveying” now waits for one of them (before: all of them)."),
        (changed(waits_for_cases=2), "“Surveying” now waits for 2 of them (before: all of them)."),
        (changed(watched_by="head"), "“Surveying” is now watched by Head (before: Above)."),
        (changed(when_left="withdraw them"),
         "When “Surveying” is left, the other cases that are open are now withdrawn."),
        (changed("opens_cases", soil=...),
         ("“Surveying” now opens other cases: “The road” (workflow look) (before: “The road”"
          " (workflow look); “The soil” (workflow look)).")),
        (changed("outcomes", "failed", to="district_check"),
         "“Not surveyed” at “Surveying” now leads to “District” (before: “Gate”)."),
    ],
)  # fmt: skip
def test_a_difference_is_said(after: dict[str, Any], line: str) -> None:
    assert line in lines(surveyed(), after)
    assert len(lines(surveyed(), after)) == 1


@pytest.mark.parametrize(
    "after",
    [
        changed("opens_cases", "road", "give", title="case.road_name"),
        changed("outcomes", "done", label={"id": "x", "en": "y"}),
        changed("outcomes", "done", tells=[{"who": "asker", "notice": "ended"}]),
        changed("opens_cases", "road", workflow="other"),
    ],
)
def test_no_difference_is_silent(after: dict[str, Any]) -> None:
    assert lines(surveyed(), after)
    assert lines(after, surveyed())


def test_a_state_of_another_kind_is_said_both_ways() -> None:
    after = copy.deepcopy(surveyed())
    after["states"]["surveying"] = copy.deepcopy(after["states"]["district_check"])
    assert len(lines(surveyed(), after)) > 3
    assert len(lines(after, surveyed())) > 3
