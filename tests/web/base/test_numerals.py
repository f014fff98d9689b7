"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from web.base import numerals


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1.200", 1200), ("1,200", 1200), (" 1 200 ", 1200), ("१२", 12), ("１２", 12), ("-7", -7),
     ("007", 7), ("", None), ("1.20", None), ("1e5", None), ("0x10", None), ("--7", None),
     ("seribu", None), ("9" * 41, None)],
)  # fmt: skip
def test_whole_numbers(typed: str, meant: int | None) -> None:
    assert numerals.whole(typed) == meant


@pytest.mark.parametrize(
    ("typed", "comma", "meant"),
    [("12,5", True, "12.5"), ("12.5", True, "12.5"), ("1.250", True, "1250"),
     ("1.250", False, "1.25"), ("1,250", False, "1250"), ("1.250,75", True, "1250.75"),
     ("1,250.75", True, "1250.75"), ("1.250.000", True, "1250000"), ("0,500", True, "0.5"),
     ("0.125", True, "0.125"), (",5", True, "0.5"), ("12,", True, "12"), ("1,2,3,x", True, None),
     ("-3", True, "-3"), ("", True, None)],
)  # fmt: skip
def test_decimals_by_the_readers_language(typed: str, comma: bool, meant: str | None) -> None:
    assert numerals.decimal(typed, comma) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Rp 25.000.000", 25_000_000), ("rp25.000.000,-", 25_000_000), ("25.000.000,00", 25_000_000),
     ("25 juta", 25_000_000), ("25jt", 25_000_000), ("1,25 miliar", 1_250_000_000),
     ("1,5 M", 1_500_000_000), ("500rb", 500_000), ("Rp 90 juta rupiah", None), ("0", 0),
     ("-5", None), ("sejuta", None), ("1,2345678 juta", None), ("25 kg", None), ("", None)],
)  # fmt: skip
def test_money_in_figures_and_words(typed: str, meant: int | None) -> None:
    assert numerals.money(typed) == meant


@given(some.text(max_size=60))
def test_no_text_at_all_breaks_the_reading(typed: str) -> None:
    numerals.whole(typed)
    numerals.money(typed)
    numerals.decimal(typed, True)
    numerals.decimal(typed, False)


@given(some.integers(min_value=0, max_value=10**14))
def test_a_grouped_number_is_read_as_what_it_was(value: int) -> None:
    grouped = f"{value:,}".replace(",", ".")
    assert numerals.whole(grouped) == value
    assert numerals.money(f"Rp {grouped}") == value
