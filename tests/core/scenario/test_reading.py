"""A scenario file is read as strictly as a definition: every mistake in its place."""

import pytest

from engine.core.scenario.reading import read_script
from tests.core.scenario.small import script


def problems(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in read_script("small.yaml", text).problems]


def test_a_right_file_has_no_problems() -> None:
    assert problems(script("{ani: open, state: received}")) == []


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("{ani: open, lurah: check}", "unknown_key"),
        ("{on: 2027-02-30}", "day_form"),
        ("{at: noon, state: done}", "time_form"),
        ("{with: {cost: 1}}", "step_says_nothing"),
        ("{who: ani}", "step_names_half"),
        ("{ani: open, due: soon}", "day_form"),
        ("{ani: open, late: two days}", "late_form"),
        ("{ani: open, ani: check}", "duplicate_key"),
        ("{ani: open, state: &here done}", "anchor"),
    ],
)
def test_a_mistake_in_a_step_is_placed_at_its_line(step: str, code: str) -> None:
    found = problems(script("{ani: open}", step))
    assert code in {each for _, each in found}
    assert {line for line, _ in found} == {13}


def test_a_mistake_is_told_in_the_language_of_the_reader() -> None:
    (one,) = read_script("small.yaml", script("{at: noon, state: done}")).problems
    assert "bukan “noon”" in one.message("id")
    assert "not “noon”" in one.message("en")
    text = script("{ani: open}").replace('region: "33.26"', "region: Pekalongan")
    assert [code for _, code in problems(text)] == ["area_form"]


def test_a_scenario_has_a_name_in_one_language_or_in_both() -> None:
    both = script("{ani: open}").replace("the one under test", "{id: yang diuji, en: the tested}")
    for text, names in ((script("{ani: open}"), ("the one under test",) * 2),
                        (both, ("yang diuji", "the tested"))):  # fmt: skip
        file = read_script("small.yaml", text).file
        assert file is not None
        (one,) = file.scenarios
        assert (one.name("id"), one.name("en")) == names
    half = script("{ani: open}").replace("the one under test", "{id: yang diuji}")
    assert [code for _, code in problems(half)] == ["language_missing"]


def test_a_file_without_scenarios_is_a_mistake() -> None:
    text = script("{ani: open}").split("scenarios:")[0]
    assert [code for _, code in problems(text)] == ["missing_key"]


def test_what_is_no_text_is_told_and_not_raised() -> None:
    assert [each.code for each in read_script("x.yaml", b"\xff\xfe").problems] == ["not_utf8"]
    assert [each.code for each in read_script("x.yaml", "").problems] == ["empty_file"]


def test_the_place_of_a_step_can_be_told() -> None:
    read = read_script("small.yaml", script("{ani: open}", "{lurah: check}"))
    assert str(read.place(("scenarios", 0, "steps", 1))) == "small.yaml:13:9"
