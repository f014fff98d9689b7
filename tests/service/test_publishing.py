"""Publishing: versions by hash, cases stay on theirs, shipped files by foundation 3."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from engine.core.values import Refused
from engine.service import people, publishing, register
from engine.service.acting import act
from engine.service.definitions import compiled_for, head_of
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.people import NewPerson
from engine.service.publishing import Problems, Published
from engine.service.publishing.shipped import publish_loaded
from engine.service.results import Done, Receipt
from engine.store.database import Database
from engine.store.stepping import load
from tests.support import office, small
from tests.support.regency import NOW

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "workflows"


def text(change: Callable[[dict[str, Any]], object] | None = None) -> dict[str, str]:
    """The small definition as its source files; JSON is YAML too."""
    document = small.document()
    if change is not None:
        change(document)
    cycle = document.pop("cycle")
    return {
        # An author names the field; the core's tests use its short name for the case's own area.
        "small.yaml": json.dumps(document | {"cycle": "2028"}).replace("case.area", "case.place"),
        "cycles/2028.yaml": json.dumps(cycle),
    }


def published(desk: Desk, sources: dict[str, str]) -> Published:
    done = publishing.publish(desk, "small", sources, None, "because", NOW)
    assert isinstance(done, Published), done
    return done


def renamed(title: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["title"].update(small.text(title))


# ------------------------------------------------------------------ versions


def test_a_first_version_is_the_head_and_stands_in_the_register(regency: Desk) -> None:
    done = published(regency, text())
    assert (done.number, done.new) == (1, True)
    head = head_of(regency, "small")
    assert head is not None
    assert head.hash == done.hash
    entry = register.entries(regency)[0]
    assert (entry.kind, entry.reason) == ("published", "because")
    said = {"workflow": "small", "hash": done.hash, "number": 1, "from": None, "way": "operator"}
    assert entry.body == said


def test_the_same_text_again_is_no_new_version(regency: Desk) -> None:
    first = published(regency, text())
    again = published(regency, text() | {"small.yaml": "# a remark\n" + text()["small.yaml"]})
    assert (again.hash, again.number, again.new) == (first.hash, 1, False)
    assert len(publishing.versions(regency, "small")) == 1
    assert [entry.kind for entry in register.entries(regency)].count("published") == 1


def test_versions_count_up_and_name_the_one_before(regency: Desk) -> None:
    numbers = [published(regency, text(renamed(f"Small {n}"))).number for n in (1, 2, 3)]
    assert numbers == [1, 2, 3]
    newest, middle, oldest = publishing.versions(regency, "small")
    assert (newest.is_head, middle.is_head, oldest.is_head) == (True, False, False)
    assert (newest.parent, middle.parent, oldest.parent) == (middle.hash, oldest.hash, None)
    assert {one.origin for one in (newest, middle, oldest)} == {"office"}


def test_an_earlier_version_becomes_the_head_again(regency: Desk) -> None:
    first = published(regency, text())
    published(regency, text(renamed("Second")))
    back = published(regency, text())
    assert (back.hash, back.number, back.new) == (first.hash, 1, False)
    assert publishing.heads(regency)["small"].number == 1
    assert register.entries(regency)[0].kind == "head_moved_back"


def test_the_sources_are_kept_as_they_were_written(regency: Desk) -> None:
    read = text() | {"small.yaml": "# by hand\n" + text()["small.yaml"]}
    done = published(regency, read | {"other.yaml": "not: read"})
    assert publishing.sources(regency, done.hash) == read
    assert publishing.sources(regency, "0" * 64) is None


def test_what_is_stored_is_read_back_as_the_same_definition(regency: Desk) -> None:
    done = published(regency, text())
    assert compiled_for(regency, done.hash).definition.hash() == done.hash


def test_a_wrong_text_stores_nothing_and_says_where(regency: Desk) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["states"]["gate"]["waits_for"] = "nobody_known"
        document["opens"]["by"] = ["asker", "somebody"]

    done = publishing.publish(regency, "small", text(spoil), None, "x", NOW)
    assert isinstance(done, Problems)
    errors = [one for one in done.problems if one.severity == "error"]
    assert len(errors) >= 2
    assert all(one.file == "small.yaml" and one.column > 1 for one in errors)
    assert publishing.versions(regency, "small") == []
    assert len(register.entries(regency)) == 1


def test_a_missing_file_is_a_problem_like_any_other(regency: Desk) -> None:
    done = publishing.publish(regency, "small", {}, None, "x", NOW)
    assert isinstance(done, Problems)
    assert [one.code for one in done.problems] == ["file_missing"]


def test_a_file_that_holds_another_workflow_is_refused(regency: Desk) -> None:
    done = publishing.publish(
        regency, "large", text() | {"large.yaml": text()["small.yaml"]}, None, "x", NOW
    )
    assert isinstance(done, Problems)
    assert "workflow_of_another_file" in {one.code for one in done.problems}


def test_only_the_secretariat_publishes(regency: Desk) -> None:
    me = people.add(regency, NewPerson("Warga contoh"), None, None, NOW)
    assert isinstance(me, int)
    done = publishing.publish(regency, "small", text(), me, "x", NOW)
    assert isinstance(done, Refused)
    assert done.reasons[0].key == "not_secretariat"
    people.set_secretariat(regency, me, True, None, None, NOW)
    done = publishing.publish(regency, "small", text(), me, "x", NOW)
    assert isinstance(done, Refused)
    # A person goes through drafting, where a second one publishes.
    assert done.reasons[0].key == "second_person"
    assert publishing.versions(regency, "small") == []


def test_two_hands_that_publish_at_once_make_two_numbers(regency: Desk) -> None:
    def publish(number: int) -> int:
        return published(regency, text(renamed(f"Small {number % 4}"))).number

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(publish, range(16)))
    assert [one.number for one in publishing.versions(regency, "small")] == [4, 3, 2, 1]
    assert register.breaks(regency) == []


def test_the_application_cannot_change_a_version(regency: Desk) -> None:
    published(regency, text())
    with (
        regency.database.connection() as conn,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        conn.execute("UPDATE definition_version SET body = ''")


def test_each_office_has_its_own_versions(regency: Desk, neighbour: Desk) -> None:
    done = published(regency, text())
    assert publishing.versions(neighbour, "small") == []
    assert publishing.sources(neighbour, done.hash) is None
    assert published(neighbour, text()).number == 1


# ------------------------------------------------------------------ running cases


def test_a_dropped_state_leaves_open_cases_on_their_version(desk: Desk) -> None:
    receipt = open_case(desk, "small", office.wish(), "form-1", NOW)
    assert isinstance(receipt, Receipt)

    def drop_gate(document: dict[str, Any]) -> None:
        states = document["states"]
        del states["gate"]
        del states["correction"]
        del states["deferred"]
        del states["withdrawn"]
        document["states"] = {"district_check": states.pop("district_check"), **states}
        document["states"]["district_check"] |= {"initial": True, "phase": "asking"}
        document["states"]["district_check"]["actions"]["accept"]["to"] = "by_cost"
        document["states"]["by_cost"]["route"][1]["to"] = "done"
        document["states"]["district_check"]["actions"]["accept"]["asks"] = ["agency"]
        document["reason_sets"]["refusals"] = ["LOW"]
        del document["reasons"]["NO_ANSWER"]
        del document["standing"]["reminder"]
        del document["standing"]["handed_on"]

    done = publishing.publish(desk, "small", text(drop_gate), None, "shorter", NOW)
    assert isinstance(done, Published), done
    newest, before = publishing.versions(desk, "small")
    assert (newest.open_cases, before.open_cases) == (0, 1)
    with desk.database.connection() as conn:
        [case] = load(conn, desk.tenant, [receipt.case_id])
    assert (case.state, case.definition) == ("gate", before.hash)
    acted = act(desk, case.id, office.pass_on(), None, NOW)
    assert isinstance(acted, Done)
    assert acted.case.state == "district_check"
    second = open_case(desk, "small", office.wish(), "form-2", NOW)
    assert isinstance(second, Receipt)
    with desk.database.connection() as conn:
        [case] = load(conn, desk.tenant, [second.case_id])
    assert (case.state, case.definition) == ("district_check", newest.hash)


# ------------------------------------------------------------------ shipped files


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with one shipped workflow, to be changed by a test."""
    (tmp_path / "cycles").mkdir()
    for name, words in text().items():
        (tmp_path / name).write_text(words)
    return tmp_path


def standings(desk: Desk, folder: Path) -> list[tuple[str, str, int | None]]:
    return [
        (one.workflow, one.standing, one.number)
        for one in publishing.publish_shipped(desk, folder, NOW)
    ]


def test_shipped_files_are_published_once(regency: Desk, shipped: Path) -> None:
    assert standings(regency, shipped) == [("small", "new", 1)]
    assert standings(regency, shipped) == [("small", "known", 1)]
    assert publishing.heads(regency)["small"].origin == "shipped"


def test_a_newer_shipped_file_follows_a_shipped_head(regency: Desk, shipped: Path) -> None:
    standings(regency, shipped)
    (shipped / "small.yaml").write_text(text(renamed("Release 2"))["small.yaml"])
    assert standings(regency, shipped) == [("small", "new", 2)]


def test_an_older_shipped_file_does_not_come_back(regency: Desk, shipped: Path) -> None:
    standings(regency, shipped)
    (shipped / "small.yaml").write_text(text(renamed("Release 2"))["small.yaml"])
    standings(regency, shipped)
    (shipped / "small.yaml").write_text(text()["small.yaml"])
    assert standings(regency, shipped) == [("small", "known", 1)]
    assert publishing.heads(regency)["small"].number == 2


def test_a_head_that_the_office_edited_is_never_replaced(regency: Desk, shipped: Path) -> None:
    standings(regency, shipped)
    edited = published(regency, text(renamed("Our own")))
    assert standings(regency, shipped) == [("small", "known", 1)]
    (shipped / "small.yaml").write_text(text(renamed("Release 2"))["small.yaml"])
    assert [one.standing for one in publishing.shipped_against_heads(regency, shipped)] == [
        "newer_shipped"
    ]
    assert standings(regency, shipped) == [("small", "newer_shipped", None)]
    assert publishing.heads(regency)["small"].hash == edited.hash


def test_an_office_that_goes_back_to_the_shipped_text_gets_the_next_release(
    regency: Desk, shipped: Path
) -> None:
    standings(regency, shipped)
    published(regency, text(renamed("Our own")))
    published(regency, text())
    (shipped / "small.yaml").write_text(text(renamed("Release 2"))["small.yaml"])
    assert standings(regency, shipped) == [("small", "new", 3)]


def test_a_broken_shipped_file_does_not_hold_up_the_others(regency: Desk, shipped: Path) -> None:
    (shipped / "broken.yaml").write_text("workflow: broken\n")
    assert standings(regency, shipped) == [("broken", "broken", None), ("small", "new", 1)]


def test_the_programs_own_workflows_are_whole(regency: Desk) -> None:
    found = standings(regency, SHIPPED)
    assert [standing for _, standing, _ in found] == ["new"] * len(found)
    assert len(found) >= 2


# ------------------------------------------------------------------ the cycle's form


@pytest.fixture
def planning(regency: Desk) -> Desk:
    """The desk with the shipped workflows published."""
    publishing.publish_shipped(regency, SHIPPED, NOW)
    return regency


def words(desk: Desk) -> dict[str, Any]:
    found = publishing.cycle_words(desk, "musrenbang")
    assert found is not None
    return found


def test_settings_that_say_the_same_make_no_version(planning: Desk) -> None:
    done = publishing.publish_cycle(planning, "musrenbang", words(planning), None, "x", NOW)
    assert isinstance(done, Published)
    assert not done.new


def test_a_changed_window_is_a_new_version_of_the_same_workflow(planning: Desk) -> None:
    values = words(planning)
    values["windows"]["rw_forum"] = "2027-01-05 .. 2027-01-15"
    done = publishing.publish_cycle(planning, "musrenbang", values, None, "later", NOW)
    assert isinstance(done, Published), done
    assert (done.number, done.new) == (2, True)
    cycle = compiled_for(planning, done.hash).definition.cycle
    assert cycle is not None
    assert str(cycle.windows["rw_forum"]) == "2027-01-05 .. 2027-01-15"
    assert words(planning)["windows"]["rw_forum"] == "2027-01-05 .. 2027-01-15"
    sources = publishing.sources(planning, done.hash)
    assert sources is not None
    assert sources["cycles/2028.yaml"].startswith("# The settings of one planning year.")
    assert sources["musrenbang.yaml"] == (SHIPPED / "musrenbang.yaml").read_text()


def test_the_next_cycle_is_a_file_of_its_own(planning: Desk) -> None:
    values = words(planning) | {"cycle": 2029}
    done = publishing.publish_cycle(planning, "musrenbang", values, None, "new year", NOW)
    assert isinstance(done, Published), done
    sources = publishing.sources(planning, done.hash)
    assert sources is not None
    assert "cycles/2029.yaml" in sources
    assert 'cycle: "2029"' in sources["musrenbang.yaml"]
    # The examples are told with the days of the year before: they keep its settings.
    assert 'cycle: "2028"' in sources["scenarios/musrenbang.yaml"]
    assert "cycles/2028.yaml" in sources
    assert words(planning)["cycle"] == 2029
    assert standings(planning, SHIPPED)[-1][1] == "known"


def test_wrong_settings_come_back_with_their_place(planning: Desk) -> None:
    values = words(planning)
    values["windows"]["rw_forum"] = "2027-01-16 .. 2027-01-05"
    del values["windows"]["works"]
    done = publishing.publish_cycle(planning, "musrenbang", values, None, "x", NOW)
    assert isinstance(done, Problems)
    errors = [one for one in done.problems if one.severity == "error"]
    assert any(one.file == "cycles/2028.yaml" for one in errors)
    assert len(errors) >= 2
    assert len(publishing.versions(planning, "musrenbang")) == 1


@pytest.mark.parametrize("cycle", ["../../x", "20280", "", None, "2028\n"])
def test_a_cycle_is_a_year(planning: Desk, cycle: object) -> None:
    values = words(planning) | {"cycle": cycle}
    done = publishing.publish_cycle(planning, "musrenbang", values, None, "x", NOW)
    assert isinstance(done, Refused)
    assert done.reasons[0].key == "wrong_code"


def test_a_workflow_without_a_cycle_has_no_such_form(planning: Desk) -> None:
    assert publishing.cycle_words(planning, "joint_task_force") is None
    assert publishing.cycle_words(planning, "unknown") is None
    done = publishing.publish_cycle(planning, "joint_task_force", {"cycle": 2028}, None, "x", NOW)
    assert isinstance(done, Refused)


def test_a_shipped_text_with_some_files_replaced_counts_as_shipped(
    regency: Desk, tmp_path: Path
) -> None:
    shutil.copytree(SHIPPED, tmp_path / "w")
    one = publish_loaded(regency, tmp_path / "w", "musrenbang", {}, NOW)
    assert (one.standing, publishing.heads(regency)["musrenbang"].origin) == ("new", "shipped")


def test_a_publisher_of_another_office_is_nobody_here(
    regency: Desk, neighbour: Desk, office_database: Database
) -> None:
    me = people.add(neighbour, NewPerson("Sekretariat kota"), None, None, NOW)
    assert isinstance(me, int)
    people.set_secretariat(neighbour, me, True, None, None, NOW)
    done = publishing.publish(Desk(office_database, regency.tenant), "small", text(), me, "x", NOW)
    assert isinstance(done, Refused)
