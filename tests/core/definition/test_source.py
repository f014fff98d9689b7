"""Files: what they may be made of, and how include, defaults and cycle are folded in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core.definition.inside import inside
from engine.core.definition.loader import load, load_folder
from engine.core.definition.single import problems_of
from engine.core.definition.tree import parse
from tests.core.definition.sample import FILES, FOLDER, changed, loaded, said


def test_a_folder_is_read_with_or_without_the_ending() -> None:
    assert load_folder(FOLDER, "small").definition == load_folder(FOLDER, "small.yaml").definition
    assert load_folder(FOLDER, "small").definition is not None


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    found = load_folder(tmp_path, "small")
    assert said(found.problems) == [("file_missing", "small.yaml", 1, 1)]
    assert found.place(("states",)) is None


@pytest.mark.parametrize(
    ("raw", "code", "line", "column"),
    [
        ("", "empty_file", 1, 1),
        ("# only words\n", "empty_file", 1, 1),
        (b"number: USL\ntitle: \xff", "not_utf8", 2, 8),
        ("number: USL\ntitle: a\x00", "bad_character", 2, 9),
        ("- workflow: small\n", "file_not_a_map", 1, 1),
        ("# words\nworkflow", "file_not_a_map", 2, 1),
        ("\ufeff\ufeffnumber: USL", "bad_character", 1, 1),
        ("number: \ufeffUSL", "bad_character", 1, 9),
        ("number: USL".encode("utf-16"), "not_utf8", 1, 1),
        ("number: \u2028USL", "bad_character", 1, 9),
        ("number: \udc80USL", "bad_character", 1, 9),
        ("number: a\rtitle: b", "bad_character", 1, 10),
        ("#" * (1 << 20) + "\n", "too_large", 1, 1),
        ("é" * (1 << 19) + "\n", "too_large", 1, 1),
        (
            "".join(f"k{n}: 1\n" for n in range(15_001)),
            "too_many_nodes",
            15_000,
            1 + len("k14999: "),
        ),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(
    raw: str | bytes, code: str, line: int, column: int
) -> None:
    assert said(loaded({"small.yaml": raw}).problems) == [(code, "small.yaml", line, column)]


def test_windows_line_ends_are_read_like_others() -> None:
    files = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    assert load(files.get, "small").definition == loaded().definition


@pytest.mark.parametrize("raw", [str, str.encode], ids=["text", "bytes"])
def test_a_byte_order_mark_at_the_start_is_passed_over(raw: Callable[[str], str | bytes]) -> None:
    files = {name: raw(f"\ufeff{text}") for name, text in FILES.items()}
    found = load(files.get, "small")
    assert found.definition == loaded().definition
    assert all("\ufeff" not in text for text in found.sources.values())
    files["small.yaml"] = raw("\ufeff" + FILES["small.yaml"].replace("number: ", "nomber: ", 1))
    [place] = [
        (p.line, p.column) for p in load(files.get, "small").problems if p.code == "unknown_key"
    ]
    assert place[1] == 1  # counted without it


@pytest.mark.parametrize(
    ("text", "seen"),
    [("- a\n- b\n", "sebuah daftar"), ("apa saja\n", "satu nilai saja"), ("12", "satu nilai")],
)
@pytest.mark.parametrize("file", ["small.yaml", "cycles/2030.yaml", "common/more.yaml"])
def test_a_file_that_is_a_list_or_one_value_says_so(file: str, text: str, seen: str) -> None:
    [found] = problems_of({file: text}.get, file)
    assert (found.file, found.code) == (file, "file_not_a_map")
    assert seen in found.message("id")
    assert '""' not in found.message("id") + found.message("en")


def test_only_true_and_false_are_yes_and_no() -> None:
    root, problems = parse(
        "x", "a: yes\nb: on\nc: true\nd: 'true'\ne: 012\nf: 1_0\ng: 1.5\nh: -3\n"
    )
    assert problems == ()
    assert root is not None
    assert root.plain() == {
        "a": "yes", "b": "on", "c": True, "d": "true", "e": "012", "f": "1_0", "g": "1.5", "h": -3,
    }  # fmt: skip


def test_defaults_fill_only_what_is_not_said() -> None:
    definition = loaded().definition
    assert definition is not None
    states = definition.states
    assert states["works"].if_silent == "incident"
    assert states["district_check"].if_silent == "wait"
    assert states["works"].phase == "review"
    assert states["done"].phase == "closed"
    assert states["by_cost"].if_silent is None
    assert states["village_check"].actions["forward"].weight == "main"
    assert states["works"].actions["finish"].weight == "plain"


def test_a_default_has_the_place_where_it_is_said() -> None:
    files, place = changed(
        ("    if_silent: incident\n", "    if_silent: «{to: nowhere, reason: NO_ANSWER}\n")
    )
    assert place is not None
    found = said(loaded(files).problems)
    assert {each for each in found if each[0] == "unknown_state"} == {
        ("unknown_state", place[0], place[1], place[2] + len("{to: "))
    }


def test_included_parts_are_joined_with_the_files_own() -> None:
    files, _ = changed(("phases:\n  review", "reason_sets: {more: [NO_ANSWER]}\nphases:\n  review"))
    definition = loaded(files).definition
    assert definition is not None
    assert list(definition.reason_sets) == ["refusals", "more"]


def test_a_key_defined_twice_names_the_other_place() -> None:
    files, _ = changed(
        ("phases:\n  review", "reason_sets: {refusals: [NO_ANSWER]}\nphases:\n  review")
    )
    (problem,) = [p for p in loaded(files).problems if p.code == "defined_twice"]
    line = (
        FILES["common/reasons.yaml"].split("\n").index("  refusals: [NO_ANSWER, WRONG_PLACE]") + 1
    )
    assert problem.values["file"] == "common/reasons.yaml"
    assert problem.values["line"] == line


def test_the_caller_may_choose_another_year() -> None:
    other = FILES["cycles/2028.yaml"].replace("cycle: 2028", "cycle: 2029")
    definition = loaded({"cycles/2029.yaml": other}, cycle="2029").definition
    assert definition is not None
    assert definition.cycle is not None
    assert definition.cycle.cycle == 2029


def test_another_year_is_another_version() -> None:
    files, _ = changed(
        ("small: up to Rp 200 juta", "small: up to Rp 300 juta"),
        ("large: above Rp 200 juta", "large: above Rp 300 juta"),
    )
    before, after = loaded().definition, loaded(files).definition
    assert before is not None
    assert after is not None
    assert before.hash() != after.hash()


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a b", "A", "x.yaml", "a//b", ""])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    asked: list[str] = []

    def read(file: str) -> str | None:
        asked.append(file)
        return (
            FILES["small.yaml"].replace("common/reasons,", f"'{name}',")
            if file == "small.yaml"
            else None
        )

    assert "bad_file_name" in {each.code for each in load(read, "small").problems}
    assert not any(".." in file or file.startswith("/") for file in asked)


@pytest.mark.parametrize(
    "text",
    [
        "a: one two three",
        "a: 'one two three'",
        'a: "one two three"',
        "a: >-\n  one\n  two three",
        "a: |\n  one two three",
        'a: "one \\\n  two three"',
        "a:\n  one\n  two\n  three",
    ],
)
def test_an_offset_in_a_text_finds_its_place_however_it_is_spelled(text: str) -> None:
    root, _ = parse("x", text)
    assert root is not None
    node = root.value["a"].node
    place = inside(text, node, node.value.index("three"))
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith("three")


def test_parts_and_years_can_be_checked_by_themselves() -> None:
    for file in FILES:
        assert problems_of(FILES.get, file) == ()
    files, place = changed(("large: above Rp 200 juta", "large: «above Rp 300 juta"))
    assert place is not None
    assert said(problems_of(files.get, "cycles/2028.yaml")) == [("tiers_gap", *place)]
    files, place = changed(("kind: outcome", "kind: «outcomes"))
    assert place is not None
    assert said(problems_of(files.get, "common/notices.yaml")) == [("not_one_of", *place)]


def test_of_an_end_only_its_actions_take_defaults() -> None:
    end = "public: {id: Ditunda., en: Put off.}, final: deferred"
    act = "label: {id: Buka, en: Reopen}, asks: [reason, words], reasons: refusals"
    files, _ = changed(
        ("action: {weight: plain}", "action: {weight: warning, by: village_head}"),
        (end, f"{end}, actions: {{reopen: {{{act}, to: village_check}}}}"),
    )
    found = loaded(files).definition
    assert found is not None
    late = found.states["late"]
    assert (late.if_silent, late.due) == (None, None)
    assert (late.actions["reopen"].by, late.actions["reopen"].weight) == (
        ("village_head",),
        "warning",
    )
