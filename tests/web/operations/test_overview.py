"""What is stuck and why, on one page; and what the secretariat can do about it from there."""

import datetime as dt
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from email.message import EmailMessage

import pytest

from engine.jobs.pulse import Pulse
from engine.jobs.queues import NAMES, NOTICES
from engine.service import delivering, incidents, operations, register
from engine.service.delivering import Away, Never
from engine.service.desk import Desk
from engine.store.database import Database
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.operations.test_incidents import hold, vacate
from tests.web.people.test_told import HEAD, NOW, send, tell
from tests.web.town import Town, token
from web import create_app

PAGE = "/operasi"


def read(town: Town) -> str:
    return work.seen(secretary.secretary(town), PAGE)


def part(page: str, key: str) -> str:
    """One part of the page."""
    return page.partition(f'<section class="stack part" id="{key}"')[2].partition("</section>")[0]


def run(town: Town, statement: str, *values: object) -> None:
    with town.desk.database.connection() as connection:
        connection.execute(statement.encode(), values or None)


@pytest.fixture(autouse=True)
def _nothing_stuck(town: Town) -> None:
    """Each test begins with an office where all that was before is dealt with."""
    run(town, "UPDATE incident SET settled_at = now() WHERE settled_at IS NULL")
    run(town, "UPDATE outbox SET relayed_at = now() WHERE relayed_at IS NULL")
    run(town, "UPDATE delivery SET next_at = NULL, error = NULL")
    run(town, "DELETE FROM beat")


def only(town: Town, *mails: int) -> None:
    """No other mail is on its way: what these tests tell was due long ago by the real clock."""
    run(town, "UPDATE delivery SET next_at = NULL WHERE id <> ALL (%s)", list(mails))


@contextmanager
def at_work(town: Town) -> Iterator[dict[str, Pulse]]:
    """A clock that ticks and a worker on each queue."""
    found = {}
    with ExitStack() as stack:
        for name in ("clock", *NAMES):
            database = Database(town.desk.database.url, size=1)
            stack.callback(database.close)
            kind = "clock" if name == "clock" else "worker"
            found[name] = stack.enter_context(
                Pulse(database, kind, "" if kind == "clock" else name)
            )
        with found["clock"].doing("tick"):
            pass
        found["clock"]._try()
        yield found


def test_where_all_runs_one_sentence_says_so(town: Town) -> None:
    with at_work(town):
        page = read(town)
    assert "Semuanya berjalan." in page
    assert page.count('<span class="chip chip--done">baik</span>') == 7
    for key in ("incidents", "letters", "offices", "calendar", "relay", "running", "long"):
        assert part(page, key), key
    assert "Antrean pemberitahuan: 0 menunggu." in part(page, "running")


def test_only_the_secretariat_finds_it(town: Town) -> None:
    for who in ("sari", "lurah"):
        assert town.client(who).get(PAGE).status_code == 404
        assert town.client(who).get(f"{PAGE}/kabar/server").status_code == 404
    assert town.visitor().get(PAGE).status_code == 303


def test_without_clock_queue_and_workers_it_is_said_who_does_the_work(
    town: Town, tmp_path: object
) -> None:
    page = read(town)
    assert "4 hal macet." in page
    said = part(page, "running")
    assert "Jam program tidak terdengar" in said
    assert said.count("Tidak ada pekerja") == 3
    assert said.count("Jam juga tidak terdengar") == 3
    own = town.app.extensions["settings"]
    app = create_app(towns.settings(own.database_url, "redis://127.0.0.1:1/0", own.data_dir))
    alone = Town(app, town.desk, town.persons)
    with at_work(town):
        said = part(read(alone), "running")
    app.extensions["database"].close()
    assert "Antrean (Valkey) tidak menjawab" in said
    assert "Tidak ada yang hilang" in said


def test_a_worker_that_falls_silent_is_named_with_what_it_held(town: Town) -> None:
    mail = tell(town, "ops-held")
    with at_work(town) as pulses:
        holder = pulses[NOTICES]._database.holder
        only(town, mail)
        run(town, "UPDATE delivery SET leased_by = %s, next_at = now() WHERE id = %s", holder, mail)
        page = read(town)
        assert "Semuanya berjalan." in page
        assert "Memegang 1 kabar." in part(page, "running")
        # As after kill -9: no more beats.
        pulses[NOTICES]._ending.set()
        pulses[NOTICES]._thread.join()
        run(town, "UPDATE beat SET seen_at = seen_at - interval '1 minute' WHERE id = %s", holder)
        page = read(town)
    assert "1 hal macet." in page
    assert "Tidak ada pekerja pemberitahuan yang terdengar" in part(page, "running")
    assert '<span class="chip chip--caution">tidak terdengar</span>' in part(page, "running")
    run(town, "UPDATE delivery SET leased_by = NULL WHERE id = %s", mail)


def test_failed_mail_stands_by_its_cause_and_is_tried_again_by_a_reason(town: Town) -> None:
    wrong, other = tell(town, "ops-wrong"), tell(town, "ops-other")
    waits = tell(town, "ops-away")
    send(town, wrong, NOW, Never("recipient 550"))
    send(town, other, NOW, Never("recipient 550"))
    send(town, waits, NOW, Away("connect 111"))
    only(town, wrong, other, waits)
    with at_work(town):
        page = read(town)
    assert "3 hal macet." in page  # two that failed, and a server that is away
    said = part(page, "letters")
    assert "Alamat surel salah" in said
    assert "Gagal dan tidak dicoba lagi: 2." in said
    assert "Server surel tidak terjangkau" in said
    assert "Dicoba lagi dengan sendirinya: 1" in said
    assert "ketua@example.org" not in page
    assert NAME not in page
    client = secretary.secretary(town)
    address = f"{PAGE}/kabar/address"
    page = work.seen(client, address)
    assert page.count(f"Kepada {NAME}") == 2
    assert "Sudah dicoba 1 kali." in page

    form = {"csrf_token": token(client, address), "reason": "", "which": "all"}
    assert client.post(f"{address}/ulangi", data=form).status_code == 422
    form["which"] = "chosen"
    form["reason"] = "Alamatnya sudah dibetulkan"
    answer = client.post(f"{address}/ulangi", data=form)
    assert (answer.status_code, "Pilih kabarnya dahulu." in answer.get_data(as_text=True)) == (
        422,
        True,
    )
    assert "Alamatnya sudah dibetulkan" in answer.get_data(as_text=True)
    chosen = form | {"delivery": str(wrong)}
    answer = client.post(f"{address}/ulangi", data=chosen)
    assert (answer.status_code, answer.location) == (303, f"{PAGE}?diulang=1")
    assert "1 kabar dicoba lagi sekarang." in work.seen(client, answer.location)
    # Pressed twice: nothing more is done, and nothing more stands in the register.
    assert client.post(f"{address}/ulangi", data=chosen).location == f"{PAGE}?diulang=0"
    assert "Tidak ada yang perlu dicoba lagi" in work.seen(client, f"{PAGE}?diulang=0")
    (entry,) = [one for one in register.entries(town.desk, 3) if one.kind == "deliveries_again"]
    assert (entry.reason, entry.body["deliveries"]) == (form["reason"], [wrong])
    assert "1 kabar dicoba lagi" in work.seen(client, "/studio/register")

    form["which"] = "all"
    assert client.post(f"{address}/ulangi", data=form).location == f"{PAGE}?diulang=1"
    assert "Tidak ada lagi kabar yang tertahan" in work.seen(client, address)
    assert incidents.counts(town.desk).get("undelivered") is None
    # What waits for its next try goes now as well.
    assert client.post(f"{PAGE}/kabar/server/ulangi", data=form).location == f"{PAGE}?diulang=1"
    assert operations.letters(town.desk, NOW).causes == ()
    assert client.get(f"{PAGE}/kabar/comet").status_code == 404
    odd = form | {"which": "chosen", "delivery": "9" * 30}
    assert client.post(f"{address}/ulangi", data=odd).status_code == 422


NAME = towns.NAMES["ketua"]


def test_two_who_press_at_once_and_two_workers_send_once(town: Town) -> None:
    mails = [tell(town, f"ops-twice-{n}") for n in range(3)]
    for mail in mails:
        send(town, mail, NOW, Never("recipient 550"))
    by = secretary.appoint(town)
    posted: list[EmailMessage] = []

    def press(_: int) -> object:
        return operations.retry(town.desk, "address", None, by, "Dibetulkan", NOW)

    def work_on(_: int) -> None:
        keys = [(1, mail) for mail in mails]
        delivering.deliver(town.desk.database, keys, NOW, posted.append, HEAD)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == [0, 3]  # type: ignore[type-var]
        list(pool.map(work_on, range(2)))
    assert len({message["Message-ID"] for message in posted}) == len(posted) == 3


def test_nobody_else_tries_mail_again_nor_another_office(town: Town) -> None:
    mail = tell(town, "ops-theirs")
    send(town, mail, NOW, Never("recipient 550"))
    no = operations.retry(town.desk, "address", None, town.persons["lurah"], "Saya", NOW)
    assert [why.key for why in no.reasons] == ["not_secretariat"]  # type: ignore[union-attr]
    other = Desk(town.desk.database, 2)
    assert operations.letters(other, NOW).causes == ()
    assert operations.overview(other, NOW).incidents == {}


def test_mail_that_nobody_takes_up_is_said(town: Town) -> None:
    only(town, tell(town, "ops-untaken"))
    said = part(read(town), "letters")
    assert "Kabar siap berangkat yang belum diambil: 1" in said
    assert "Jam program tidak terdengar" in said
    run(town, "UPDATE delivery SET next_at = now() + interval '1 day' WHERE next_at IS NOT NULL")
    said = part(read(town), "letters")
    assert "Menunggu jamnya (ringkasan pagi atau jam tenang): 1" in said
    assert "chip--attention" not in said


def test_overdue_notices_say_since_when_and_why(town: Town) -> None:
    work.case(town, "ops-relay")  # its notices were due weeks ago
    page = read(town)
    said = part(page, "relay")
    assert re.search(r"Pemberitahuan yang belum diteruskan: \d", said)
    assert "Jam program tidak terdengar, dan jam itulah yang meneruskannya." in said
    with at_work(town):
        assert "Jamnya berjalan, tetapi belum sampai ke sini" in part(read(town), "relay")
    run(town, "UPDATE outbox SET not_before = now() + interval '1 hour' WHERE relayed_at IS NULL")
    said = part(read(town), "relay")
    assert "Menunggu saatnya: " in said
    assert "chip--attention" not in said


def test_a_vacant_office_shows_its_work_and_leads_to_an_acting_term(town: Town) -> None:
    vacate(town)
    secretary.propose(town, "ops-vacant")
    client = secretary.secretary(town)
    with at_work(town):
        said = part(work.seen(client, PAGE), "offices")
    assert "Ketua RW 003 Karanganyar" in said
    assert re.search(r"Tugas yang menunggu: \d+, yang tertua sejak \d+ hari", said)
    link = re.search(r'href="(/orang/jabatan/\d+/mulai\?[^"]*)"', said)
    assert link is not None
    address = link[1].replace("&amp;", "&")
    form = work.seen(client, address)
    assert re.search(r'value="plt"[^>]* checked', form)
    # The search for a person keeps what the link said.
    assert '<input type="hidden" name="sebagai" value="plt">' in form
    assert client.get(f"{address}&sebagai=raja&mulai=x&sampai=y").status_code == 200
    hold(town, "rw_head", "ketua")
    assert "Ketua RW 003 Karanganyar" not in part(work.seen(client, PAGE), "offices")


def test_tasks_due_in_a_year_without_a_decree_are_said(town: Town) -> None:
    case = work.case(town, "ops-calendar")
    far = dt.datetime(2033, 5, 2, tzinfo=dt.UTC)
    assert operations.calendar_gaps(town.desk, NOW).due_after == 0
    run(town, "UPDATE task SET due_at = %s, wake_at = %s WHERE case_id = %s", far, far, case)
    found = operations.calendar_gaps(town.desk, NOW)
    assert found.due_after == 1
    said = part(read(town), "calendar")
    assert f"Libur tahun {found.missing} belum ditetapkan" in said
    assert f'href="/kalender?tahun={found.missing}"' in said
    run(town, "UPDATE task SET closed_at = now() WHERE case_id = %s", case)
    # Before the feasts of a spring: those that follow the moon are estimates far ahead.
    spring = dt.datetime(2032, 1, 1, tzinfo=dt.UTC)
    feasts = operations.calendar_gaps(town.desk, spring).feasts
    assert feasts
    assert all(spring.date() <= on <= dt.date(2032, 3, 1) for on, _ in feasts)


def test_long_work_that_nobody_touches_is_told_from_what_is_under_way(town: Town) -> None:
    by = secretary.appoint(town)
    case = work.case(town, "ops-long")
    run(
        town,
        "WITH made AS (INSERT INTO moving (tenant, form, workflow, target, cases, reason, by,"
        " entry, made_at, touched_at) SELECT 1, 'ops', workflow, hash, 3, 'x', %s, 1, now(), now()"
        "   FROM definition_version WHERE tenant = 1 AND workflow = 'musrenbang' LIMIT 1"
        " RETURNING id) INSERT INTO moving_case (tenant, moving, case_id)"
        " SELECT 1, id, %s FROM made",
        by,
        case,
    )
    said = part(read(town), "long")
    assert "2 dari 3 kasus." in said
    assert '<span class="chip chip--current">berjalan</span>' in said
    run(town, "UPDATE moving SET touched_at = now() - interval '10 minutes'")
    said = part(read(town), "long")
    assert '<span class="chip chip--attention">berhenti</span>' in said
    assert "karena jam program tidak terdengar" in said
    with at_work(town):
        assert "Jam memintanya lagi dengan sendirinya." in part(read(town), "long")
    run(town, "UPDATE moving SET ended_at = now()")


def test_the_case_page_says_to_officials_who_was_told(town: Town) -> None:
    mail = tell(town, "ops-case")
    send(town, mail, NOW, Never("recipient 550"))
    with town.desk.database.connection() as connection:
        query = "SELECT case_id FROM delivery WHERE id = %s"
        (case,) = connection.execute(query, (mail,)).fetchone() or (0,)
    page = work.seen(town.client("ketua"), f"/kasus/{case}")
    said = page.partition('id="kabar"')[2].partition("</section>")[0]
    assert "Ketua RW 003 Karanganyar" in said
    assert '<span class="chip chip--attention">Gagal</span>' in said
    assert "Pengusul" in said
    assert "1 kabar tidak sampai" in said
    assert NAME not in said
    assert 'id="kabar"' not in work.seen(town.client("sari"), f"/kasus/{case}")
