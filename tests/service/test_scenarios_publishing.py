"""Publishing refuses on a scenario that fails; those that hold are stored with the version."""

import shutil
from pathlib import Path

import pytest

from engine.core.definition.loader import load
from engine.service import drafting, publishing, register, scenarios, studio
from engine.service.desk import Desk
from engine.service.publishing import Problems, Published
from tests.support.regency import NOW

WORKFLOWS = Path(__file__).resolve().parents[2] / "workflows"
NAME = "joint_task_force"
FILE = f"scenarios/{NAME}.yaml"


def sources() -> dict[str, str]:
    found = studio.shipped_sources(WORKFLOWS, NAME)
    assert found is not None
    return found


def broken() -> dict[str, str]:
    """The shipped sources with one expectation that is not so."""
    found = sources()
    right = "state: planning}"
    assert right in found[FILE]
    return found | {FILE: found[FILE].replace(right, "state: active}", 1)}


def test_a_scenario_that_fails_is_named_with_its_step_and_nothing_is_stored(regency: Desk) -> None:
    done = publishing.publish(regency, NAME, broken(), None, "x", NOW)
    assert isinstance(done, Problems)
    (one,) = [each for each in done.problems if each.severity == "error"]
    assert one.file == FILE
    assert "langkah 5: tahap: diharapkan" in one.message("id")
    assert "step 5: state: expected" in one.message("en")
    assert publishing.versions(regency, NAME) == []
    assert NAME not in {entry.body.get("workflow") for entry in register.entries(regency)}


def test_what_waits_for_a_second_person_is_judged_with_the_same_words(regency: Desk) -> None:
    found = drafting.judged(regency, NAME, broken(), NOW)
    assert found.definition is None
    assert [each.code for each in found.errors] == ["scenario_fails"]


def test_what_holds_is_stored_with_the_version(regency: Desk) -> None:
    done = publishing.publish(regency, NAME, sources(), None, "x", NOW)
    assert isinstance(done, Published), done
    assert publishing.sources(regency, done.hash) == sources()


def test_the_scenarios_are_no_part_of_what_a_version_is(regency: Desk) -> None:
    bare = {name: text for name, text in sources().items() if name != FILE}
    first = publishing.publish(regency, NAME, bare, None, "x", NOW)
    assert isinstance(first, Published)
    again = publishing.publish(regency, NAME, sources(), None, "x", NOW)
    assert isinstance(again, Published)
    assert (again.hash, again.new) == (first.hash, False)


def test_other_scenarios_alone_are_stored_with_the_version_in_use(regency: Desk) -> None:
    bare = {name: text for name, text in sources().items() if name != FILE}
    first = publishing.publish(regency, NAME, bare, None, "x", NOW)
    assert isinstance(first, Published)
    later = publishing.publish(regency, NAME, sources(), None, "with examples", NOW)
    assert isinstance(later, Published)
    assert (later.number, later.new, later.text) == (first.number, False, True)
    assert publishing.sources(regency, first.hash) == sources()
    entry = register.entries(regency)[0]
    assert (entry.kind, entry.reason) == ("text_changed", "with examples")
    again = publishing.publish(regency, NAME, sources(), None, "again", NOW)
    assert isinstance(again, Published)
    assert not again.text
    assert register.entries(regency)[0].seq == entry.seq  # nothing to say


def test_examples_that_fail_are_not_stored_either(regency: Desk) -> None:
    first = publishing.publish(regency, NAME, sources(), None, "x", NOW)
    assert isinstance(first, Published)
    assert isinstance(publishing.publish(regency, NAME, broken(), None, "x", NOW), Problems)
    assert publishing.sources(regency, first.hash) == sources()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped workflows, to be changed by a test."""
    shutil.copytree(WORKFLOWS, tmp_path / "workflows")
    return tmp_path / "workflows"


def test_a_shipped_workflow_is_published_with_its_scenarios(regency: Desk, folder: Path) -> None:
    found = {one.workflow: one for one in publishing.publish_shipped(regency, folder, NOW)}
    digest = found[NAME].hash
    assert digest is not None
    assert FILE in (publishing.sources(regency, digest) or {})


def test_a_shipped_workflow_with_a_failing_scenario_is_broken(regency: Desk, folder: Path) -> None:
    (folder / FILE).write_text(broken()[FILE], encoding="utf-8")
    found = {one.workflow: one for one in publishing.publish_shipped(regency, folder, NOW)}
    assert found[NAME].standing == "broken"
    assert {one.code for one in found[NAME].problems} == {"scenario_fails"}
    assert found["musrenbang"].standing == "new"


def settings(desk: Desk) -> dict[str, object]:
    publishing.publish_shipped(desk, WORKFLOWS, NOW)
    found = publishing.cycle_words(desk, "musrenbang")
    assert found is not None
    return dict(found)


def test_a_changed_date_that_breaks_an_example_is_refused_with_what_it_did(regency: Desk) -> None:
    values = settings(regency)
    assert isinstance(values["windows"], dict)
    values["windows"]["rw_forum"] = "2027-01-05 .. 2027-01-16"
    done = publishing.publish_cycle(regency, "musrenbang", values, None, "later", NOW)
    assert isinstance(done, Problems)
    said = [one.message("id") for one in done.problems]
    assert any("diharapkan 2027-01-15, ternyata 2027-01-16" in words for words in said)


def test_what_is_proposed_then_can_be_published(regency: Desk) -> None:
    values = settings(regency)
    assert isinstance(values["tiers"], dict)
    values["tiers"] |= {"small": "up to Rp 150 juta"}
    values["tiers"] |= {"middle": "above Rp 150 juta up to Rp 2,5 miliar"}
    text = publishing.cycle_files(regency, "musrenbang", values)
    assert isinstance(text, dict)
    definition = load(text.get, "musrenbang").definition
    assert definition is not None
    new = scenarios.proposed(text, scenarios.played(text, definition))
    assert isinstance(publishing.publish(regency, "musrenbang", text, None, "x", NOW), Problems)
    done = publishing.publish(regency, "musrenbang", new, None, "later", NOW)
    assert isinstance(done, Published), done


def test_the_next_year_keeps_the_examples_on_the_settings_they_were_told_with(
    regency: Desk,
) -> None:
    values = settings(regency) | {"cycle": 2029}
    assert isinstance(values["windows"], dict)
    later = {
        name: window.replace("2028", "2029").replace("2027", "2028").replace("2026", "2027")
        for name, window in values["windows"].items()
    }
    done = publishing.publish_cycle(
        regency, "musrenbang", values | {"windows": later}, None, "next year", NOW
    )
    assert isinstance(done, Published), done
    stored = publishing.sources(regency, done.hash) or {}
    assert stored["scenarios/musrenbang.yaml"].count('\ncycle: "2028"\n') == 1
    again = publishing.publish_cycle(
        regency, "musrenbang", values | {"windows": later, "cycle": 2030}, None, "one more", NOW
    )
    assert isinstance(again, Published), again
    stored = publishing.sources(regency, again.hash) or {}
    assert {name for name in stored if name.startswith("cycles/")} == {
        "cycles/2028.yaml",
        "cycles/2030.yaml",
    }
