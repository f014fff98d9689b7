"""The words of a message: in the reader's language, with values that nobody can write into."""

import datetime as dt
from typing import Any

import pytest

from engine.service.envelopes import Addressee, Letterhead, NotAnAddressError, envelope
from engine.service.letters import Letter, Subject, due_words, letter
from tests.support import small

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
DUE = small.calendar().end_of(dt.date(2027, 2, 8))  # a Monday


def subject(**changes: Any) -> Subject:
    document = small.document()
    document["notices"]["task"] = {
        "kind": "task",
        "subject": {"id": "Perlu tindakan: {number}", "en": "Waiting: {number}"},
        "body": {
            "id": "{title} di {area} menunggu {office}: {state}. Batas: {due}. {words} {link}",
            "en": "{title} in {area} waits for {office}: {state}. Due: {due}. {words} {link}",
        },
    }
    document["notices"]["ended"]["body"] = {
        "id": "Alasan: {reason}. {words} Berikutnya: {next_step}",
        "en": "Reason: {reason}. {words} Next: {next_step}",
    }
    values = {
        "state": "gate",
        "visit": 1,
        "due": DUE.isoformat().replace("+00:00", "Z"),
        "queue": f"village_head@{small.VILLAGE}",
    }
    given: dict[str, Any] = {
        "definition": small.small(document).definition,
        "number": "WSH-2028-000001-7",
        "title": "Saluran",
        "area": "Desa Sari",
        "link": "https://x.example/n/1",
        "values": values,
        "said": {},
        "office_of": {f"village_head@{small.VILLAGE}": "Kepala Desa Sari"}.get,
        "calendar": small.calendar(),
    }
    return Subject(**{**given, **changes})


def test_a_notice_is_written_in_the_readers_language() -> None:
    indonesian, english = (letter("task", subject(), tongue) for tongue in ("id", "en"))

    assert indonesian.subject == "Perlu tindakan: WSH-2028-000001-7"
    assert indonesian.body == (
        "Saluran di Desa Sari menunggu Kepala Desa Sari: Gate."
        " Batas: Senin, 8 Februari 2027. https://x.example/n/1"
    )
    assert "Due: Monday, 8 February 2027." in english.body


def test_an_unknown_language_reads_indonesian() -> None:
    assert letter("task", subject(), "jv") == letter("task", subject(), "id")


def test_due_within_a_day_says_the_hour_and_the_zone() -> None:
    at = dt.datetime(2027, 2, 8, 7, 30, tzinfo=dt.UTC)
    assert due_words(at, small.calendar(), "id") == "Senin, 8 Februari 2027 pukul 14.30 WIB"


def test_a_value_is_never_read_as_a_place_for_another_value() -> None:
    written = letter("task", subject(title="{words}{link} {office}"), "en")
    assert written.body.startswith("{words}{link} {office} in Desa Sari waits for")


def test_a_subject_is_one_line_without_marks_that_turn_writing() -> None:
    forged = subject(number="1\r\nBcc: all@example.org\x00\u202e")
    written = letter("task", forged, "en")
    assert written.subject == "Waiting: 1 Bcc: all@example.org"


def test_the_words_of_the_decision_are_in_the_letter_and_the_reason_says_what_to_do() -> None:
    values = {"state": "rejected", "visit": 2, "reason": "LOW"}
    said = letter("ended", subject(values=values, said={"say.words": "Too far."}), "en")
    assert said.body == "Reason: Low. Too far. Next: Ask again"
    own = subject(values=values, said={"say.next_step": "Go to the agency"})
    assert letter("ended", own, "en").body == "Reason: Low. Next: Go to the agency"


def test_a_case_that_waits_for_a_party_names_the_party_and_a_request_names_who_asks() -> None:
    queues = {"queue": "person:1", "by_queue": f"village_head@{small.VILLAGE}"}
    waiting = subject(values={"state": "correction", "visit": 2, **queues})
    assert "waits for Kepala Desa Sari" in letter("task", waiting, "en").body
    silent = subject(values={"state": "correction", "visit": 2, "queue": "person:1"})
    assert "waits for Asker" in letter("task", silent, "en").body
    assert "Due: no time limit" in letter("task", silent, "en").body


def test_a_notice_that_the_definition_lost_still_tells_number_and_state() -> None:
    assert letter("gone", subject(), "en").subject == "WSH-2028-000001-7: Gate"


def test_no_header_can_be_forged_from_a_name() -> None:
    to = Addressee("Eve\r\nBcc: all@example.org", "eve@example.org", "en", "Kab\nKecil")
    message = envelope([Letter("S\nX: 1", "Body")], to, "1.7", small.NOON, HEAD)

    assert message["Bcc"] is None
    assert message["X"] is None
    raw = message.as_bytes()
    assert b"\r\nBcc:" not in raw
    assert b"\r\nX:" not in raw
    assert message["Message-ID"] == "<1.7@kecil.example>"


@pytest.mark.parametrize(
    "address", ["eve@example.org\r\nBcc: x@y", "eve", "a b@c", "@", "", "eve@", "@example.org"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    to = Addressee("Eve", address, "en", "Kecil")
    with pytest.raises(NotAnAddressError):
        envelope([Letter("S", "B")], to, "1.7", small.NOON, HEAD)


def test_the_same_delivery_has_the_same_message_id_however_often_it_is_written() -> None:
    to = Addressee("Eve", "eve@example.org", "en", "Kecil")
    later = small.NOON + dt.timedelta(hours=1)
    first, second = (
        envelope([Letter("S", "B")], to, "1.7", at, HEAD) for at in (small.NOON, later)
    )
    assert first["Message-ID"] == second["Message-ID"]


def test_the_text_is_plain_utf_8() -> None:
    to = Addressee("Aïcha", "aicha@example.org", "id", "Kabupaten Kecil")
    message = envelope([Letter("“Saluran”", "Lebar 1½ m")], to, "1.7", small.NOON, HEAD)
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().splitlines()[:3] == ["Yth. Aïcha,", "", "Lebar 1½ m"]
    message.as_bytes().decode("ascii")
