"""Addresses as people type them: one form for each, or what is wrong with it."""

import pytest

from engine.core.addresses import AddressError, address_of, veiled


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        " 0812 3456 7890 ",
        "(0812) 3456.7890",
        "+62 812-3456-7890",
        "6281234567890",
        "006281234567890",
        "81234567890",
        "+62 0812 3456 7890",
        "0812‑3456‑7890",
    ],
)
def test_a_mobile_number_has_one_form_however_it_is_typed(typed: str) -> None:
    assert address_of("sms", typed) == "+6281234567890"
    assert address_of("whatsapp", typed) == "+6281234567890"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", "missing"),
        (" - ", "missing"),
        ("nomor saya", "no_number"),
        ("0812345678a", "no_number"),
        ("٠٨١٢٣٤٥٦٧٨٩٠", "no_number"),
        ("++6281234567890", "no_number"),
        ("+60123456789", "abroad"),
        ("0060123456789", "abroad"),
        ("0285421234", "no_mobile"),
        ("+62285421234", "no_mobile"),
        ("110", "no_mobile"),
        ("08123456", "wrong_length"),
        ("081234567890123", "wrong_length"),
    ],
)
def test_what_is_no_number_of_a_mobile_telephone_is_said_why(typed: str, wrong: str) -> None:
    with pytest.raises(AddressError, match=f"^{wrong}$"):
        address_of("sms", typed)


@pytest.mark.parametrize("typed", ["081234567", "0812345678901"])
def test_the_shortest_and_the_longest_numbers_are_taken(typed: str) -> None:
    """Nine and thirteen digits with the leading zero; one less or more is a slip."""
    if len(typed) == 13:
        assert address_of("sms", typed) == "+62812345678901"
    else:
        with pytest.raises(AddressError, match="wrong_length"):
            address_of("sms", typed)
        assert address_of("sms", typed + "8") == "+62812345678"


def test_a_chat_is_named_by_its_number_and_a_group_is_none() -> None:
    assert address_of("telegram", " 987 654 321 ") == "987654321"
    for typed in ("@sari", "-100123456", "0123456", "1234", "9" * 17):
        with pytest.raises(AddressError, match=r"no_chat"):
            address_of("telegram", typed)


def test_a_page_shows_an_address_without_its_middle() -> None:
    assert veiled("+6281234567890") == "+6281…890"
    assert veiled("12345") == "…345"
