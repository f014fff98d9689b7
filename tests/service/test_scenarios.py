"""Scenarios of a definition's sources: what keeps it from being published, and what is proposed."""

import time
from pathlib import Path

import pytest

from engine.core.definition.loader import load, load_folder
from engine.core.definition.workflow import Definition
from engine.service import scenarios
from tests.core.scenario import small
from tests.support.pace import pace

FOLDER = Path(__file__).parents[2] / "workflows"
SHIPPED = ("musrenbang", "joint_task_force")


def frame() -> dict[str, str]:
    return {
        "frame.yaml": (small.FRAME / "frame.yaml").read_text(encoding="utf-8"),
        "cycles/guide.yaml": (small.FRAME / "frame_cycle.yaml").read_text(encoding="utf-8"),
    }


def with_steps(*steps: str) -> dict[str, str]:
    return {**frame(), "scenarios/frame.yaml": small.script(*steps)}


def defined(sources: dict[str, str], workflow: str = "frame") -> Definition:
    found = load(sources.get, workflow).definition
    assert found is not None
    return found


def shipped(workflow: str) -> dict[str, str]:
    sources = dict(load_folder(FOLDER, workflow).sources)
    return sources | scenarios.in_folder(FOLDER, workflow)


def report(sources: dict[str, str], workflow: str = "frame") -> scenarios.Report:
    return scenarios.played(sources, defined(sources, workflow))


def test_a_version_from_before_scenarios_holds_and_covers_nothing() -> None:
    found = report(frame())
    assert found.holds
    assert found.files == ()
    assert {share.per_cent for share in found.shares if share.of} == {0}


@pytest.mark.parametrize("workflow", SHIPPED)
def test_the_shipped_sources_hold_their_scenarios_which_hold(workflow: str) -> None:
    found = report(shipped(workflow), workflow)
    assert [file.name for file in found.files] == [
        f"scenarios/{workflow}.yaml",
        f"scenarios/{workflow}_rights.yaml",
    ]
    assert found.holds
    assert {share.per_cent for share in found.shares} == {100}


def test_a_hundred_scenarios_take_less_than_a_second() -> None:
    sources = {workflow: shipped(workflow) for workflow in SHIPPED}
    definitions = {workflow: defined(sources[workflow], workflow) for workflow in SHIPPED}
    scenarios._run.cache_clear()  # type: ignore[attr-defined]
    start = time.process_time()
    count = sum(scenarios.played(sources[key], definitions[key]).count for key in SHIPPED)
    assert count >= 100
    assert time.process_time() - start < 1 * pace()


def test_what_breaks_is_named_with_scenario_step_place_and_both_sides_in_both_languages() -> None:
    sources = with_steps("{ani: open}", "{lurah: check, state: done}")
    found = report(sources)
    (broken,) = found.broken
    assert (broken.scenario.name("id"), broken.step, str(broken.place)) == (
        "the one under test",
        2,
        "scenarios/frame.yaml:13:9",
    )
    (problem,) = found.problems
    assert problem.severity == "error"
    assert problem.message("id") == (
        "Skenario “the one under test”, langkah 2: tahap: diharapkan Selesai (done), "
        "ternyata Diperiksa (village_check)."
    )
    assert problem.message("en") == (
        "Scenario “the one under test”, step 2: state: expected Done (done), "
        "got Checked (village_check)."
    )


def test_what_cannot_begin_is_told_without_a_step() -> None:
    sources = frame() | {
        "scenarios/frame.yaml": small.script("{state: done}", given="case: {state: nowhere}")
    }
    (problem,) = report(sources).problems
    assert problem.code == "scenario_cannot_begin"
    assert "nowhere, yang bukan tahap alur ini" in problem.message("id")
    assert "nowhere, which is no state of the workflow" in problem.message("en")


def test_a_file_that_cannot_be_read_is_refused_with_its_place() -> None:
    found = report(frame() | {"scenarios/frame.yaml": "workflow: frame\nregion: [\n"})
    assert not found.holds
    assert {each.file for each in found.problems} == {"scenarios/frame.yaml"}


def test_a_file_about_another_workflow_is_refused_and_never_passed_over() -> None:
    text = small.script("{ani: open}").replace("workflow: frame", "workflow: frames")
    (problem,) = report(frame() | {"scenarios/frame.yaml": text}).problems
    assert (problem.code, problem.line) == ("scenario_of_another", 1)
    assert '"frames"' in problem.message("id")


def test_every_file_among_the_sources_is_played() -> None:
    more = {"scenarios/frame_more.yaml": small.script("{ani: open, state: done}")}
    found = report(with_steps("{ani: open}") | more)
    assert [each.file for each in found.broken] == ["scenarios/frame_more.yaml"]
    assert found.count == 2


def test_a_file_may_name_other_settings_which_are_stored_with_it() -> None:
    other = frame()["cycles/guide.yaml"].replace("cycle: 2028", "cycle: 2029")
    text = small.script("{ani: open}").replace("workflow: frame", 'workflow: frame\ncycle: "2029"')
    sources = frame() | {"scenarios/frame.yaml": text}
    assert {each.code for each in report(sources).problems} == {"cycle_missing", "no_cycle"}
    sources["cycles/2029.yaml"] = other
    assert report(sources).holds
    assert set(scenarios.beside(sources)) == {"scenarios/frame.yaml", "cycles/2029.yaml"}


def test_what_is_loaded_with_a_scenario_that_holds_is_stored_with_it() -> None:
    sources = with_steps("{ani: open, state: received}")
    loaded = scenarios.proved(load(sources.get, "frame"), sources)
    assert loaded.definition is not None
    assert dict(loaded.sources) == sources


def test_what_is_loaded_with_a_scenario_that_breaks_is_no_definition_to_publish() -> None:
    sources = with_steps("{ani: open, state: done}")
    loaded = scenarios.proved(load(sources.get, "frame"), sources)
    assert loaded.definition is None
    assert [each.code for each in loaded.problems if each.severity == "error"] == ["scenario_fails"]


def test_a_wrong_definition_is_told_by_itself() -> None:
    sources = with_steps("{ani: open}")
    sources["frame.yaml"] = sources["frame.yaml"].replace("visibility:", "visibilty:")
    loaded = scenarios.proved(load(sources.get, "frame"), sources)
    assert loaded.definition is None
    assert not [each for each in loaded.problems if each.file.startswith("scenarios/")]


def test_a_changed_date_gives_a_proposal_that_holds_and_changes_nothing_else() -> None:
    sources = shipped("musrenbang")
    cycle = next(name for name in sources if name.startswith("cycles/"))
    old = sources[cycle]
    assert "2027-01-04 .. 2027-01-15" in old
    sources[cycle] = old.replace("2027-01-04 .. 2027-01-15", "2027-01-04 .. 2027-01-14")
    found = report(sources, "musrenbang")
    assert found.broken
    new = scenarios.proposed(sources, found)
    changed = [name for name in new if new[name] != sources[name]]
    assert changed == ["scenarios/musrenbang.yaml"]
    again = report(new, "musrenbang")
    assert {each.number for each in again.broken} == {
        each.number for each in found.broken if not each.rewritable
    }
    before = sources["scenarios/musrenbang.yaml"].splitlines()
    after = new["scenarios/musrenbang.yaml"].splitlines()
    assert len(before) == len(after)
    assert [line for line in before if "#" in line] == [line for line in after if "#" in line]


def test_the_same_text_on_the_same_definition_is_played_once() -> None:
    sources = with_steps("{ani: open}", "{lurah: check}")
    scenarios._run.cache_clear()  # type: ignore[attr-defined]
    assert report(sources).files[0].played is report(sources).files[0].played
    moved = frame()["frame.yaml"].replace(
        "5 working days, from: notice", "6 working days, from: notice"
    )
    other = sources | {"frame.yaml": moved}
    assert report(other).files[0].played is not report(sources).files[0].played
