"""Who is heard keeps what it holds; who is silent holds nothing; who is in doubt begins nothing."""

import datetime as dt
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from engine.jobs import handlers
from engine.jobs.channels.smtp import SmtpPost
from engine.jobs.postman import Postman
from engine.jobs.pulse import Pulse
from engine.jobs.root import Root
from engine.service import delivering, pruning, telling
from engine.service.delivering import Away, Delivered
from engine.service.envelopes import Letterhead
from engine.service.waking import wake_due
from engine.store import beats, deliveries, leasing, subcases
from engine.store.database import Connection
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.support.small import BOB, NOON

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
SOON = NOON + dt.timedelta(minutes=1)
LATER = SOON + dt.timedelta(seconds=30)
REMIND = dt.datetime(2027, 2, 8, 1, tzinfo=dt.UTC)
SILENT = dt.timedelta(seconds=beats.SILENT + 1)


@pytest.fixture
def connection(office: Office) -> Iterator[Connection]:
    """Once the server has been up for so long that silence means something."""
    with office.database.connection() as made:
        while made.execute(
            "SELECT pg_postmaster_start_time() > clock_timestamp() - %s", (SILENT,)
        ).fetchone() == (True,):
            time.sleep(0.2)
        yield made


def one_more(connection: Connection, seen_ago: dt.timedelta = dt.timedelta()) -> int:
    """A worker that was heard so long ago."""
    made = beats.begin(connection, "worker", "notices", "here", 1)
    connection.execute(
        "UPDATE beat SET seen_at = clock_timestamp() - %s WHERE id = %s", (seen_ago, made)
    )
    return made


def told(office: Office, count: int) -> list[deliveries.Key]:
    office.open(count)
    return list(telling.relay(office.database, SOON).mails)


def send(office: Office, keys: list[deliveries.Key], server: PostOffice) -> Delivered:
    with SmtpPost(server.url, timeout=3) as post:
        return delivering.deliver(office.database, keys, LATER, post, HEAD)


@pytest.mark.parametrize(
    ("ago", "taken"),
    [(dt.timedelta(), 0), (SILENT, 3), (-dt.timedelta(hours=1), 3)],
    ids=["heard", "silent", "the clock was put back"],
)
def test_tasks_of_a_silent_worker_are_taken_over_and_those_of_a_heard_one_are_not(
    office: Office, connection: Connection, ago: dt.timedelta, taken: int
) -> None:
    office.open(3)
    holder = one_more(connection, ago)
    assert len(leasing.lease(connection, REMIND, 9, REMIND + SILENT, holder)) == 3
    assert (leasing.oldest(connection, REMIND) is not None) == (taken > 0)
    assert wake_due(office.database, REMIND).woken == taken


def test_mail_of_a_silent_worker_is_handed_over_and_sent_by_another(
    office: Office, connection: Connection, post_office: PostOffice
) -> None:
    keys = told(office, 3)
    heard, silent = one_more(connection), one_more(connection, SILENT)
    until, again = LATER + delivering.LEASE, LATER
    deliveries.lease(connection, keys[:1], SOON, until, again, heard)
    deliveries.lease(connection, keys[1:], SOON, until, again, silent)

    assert delivering.hand_over(office.database, LATER, 9) == keys[1:]
    assert send(office, keys, post_office).sent == keys[1:]


def test_cases_to_be_opened_are_taken_over_from_the_silent_alone(
    office: Office, connection: Connection
) -> None:
    (case,) = office.open(1)
    heard, silent = one_more(connection), one_more(connection, SILENT)
    row = (
        "INSERT INTO sub_case (tenant, parent, seq, state, slot, visit, workflow, give, waits,"
        " withdraw, made_at, todo_at, leased_by) VALUES (1, %s, 1, 'x', %s, 1, 'small', '{}',"
        " false, false, %s, %s, %s)"
    )
    for slot, holder in (("heard", heard), ("silent", silent), ("pause", None)):
        office.run(row, case, slot, NOON, LATER, holder)
    found = subcases.oldest(connection, SOON)
    assert found is not None
    assert found[-1] == "silent"
    leased = subcases.lease(connection, SOON, 9, LATER, heard)
    assert [one.slot for one in leased] == ["silent"]
    subcases.push_back(connection, leased[0], LATER)
    office.run("DELETE FROM beat")
    # What failed waits its time, whoever was its holder.
    assert [one.slot for one in subcases.lease(connection, SOON, 9, LATER)] == ["heard"]


def test_a_pause_lasts_although_whoever_gave_it_is_silent(
    office: Office, connection: Connection, post_office: PostOffice
) -> None:
    keys = told(office, 2)
    office.database.holder = one_more(connection)

    def away(_: EmailMessage) -> None:
        raise Away("the server is closed")

    delivering.deliver(office.database, keys, SOON, away, HEAD)
    leasing.lease(connection, REMIND, 9, REMIND + SILENT, office.database.holder)
    tasks = office.rows("SELECT tenant, id FROM task ORDER BY id")
    failed = [(key, REMIND + SILENT, "X") for key in tasks]
    leasing.push_back(connection, failed, REMIND, 3, office.database.holder)
    office.run("DELETE FROM beat")

    assert send(office, keys, post_office) == Delivered()
    assert leasing.oldest(connection, REMIND) is None


def test_who_lost_its_rows_changes_them_no_more(office: Office, connection: Connection) -> None:
    keys = told(office, 1)
    first, second = one_more(connection), one_more(connection)
    deliveries.lease(connection, keys, SOON, LATER, LATER, second)
    deliveries.let_go(connection, keys, SOON, first)
    deliveries.put_off(connection, [(keys[0], LATER, "late")], first)
    deliveries.give_up(connection, [(keys[0], "late")], SOON, first)
    leasing.lease(connection, REMIND, 9, REMIND + SILENT, second)
    tasks = office.rows("SELECT tenant, id FROM task")
    leasing.free(connection, tasks, first)
    leasing.push_back(connection, [(tasks[0], REMIND, "late")], REMIND, 1, first)

    mail = "FROM delivery WHERE channel = 'mail' AND person = %s"
    assert office.rows(f"SELECT leased_by, attempts {mail}", BOB) == [(second, 0)]
    assert office.rows("SELECT leased_by, tries FROM task") == [(second, 0)]
    assert office.number("SELECT count(*) FROM incident") == 0
    leasing.free(connection, tasks, second)
    deliveries.let_go(connection, keys, SOON, second)
    assert office.rows("SELECT leased_by FROM task") == [(None,)]
    assert office.rows(f"SELECT leased_by {mail}", BOB) == [(None,)]


def test_after_a_start_of_the_server_silence_says_nothing_yet(
    office: Office, connection: Connection
) -> None:
    office.open(1)
    leasing.lease(connection, REMIND, 9, REMIND + SILENT, one_more(connection, SILENT))
    with office.database.transaction() as young:
        young.execute(
            "CREATE FUNCTION pg_temp.pg_postmaster_start_time() RETURNS timestamptz LANGUAGE sql"
            " AS 'SELECT clock_timestamp()'"
        )
        statement = leasing._OLDEST.replace("pg_postmaster", "pg_temp.pg_postmaster")
        assert young.execute(statement.encode(), {"now": REMIND}).fetchone() is None
    assert leasing.oldest(connection, REMIND) is not None


def test_whoever_is_not_heard_sends_nothing(
    office: Office, post_office: PostOffice, connection: Connection
) -> None:
    keys = told(office, 2)
    pulse = Pulse(office.database, "worker", "notices")
    root = Root(office.database, HEAD, lambda: SmtpPost(post_office.url), pulse=pulse)
    office.run("UPDATE delivery SET made_at = now(), next_at = now() WHERE next_at IS NOT NULL")

    assert not pulse.heard
    handlers.deliver(root, keys)
    assert post_office.received == []

    with pulse:
        assert pulse.heard
        handlers.deliver(root, keys)
    assert len(post_office.received) == 2


def test_a_process_says_that_it_lives_what_it_does_and_that_it_ends(
    office: Office, connection: Connection
) -> None:
    with Pulse(office.database, "worker", "long") as pulse:
        (one,) = beats.everybody(connection)
        assert (one.id, one.kind, one.queue) == (office.database.holder, "worker", "long")
        assert (one.alive, one.doing, one.did_at) == (True, "", None)
        assert beats.anybody(connection, "long")
        assert not beats.anybody(connection, "notices")
        with pulse.doing("move"):
            pulse._try()
            (later,) = beats.everybody(connection)
            assert (later.doing, later.seen_at > one.seen_at) == ("move", True)
        pulse._try()
        (done,) = beats.everybody(connection)
        assert done.doing == ""
        assert done.did_at is not None
        with pytest.raises(LookupError), pulse.doing("branch"):
            raise LookupError
        pulse._try()
        assert beats.everybody(connection)[0].did_at == pytest.approx(
            done.did_at, abs=dt.timedelta(milliseconds=50)
        )
        # Somebody swept its row: it begins anew.
        office.run("DELETE FROM beat")
        pulse._try()
        assert [each.id for each in beats.everybody(connection)] == [office.database.holder]
    assert beats.everybody(connection) == []
    assert office.database.holder is None


def test_what_broke_off_half_way_is_nobodys_and_its_process_begins_anew(
    office: Office, connection: Connection, post_office: PostOffice
) -> None:
    keys = told(office, 2)

    def half(held: int | None) -> None:
        deliveries.lease(connection, keys, SOON, LATER + delivering.LEASE, LATER, held)
        raise ConnectionError

    with Pulse(office.database, "worker", "notices") as pulse:
        held = office.database.holder
        with pytest.raises(ConnectionError), pulse.doing("deliver"):
            half(held)
        assert not pulse.heard
        pulse._try()
        assert pulse.heard
        assert office.database.holder not in (None, held)
        assert [one.id for one in beats.everybody(connection)] == [office.database.holder]
        assert sorted(delivering.hand_over(office.database, LATER, 9)) == sorted(keys)
        assert len(send(office, keys, post_office).sent) == 2


def test_mail_that_the_clock_could_not_carry_is_nobodys(
    office: Office, connection: Connection
) -> None:
    keys = told(office, 2)

    def broken() -> SmtpPost:
        deliveries.lease(
            connection, keys, SOON, LATER + delivering.LEASE, LATER, office.database.holder
        )
        raise ConnectionError

    with Pulse(office.database, "clock") as pulse:
        postman = Postman(Root(office.database, HEAD, broken, pulse=pulse))
        postman.carry(keys)
        postman.wait(30)
        pulse._try()
        assert sorted(delivering.hand_over(office.database, LATER, 9)) == sorted(keys)


def test_a_beat_that_fails_is_no_end(office: Office, connection: Connection) -> None:
    with Pulse(office.database, "clock") as pulse:
        office.database.holder = 2**80  # no number of a row
        pulse._try()
        office.database.holder = None
        pulse._try()
        assert pulse.heard


def test_the_silent_are_forgotten_after_a_day(office: Office, connection: Connection) -> None:
    one_more(connection, dt.timedelta(hours=25))
    late = one_more(connection, dt.timedelta(hours=23))
    assert pruning.prune(office.database, NOON)["beat"] == 1
    assert [one.id for one in beats.everybody(connection)] == [late]
