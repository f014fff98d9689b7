"""Who may stop a clock, in words: said back, compared, and in the form of a notice."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from engine.service.comparing import compared
from engine.service.saying import clauses, said
from tests.core.pausing_cases import MORE, pausing_document
from tests.support.small import small, text

ID = "Waktu boleh dihentikan Head karena “awaiting the survey”, semuanya paling lama 10 hari kerja"
EN = (
    "The clock may be stopped by Head for “awaiting the survey”, for 10 working days in all at most"
)


@pytest.mark.parametrize(("language", "line"), [("id", f"{ID}."), ("en", f"{EN}.")])
def test_who_may_why_and_how_long_is_one_sentence(language: str, line: str) -> None:
    assert line in said(small(pausing_document()).definition, "gate", language)


def test_offices_that_are_named_and_the_basis_are_said() -> None:
    definition = small(pausing_document(by=["head", "above"], basis=text("Rule 9."))).definition
    [line] = [one for one in said(definition, "gate", "en") if "stopped" in one]
    assert "by Head or Above" in line
    assert line.endswith("at most (basis: Rule 9).")


def test_every_seat_of_a_review_may() -> None:
    [line] = [one for one in said(small(pausing_document()).definition, "joint", "en")
              if "stopped" in one]  # fmt: skip
    assert "by Agency, Partner or Team" in line


def test_where_nobody_may_nothing_is_said() -> None:
    definition = small(pausing_document()).definition
    assert "pause" not in clauses(definition, "correction", "en")
    assert "pause" in clauses(definition, "gate", "en")


def differences(change: Callable[[dict[str, Any]], object], back: bool = False) -> list[str]:
    before = pausing_document()
    after = copy.deepcopy(before)
    change(after["states"]["gate"]["due"])
    old, new = (small(one).definition for one in ((after, before) if back else (before, after)))
    return [line for topic in compared(old, new, "en") for line in topic.sentences]


@pytest.mark.parametrize(
    ("change", "back", "begins"),
    [
        (lambda due: due.pop("pause"), False, "The clock of “Gate” is no longer stopped"),
        (lambda due: due.pop("pause"), True, "The clock of “Gate” may now be stopped. The clock"),
        (
            lambda due: due["pause"].update(longest="5 working days"),
            False,
            "Stopping the clock of “Gate” is now: The clock may be stopped by Head",
        ),
        (
            lambda due: due["pause"].update(by=["above"], basis=text("Rule")),
            False,
            "Stopping the clock of “Gate” is now: The clock may be stopped by Above",
        ),
    ],
)
def test_what_differs_is_said_once_and_whole(change: Any, back: bool, begins: str) -> None:
    [line] = differences(change, back)
    assert line.startswith(begins)


def longer(**rule: Any) -> dict[str, Any]:
    made = pausing_document()
    made["states"]["gate"]["due"]["extension"] = {**MORE, **rule}
    return made


def test_who_asks_for_more_time_and_who_grants_it_is_said() -> None:
    lines = said(small(longer()).definition, "gate", "en")
    assert (
        "Head may ask for 5 working days more at most, for “awaiting the survey”; Above grants it."
        in lines
    )
    [line] = [one for one in said(small(longer(times=2, basis=text("Rule 9."))).definition, "gate",
                                  "id") if "memberinya" in one]  # fmt: skip
    assert line.startswith("Head boleh meminta 2 kali, total 5 hari kerja")
    assert line.endswith("Above memberinya (dasar: Rule 9).")


def test_what_differs_in_it_is_said_whole() -> None:
    old, new = small(pausing_document()).definition, small(longer()).definition
    for before, after, begins in (
        (old, new, "More time may now be asked for at “Gate”. Head may ask"),
        (new, old, "More time is no longer to be had at “Gate”. Before: Head may ask"),
        (new, small(longer(granted_by="agency")).definition, "More time at “Gate” is now: Head"),
    ):
        [line] = [line for topic in compared(before, after, "en") for line in topic.sentences]
        assert line.startswith(begins)
