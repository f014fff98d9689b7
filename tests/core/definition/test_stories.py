"""Stories: the shortest way that guards let a case go, in plain words of both languages."""

from pathlib import Path
from typing import Any

import pytest

from engine.core.definition.checks.study import Study
from engine.core.definition.loader import Loaded, load_folder
from engine.core.definition.problems import Problem
from engine.core.definition.stories import Turn, circle, shortest
from tests.core.definition.sample import changed, loaded

FINISH = "        by: agency\n        to: done"
SAYS = "closed_says: {id: a, en: b}"
CHOOSE = "        asks: [agency, agreed]\n        to: agency_review"
AT_ONCE = """
      at_once:
        label: {id: a, en: b}
        by: district_head
        when: has(case.agreed) && case.agreed > 5
        closed_says: {id: a, en: b}
        asks: agency
        to: works"""
STUCK = """\
  stuck:
    title: {id: Buntu, en: Dead end}
    public: {id: a, en: b}
    waits_for: team
    if_silent: wait
    actions:
      back:
        label: {id: a, en: b}
        by: team
        when: has(case.cost) && case.cost in tier.small
        closed_says: {id: a, en: b}
        to: village_check
"""
ROW = """\
  {key}:
    title: {{id: {key}, en: {key}}}
    public: {{id: a, en: b}}
    waits_for: team
    if_silent: wait
    actions:
      on: {{label: {{id: a, en: b}}, by: team, to: {to}}}
"""
SHIPPED = Path(__file__).parents[3] / "workflows"
SILENT = "if_silent: {to: late, reason: NO_ANSWER}"


def only(found: Loaded, code: str) -> Problem:
    (problem,) = [each for each in found.problems if each.code == code]
    return problem


def study(*edits: tuple[str, str]) -> Study:
    definition = loaded(changed(*edits)[0]).definition
    assert definition is not None
    return Study(definition)


def steps(problem: Problem) -> list[tuple[str, str]]:
    return [(turn.state, turn.trigger) for turn in problem.story]


def finishing(when: str, extra: str = "") -> tuple[str, str]:
    """The end of the works under a condition, and perhaps another action."""
    return (
        FINISH,
        f"        by: agency\n        when: {when}\n        {SAYS}\n        to: done{extra}",
    )


def test_a_story_is_told_in_plain_words_of_both_languages() -> None:
    files, _ = changed(("        to: village_check\n", "        to: stuck\n"), ("", STUCK))
    problem = only(loaded(files), "waits_for_ever")
    assert problem.values["example"] in ("!has(case.cost)", "case.cost == 200000001")
    assert problem.told is not None
    assert problem.told.words.id == (
        'Jika Lurah memilih "Kembalikan", lalu Pengusul memilih "Kirim lagi", '
        'usulan menunggu selamanya di "Buntu".'
    )
    assert problem.told.words.en == (
        'If Village head chooses "Send back", then Proposer chooses "Send again", '
        'the proposal waits for ever at "Dead end".'
    )
    assert steps(problem) == [("village_check", "send_back"), ("correction", "resubmit")]


def test_silence_and_reviews_are_turns_of_a_story() -> None:
    files, _ = changed((SILENT, "if_silent: {to: correction, basis: {id: a, en: b}}"))
    problem = only(loaded(files), "turns_by_silence")
    assert steps(problem) == [("village_check", "send_back"), ("correction", "silence")]
    assert problem.told is not None
    assert 'lalu batas waktu di "Perbaikan" lewat tanpa tindakan' in problem.told.words.id
    assert problem.told.steps[1].trigger_label.en == "nobody acts"


def test_a_story_goes_no_way_that_a_guard_closes() -> None:
    found = study((CHOOSE, CHOOSE + AT_ONCE))
    # By the graph alone `at_once` would be the shorter way; but nothing is agreed yet.
    assert found.story_to("works") is not None
    assert [turn.trigger for turn in found.story_to("works") or ()] == [
        "forward",
        "choose",
        "pass",
        "route_0",
    ]
    assert len(shortest(found.turns, ["village_check"], lambda key: key == "works") or ()) == 2


def test_what_stays_in_a_state_can_open_the_way_out_of_it() -> None:
    file = "\n      keep: {label: {id: a, en: b}, by: agency, asks: urgent, stays: true}"
    closed = finishing("case.urgent")
    assert only(loaded(changed(closed)[0]), "waits_for_ever").values["key"] == "works"
    assert loaded(changed((closed[0], closed[1] + file))[0]).problems == ()


@pytest.mark.parametrize(
    ("edits", "what"),
    [
        ((finishing("size(case.name) > 3"),), "finish: size(case.name) > 3"),
        (((FINISH, FINISH.replace("to:", "only_in: window forum\n        to:")),), "window forum"),
        (
            (
                ("    waits_for: agency\n", "    waits_for: typist\n"),
                (FINISH, FINISH.replace("agency", "typist")),
            ),
            "finish: typist",
        ),
    ],
)
def test_a_way_out_that_nobody_can_vouch_for_is_not_proven(
    edits: tuple[tuple[str, str], ...], what: str
) -> None:
    found = loaded(changed(*edits)[0])
    problem = only(found, "way_out_not_proven")
    assert what in problem.values["what"]
    assert problem.severity == "warning"
    assert problem.story[-1].to == "works"


def test_a_fault_of_the_first_state_is_there_at_once() -> None:
    files, _ = changed(("when: case.urgent &&", "when: case.urgent && !case.urgent &&"))
    problem = only(loaded(files), "guard_never_holds")
    assert problem.story == ()
    assert problem.told is not None
    assert problem.told.words.en.startswith("As soon as it is opened, the proposal comes to")


def test_what_no_case_comes_to_has_no_story() -> None:
    files, _ = changed(("        to: correction", "        to: district_check"))
    found = [each for each in loaded(files).problems if each.code == "unreachable"]
    assert found
    assert all(each.told is None and each.story == () for each in found)


def test_of_a_long_story_the_beginning_and_the_end_are_said() -> None:
    chain = "".join(ROW.format(key=f"r{n}", to=f"r{min(n + 1, 11)}") for n in range(12))
    files, _ = changed((FINISH, FINISH.replace("done", "r0")), ("", chain))
    problem = next(each for each in loaded(files).problems if each.values.get("key") == "r11")
    assert problem.told is not None
    assert len(problem.story) == len(problem.told.steps) == 16
    assert "9 more steps" in problem.told.words.en
    assert problem.told.words.en.endswith('waits for ever at "r11".')


def test_a_bad_ending_is_told_up_to_the_ending() -> None:
    old = "        asks: [reason, words, next_step]\n        reasons: refusals\n        tells"
    files, _ = changed((old, old.replace("[reason, words, next_step]", "[reason, words]")))
    problem = only(loaded(files), "bad_ending_unexplained")
    assert [turn.to for turn in problem.story] == ["rejected"]


def test_too_many_points_are_said_and_nothing_is_claimed_of_them() -> None:
    many = " || ".join(f"case.volume > {n}.5" for n in range(30))
    more = " || ".join(f"case.cost == {n}" for n in range(30))
    name = " || ".join(f'case.name == "{chr(97 + n)}"' for n in range(20))
    extra = "".join(
        f"\n      b{n}: {{label: {{id: a, en: b}}, by: agency, when: '{when}',"
        f" closed_says: {{id: a, en: b}}, to: rejected, asks: [reason, words, next_step],"
        " reasons: refusals}"
        for n, when in enumerate(
            (f"has(case.volume) && ({many})", f"has(case.cost) && ({more})", name)
        )
    )
    closed = finishing("case.agreed in tier.large", extra)
    found = loaded(changed(closed)[0])
    problem = only(found, "not_proven")
    assert problem.severity == "warning"
    assert "volume" in problem.values["names"]
    assert not any(each.code == "waits_for_ever" for each in found.problems)


@pytest.mark.parametrize("name", ["musrenbang", "joint_task_force"])
def test_the_shipped_workflows_are_explored_whole_and_have_no_fault(name: str) -> None:
    found = load_folder(SHIPPED, name)
    assert found.problems == ()
    assert found.definition is not None
    assert Study(found.definition).space.whole


def test_a_circle_is_the_shortest_way_back() -> None:
    def turn(one: str, two: str) -> Turn:
        return Turn(one, f"to_{two}", "action", two)

    turns: dict[str, Any] = {
        "a": [turn("a", "b"), turn("a", "c")],
        "b": [turn("b", "d")],
        "c": [turn("c", "a")],
        "d": [turn("d", "a")],
    }
    assert [each.to for each in circle(turns, "a") or ()] == ["c", "a"]
    assert circle({"a": [turn("a", "b")]}, "a") is None
