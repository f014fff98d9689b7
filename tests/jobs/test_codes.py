"""Proving an address: a code goes there, is typed in time, and only then does news follow."""

import datetime as dt
import json
import re

import pytest

from engine.core.values import Refused
from engine.service import addresses, delivering, pruning, register, told_states
from engine.store.deliveries import Key
from tests.jobs.gateway import SmsGateway
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.jobs.test_channels import MINUTE, NIGHT, NOON, NUMBER, SOON, send, told, ways
from tests.support.small import ALICE, BOB, CHARLIE

SECOND = dt.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _members(office: Office) -> None:
    """Everybody is known to the office."""
    office.run("INSERT INTO member (tenant, person) SELECT 1, id FROM person")


def why(no: Refused | None) -> list[str]:
    return [] if no is None else [one.key for one in no.reasons]


def traced(office: Office) -> list[register.Entry]:
    """What the register has of addresses, the oldest first."""
    found = register.entries(office.desk)
    return [one for one in reversed(found) if one.kind.startswith("address_")]


def ask(office: Office, typed: str = "0812-3456-7890", now: dt.datetime = NOON) -> list[Key]:
    assert addresses.begin(office.desk, BOB, "sms", typed, now) is None
    return delivering.hand_over(office.database, now, 10)


def code_in(gateway: SmsGateway) -> str:
    text = json.loads(gateway.received[-1].body)["text"]
    found = re.search(r"\b(\d{6})\b", text)
    assert found, text
    return found[1]


def test_a_code_comes_over_the_channel_and_proves_the_address(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    office.wish(BOB, at_once_by="sms")
    keys = ask(office)
    assert send(office, keys, NOON, post_office, sms).sent == keys
    assert json.loads(sms.received[0].body)["to"] == NUMBER
    (waiting,) = addresses.standing(office.desk, BOB, ["sms"], NOON)
    assert (waiting.waits, waiting.verified, waiting.shown) == (True, False, "+6281…890")
    told(office)
    assert ways(office, BOB)[-2:] == ["page", "mail"]  # not proven: nothing else goes there

    code = code_in(sms)
    assert addresses.confirm(office.desk, BOB, "sms", f" {code[:3]} {code[3:]}", SOON) is None

    (proven,) = addresses.standing(office.desk, BOB, ["sms"], SOON)
    assert proven.verified
    assert addresses.reached(office.desk, BOB, ["sms", "telegram"]) == ["sms"]
    assert office.rows("SELECT code FROM person_address") == [(None,)]
    told(office, now=NOON + 5 * MINUTE)
    assert ways(office, BOB)[-2:] == ["page", "sms"]
    (entry,) = traced(office)
    assert (entry.kind, entry.by, entry.body) == (
        "address_proven",
        BOB,
        {"person": BOB, "channel": "sms"},
    )


def test_a_code_goes_at_night_too(office: Office, post_office: PostOffice, sms: SmsGateway) -> None:
    keys = ask(office, now=NIGHT)
    assert send(office, keys, NIGHT, post_office, sms).sent == keys


def test_a_wrong_code_may_be_typed_again_but_not_for_ever(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    send(office, ask(office), NOON, post_office, sms)
    code = code_in(sms)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for left in (4, 3, 2, 1):
        no = addresses.confirm(office.desk, BOB, "sms", wrong, SOON)
        assert isinstance(no, Refused)
        assert (no.reasons[0].key, no.reasons[0].values) == ("code_wrong", {"count": left})
    assert why(addresses.confirm(office.desk, BOB, "sms", "", SOON)) == ["code_over"]
    assert why(addresses.confirm(office.desk, BOB, "sms", code, SOON)) == ["code_over"]
    (lapsed,) = addresses.standing(office.desk, BOB, ["sms"], SOON)
    assert (lapsed.waits, lapsed.lapsed) == (False, True)
    assert ask(office, now=SOON)  # a new one may be asked for


def test_a_code_is_good_for_a_quarter_of_an_hour(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    send(office, ask(office), NOON, post_office, sms)
    code = code_in(sms)
    late = NOON + addresses.GOOD_FOR
    assert why(addresses.confirm(office.desk, BOB, "sms", code, late)) == ["code_over"]
    assert addresses.confirm(office.desk, BOB, "sms", code, late - SECOND) is None


def test_nobody_else_can_use_the_code(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    send(office, ask(office), NOON, post_office, sms)
    code = code_in(sms)
    assert why(addresses.confirm(office.desk, ALICE, "sms", code, SOON)) == ["code_over"]
    assert why(addresses.confirm(office.desk, BOB, "telegram", code, SOON)) == ["code_over"]


def test_a_gateway_that_is_away_is_tried_again_while_the_code_is_good(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = ask(office)
    sms.closes()
    assert send(office, keys, NOON, post_office, sms).put_off == keys
    sms.opens()
    assert send(office, keys, NOON + 2 * MINUTE, post_office, sms).sent == keys
    sms.closes()
    keys = ask(office, now=NOON + 30 * MINUTE)
    send(office, keys, NOON + 30 * MINUTE, post_office, sms)
    late = NOON + 46 * MINUTE
    assert send(office, keys, late, post_office, sms).closed == keys
    assert office.number("SELECT count(*) FROM incident") == 0


def test_a_code_that_is_refused_is_no_incident_and_goes_nowhere_else(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    keys = ask(office)
    sms.status = 400
    assert send(office, keys, NOON, post_office, sms).given_up == keys
    assert office.number("SELECT count(*) FROM incident") == 0
    assert ways(office, BOB) == ["sms"]
    (standing,) = addresses.standing(office.desk, BOB, ["sms"], NOON)
    assert standing.code_failed
    (line,) = told_states.of_person(office.desk, BOB, None, NOON)
    assert (line.row.kind, line.state) == ("code", "failed")
    assert why(
        told_states.again(office.desk, BOB, line.row.id, None, "coba", NOON)  # type: ignore[arg-type]
    ) == ["not_given_up"]


def test_a_newer_code_replaces_the_one_that_waits(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    first = ask(office)
    later = ask(office, typed="0812 3456 7891", now=SOON)
    done = send(office, [*first, *later], SOON, post_office, sms)
    assert (done.closed, done.sent) == (first, [key for key in later if key not in first])
    assert json.loads(sms.received[0].body)["to"] == "+6281234567891"


def test_the_same_proven_number_again_asks_nothing_and_another_counts_no_more(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    send(office, ask(office), NOON, post_office, sms)
    assert addresses.confirm(office.desk, BOB, "sms", code_in(sms), SOON) is None
    assert ask(office, now=SOON + MINUTE) == []
    assert addresses.reached(office.desk, BOB, ["sms"]) == ["sms"]
    assert ask(office, typed="081234567899", now=SOON + MINUTE)
    assert addresses.reached(office.desk, BOB, ["sms"]) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "address_missing"), ("0285-421234", "address_no_mobile"), ("+60123", "address_abroad")],
)
def test_what_is_no_number_sends_nothing(office: Office, typed: str, key: str) -> None:
    assert why(addresses.begin(office.desk, BOB, "sms", typed, NOON)) == [key]
    assert office.number("SELECT count(*) FROM delivery") == 0


def test_at_a_counter_the_secretariat_does_it_with_a_reason_and_is_named(
    office: Office, post_office: PostOffice, sms: SmsGateway
) -> None:
    def begin(by: int, reason: str) -> list[str]:
        return why(addresses.begin(office.desk, BOB, "sms", NUMBER, NOON, by, reason))

    assert begin(CHARLIE, "Diminta di loket") == ["not_secretariat"]
    office.run("UPDATE member SET secretariat = true WHERE person = %s", CHARLIE)
    assert begin(CHARLIE, " ") == ["no_reason"]
    assert begin(CHARLIE, "Diminta di loket") == []
    keys = delivering.hand_over(office.database, NOON, 10)
    send(office, keys, NOON, post_office, sms)
    assert why(addresses.confirm(office.desk, BOB, "sms", code_in(sms), SOON, by=ALICE)) == [
        "not_secretariat"
    ]
    assert addresses.confirm(office.desk, BOB, "sms", code_in(sms), SOON, by=CHARLIE) is None
    assert addresses.reached(office.desk, BOB, ["sms"]) == ["sms"]
    assert [(one.kind, one.by, one.reason) for one in traced(office)] == [
        ("address_begun", CHARLIE, "Diminta di loket"),
        ("address_proven", CHARLIE, None),
    ]
    no = addresses.remove(office.desk, BOB, "sms", SOON, CHARLIE, "")
    assert why(no) == ["no_reason"]
    assert addresses.remove(office.desk, BOB, "sms", SOON, CHARLIE, "Nomor ganti") is None
    assert addresses.reached(office.desk, BOB, ["sms"]) == []


def test_who_belongs_to_another_office_too_is_no_counters(office: Office) -> None:
    office.run("UPDATE member SET secretariat = true WHERE person = %s", CHARLIE)
    with office.database.transaction() as connection:
        connection.execute("RESET ROLE")
        connection.execute(
            "INSERT INTO tenant (id, slug, name, kind, area)"
            " VALUES (9, 'lain', 'Lain', 'regency', '33')"
        )
        connection.execute(
            "INSERT INTO member (tenant, person) SELECT id, %s FROM tenant WHERE slug = 'lain'",
            (BOB,),
        )
        connection.execute("SET ROLE rembuk_app")
    no = addresses.begin(office.desk, BOB, "sms", NUMBER, NOON, CHARLIE, "Loket")
    assert why(no) == ["not_at_this_counter"]
    assert why(addresses.begin(office.desk, BOB, "sms", NUMBER, NOON)) == []


def test_a_stranger_has_no_address_here(office: Office) -> None:
    assert why(addresses.begin(office.desk, 999, "sms", NUMBER, NOON)) == ["unknown_person"]


def test_old_codes_are_swept(office: Office) -> None:
    ask(office)
    pruning.prune(office.database, NOON + dt.timedelta(hours=1))
    assert office.number("SELECT count(*) FROM person_address") == 1
    pruning.prune(office.database, NOON + dt.timedelta(days=2))
    assert office.number("SELECT count(*) FROM person_address") == 0
