"""Notices over other channels: who gets them where, once, and what happens when one fails."""

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest

from config.channels import Gateway
from engine.jobs import clock, handlers
from engine.jobs.channels.gateway import GatewayPost
from engine.jobs.channels.posts import Posts
from engine.jobs.channels.smtp import SmtpPost
from engine.jobs.clock import Memory
from engine.jobs.queues import Queues
from engine.jobs.root import Root
from engine.service import addresses, delivering, telling, told_states
from engine.service.delivering import Delivered
from engine.service.envelopes import Letterhead
from engine.store.deliveries import Key
from tests.jobs.gateway import SmsGateway
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.jobs.test_mail_away import Hints
from tests.support.small import ALICE, BOB, NOON

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
MINUTE = dt.timedelta(minutes=1)
HOUR = 60 * MINUTE
SOON = NOON + MINUTE
NIGHT = NOON + 9 * HOUR  # 21.00 in Jakarta, a Monday
SIX = NOON + 18 * HOUR
NUMBER = "+6281234567890"
SMS = ("sms",)


@pytest.fixture
def by_sms(office: Office) -> Office:
    """Bob has a proven number and wants what is urgent by SMS."""
    proven(office, BOB)
    office.wish(BOB, at_once_by="sms")
    return office


def proven(office: Office, person: int, address: str = NUMBER, channel: str = "sms") -> None:
    office.run(
        "INSERT INTO person_address (person, channel, address, verified_at)"
        " VALUES (%s, %s, %s, %s)",
        person,
        channel,
        address,
        NOON - HOUR,
    )


def send(
    office: Office,
    keys: list[Key],
    now: dt.datetime,
    server: PostOffice,
    gateway: SmsGateway,
    **settings: object,
) -> Delivered:
    way: Gateway = gateway.settings(**settings)
    notes = {"sms": GatewayPost(way, timeout=3)}
    with Posts(SmtpPost(server.url, timeout=3), notes) as post:
        return delivering.deliver(office.database, keys, now, post, HEAD)


def told(office: Office, count: int = 1, now: dt.datetime = NOON) -> list[Key]:
    office.open(count, now)
    return list(telling.relay(office.database, now + MINUTE, channels=SMS).mails)


def ways(office: Office, person: int) -> list[str]:
    rows = office.rows("SELECT channel FROM delivery WHERE person = %s ORDER BY id", person)
    return [channel for (channel,) in rows]


def texts(gateway: SmsGateway) -> list[str]:
    return [json.loads(one.body)["text"] for one in gateway.received]


def test_whoever_wishes_it_hears_by_sms_and_on_the_page_and_not_by_mail(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = told(by_sms)

    assert ways(by_sms, BOB) == ["page", "sms"]
    assert send(by_sms, keys, SOON, post_office, sms).sent == keys
    (request,) = sms.received
    assert json.loads(request.body)["to"] == NUMBER
    (text,) = texts(sms)
    number = by_sms.rows("SELECT number FROM cases")[0][0]
    assert text.startswith("Rembuk: ")
    assert number in text
    assert "Baca: https://rembuk.kecil.example/kasus/" in text
    assert request.headers["idempotency-key"] == f"1.{keys[0][1]}"
    assert post_office.received == []


@pytest.mark.parametrize(
    ("sets", "channels", "way"),
    [
        # not proven, no such channel here, nothing wished, wished but another one is there
        ("UPDATE person_address SET verified_at = NULL", SMS, "mail"),
        ("SELECT 1", (), "mail"),
        ("UPDATE wish SET at_once_by = 'mail'", SMS, "mail"),
        ("UPDATE wish SET at_once_by = 'telegram'", SMS, "mail"),
        # no mail: whatever there is, wished or not
        ("UPDATE person SET email = NULL; UPDATE wish SET at_once_by = 'mail'", SMS, "sms"),
        ("UPDATE person SET email = ''; UPDATE wish SET at_once_by = 'telegram'", SMS, "sms"),
        ("UPDATE person SET email = NULL", (), None),
        ("UPDATE person SET erased_at = now()", SMS, None),
        ("UPDATE wish SET needs = 'page'", SMS, None),
    ],
)
def test_one_way_beside_the_page(
    by_sms: Office, sets: str, channels: tuple[str, ...], way: str | None
) -> None:
    for statement in sets.split(";"):
        by_sms.run(statement)
    by_sms.open()
    telling.relay(by_sms.database, SOON, channels=channels)
    assert ways(by_sms, BOB) == (["page", way] if way else ["page"])


def test_quiet_hours_hold_for_every_channel(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    told(by_sms, now=NIGHT - MINUTE)
    (row,) = by_sms.rows("SELECT tenant, id, next_at FROM delivery WHERE channel = 'sms'")
    assert row[2] == SIX
    assert send(by_sms, [row[:2]], NIGHT, post_office, sms).held == [row[:2]]
    assert send(by_sms, [row[:2]], SIX, post_office, sms).sent == [row[:2]]
    assert len(sms.received) == 1


def test_a_digest_by_sms_is_one_note(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    proven(office, ALICE)
    office.wish(ALICE, digest_by="sms")
    told(office, 3)
    keys = office.rows("SELECT tenant, id FROM delivery WHERE channel = 'sms' ORDER BY id")
    assert len(keys) == 3
    done = send(office, keys[:1], NOON + 19 * HOUR, post_office, sms)
    assert done.sent == keys
    (text,) = texts(sms)
    assert text.startswith("Rembuk: 3 pieces of news: ")
    assert len(text) <= 160
    assert len(sms.keys()) == 1


def test_who_changes_the_channel_gets_a_digest_on_each(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    proven(office, ALICE)
    told(office, 2)
    office.wish(ALICE, digest_by="sms")
    told(office, 3, NOON + 5 * MINUTE)
    morning = NOON + 19 * HOUR
    send(office, delivering.hand_over(office.database, morning, 25), morning, post_office, sms)
    (mail,) = post_office.to("alice@example.org")
    assert mail["Subject"].startswith("2 ")
    (text,) = texts(sms)
    assert text.startswith("Rembuk: 3 ")


def test_a_channel_that_is_away_does_not_hold_up_mail(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    by_sms.run("UPDATE wish SET at_once_by = 'mail'")
    first = told(by_sms, 2)
    by_sms.run("UPDATE wish SET at_once_by = 'sms'")
    by_sms.open(2, NOON + 2 * MINUTE, title="Lain")
    later = list(telling.relay(by_sms.database, SOON + 2 * MINUTE, channels=SMS).mails)
    sms.closes()
    # Those by SMS come first in the batch.
    done = send(by_sms, later + first, SOON + 2 * MINUTE, post_office, sms)
    assert sorted(done.sent) == sorted(first)
    assert sorted(done.put_off) == sorted(later)
    assert len(post_office.received) == 2


def test_what_a_gateway_will_never_take_goes_by_mail_and_the_page_says_it(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = told(by_sms)
    sms.status = 422
    assert send(by_sms, keys, SOON, post_office, sms).given_up == keys
    assert by_sms.number("SELECT count(*) FROM incident") == 0
    again = delivering.hand_over(by_sms.database, SOON, 10)
    assert send(by_sms, again, SOON, post_office, sms).sent == again
    assert len(post_office.to("bob@example.org")) == 1
    lines = told_states.of_person(by_sms.desk, BOB, None, SOON)
    assert [(one.row.channel, one.state, one.why) for one in lines] == [
        ("mail", "sent", ""),
        ("sms", "instead", "gateway_no"),
        ("page", "shown", ""),
    ]
    (standing,) = addresses.standing(by_sms.desk, BOB, ["sms"], SOON)
    assert standing.failed_at == SOON


def test_a_refused_digest_goes_as_one_mail(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    proven(office, ALICE)
    office.wish(ALICE, digest_by="sms")
    told(office, 3)
    morning = NOON + 19 * HOUR
    keys = office.rows("SELECT tenant, id FROM delivery WHERE channel = 'sms' ORDER BY id")
    sms.status = 400
    assert send(office, keys, morning, post_office, sms).given_up == keys
    mails = delivering.hand_over(office.database, morning, 10)
    send(office, mails, morning, post_office, sms)
    (digest,) = post_office.to("alice@example.org")
    assert digest["Subject"].startswith("3 ")


def test_without_mail_a_refusal_is_an_incident(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    by_sms.run("UPDATE person SET email = NULL")
    keys = told(by_sms)
    sms.status = 422
    send(by_sms, keys, SOON, post_office, sms)
    assert by_sms.rows("SELECT kind FROM incident") == [("undelivered",)]
    assert ways(by_sms, BOB) == ["page", "sms"]
    (failed, _page) = told_states.of_person(by_sms.desk, BOB, None, SOON)
    assert (failed.state, failed.why) == ("failed", "gateway_no")


def test_an_address_that_was_taken_away_meanwhile_gets_nothing(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = told(by_sms)
    addresses.remove(by_sms.desk, BOB, "sms", SOON)
    assert send(by_sms, keys, SOON, post_office, sms).given_up == keys
    assert sms.received == []
    assert ways(by_sms, BOB) == ["page", "sms", "mail"]


def test_what_waits_does_not_go_to_a_new_number_that_is_not_proven(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = told(by_sms)
    by_sms.run("UPDATE person_address SET address = '+6281999999999', verified_at = NULL")
    assert send(by_sms, keys, SOON, post_office, sms).given_up == keys
    assert sms.received == []
    assert ways(by_sms, BOB) == ["page", "sms", "mail"]


def test_a_channel_that_the_office_gave_up_leaves_its_notes_to_mail(
    by_sms: Office, post_office: PostOffice
) -> None:
    keys = told(by_sms)
    with Posts(SmtpPost(post_office.url, timeout=3), {}) as post:
        done = delivering.deliver(by_sms.database, keys, SOON, post, HEAD)
    assert done.given_up == keys
    assert ways(by_sms, BOB)[-1] == "mail"


def test_after_three_days_it_is_an_incident_and_goes_by_mail_too(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys, now = told(by_sms), SOON
    sms.closes()
    while not (result := send(by_sms, keys, now, post_office, sms)).given_up:
        assert result.put_off == keys
        now = by_sms.rows("SELECT next_at FROM delivery WHERE id = %s", keys[0][1])[0][0]
    assert dt.timedelta(hours=72) <= now - SOON < dt.timedelta(hours=90)
    assert by_sms.rows("SELECT kind FROM incident") == [("undelivered",)]
    mails = delivering.hand_over(by_sms.database, now, 10)
    send(by_sms, mails, now, post_office, sms)
    assert len(post_office.to("bob@example.org")) == 1
    states = [one.state for one in told_states.of_person(by_sms.desk, BOB, None, now)]
    assert states == ["sent", "instead", "shown"]


def test_two_workers_with_the_same_job_send_each_note_once(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = told(by_sms, 20)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: send(by_sms, keys, SOON, post_office, sms), range(2)))
    assert sorted(sms.keys().values()) == [1] * 20


def test_a_repeat_after_a_crash_is_the_same_message_to_the_gateway(
    by_sms: Office, post_office: PostOffice, sms: SmsGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the gateway's answer and the mark: what comes again has the same key."""
    keys = told(by_sms)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_mark_sent", dies)
        with pytest.raises(KeyboardInterrupt):
            send(by_sms, keys, SOON, post_office, sms)
    later = SOON + delivering.LEASE + MINUTE
    assert send(by_sms, keys, later, post_office, sms).sent == keys
    assert list(sms.keys().values()) == [2]


def test_a_gateway_that_is_away_for_an_hour_gets_each_message_once(
    by_sms: Office,
    post_office: PostOffice,
    sms: SmsGateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count, before = 40, 12
    now = NOON
    by_sms.open(count, NOON - MINUTE)
    by_sms.run("UPDATE task SET wake_at = NULL, remind_at = NULL")
    monkeypatch.setattr(handlers, "_now", lambda: now)
    notes = {"sms": GatewayPost(sms.settings(), timeout=3)}
    root = Root(
        by_sms.database,
        HEAD,
        lambda: Posts(SmtpPost(post_office.url, timeout=3), notes),
        frozenset(SMS),
    )
    hints, memory = Hints(), Memory(channels=root.channels)
    for minute in range(100):
        now = NOON + minute * MINUTE
        clock.tick(by_sms.database, cast("Queues", hints), now, memory)
        if minute == 0:
            (keys,) = hints
            handlers.call(root, "deliver", [keys[:before]])
            sms.closes()
        if minute == 60:
            assert len(sms.received) == before
            sms.opens()
        while hints:
            keys = hints.pop()
            for _twice in range(2):
                handlers.call(root, "deliver", [keys])
    assert len(sms.received) == count
    assert set(sms.keys().values()) == {1}
    unsent = "SELECT count(*) FROM delivery WHERE channel = 'sms' AND sent_at IS NULL"
    assert by_sms.number(unsent) == 0
    assert by_sms.number("SELECT count(*) FROM incident") == 0
