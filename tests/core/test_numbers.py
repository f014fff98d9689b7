"""Receipt numbers: written once, read back from whatever people type, slips found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core import numbers

PREFIXES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=5)
NUMBERS = st.builds(
    lambda prefix, year, serial: numbers.number(numbers.series(prefix, year), serial),
    PREFIXES,
    st.integers(2000, 2200),
    st.integers(1, 10**8),
)


def test_a_number_says_series_serial_and_check_digit() -> None:
    assert numbers.number("USL-2028", 123) == "USL-2028-000123-3"
    assert numbers.serial_of("USL-2028-000123-3") == ("USL-2028", 123)
    assert numbers.serial_of(numbers.number("USL-2028", 12_345_678))[1] == 12_345_678


@pytest.mark.parametrize(
    "typed",
    [
        "USL-2028-000123-3",
        "usl-2028-000123-3",
        "  USL 2028 000123 3 ",
        "USL20280001233",
        "usl/2028/123/3",
        "USL–2028–000123–3",
        "USL.2028.000123.3",
        "USL-2O28-OOO123-3",
        "USL-2028-0OOI23-3",
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert numbers.parse(typed) == "USL-2028-000123-3"


@pytest.mark.parametrize(
    "typed",
    ["", "USL", "USL-2028", "USL-2028-000123", "123", "USL-2028-000000-1", "x" * 10_000, "1-2-3-4",
     "USL-2028-٠٠٠١٢٣-3", "USL-2028-000123-33", "'; DROP TABLE cases; --", "USL-2028-1e5-3"],
)  # fmt: skip
def test_what_is_no_number_is_none(typed: str) -> None:
    assert numbers.parse(typed) is None


@given(NUMBERS)
def test_every_number_reads_back(number: str) -> None:
    assert numbers.parse(number) == number
    assert numbers.parse(number.replace("-", " ").lower()) == number


@given(NUMBERS, st.data())
def test_one_wrong_digit_is_always_found(number: str, data: st.DataObject) -> None:
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[at]]))
    wrong = number[:at] + other + number[at + 1 :]
    assert numbers.parse(wrong) is None


def test_nearly_every_swap_of_neighbours_is_found() -> None:
    swaps = missed = 0
    for serial in range(100_000, 101_000):
        number = numbers.number("USL-2028", serial)
        for at in range(9, 14):
            if number[at] != number[at + 1]:
                swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
                swaps += 1
                missed += numbers.parse(swapped) is not None
    assert missed / swaps < 0.03


def test_serials_begin_with_1() -> None:
    with pytest.raises(ValueError, match="begin"):
        numbers.number("USL-2028", 0)
    with pytest.raises(ValueError, match="check digit"):
        numbers.serial_of("USL-2028-000123-4")
