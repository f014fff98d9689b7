"""Notes over channels beside mail: short enough, whole where it counts, nothing but a mail's."""

import pytest

from engine.service import notes
from engine.service.envelopes import Letterhead
from engine.service.letters import Letter

HEAD = Letterhead("rembuk@kecil.example", "https://rembuk.kecil.example")
LINK = "https://rembuk.kecil.example/ikuti/2027-K7M2"
OFFICE = "Kabupaten Kecil"


def letter(subject: str = "Usulan diterima", body: str = "", number: str = "2027-K7M2") -> Letter:
    return Letter(subject, body or f"Isi surat. Buka {LINK}.", LINK, number)


def sms(*letters: Letter, language: str = "id") -> str:
    return notes.text_of("sms", letters, OFFICE, language, HEAD)


def test_a_short_note_has_the_number_the_news_and_the_link() -> None:
    assert sms(letter()) == f"Rembuk: 2027-K7M2: Usulan diterima. Baca: {LINK}"
    assert sms(letter("2027-K7M2 diterima."), language="en") == (
        f"Rembuk: 2027-K7M2 diterima. Read: {LINK}"
    )


def test_a_long_subject_is_cut_at_a_word_and_the_link_is_whole() -> None:
    text = sms(letter("Usulan perbaikan jalan lingkungan " * 8))
    assert len(text) <= notes.SHORT
    assert text.endswith(f"... Baca: {LINK}")
    assert "...." not in text
    assert "Usulan perbaikan jalan" in text


def test_a_long_address_of_the_office_takes_a_second_part_rather_than_the_words() -> None:
    far = Letter(
        "Usulan perbaikan jalan lingkungan RT 05", "", "https://x.example/" + "a" * 120, ""
    )
    text = sms(far)
    assert notes.SHORT < len(text) <= notes.JOINED
    assert far.link in text
    assert far.subject in text


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("“Jalan” – 5×3 m…", '"Jalan" - 5x3 m...'),
        ("Kali Ciśadane", "Kali Cisadane"),
        ("a\u202eb\x00c", "abc"),
        ("[A] {b} ~ € |", "(A) (b) - EUR /"),
        ("jalan 路", "jalan ?"),
        ("é à Ñ ü", "é à Ñ ü"),
    ],
)
def test_no_sign_outside_the_alphabet_of_sms_is_left(typed: str, sent: str) -> None:
    assert notes.gsm(typed) == sent
    assert set(sent) <= notes._GSM


def test_a_digest_by_sms_counts_and_names_the_cases() -> None:
    text = sms(letter(number="2027-A"), letter(number="2027-B"), letter(number=""))
    assert text == (
        "Rembuk: 3 kabar baru: 2027-A, 2027-B. Baca: https://rembuk.kecil.example/kotak"
    )
    many = sms(*(letter(number=f"2027-{n:04}") for n in range(60)))
    assert len(many) <= notes.SHORT
    assert many.startswith("Rembuk: 60 kabar baru: 2027-0000, ")
    assert many.endswith("Baca: https://rembuk.kecil.example/kotak")


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_a_chat_gets_the_words_of_the_letter(channel: str) -> None:
    text = notes.text_of(channel, [letter()], OFFICE, "id", HEAD)
    assert text == f"Usulan diterima\n\nIsi surat. Buka {LINK}.\n\n{OFFICE}"
    bare = notes.text_of(channel, [letter(body="Isi.")], OFFICE, "id", HEAD)
    assert f"Isi.\n{LINK}" in bare
    long = notes.text_of(channel, [letter(body="kata " * 2000)], OFFICE, "id", HEAD)
    assert len(long) < notes.LONG + 400
    assert LINK in long


def test_a_digest_in_a_chat_has_each_link_as_far_as_it_fits() -> None:
    text = notes.text_of("telegram", [letter(), letter("Lain")], OFFICE, "en", HEAD)
    assert text.startswith("2 pieces of news\n\nUsulan diterima\n")
    assert text.count(LINK) == 2
    many = notes.text_of("telegram", [letter()] * 200, OFFICE, "id", HEAD)
    assert len(many) < notes.LONG + 400
    assert "Baca: https://rembuk.kecil.example/kotak" in many


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_code_is_one_sms(language: str) -> None:
    text = notes.code_text("012345", language)
    assert "012345" in text
    assert len(text) <= notes.SHORT
    assert notes.gsm(text) == text
