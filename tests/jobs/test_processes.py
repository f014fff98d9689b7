"""`rembuk worker`, `clock` and `mailbox` as processes: killed, cut off, asked to stop."""

import signal
import smtplib
import socket
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest
from redis import Redis

from config import places
from config.channels import Gateway
from config.settings import Settings
from engine.jobs import mailbox
from engine.jobs.channels.gateway import GatewayPost
from engine.jobs.queues import Queues
from engine.local.servers import Servers
from engine.service import sample_mail
from engine.service.delivering import NotNow
from engine.service.notes import Note
from engine.store.database import Database
from tests.jobs.gateway import SmsGateway
from tests.jobs.line import Line
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.jobs.test_channels import proven
from tests.support.pace import pace
from tests.support.runner import Runner, free_port
from tests.support.small import BOB

Start = Callable[..., Runner]

# Several programs are started at once: on a busy machine that alone takes its time.
pytestmark = pytest.mark.timeout(300)
PATIENCE = 90.0


@pytest.fixture
def line(servers: Servers, redis_url: str) -> Iterator[Line]:
    """The way to Redis, which a test may cut."""
    made = Line(unquote(urlsplit(redis_url).path))
    yield made
    made.cut()


@pytest.fixture
def start(office: Office, line: Line, post_office: PostOffice, tmp_path: Path) -> Iterator[Start]:
    """Start `rembuk <words>` beside the test's own servers."""
    running: list[Runner] = []
    environ = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": office.database.url,
        "REDIS_URL": f"redis://127.0.0.1:{line.port}/0",
        "SMTP_URL": post_office.url,
    }

    def begin(*words: str, **changes: str) -> Runner:
        running.append(Runner(["-m", "engine.cli.main", *words], environ | changes))
        return running[-1]

    yield begin
    for each in running:
        if each.process.poll() is None:
            each.process.kill()
        each.end()


def tell_now(office: Office, count: int) -> None:
    """Cases whose notices may leave at once, by the real clock, at whatever hour this runs."""
    office.wish_any_hour()
    office.open(count)
    office.run("UPDATE task SET wake_at = NULL")
    office.run("UPDATE outbox SET not_before = now() WHERE relayed_at IS NULL")


def wait_until(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


def answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def sent(office: Office) -> int:
    return office.number(
        "SELECT count(*) FROM delivery WHERE channel = 'mail' AND sent_at IS NOT NULL"
    )


def test_a_worker_killed_in_the_middle_of_a_batch_loses_nothing(
    office: Office, start: Start, post_office: PostOffice
) -> None:
    post_office.delay = 0.05
    worker = start("worker", "notices")
    start("clock")
    tell_now(office, 40)
    wait_until(lambda: len(post_office.received) >= 5)
    worker.send(signal.SIGKILL)
    worker.end()
    assert sent(office) < 40

    start("worker", "notices")
    wait_until(lambda: sent(office) == 40)

    counts = post_office.ids()
    assert len(counts) == 40
    # The one message that was on its way may come again, under the same Message-ID.
    assert sum(counts.values()) <= 41


def test_a_worker_killed_in_the_middle_of_a_batch_of_sms_is_taken_over(
    office: Office, start: Start, sms: SmsGateway, tmp_path: Path
) -> None:
    """What comes twice comes under the same key, and another worker is there within 10 s."""
    file = tmp_path / "channels.toml"
    body = 'json = { to = "{address}", text = "{text}" }'
    file.write_text(f'[sms]\nurl = "{sms.url}"\n{body}\n')
    proven(office, BOB)
    sms.delay = 0.05
    office.wish_any_hour()
    office.wish(BOB, at_once_by="sms", quiet_from=None, quiet_until=None)
    worker = start("worker", "notices", CHANNELS=str(file))
    start("clock", CHANNELS=str(file))
    office.open(40)
    office.run("UPDATE task SET wake_at = NULL")
    office.run("UPDATE outbox SET not_before = now() WHERE relayed_at IS NULL")
    wait_until(lambda: len(sms.received) >= 5)
    other = start("worker", "notices", CHANNELS=str(file))
    wait_until(lambda: len(sms.received) >= 15)
    worker.send(signal.SIGKILL)
    worker.end()
    gone = time.monotonic()
    done = "SELECT count(*) FROM delivery WHERE channel = 'sms' AND sent_at IS NOT NULL"
    wait_until(lambda: office.number(done) == 40)
    assert time.monotonic() - gone < 10 * 4 * pace()
    assert other.process.poll() is None
    assert len(sms.keys()) == 40
    assert sum(sms.keys().values()) <= 41


def test_a_worker_whose_channels_cannot_be_read_says_so_in_one_line(
    start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "channels.toml"
    file.write_text('[whatsapp]\napprise = "whatsapp://kunci-rahasia@bukan-nomor/{digits}"\n')
    worker = start("worker", "notices", CHANNELS=str(file))
    worker.wait_for("CHANNELS: [whatsapp] apprise: this address cannot be read")
    assert worker.end() == 2
    assert "rahasia" not in "".join(worker.lines)
    assert len(worker.lines) == 1


def takes_over(office: Office, table: str, killed: Callable[[], Runner]) -> None:
    """Kill a process that holds rows: within seconds nothing is held by it any more.

    It takes six to eight seconds, of which six are the silence; a lease lasts a minute and more.
    """
    held = f"SELECT count(*) FROM {table} WHERE leased_by = %s AND leased_until IS NOT NULL"
    runner = killed()
    (holder,) = office.rows("SELECT id FROM beat WHERE pid = %s", runner.process.pid)[0]
    assert office.number(held, holder) > 0
    began = time.monotonic()
    wait_until(lambda: office.number(held, holder) == 0, 4 * 10)
    print(f"taken over after {time.monotonic() - began:.1f} s")


def test_mail_of_a_killed_worker_is_taken_over_within_seconds_by_another(
    office: Office, start: Start, post_office: PostOffice
) -> None:
    post_office.delay = 0.1
    workers = [start("worker", "notices"), start("worker", "notices")]
    wait_until(lambda: office.number("SELECT count(*) FROM beat") == 2)
    start("clock")
    tell_now(office, 60)
    wait_until(lambda: len(post_office.received) >= 3)

    def killed() -> Runner:
        holders = "SELECT pid FROM beat JOIN delivery ON leased_by = beat.id ORDER BY delivery.id"
        pid = office.rows(holders)[0][0]
        (runner,) = (each for each in workers if each.process.pid == pid)
        runner.send(signal.SIGKILL)
        runner.end()
        return runner

    takes_over(office, "delivery", killed)
    wait_until(lambda: sent(office) == 60)
    counts = post_office.ids()
    assert len(counts) == 60
    assert sum(counts.values()) <= 61  # the message that was on its way


def test_deadlines_of_a_killed_worker_are_taken_over_within_seconds(
    office: Office, start: Start, database_url: str, redis_url: str
) -> None:
    worker = start("worker", "deadlines")
    wait_until(lambda: office.number("SELECT count(*) FROM beat") == 1)
    office.open(50)
    office.run("UPDATE task SET remind_at = now(), wake_at = now()")

    def killed() -> Runner:
        # What a worker has leased it cannot read: so there is a middle in which it is killed.
        owner = Database(database_url, size=1, as_owner=True)
        with owner.transaction() as connection:
            connection.execute("LOCK TABLE cases IN ACCESS EXCLUSIVE MODE")
            with Redis.from_url(redis_url) as redis:
                Queues(redis).wake()
            wait_until(lambda: office.number("SELECT count(*) FROM task WHERE leased_by > 0") == 50)
            worker.send(signal.SIGKILL)
            worker.end()
        owner.close()
        start("clock")
        return worker

    takes_over(office, "task", killed)
    wait_until(lambda: office.number("SELECT count(*) FROM event WHERE kind = 'reminded'") == 50)
    assert office.number("SELECT count(*) FROM event") == 100


def test_a_clock_killed_in_the_midst_of_relaying_leaves_nothing_locked(
    office: Office, start: Start
) -> None:
    tell_now(office, 3000)
    relayed = "SELECT count(*) FROM outbox WHERE relayed_at IS NOT NULL"
    clock = start("clock")
    wait_until(lambda: office.number(relayed) > 0)
    clock.send(signal.SIGKILL)
    clock.end()
    assert office.number(relayed) < 6000
    start("clock")
    wait_until(lambda: office.number(relayed) == 6000)
    page = "SELECT count(*) FROM delivery WHERE channel = 'page'"
    assert office.number(page) == 6000


def test_without_any_worker_or_queue_mail_is_sent_by_the_clock(
    office: Office, start: Start, line: Line, post_office: PostOffice
) -> None:
    start("clock")
    tell_now(office, 3)
    wait_until(lambda: sent(office) == 3)
    line.cut()
    tell_now(office, 2)
    wait_until(lambda: sent(office) == 5)
    assert set(post_office.ids().values()) == {1}


def test_a_queue_that_goes_away_and_comes_back_loses_nothing(
    office: Office, start: Start, line: Line, post_office: PostOffice
) -> None:
    worker, clock = start("worker", "notices"), start("clock")
    tell_now(office, 1)
    wait_until(lambda: sent(office) == 1)

    line.cut()
    tell_now(office, 3)
    clock.wait_for("queue_away", PATIENCE)
    wait_until(lambda: office.number("SELECT count(*) FROM delivery WHERE channel = 'page'") == 8)
    line.mend()
    wait_until(lambda: sent(office) == 4)

    assert set(post_office.ids().values()) == {1}
    assert (worker.process.poll(), clock.process.poll()) == (None, None)


def test_a_database_that_goes_away_and_comes_back_is_waited_for(
    office: Office, start: Start, servers: Servers, post_office: PostOffice
) -> None:
    start("worker", "notices")
    clock = start("clock")
    tell_now(office, 2)
    wait_until(lambda: sent(office) == 2)
    name = urlsplit(office.database.url).path.strip("/")
    with psycopg.connect(
        host=str(servers.sockets), user=places.ROLE, dbname=places.DATABASE, autocommit=True
    ) as owner:
        owner.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        clock.wait_for("tick_failed", PATIENCE)
        owner.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())
    clock.wait_for("tick_well_again", PATIENCE)
    tell_now(office, 2)
    wait_until(lambda: sent(office) == 4)

    assert set(post_office.ids().values()) == {1}


def test_all_stop_in_good_order_when_asked(office: Office, start: Start, redis_url: str) -> None:
    runners = [start("worker", "deadlines"), start("clock")]
    port = free_port()
    runners.append(start("mailbox", SMTP_URL=f"smtp://127.0.0.1:{port}"))
    tell_now(office, 1)
    wait_until(lambda: office.number("SELECT count(*) FROM delivery") > 0)
    wait_until(lambda: answers(port))
    with Redis.from_url(redis_url) as redis:
        wait_until(lambda: redis.scard("rq:workers") == 1)  # before that it does not listen yet
    time.sleep(1)
    began = time.monotonic()
    for each, number in zip(runners, (signal.SIGTERM, signal.SIGINT, signal.SIGTERM), strict=True):
        each.send(number)
    assert [each.end(20) for each in runners] == [0, 0, 0]
    assert time.monotonic() - began < 15 * pace()
    assert not [line for each in runners for line in each.lines if "Traceback" in line]


def test_a_worker_without_a_queue_waits_and_still_stops_when_asked(
    office: Office, start: Start
) -> None:
    worker = start("worker", "notices", REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
    worker.wait_for("queue_away", PATIENCE)
    worker.send(signal.SIGTERM)
    assert worker.end(20) == 0


def test_the_mailbox_keeps_what_is_sent_and_shows_a_repeated_message_once(
    office: Office, start: Start
) -> None:
    port = free_port()
    start("mailbox", SMTP_URL=f"smtp://127.0.0.1:{port}")
    message = EmailMessage()
    message["To"], message["From"] = "bob@example.org", "rembuk@kecil.example"
    message["Subject"], message["Message-ID"] = "Saluran “baru”", "<1.7@kecil.example>"
    message.set_content("Lebar 1½ m <b>")

    def answers() -> bool:
        try:
            with smtplib.SMTP("127.0.0.1", port, timeout=5) as server:
                server.send_message(message)
                server.send_message(message)
        except OSError:
            return False
        return True

    wait_until(answers)
    (kept,) = sample_mail.mails(office.database)
    assert (kept.to, kept.subject, kept.body.strip()) == (
        "bob@example.org",
        "Saluran “baru”",
        "Lebar 1½ m <b>",
    )
    assert sample_mail.mails(office.database, to="BOB@example.org") == [kept]
    assert sample_mail.mails(office.database, before=kept.id) == []


def test_the_mailbox_catches_sms_too(office: Office, start: Start) -> None:
    url = f"http://127.0.0.1:{free_port()}/sms"
    start("mailbox", SMTP_URL=f"smtp://127.0.0.1:{free_port()}", SAMPLE_GATEWAY=url)
    settings = Settings.from_environment({"SAMPLE_GATEWAY": url}, Path(__file__).parent)
    (channel,) = settings.channels
    assert isinstance(channel.way, Gateway)
    post, note = GatewayPost(channel.way), Note("sms", "+62812", "Rembuk: kabar", "1.7", "id")

    def arrives() -> bool:
        try:
            post(note)
            post(note)
        except NotNow:
            return False
        return True

    wait_until(arrives)
    (kept,) = sample_mail.mails(office.database)
    assert (kept.to, kept.body) == ("+62812", "Rembuk: kabar")


def test_the_mailbox_listens_on_this_machine_only(start: Start) -> None:
    for address in ("smtp://0.0.0.0:2525", "smtps://127.0.0.1:2525", "smtp://mail.example:25"):
        with pytest.raises(mailbox.NotHere):
            mailbox.place(address)
    assert mailbox.place("smtp://[::1]:2525") == ("::1", 2525)
    said = start("mailbox", SMTP_URL="smtp://192.0.2.7:25")
    said.wait_for("another machine", PATIENCE)
    assert said.end(20) == 2
