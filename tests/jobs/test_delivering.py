"""Mail: every message once, however long the server is away, and nobody holds up the others."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest

from engine.jobs.channels.smtp import SmtpPost
from engine.service import delivering, telling
from engine.service.delivering import Away, Delivered, Tired
from engine.service.envelopes import Letterhead
from engine.store.deliveries import Key
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.support.small import ALICE, BOB, NOON

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
MINUTE = dt.timedelta(minutes=1)
SOON = NOON + MINUTE
MORNING = dt.datetime(2027, 2, 2, tzinfo=dt.UTC)


def mails_of(office: Office, person: int) -> list[Key]:
    return office.rows(
        "SELECT tenant, id FROM delivery WHERE person = %s AND channel = 'mail' ORDER BY id", person
    )


def send(office: Office, keys: list[Key], now: dt.datetime, server: PostOffice) -> Delivered:
    with SmtpPost(server.url, timeout=3) as post:
        return delivering.deliver(office.database, keys, now, post, HEAD)


def told(office: Office, count: int = 1) -> list[Key]:
    """Cases are opened and relayed: Bob's mails are ready to go."""
    office.open(count)
    return list(telling.relay(office.database, SOON).mails)


def test_a_message_arrives_with_words_and_is_marked_sent(
    office: Office, post_office: PostOffice
) -> None:
    keys = told(office)

    result = send(office, keys, SOON, post_office)

    assert result.sent == keys
    (message,) = post_office.to("bob@example.org")
    assert message["From"].addresses[0].addr_spec == "rembuk@kecil.example"
    assert message.get_content().startswith("Yth. Bob,")
    rows = office.rows(
        "SELECT sent_at, next_at, leased_until FROM delivery WHERE id = %s", keys[0][1]
    )
    assert rows == [(SOON, None, None)]


def test_a_job_that_runs_twice_sends_once(office: Office, post_office: PostOffice) -> None:
    keys = told(office, 3)

    send(office, keys, SOON, post_office)
    again = send(office, keys, SOON + MINUTE, post_office)

    assert again == Delivered()
    assert sorted(post_office.ids().values()) == [1, 1, 1]


def test_two_workers_with_the_same_job_send_once(office: Office, post_office: PostOffice) -> None:
    keys = told(office, 20)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: send(office, keys, SOON, post_office), range(2)))

    assert sorted(post_office.ids().values()) == [1] * 20


def test_one_batch_needs_one_connection(office: Office, post_office: PostOffice) -> None:
    send(office, told(office, 10), SOON, post_office)
    assert len(post_office.received) == 10
    assert post_office.connections == 1


def test_a_server_that_is_away_is_tried_again_with_growing_pauses(
    office: Office, post_office: PostOffice
) -> None:
    keys, now, tries = told(office, 3), SOON, []
    post_office.closes()

    for _ in range(4):
        assert send(office, keys, now, post_office).put_off == keys
        # Nobody may try before the pause is over, whatever a repeated job says.
        assert send(office, keys, now + MINUTE / 2, post_office) == Delivered()
        next_at = office.rows("SELECT max(next_at) FROM delivery WHERE person = %s", BOB)[0][0]
        tries.append((next_at - now) / MINUTE)
        now = next_at
    post_office.opens()
    result = send(office, keys, now, post_office)

    assert tries == [1, 2, 4, 8]
    assert sorted(result.sent) == sorted(keys)
    assert sorted(post_office.ids().values()) == [1, 1, 1]
    assert delivering.pause(50) == delivering.LONGEST_PAUSE


def test_after_three_days_it_is_given_up_with_an_incident(
    office: Office, post_office: PostOffice
) -> None:
    keys = told(office)
    post_office.closes()
    now = SOON
    while not (result := send(office, keys, now, post_office)).given_up:
        assert result.put_off == keys
        now = office.rows("SELECT next_at FROM delivery WHERE id = %s", keys[0][1])[0][0]

    assert dt.timedelta(hours=72) <= now - SOON < dt.timedelta(hours=80)
    assert office.rows(
        "SELECT failed_at IS NULL, next_at FROM delivery WHERE id = %s", keys[0][1]
    ) == [(False, None)]
    incidents = office.rows("SELECT kind, values ->> 'person' FROM incident")
    assert incidents == [("undelivered", str(BOB))]


def test_an_address_that_the_server_does_not_know_is_given_up_at_once(
    office: Office, post_office: PostOffice
) -> None:
    post_office.answers["bob@example.org"] = "550 no such mailbox"
    keys = told(office)

    assert send(office, keys, SOON, post_office).given_up == keys
    error = office.rows("SELECT error FROM delivery WHERE id = %s", keys[0][1])[0][0]
    assert error == "recipient 550"
    assert "bob" not in error


def test_a_full_mailbox_is_tried_again_and_holds_up_nobody(
    office: Office, post_office: PostOffice
) -> None:
    post_office.answers["bob@example.org"] = "452 mailbox full"
    office.open()
    telling.relay(office.database, SOON)
    keys = mails_of(office, BOB) + mails_of(office, ALICE)

    result = send(office, keys, MORNING, post_office)

    assert result.put_off == mails_of(office, BOB)
    assert result.sent == mails_of(office, ALICE)


def test_an_address_that_is_none_is_an_incident_and_holds_up_nobody(
    office: Office, post_office: PostOffice
) -> None:
    office.run("UPDATE person SET email = E'eve@x\\r\\nBcc: all@x' WHERE id = %s", BOB)
    office.open()
    telling.relay(office.database, SOON)

    result = send(office, mails_of(office, BOB) + mails_of(office, ALICE), MORNING, post_office)

    assert result.given_up == mails_of(office, BOB)
    assert result.sent == mails_of(office, ALICE)


def test_news_is_gathered_into_one_message_in_the_morning(
    office: Office, post_office: PostOffice
) -> None:
    office.open(3)
    telling.relay(office.database, SOON)
    keys = mails_of(office, ALICE)
    assert delivering.hand_over(office.database, MORNING - MINUTE, 500) == mails_of(office, BOB)

    one = send(office, keys[:1], MORNING, post_office)

    assert sorted(one.sent) == keys
    (message,) = post_office.to("alice@example.org")
    assert message["Subject"] == "3 pieces of news"
    assert message.get_content().count("WSH-") == 3


def test_news_of_one_case_is_told_as_it_is_last(office: Office, post_office: PostOffice) -> None:
    office.open()
    telling.relay(office.database, SOON)
    office.run(
        "INSERT INTO outbox (tenant, case_id, seq, queue, notice, kind, values, not_before)"
        " SELECT tenant, case_id, seq, queue, 'moved', kind, values, %s"
        " FROM outbox WHERE kind = 'progress'",
        SOON + 5 * MINUTE,
    )
    telling.relay(office.database, SOON + 5 * MINUTE)

    result = send(office, mails_of(office, ALICE), MORNING, post_office)

    assert len(result.sent) == 2
    (message,) = post_office.to("alice@example.org")
    assert message["Subject"].endswith(": Gate")  # the newest; this definition has no words for it


def test_a_round_that_is_used_up_gives_the_rest_back_untried(office: Office) -> None:
    keys = told(office, 3)
    sent: list[EmailMessage] = []

    def post(message: EmailMessage) -> None:
        if sent:
            raise Tired
        sent.append(message)

    result = delivering.deliver(office.database, keys, SOON, post, HEAD)

    assert (result.sent, result.left) == (keys[:1], keys[1:])
    assert delivering.hand_over(office.database, SOON, 500) == keys[1:]
    assert office.rows(
        "SELECT DISTINCT attempts FROM delivery WHERE id = ANY(%s)", [k for _, k in keys[1:]]
    ) == [(0,)]


def test_a_process_that_dies_in_a_batch_repeats_one_message_at_most(
    office: Office, post_office: PostOffice
) -> None:
    keys = told(office, 6)

    class KilledError(BaseException):
        """As good as kill -9: nothing after it runs."""

    with SmtpPost(post_office.url) as post:

        def dies(message: EmailMessage) -> None:
            post(message)
            if len(post_office.received) == 3:
                raise KilledError

        with pytest.raises(KilledError):
            delivering.deliver(office.database, keys, SOON, dies, HEAD)
    assert send(office, keys, SOON + MINUTE, post_office) == Delivered()  # still leased
    send(office, keys, SOON + delivering.LEASE, post_office)

    assert len(post_office.ids()) == 6
    assert sorted(post_office.ids().values()) == [1, 1, 1, 1, 1, 2]


def test_a_letter_that_cannot_be_written_holds_up_nobody(
    office: Office, post_office: PostOffice
) -> None:
    keys = told(office, 2)
    office.run("UPDATE delivery SET values = '[]' WHERE id = %s", keys[0][1])

    result = send(office, keys, SOON, post_office)

    assert (result.put_off, result.sent) == (keys[:1], keys[1:])


def test_a_name_that_was_erased_meanwhile_gets_no_mail(
    office: Office, post_office: PostOffice
) -> None:
    keys = told(office)
    office.run("UPDATE person SET erased_at = now() WHERE id = %s", BOB)

    assert send(office, keys, SOON, post_office).given_up == keys
    assert post_office.received == []


def test_a_password_is_not_said_over_an_open_line(post_office: PostOffice) -> None:
    # The same machine under a name that does not say so.
    url = f"smtp://eve:secret@127.1:{post_office.port}"
    with SmtpPost(url, timeout=3) as post, pytest.raises(Away, match="SMTPException"):
        post(EmailMessage())
    assert post_office.connections == 1


def test_the_words_of_the_decision_go_with_it(office: Office, post_office: PostOffice) -> None:
    (case_id,) = office.open()
    said = {"reason": "LOW", "words": "Terlalu jauh", "next_step": "Ke dinas"}
    office.act(case_id, "refuse", BOB, SOON, **said)
    telling.relay(office.database, SOON + dt.timedelta(minutes=10))

    send(office, mails_of(office, ALICE), MORNING, post_office)

    (message,) = [m for m in post_office.to("alice@example.org") if m["Subject"] == "ended"]
    number = office.rows("SELECT number FROM cases")[0][0]
    assert message.get_content().splitlines()[2] == (
        f"rejected: Low. Terlalu jauh Ke dinas. https://rembuk.kecil.example/ikuti/{number}"
    )


def test_words_that_were_erased_meanwhile_are_not_sent(
    office: Office, post_office: PostOffice
) -> None:
    (case_id,) = office.open()
    said = {"reason": "LOW", "words": "Terlalu jauh", "next_step": "Ke dinas"}
    office.act(case_id, "refuse", BOB, SOON, **said)
    telling.relay(office.database, SOON + dt.timedelta(minutes=10))
    office.run("UPDATE words SET erased_at = now() WHERE path = 'say.words'")

    send(office, mails_of(office, ALICE), MORNING, post_office)

    assert "Terlalu" not in "".join(m.get_content() for _to, m in post_office.received)
    assert "Ke dinas" in "".join(m.get_content() for _to, m in post_office.received)


def test_an_official_is_led_to_the_case_and_a_party_to_its_public_page() -> None:
    assert HEAD.link(7, "WSH-1", for_party=False) == "https://rembuk.kecil.example/kasus/7"
    assert HEAD.link(7, "WSH-1", for_party=True) == "https://rembuk.kecil.example/ikuti/WSH-1"
