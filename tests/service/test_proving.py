"""Proving for a real office: the sample regency with its 285 villages, and the command."""

import datetime as dt
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.cli.main import main
from engine.core.definition.loader import load_folder
from engine.core.definition.problems import Finding
from engine.core.definition.workflow import Definition
from engine.service.desk import Desk
from engine.service.prepare import prepare
from engine.service.proving import as_problems, proofs
from engine.store import organisations
from engine.store.database import Database
from tests.support.pace import pace

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)
SHIPPED = ("musrenbang", "joint_task_force")


@dataclass(frozen=True)
class Regency:
    """The sample office, and the owner's way in to end terms."""

    url: str
    desk: Desk
    owner: Database

    def end_terms(self, condition: str) -> None:
        """Whoever holds an office that meets the condition (o: office) leaves it yesterday."""
        with self.owner.transaction() as connection:
            connection.execute(
                "UPDATE term SET until_on = '2026-11-21' WHERE office IN"
                f" (SELECT o.id FROM office o WHERE {condition})"
            )
            organisations.bump(connection, self.desk.tenant)

    def put(self, person_of: str, into: str) -> None:
        """Whoever holds the one office takes the other too; its holder leaves."""
        self.end_terms(into)
        with self.owner.transaction() as connection:
            connection.execute(
                "INSERT INTO term (tenant, office, person, from_on, capacity)"
                " SELECT o.tenant, o.id, (SELECT t.person FROM term t JOIN office h"
                "   ON h.id = t.office AND h.tenant = t.tenant"
                f"  WHERE {person_of} ORDER BY t.id LIMIT 1), '2026-11-22', 'plt'"
                f" FROM office o WHERE {into}"
            )
            organisations.bump(connection, self.desk.tenant)


@pytest.fixture(scope="module")
def prepared(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    data_dir = tmp_path_factory.mktemp("data")
    prepare(module_database_url, ROOT, data_dir, True, NOW, lambda line: None, with_past=False)
    return module_database_url


@pytest.fixture
def regency(prepared: str) -> Iterator[Regency]:
    """The office as it was made: the terms are put back after each test."""
    database, owner = Database(prepared), Database(prepared, size=1, as_owner=True)
    with owner.transaction() as connection:
        connection.execute("CREATE TABLE kept AS SELECT * FROM term")
        (tenant,) = connection.execute("SELECT id FROM tenant").fetchone() or (0,)
    yield Regency(prepared, Desk(database, tenant), owner)
    with owner.transaction() as connection:
        connection.execute("DELETE FROM term")
        connection.execute("INSERT INTO term OVERRIDING SYSTEM VALUE SELECT * FROM kept")
        connection.execute("DROP TABLE kept")
        organisations.bump(connection, tenant)
    database.close()
    owner.close()


def shipped(workflow: str) -> Definition:
    definition = load_folder(ROOT / "workflows", workflow).definition
    assert definition is not None
    return definition


def said(regency: Regency, workflow: str, *codes: str) -> list[Finding]:
    return [one for one in proofs(regency.desk, shipped(workflow), NOW) if one.code in codes]


# ------------------------------------------------------------------ people


@pytest.mark.parametrize("workflow", SHIPPED)
def test_the_sample_office_can_do_all_that_the_shipped_workflows_ask(
    regency: Regency, workflow: str
) -> None:
    found = proofs(regency.desk, shipped(workflow), NOW)
    assert [one for one in found if one.severity == "error"] == []
    times = {"too_slow", "too_slow_provisional", "may_be_late", "may_be_late_provisional"}
    assert {one.code for one in found} <= {*times, "no_stand_in"}


def test_a_vacant_district_is_named_as_a_whole_and_a_vacant_village_by_its_name(
    regency: Regency,
) -> None:
    regency.end_terms("o.kind = 'district_head' AND o.name LIKE '%Tirto%'")
    regency.end_terms("o.kind = 'village_head' AND o.name LIKE '%Kedungwuni Timur%'")
    found = {one.values["role"]: one.values for one in said(regency, "musrenbang", "vacant_in")}
    assert found.keys() == {"district_head", "village_head"}
    assert found["district_head"]["where"] == "Kecamatan Tirto"
    assert found["district_head"]["count"] >= 16
    assert "Kelurahan Kedungwuni Timur, Kec. Kedungwuni" in found["village_head"]["where"]


def test_nobody_at_the_head_of_planning_is_an_error_where_silence_hands_it_to_nobody_else(
    regency: Regency,
) -> None:
    regency.end_terms("o.kind = 'planning_head'")
    found = said(regency, "musrenbang", "cannot_be_done", "held_nowhere")
    assert {one.code for one in found} == {"cannot_be_done"}
    assert {one.values["state"] for one in found} == {
        "agency_choice", "agency_refused", "reserve"
    }  # fmt: skip
    assert {tuple(one.values["roles"]) for one in found} == {("planning_head",)}


def test_one_person_on_both_seats_of_a_review_is_named_with_the_agency(regency: Regency) -> None:
    regency.put("h.name = 'Kepala Dinas Sosial'", "o.kind = 'planning_partner' AND o.id IN"
                " (SELECT s.office FROM office_serves s JOIN organisation g ON g.id ="
                " s.organisation WHERE g.code = 'DINSOS')")  # fmt: skip
    (found,) = said(regency, "musrenbang", "cannot_agree_in")
    assert found.path == ("states", "agency_review", "review", "pass")
    assert found.values["where"] == "Dinas Sosial"


def test_a_budget_team_of_one_person_cannot_agree_anywhere(regency: Regency) -> None:
    for kind in ("finance_head", "development_section_head"):
        regency.put("h.kind = 'regional_secretary'", f"o.kind = '{kind}'")
    found = said(regency, "musrenbang", "cannot_agree")
    assert {one.path[-1] for one in found} == {"pass", "fail"}
    assert {one.values["state"] for one in found} == {"budget_policy"}


def test_a_head_of_one_office_who_asks_for_something_has_no_stand_in_where_none_is_named(
    regency: Regency,
) -> None:
    found = {one.values["role"]: one.values for one in said(regency, "musrenbang", "no_stand_in")}
    assert "agency_choice" in found["planning_head"]["states"]
    assert "district_head" not in found, "silence hands the task on"


def test_two_chains_of_command_in_one_hand_stop_the_plan_there_only(regency: Regency) -> None:
    regency.put("h.name LIKE 'Camat Tirto%'", "o.kind = 'military_head' AND o.id IN (SELECT o2.id"
                " FROM office o2 JOIN organisation_area a ON a.organisation = o2.organisation"
                " WHERE a.area IN (SELECT code FROM area WHERE name = 'Tirto'"
                " AND code LIKE '33.26.%'))")  # fmt: skip
    (found,) = said(regency, "joint_task_force", "cannot_agree_in", "cannot_agree")
    assert found.path == ("states", "plan_agreement", "review", "pass")
    assert found.values["where"] == "Kecamatan Tirto"


def test_the_proof_of_the_largest_workflow_takes_less_than_half_a_second(
    regency: Regency,
) -> None:
    definition = shipped("musrenbang")
    proofs(regency.desk, definition, NOW)  # the world is read once per version of the directory
    took = []
    for _ in range(3):
        started = time.perf_counter()
        proofs(regency.desk, definition, NOW)
        took.append(time.perf_counter() - started)
    assert min(took) < 0.5 * pace(), took


# ------------------------------------------------------------------ places and the command


def test_each_finding_stands_at_its_line_with_its_story(regency: Regency) -> None:
    loaded = load_folder(ROOT / "workflows", "musrenbang")
    definition = shipped("musrenbang")
    found = as_problems(proofs(regency.desk, definition, NOW), loaded, definition)
    lines = (ROOT / "workflows" / "musrenbang.yaml").read_text().splitlines()
    slow = next(one for one in found if one.values.get("state") == "agency_review")
    assert "not_before: window agency_forum" in lines[slow.line - 1]
    assert slow.told is not None
    assert slow.story[-1].to == "agency_review"
    assert "baru sampai" in slow.told.words.id


@pytest.fixture
def command(regency: Regency, monkeypatch: pytest.MonkeyPatch) -> Regency:
    monkeypatch.setenv("DATABASE_URL", regency.url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    return regency


def test_the_command_proves_what_is_published_and_warnings_are_no_failure(
    command: Regency, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prove", "musrenbang", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "warning: Even if everybody acts on their last day" in out
    assert "[too_slow]" in out


def test_the_command_ends_with_1_for_a_file_that_cannot_be_staffed(
    command: Regency, capsys: pytest.CaptureFixture[str]
) -> None:
    command.end_terms("o.kind = 'region_head'")
    assert main(["prove", str(ROOT / "workflows" / "joint_task_force.yaml"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    errors = [one for one in found if one["severity"] == "error"]
    assert {one["code"] for one in errors} == {"cannot_be_done"}
    assert errors[0]["values"]["roles"] == ["region_head"]
    assert errors[0]["line"] > 1


def test_the_command_says_what_it_cannot_begin_with(
    command: Regency, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prove", "nothing"]) == 2
    assert "no published workflow" in capsys.readouterr().err
    assert main(["prove", "musrenbang", "--office", "elsewhere"]) == 2
    assert "name the office with --office" in capsys.readouterr().err


def test_a_text_that_is_wrong_is_said_instead_of_proven(
    command: Regency, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.yaml").write_text("workflow: broken\n")
    assert main(["prove", str(tmp_path / "broken.yaml")]) == 1
    assert "broken.yaml:1:" in capsys.readouterr().out
