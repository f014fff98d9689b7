"""The sample office as `prepare` makes it, once for this room: a real regency with a past."""

import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.service import publishing, register, tenants
from engine.service.definitions import compiled_for, head_of
from engine.service.desk import Desk
from engine.service.logins import entering
from engine.service.logins.entering import Entered
from engine.service.prepare import Prepared, PrepareError, prepare
from engine.service.sample import accounts, past, script
from engine.service.verifying import verify
from engine.service.world import world_of
from engine.store import areas
from engine.store.archive import snapshot
from engine.store.database import Connection, Database
from engine.store.stepping import load
from tests.support.pace import pace
from tests.support.regency import NOW

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Made:
    """The prepared installation."""

    url: str
    data_dir: Path
    desk: Desk
    said: tuple[str, ...]
    prepared: Prepared


@pytest.fixture(scope="module")
def made(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    data_dir = tmp_path_factory.mktemp("data")
    said: list[str] = []
    found = prepare(module_database_url, ROOT, data_dir, True, TODAY, said.append)
    assert found.sample is not None
    database = Database(module_database_url)
    desk = Desk(database, found.sample.tenant)
    yield Made(module_database_url, data_dir, desk, tuple(said), found)
    database.close()


def rows(made: Made, query: str) -> list[tuple[object, ...]]:
    with made.desk.database.connection() as conn:
        return conn.execute(query).fetchall()


def counts(conn: Connection) -> dict[str, int]:
    """How many rows every table has, and the newest of what is changed in place."""
    names = conn.execute(
        "SELECT relname FROM pg_stat_user_tables WHERE relname <> 'alembic_version'"
    ).fetchall()
    found: dict[str, int] = {}
    for (name,) in names:
        row = conn.execute(f"SELECT count(*), max(xmin::text::bigint) FROM {name}").fetchone()
        assert row is not None
        found |= {name: row[0], f"{name} changed": row[1]}
    return found


# ------------------------------------------------------------------ repeating


def test_a_second_prepare_changes_nothing_and_is_quick(made: Made) -> None:
    with made.desk.database.connection() as conn:
        before = counts(conn)
    file = made.data_dir / accounts.FILE
    words, written = file.read_text(), file.stat().st_mtime_ns
    said: list[str] = []
    started = time.perf_counter()
    prepare(made.url, ROOT, made.data_dir, True, TODAY + dt.timedelta(hours=1), said.append)
    assert time.perf_counter() - started < 5 * pace()  # half a second on an idle machine
    with made.desk.database.connection() as conn:
        assert counts(conn) == before
    assert said == []
    assert (file.read_text(), file.stat().st_mtime_ns) == (words, written)


def test_a_past_that_is_played_again_is_the_same_past(made: Made) -> None:
    with made.desk.database.connection() as conn:
        before = conn.execute("SELECT count(*) FROM event").fetchone()
    again = past.make(made.desk, ROOT / "workflows", made.data_dir / "files", TODAY, print)
    assert (again.cases, again.acts, again.wrong) == (0, 0, [])
    with made.desk.database.connection() as conn:
        assert conn.execute("SELECT count(*) FROM event").fetchone() == before


def test_no_step_of_the_stories_is_refused(made: Made) -> None:
    assert [line for line in made.said if "not played" in line] == []


# ------------------------------------------------------------------ who there is


def test_every_village_has_every_office_that_the_workflows_name(made: Made) -> None:
    directory = world_of(made.desk, TODAY).directory
    today = TODAY.date()
    with made.desk.database.connection() as conn:
        inside = areas.below(conn, "33.26")
    villages = [area.code for area in inside if area.kind in ("village", "urban_village")]
    assert len(villages) == 285
    agencies = [code for code, one in directory.organisations.items() if one.kind == "agency"]
    assert len(agencies) >= 6
    vacant = []
    for workflow in publishing.heads(made.desk):
        head = head_of(made.desk, workflow)
        assert head is not None
        for key, role in head.definition.roles.items():
            if role.office is None:
                continue
            if role.covers:
                queues = [directory.queue_for_area(role.office, f"{v}.009.001") for v in villages]
            elif role.of:
                queues = [directory.queue_for_organisation(role.office, a) for a in agencies]
            else:
                queues = [directory.queue_anywhere(role.office)]
            if not all(q and directory.persons_behind(q, today) for q in queues):
                vacant.append((workflow, key))
    assert vacant == []


def test_the_budget_team_is_three_persons(made: Made) -> None:
    directory = world_of(made.desk, TODAY).directory
    seats = directory.seats_of("tapd")
    persons = {directory.persons_behind(seat, TODAY.date()) for seat in seats}
    assert len(persons) == 3


def test_a_koramil_covers_a_set_of_districts_and_all_are_covered_once(made: Made) -> None:
    found = rows(
        made,
        "SELECT o.code, a.area FROM organisation o JOIN organisation_area a"
        " ON a.tenant = o.tenant AND a.organisation = o.id WHERE o.kind = 'military_subdistrict'",
    )
    districts = [area for _, area in found]
    assert len(districts) == len(set(districts)) == 19
    assert max(Counter(code for code, _ in found).values()) == 3
    assert rows(made, "SELECT DISTINCT chain FROM organisation ORDER BY chain") == [
        ("civil",),
        ("military",),
        ("police",),
    ]


def test_people_are_named_by_their_office_and_proposers_are_examples(made: Made) -> None:
    names = [str(name) for (name,) in rows(made, "SELECT name FROM person")]
    offices = {str(name) for (name,) in rows(made, "SELECT name FROM office")}
    others = [name for name in names if name not in offices]
    pattern = re.compile(r"Warga RW \d{3} .+, contoh \d|Sekretariat Rembuk(, petugas kedua)?")
    assert [name for name in others if not pattern.fullmatch(name)] == []
    assert rows(made, "SELECT count(*) FROM person WHERE phone IS NOT NULL") == [(0,)]
    assert rows(made, "SELECT email FROM person WHERE email NOT LIKE '%@pekalongan.example'") == []


# ------------------------------------------------------------------ logins


def test_every_sample_login_opens_with_the_password_of_the_file(made: Made) -> None:
    lines = (made.data_dir / accounts.FILE).read_text().splitlines()[3:]
    logins = [line.split()[:2] for line in lines if line.strip()]
    assert [name for name, _ in logins] == list(accounts.ACCOUNTS)
    assert len({password for _, password in logins}) == 1
    for name, password in logins:
        assert isinstance(entering.sign_in(made.desk.database, name, password, TODAY), Entered)
    assert (made.data_dir / accounts.FILE).stat().st_mode & 0o077 == 0


def test_a_lost_file_means_a_new_password(made: Made) -> None:
    file = made.data_dir / accounts.FILE
    before = file.read_text()
    file.unlink()
    prepare(made.url, ROOT, made.data_dir, True, TODAY, print)
    after = file.read_text()
    assert after != before
    password = after.splitlines()[3].split()[1]
    assert isinstance(entering.sign_in(made.desk.database, "lurah", password, TODAY), Entered)


# ------------------------------------------------------------------ the past


def test_the_past_shows_what_every_level_recommends(made: Made) -> None:
    found = rows(made, "SELECT id, definition FROM cases WHERE workflow = 'musrenbang'")
    levels = compiled_for(made.desk, str(found[0][1])).definition.recommendations
    with made.desk.database.connection() as conn:
        cases = load(conn, made.desk.tenant, [int(str(case)) for case, _ in found])
    wanted = {name for level in levels.values() for name in level.fields}
    assert any(wanted <= case.data.keys() for case in cases)


def test_the_past_shows_a_proposal_that_was_divided_between_two_villages(made: Made) -> None:
    parts = rows(
        made,
        "SELECT c.area, c.number, p.ending FROM sub_case s"
        " JOIN cases c ON c.id = s.child JOIN cases p ON p.id = s.parent WHERE s.slot LIKE 'part%'",
    )
    assert {str(area)[:13] for area, _, _ in parts} == {"33.26.13.1019", "33.26.13.1020"}
    assert {ending for _, _, ending in parts} == {"divided"}
    assert len({number for _, number, _ in parts}) == 2


def test_the_past_shows_every_phase_and_most_endings(made: Made) -> None:
    found = rows(made, "SELECT workflow, state, ending, definition FROM cases")
    told = len(script.read(ROOT / "workflows" / "sample"))
    assert len(found) == told + 2 >= 43  # one of them was divided
    endings = {ending for _, _, ending, _ in found} - {None}
    assert endings >= {
        *("completed", "part_funded", "accommodated_this_year", "accommodated_next_year"),
        *("other_channel", "merged", "divided", "deferred", "rejected", "withdrawn"),
    }
    phases = {
        compiled_for(made.desk, str(digest)).definition.states[str(state)].phase
        for workflow, state, _, digest in found
        if workflow == "musrenbang"
    }
    assert phases == {"aspiration", "review", "budget", "execution", "closed"}


def test_each_case_is_on_its_own_cycles_version(made: Made) -> None:
    found = rows(made, "SELECT DISTINCT number, definition FROM cases WHERE cycle IS NOT NULL")
    cycles = set()
    for number, digest in found:
        cycle = compiled_for(made.desk, str(digest)).definition.cycle
        assert cycle is not None
        assert str(number).startswith(f"USL-{cycle.cycle}-")
        cycles.add(cycle.cycle)
    assert cycles == {2026, 2027, 2028}
    versions = publishing.versions(made.desk, "musrenbang")
    assert [one.origin for one in versions] == ["shipped"] * 3
    assert [one.number for one in versions if one.is_head] == [3]


def test_some_work_is_late_and_the_secretariat_knows(made: Made) -> None:
    late = rows(
        made,
        f"SELECT count(*) FROM task WHERE closed_at IS NULL AND due_at < '{TODAY.isoformat()}'",
    )
    incidents = rows(made, "SELECT DISTINCT case_id FROM incident WHERE settled_at IS NULL")
    assert int(str(late[0][0])) >= 5
    assert 4 <= len(incidents) <= 15


def test_every_sample_official_has_something_in_the_queue(made: Made) -> None:
    directory = world_of(made.desk, TODAY).directory
    open_queues = {
        queue for (queue,) in rows(made, "SELECT queue FROM task WHERE closed_at IS NULL")
    }
    with made.desk.database.connection() as conn:
        people = {one.username: one.person for one in accounts.accounts(conn, made.desk.tenant)}
    busy = ("ketua_rw", "lurah", "camat", "bappeda", "dinas", "mitra", "tapd1", "tapd2", "tapd3")
    idle = [
        name
        for name in (*busy, "setwan", "bupati")
        if not open_queues & set(directory.queues_of(people[name], TODAY.date()))
    ]
    assert idle == []


def test_no_event_lies_in_the_future_and_every_chain_holds(made: Made) -> None:
    [(last,)] = rows(made, "SELECT max(recorded_at) FROM event")
    assert isinstance(last, dt.datetime)
    assert last < TODAY
    assert register.breaks(made.desk) == []
    with snapshot(made.desk.database) as archive:
        assert list(verify(archive)) == []


def test_old_notices_are_not_sent_any_more(made: Made) -> None:
    [(waiting,)] = rows(made, "SELECT count(*) FROM outbox WHERE relayed_at IS NULL")
    assert int(str(waiting)) < 60


def test_pictures_hang_on_their_cases(made: Made) -> None:
    found = rows(made, "SELECT case_id, content_hash, media_type FROM attachment")
    assert len(found) >= 10
    assert all(case is not None and kind == "image/jpeg" for case, _, kind in found)
    assert all((made.data_dir / "files" / str(h)[:2] / str(h)[2:]).is_file() for _, h, _ in found)


# ------------------------------------------------------------------ other installations


def test_without_the_sample_there_is_no_office_and_no_login(
    database_url: str, tmp_path: Path
) -> None:
    found = prepare(database_url, ROOT, tmp_path, False, NOW, print)
    assert (found.sample, found.shipped) == (None, ())
    database = Database(database_url)
    assert tenants.every(database) == []
    database.close()
    assert not (tmp_path / accounts.FILE).exists()


def test_a_broken_shipped_workflow_stops_the_preparing_by_name(
    database_url: str, tmp_path: Path
) -> None:
    prepare(database_url, ROOT, tmp_path, False, NOW, print)
    database = Database(database_url)
    assert isinstance(tenants.create(database, "pekalongan", "33.26", NOW), int)
    database.close()
    (tmp_path / "workflows").mkdir()
    (tmp_path / "workflows" / "broken.yaml").write_text("workflow: broken\n")
    (tmp_path / "web").symlink_to(ROOT / "web")
    with pytest.raises(PrepareError, match=r"broken.*broken\.yaml:1"):
        prepare(database_url, tmp_path, tmp_path, False, NOW, print)


def test_a_story_that_cannot_be_read_says_in_which_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "workflow: x\nsteps: {}\nwishes: {}\nanswers: {}\nstories: [{}]\n"
    )
    with pytest.raises(script.ScriptError, match=r"x\.yaml"):
        script.read(tmp_path)
