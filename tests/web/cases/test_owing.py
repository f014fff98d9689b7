"""A recurring duty through its pages: announced, in the queue on its day, done, announced again."""

import datetime as dt

from engine.core.values import Act, Actor
from engine.service import acting
from engine.service.results import Done
from engine.service.verifying import verify
from engine.service.waking import wake_due
from engine.store.archive import snapshot
from tests.web.cases import work
from tests.web.cases.test_reviewing import force
from tests.web.filling import errors_of
from tests.web.town import Town

NAME = "Kirim laporan bulanan"
REPORT = {
    "f__activities": "Karung pasir terpasang.",
    "f__physical_progress": "40",
    "f__people_taking_part": "60",
    "f__money_spent": "52.500.000",
}


def active(town: Town, key: str, days: int) -> int:
    """A task force that has been at work for so many days."""
    case = force(town, key)
    for who in ("camat", "danramil"):
        at = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        done = acting.act(town.desk, case, Act("pass", Actor(town.persons[who])), None, at)
        assert isinstance(done, Done), done
    return case


def tasks(town: Town, case: int) -> list[tuple[str, int, int]]:
    """(slot, occurrence, stage) of the open tasks."""
    with town.desk.database.connection() as connection:
        return connection.execute(
            "SELECT slot, occurrence, stage FROM task WHERE case_id = %s AND closed_at IS NULL"
            " ORDER BY slot",
            (case,),
        ).fetchall()


def test_before_its_day_it_is_announced_and_nobody_has_it(town: Town) -> None:
    case = active(town, "owing-later", 1)
    page = work.seen(town.client("camat"), f"/kasus/{case}")
    assert f"Berikutnya “{NAME}”, mulai" in page
    assert "Belum waktunya. Dapat diisi mulai" in page
    assert f'href="/kasus/{case}/monthly_report"' not in page
    assert f"Berikutnya “{NAME}”, mulai" in work.seen(
        town.visitor(), f"/ikuti/{work.number(town, case)}"
    )
    queue = work.seen(town.client("camat"), "/tugas")
    assert queue.count(f'data-case="{case}"') == 1
    assert town.client("camat").get(f"/kasus/{case}/monthly_report").status_code == 409
    assert tasks(town, case) == [("", 1, 0), ("duty.monthly_report", 1, -1)]


def test_on_its_day_it_is_in_the_queue_and_done_it_is_announced_again(town: Town) -> None:
    case = active(town, "owing-now", 40)
    assert wake_due(town.desk.database, dt.datetime.now(dt.UTC)).woken == 1
    assert tasks(town, case) == [("", 1, 0), ("duty.monthly_report", 1, 0)]
    client = town.client("camat")
    assert NAME in work.seen(client, "/tugas")
    page = work.seen(client, f"/kasus/{case}")
    assert f"untuk “{NAME}”" in page
    # What is due soonest comes first, and is the one main thing to do.
    acts = page.split('class="card stack acts"')[1].split("</section>")[0]
    assert acts.index(NAME) < acts.index("Minta perpanjangan SK")
    assert acts.count('class="button"') == 1
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert "minta perpanjangan SK" in public
    assert public.index("Yang dapat terjadi berikutnya") < public.index("Riwayat")
    answer = work.send(
        client, case, "monthly_report", work.opened(client, case, "monthly_report"), **REPORT
    )
    assert answer.status_code == 303, errors_of(answer)
    assert work.standing(town, case)[0] == "active"
    assert tasks(town, case) == [("", 1, 0), ("duty.monthly_report", 2, -1)]
    assert f"Berikutnya “{NAME}”, mulai" in work.seen(client, f"/kasus/{case}")
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert f"Waktunya: {NAME}" in public
    with snapshot(town.desk.database) as archive:
        assert [line for line in verify(archive) if "missing" not in line] == []


def test_what_is_missed_is_an_incident_of_the_secretariat_and_said_to_all(town: Town) -> None:
    case = active(town, "owing-missed", 40)
    now = dt.datetime.now(dt.UTC)
    assert wake_due(town.desk.database, now).woken == 1
    for _ in range(2):  # its reminder, and its lapse
        wake_due(town.desk.database, now + dt.timedelta(days=20))
    assert tasks(town, case) == [("", 1, 0), ("duty.monthly_report", 2, -1)]
    public = work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")
    assert f"Terlewat: {NAME}" in public
    with town.desk.database.connection() as connection:
        kinds = connection.execute(
            "SELECT kind, slot FROM incident WHERE case_id = %s", (case,)
        ).fetchall()
    assert ("silent", "duty.monthly_report") in kinds
