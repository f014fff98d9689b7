"""Every problem of the catalogue: raised by an example, at its exact place, in plain words."""

import pytest

from engine.core.definition.messages import CATALOGUE, WARNINGS, severity
from tests.core.definition.examples import EXAMPLES
from tests.core.definition.sample import FILES, changed, loaded, said

# Raised by files as a whole, or by nothing that the language has today: tested by name below.
ELSEWHERE = {
    "file_missing",
    "too_large",
    "not_utf8",
    "empty_file",
    "file_not_a_map",
    "too_many_nodes",
    "material_not_proven",  # test_histories.py
    "not_valid",
    "too_many_problems",
    "not_proven",
}


def test_the_small_workflow_has_no_problem() -> None:
    found = loaded()
    assert found.problems == ()
    assert found.definition is not None


@pytest.mark.parametrize(
    ("code", "edits"), EXAMPLES, ids=lambda each: each if isinstance(each, str) else ""
)
def test_each_problem_is_said_at_its_place(code: str, edits: tuple[tuple[str, str], ...]) -> None:
    files, place = changed(*edits)
    found = loaded(files)
    assert place is not None
    assert (code, *place) in said(found.problems)
    assert (found.definition is None) == any(p.severity == "error" for p in found.problems)


def test_every_code_of_the_catalogue_has_an_example() -> None:
    assert {code for code, _ in EXAMPLES} | ELSEWHERE == set(CATALOGUE)


@pytest.mark.parametrize(
    ("code", "edits"), EXAMPLES, ids=lambda each: each if isinstance(each, str) else ""
)
def test_each_problem_has_words_in_both_languages(
    code: str, edits: tuple[tuple[str, str], ...]
) -> None:
    files, _ = changed(*edits)
    for problem in loaded(files).problems:
        id_, en = problem.message("id"), problem.message("en")
        assert id_ != en
        assert "{near}" not in id_ + en
        assert problem.line_of_text("en").endswith(f": {problem.severity}: {en} [{problem.code}]")


def test_a_near_name_is_offered() -> None:
    files, _ = changed(("        to: correction", "        to: corection"))
    (problem,) = [each for each in loaded(files).problems if each.code == "unknown_state"]
    assert problem.message("en").endswith('Did you mean "correction"?')
    assert problem.message("id").endswith('Maksudnya "correction"?')


def test_many_mistakes_are_all_said_at_once() -> None:
    edits = (
        ("visibility: public", "visibilty: public"),
        ("max_length: 120", "max_length: many"),
        ("        to: correction", "        to: corection"),
        ("when: case.urgent", "when: case.urgnt"),
        ("en: A sample.", "en: "),
        ("2027-01-18 .. 2027-01-29", "soon"),
    )
    files, _ = changed(*edits)
    codes = {each.code for each in loaded(files).problems}
    assert codes == {
        "unknown_key",
        "not_a_whole_number",
        "unknown_state",
        "guard_unknown_field",
        "empty_value",
        "window_form",
    }


def test_a_wrong_part_is_not_complained_about_twice() -> None:
    files, _ = changed(("    waits_for: agency\n", "    wait_for: agency\n"))
    assert [each.code for each in loaded(files).problems] == ["unknown_key"]


def test_warnings_let_a_definition_through() -> None:
    files, _ = changed(("phases:\n", "phases:\n  spare: {id: a, en: b}\n"))
    found = loaded(files)
    assert [(each.code, each.severity) for each in found.problems] == [("unused_phase", "warning")]
    assert found.definition is not None


def test_what_an_included_file_has_more_is_not_a_warning() -> None:
    files, _ = changed(("reason_sets:\n", "reason_sets:\n  more: [NO_ANSWER]\n"))
    assert loaded(files).problems == ()


def test_problems_come_in_reading_order_with_the_own_file_first() -> None:
    files, _ = changed(
        ("refusals: [NO_ANSWER", "refusals: [no_answer"),
        ("number: USL", "number: usl"),
        ("        to: correction", "        to: corection"),
    )
    places = [(each.file, each.line) for each in loaded(files).problems]
    own = [line for file, line in places if file == "small.yaml"]
    assert own == sorted(own)
    assert [file for file, _ in places] == ["small.yaml"] * len(own) + ["common/reasons.yaml"]


def test_warnings_are_codes_of_the_catalogue() -> None:
    assert set(CATALOGUE) > WARNINGS
    assert severity("unused_role") == "warning"
    assert severity("unknown_state") == "error"


def test_the_place_of_a_value_can_be_asked() -> None:
    place = loaded().place(("states", "agency_review", "review", "agree"))
    lines = FILES["small.yaml"].split("\n")
    assert place is not None
    assert lines[place.line - 1][place.column - 1 :] == "2"
