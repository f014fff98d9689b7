"""Mail as each wishes it: at once, with the digest, in peace at night; the page has it at once."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.core.calendar import Calendar
from engine.jobs.channels.smtp import SmtpPost
from engine.service import delivering, telling
from engine.service.delivering import Delivered
from engine.service.envelopes import Letterhead
from engine.store.deliveries import Key, hand_over, lease
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.support.small import ALICE, BOB, NOON

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
MINUTE = dt.timedelta(minutes=1)
HOUR = 60 * MINUTE
SOON = NOON + MINUTE
NIGHT = NOON + 9 * HOUR  # 21.00 in Jakarta, a Monday
SIX = NOON + 18 * HOUR
SEVEN = NOON + 19 * HOUR


def send(office: Office, keys: list[Key], now: dt.datetime, server: PostOffice) -> Delivered:
    with SmtpPost(server.url, timeout=3) as post:
        return delivering.deliver(office.database, keys, now, post, HEAD)


def mails(office: Office, person: int) -> list[Key]:
    return office.rows(
        "SELECT tenant, id FROM delivery WHERE person = %s AND channel = 'mail' ORDER BY id", person
    )


def when(office: Office, person: int) -> list[tuple[dt.datetime | None, int | None]]:
    """When the person's mails go, and whether with others."""
    return office.rows(
        "SELECT next_at, digest FROM delivery WHERE person = %s AND channel = 'mail' ORDER BY id",
        person,
    )


def more(office: Office, kind: str, notice: str, at: dt.datetime) -> None:
    """The last case has another notice for Alice, due at `at`, of the state in which it is."""
    office.run(
        "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)"
        " SELECT tenant, id, revision, 'person:' || %s, %s, %s,"
        "        jsonb_build_object('state', state, 'visit', visit), %s"
        "   FROM cases ORDER BY id DESC LIMIT 1",
        ALICE,
        notice,
        kind,
        at,
    )


def test_a_decision_that_ends_nothing_comes_with_the_digest(office: Office) -> None:
    office.open()
    more(office, "outcome", "ended", SOON)

    telling.relay(office.database, SOON)

    assert when(office, ALICE) == [(SEVEN, 0), (SEVEN, 0)]


def test_the_end_of_a_case_is_told_at_once_and_what_came_before_is_not(office: Office) -> None:
    (case_id,) = office.open()
    more(office, "outcome", "ended", SOON + MINUTE)
    office.act(case_id, "refuse", BOB, SOON, reason="LOW", words="Far", next_step="Ask")

    telling.relay(office.database, SOON + 10 * MINUTE)

    at_once = SOON + 10 * MINUTE + telling.GRACE
    assert when(office, ALICE) == [(SEVEN, 0), (SEVEN, 0), (at_once, None)]


def test_at_night_the_page_has_it_at_once_and_the_mail_waits_for_the_morning(
    office: Office, post_office: PostOffice
) -> None:
    office.open(now=NIGHT)

    relayed = telling.relay(office.database, NIGHT + MINUTE)

    assert relayed.mails == ()
    pages = office.rows("SELECT person, sent_at FROM delivery WHERE channel = 'page' ORDER BY 1")
    assert pages == [(ALICE, NIGHT + MINUTE), (BOB, NIGHT + MINUTE)]
    assert when(office, BOB) == [(SIX, None)]
    assert delivering.hand_over(office.database, SIX - MINUTE, 500) == []
    keys = delivering.hand_over(office.database, SIX, 500)
    assert send(office, keys, SIX, post_office).sent == mails(office, BOB)


def test_a_mail_for_work_that_was_done_at_night_is_not_sent(
    office: Office, post_office: PostOffice
) -> None:
    (case_id,) = office.open(now=NIGHT)
    telling.relay(office.database, NIGHT + MINUTE)
    office.act(case_id, "send_back", BOB, NIGHT + 5 * MINUTE, remarks={"title": "Which lane?"})

    result = send(office, mails(office, BOB), SIX, post_office)

    assert result == Delivered(closed=mails(office, BOB))
    assert when(office, BOB) == [(None, None)]
    assert post_office.received == []


def test_a_mail_that_was_put_off_does_not_ring_at_night(
    office: Office, post_office: PostOffice
) -> None:
    office.open()
    telling.relay(office.database, SOON)
    post_office.closes()
    now = SOON
    tried = []
    while now < SIX:
        assert send(office, mails(office, BOB), now, post_office).put_off
        tried.append(now)
        ((now, _digest),) = when(office, BOB)
    post_office.opens()

    assert len(tried) > 5
    assert now == SIX
    assert send(office, mails(office, BOB), now, post_office).sent


def test_quiet_hours_that_were_wished_meanwhile_hold_what_is_on_its_way(
    office: Office, post_office: PostOffice
) -> None:
    office.open()
    keys = list(telling.relay(office.database, SOON).mails)
    office.wish(BOB, quiet_from=dt.time(11), quiet_until=dt.time(14, 30))

    assert send(office, keys, SOON, post_office) == Delivered(held=keys)
    assert when(office, BOB) == [(NOON + 2 * HOUR + 30 * MINUTE, None)]
    assert office.rows("SELECT DISTINCT attempts FROM delivery") == [(0,)]
    assert send(office, keys, NOON + 2 * HOUR + 30 * MINUTE, post_office).sent == keys


@pytest.mark.parametrize(
    ("way", "expected"),
    [("page", []), ("digest", [(SEVEN, 0)]), ("at_once", [(SOON + telling.GRACE, None)])],
)
def test_work_comes_by_the_way_that_was_wished(
    office: Office, way: str, expected: list[object]
) -> None:
    office.wish(BOB, needs=way)
    office.open()

    telling.relay(office.database, SOON)

    assert when(office, BOB) == expected
    assert office.number("SELECT count(*) FROM delivery WHERE channel = 'page' AND person = 2") == 1


def test_a_wished_language_goes_before_the_persons_own(
    office: Office, post_office: PostOffice
) -> None:
    office.wish(BOB, language="en")
    office.open()

    send(office, list(telling.relay(office.database, SOON).mails), SOON, post_office)

    (message,) = post_office.to("bob@example.org")
    assert message.get_content().startswith("Dear Bob,")


def test_the_digest_skips_days_without_work_and_is_not_sent_empty(
    office: Office, post_office: PostOffice
) -> None:
    friday = NOON + 11 * 24 * HOUR
    monday = friday + 2 * 24 * HOUR + 19 * HOUR
    office.open(now=friday)

    telling.relay(office.database, friday + MINUTE)

    assert when(office, ALICE) == [(monday, 0)]
    assert delivering.hand_over(office.database, monday - MINUTE, 500) == mails(office, BOB)
    keys = delivering.hand_over(office.database, monday, 500)
    send(office, keys, monday, post_office)
    assert len(post_office.to("alice@example.org")) == 1
    assert delivering.hand_over(office.database, monday + 24 * HOUR, 500) == []


def test_a_morning_that_was_declared_free_meanwhile_has_no_digest(
    office: Office, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open()
    telling.relay(office.database, SOON)
    free = dt.date(2027, 2, 2)
    works = Calendar.is_working
    monkeypatch.setattr(Calendar, "is_working", lambda self, on: on != free and works(self, on))
    keys = mails(office, ALICE)

    assert send(office, keys, SEVEN, post_office) == Delivered(held=keys)
    assert send(office, keys, SEVEN + 24 * HOUR, post_office).sent == keys


def test_a_digest_that_is_repeated_is_the_same_message_whatever_came_since(
    office: Office, post_office: PostOffice
) -> None:
    office.open(2)
    telling.relay(office.database, SOON)
    keys = mails(office, ALICE)

    class KilledError(BaseException):
        """As good as kill -9: nothing after it runs."""

    with SmtpPost(post_office.url) as post:

        def dies(message: object) -> None:
            post(message)  # type: ignore[arg-type]  # a double
            raise KilledError

        with pytest.raises(KilledError):
            delivering.deliver(office.database, keys, SEVEN, dies, HEAD)
    more(office, "progress", "moved", SEVEN)
    telling.relay(office.database, SEVEN)
    office.run("UPDATE delivery SET next_at = %s WHERE digest = 0", SEVEN)  # due as the others are

    again = SEVEN + delivering.LEASE
    send(office, delivering.hand_over(office.database, again, 500), again, post_office)

    hers = post_office.to("alice@example.org")
    first = [message for message in hers if message["Subject"] == "2 pieces of news"]
    assert len(hers) == 3
    assert len({message["Message-ID"] for message in first}) == 1 == len(first) - 1
    assert len({message["Message-ID"] for message in hers}) == 2
    assert (
        office.number("SELECT count(*) FROM delivery WHERE next_at IS NOT NULL AND person=1") == 0
    )


def test_a_digest_longer_than_a_chunk_of_a_job_is_one_message(
    office: Office, post_office: PostOffice
) -> None:
    office.open(delivering.CHUNK + 5)
    telling.relay(office.database, SOON)
    office.run("UPDATE delivery SET next_at = NULL WHERE person = %s", BOB)

    keys = delivering.hand_over(office.database, SEVEN, 500)
    for chunk in (keys[: delivering.CHUNK], keys[delivering.CHUNK :]):
        send(office, chunk, SEVEN, post_office)

    (message,) = post_office.to("alice@example.org")
    assert message["Subject"] == f"{delivering.CHUNK + 5} pieces of news"


def test_a_decision_in_a_digest_is_not_swallowed_by_newer_news_of_its_case(
    office: Office, post_office: PostOffice
) -> None:
    office.open()
    more(office, "outcome", "ended", SOON)
    more(office, "progress", "moved", SOON + 2 * MINUTE)
    telling.relay(office.database, SOON + 2 * MINUTE)

    send(office, mails(office, ALICE), SEVEN, post_office)

    (message,) = post_office.to("alice@example.org")
    assert message["Subject"] == "2 pieces of news"
    assert "ended" in message.get_content()


def test_of_one_batch_the_newest_news_of_a_case_is_the_line_of_the_digest(
    office: Office, post_office: PostOffice
) -> None:
    office.open()
    more(office, "progress", "moved", SOON + 10 * MINUTE)
    telling.relay(office.database, SOON + 10 * MINUTE)

    send(office, mails(office, ALICE), SEVEN, post_office)

    (message,) = post_office.to("alice@example.org")
    assert message["Subject"].endswith(": Gate")  # words of `moved`: this definition has none


def gathered(office: Office, count: int) -> list[Key]:
    """So many lines of a digest of Alice's, due at SEVEN; no other mail."""
    office.open(count)
    telling.relay(office.database, SOON)
    office.run("UPDATE delivery SET next_at = NULL WHERE person = %s", BOB)
    return mails(office, ALICE)


def test_of_two_workers_at_once_neither_has_a_part_of_the_digest(office: Office) -> None:
    """Each asks for half of the lines: without care each would send those it got hold of."""
    hers = gathered(office, 100)
    until = SEVEN + delivering.LEASE
    anew = (
        "UPDATE delivery SET digest = 0, leased_until = NULL, next_at = %s WHERE channel = 'mail'"
    )

    def leased(half: list[Key], both: threading.Barrier) -> list[Key]:
        with office.database.connection() as connection:
            connection.execute("SELECT")
            both.wait(10)
            return [mail.key for mail in lease(connection, half, SEVEN, until, SEVEN)]

    for _ in range(20):
        office.run(f"{anew} AND person = %s", SEVEN, ALICE)
        both = threading.Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            got = [*pool.map(leased, (hers[1::2], hers[::2]), (both, both))]
        # Both empty: they met half way, and it is handed over again.
        assert sorted(got, key=len) in ([[], hers], [[], []])


def test_a_digest_of_which_others_hold_a_line_is_left_whole(office: Office) -> None:
    """As it stands half way through another's lease, or while the clock is handing lines over."""
    hers = gathered(office, 3)
    until, again = SEVEN + delivering.LEASE, SEVEN + delivering.AGAIN

    with office.database.transaction() as other, office.database.connection() as worker:
        assert len(hand_over(other, SEVEN, 1, again)) == 1
        assert lease(worker, hers, SEVEN, until, again) == []
    with office.database.connection() as worker:
        assert [mail.key for mail in lease(worker, hers[:1], SEVEN, until, again)] == hers
