"""The words of the language: spans, windows, tiers; the closed document and its hash."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from engine.core.definition.base import Duration, Part
from engine.core.definition.cycle import Tier, TierRange, Window, WindowSpan
from engine.core.definition.shape import shape
from engine.core.definition.states import Due
from engine.core.definition.workflow import Definition
from tests.core.definition.sample import changed, loaded

TIER = TypeAdapter(TierRange)
WINDOW = TypeAdapter(WindowSpan)


@pytest.mark.parametrize(
    ("words", "count", "unit"),
    [
        ("1 working day", 1, "working days"),
        ("5 working days", 5, "working days"),
        ("14 days", 14, "days"),
        ("2 weeks", 2, "weeks"),
        ("1 month", 1, "months"),
        ("8 office hours", 8, "office hours"),
    ],
)
def test_a_span_is_its_words(words: str, count: int, unit: str) -> None:
    span = Duration.parse(words)
    assert (span.count, span.unit) == (count, unit)
    assert str(span) == words


@pytest.mark.parametrize(
    "words",
    ["", "5", "five days", "0 days", "5 years", "-1 days", "9999 days", "5  days", "5 days\n1"],
)
def test_anything_else_is_no_span(words: str) -> None:
    with pytest.raises(Exception, match="span_form"):
        Duration.parse(words)


@pytest.mark.parametrize(
    ("words", "over", "up_to"),
    [
        ("up to Rp 200 juta", None, 200_000_000),
        ("up to Rp 200.000.000", None, 200_000_000),
        ("above Rp 2,5 miliar", 2_500_000_000, None),
        ("above Rp 200 juta up to Rp 2,5 miliar", 200_000_000, 2_500_000_000),
        ("up to Rp1 triliun", None, 10**12),
        ("above Rp 500 ribu", 500_000, None),
    ],
)
def test_a_tier_is_read_in_rupiah(words: str, over: int | None, up_to: int | None) -> None:
    assert TIER.validate_python(words) == Tier(over=over, up_to=up_to)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Rp 5",
        "up to 5",
        "up to Rp 1.5 juta",
        "up to Rp 1,23",
        "above Rp 5up to Rp 6",
        "up to Rp 9999 triliun triliun",
    ],
)
def test_anything_else_is_no_tier(words: str) -> None:
    with pytest.raises(ValidationError):
        TIER.validate_python(words)


@given(st.integers(0, 10**18) | st.none(), st.integers(1, 10**18) | st.none())
def test_a_tier_can_be_written_and_read_back(over: int | None, up_to: int | None) -> None:
    if (over is None and up_to is None) or (
        over is not None and up_to is not None and up_to <= over
    ):
        return
    tier = Tier(over=over, up_to=up_to)
    assert TIER.validate_python(str(tier)) == tier


@given(st.dates(), st.dates())
def test_a_window_can_be_written_and_read_back(one: dt.date, other: dt.date) -> None:
    window = Window(first_on=min(one, other), last_on=max(one, other))
    assert WINDOW.validate_python(str(window)) == window


def test_a_closed_document_reads_back_as_itself() -> None:
    definition = loaded().definition
    assert definition is not None
    again = Definition.read(definition.canonical())
    assert again == definition
    assert again.hash() == definition.hash()
    assert again.canonical() == definition.canonical()


def test_the_canonical_bytes_keep_the_order_of_the_source_and_leave_defaults_out() -> None:
    definition = loaded().definition
    assert definition is not None
    document = json.loads(definition.canonical())
    assert next(iter(document)) == "format"
    assert list(document["states"])[:3] == ["village_check", "correction", "district_check"]
    assert "actions" not in document["states"]["done"]
    assert document["states"]["village_check"]["due"]["within"] == "5 working days"
    assert document["states"]["works"]["actions"]["finish"]["by"] == ["agency"]
    assert document["cycle"]["tiers"] == {
        "small": "up to Rp 200000000",
        "large": "above Rp 200000000",
    }


def test_comments_and_layout_do_not_change_the_hash() -> None:
    files, _ = changed(("number: USL", "# why\nnumber:   'USL'"))
    before, after = loaded().definition, loaded(files).definition
    assert before is not None
    assert after is not None
    assert before.hash() == after.hash()


def test_a_label_changes_the_hash() -> None:
    files, _ = changed(("en: A sample.", "en: A sample!"))
    before, after = loaded().definition, loaded(files).definition
    assert before is not None
    assert after is not None
    assert before.hash() != after.hash()


def test_a_due_time_says_its_window_its_field_and_its_reminder() -> None:
    definition = loaded().definition
    assert definition is not None
    due = definition.states["village_check"].due
    assert due is not None
    assert due.windows == ("opening", "forum")
    assert due.latest_field is None
    assert str(due.remind_span) == "2 working days"
    later = definition.states["correction"].due
    assert later is not None
    assert later.latest_field == "needed_by"
    assert later.windows == ()
    assert later.remind_span is None


def test_a_stored_document_has_one_way_to_write_a_key() -> None:
    with pytest.raises(ValidationError):
        Due.model_validate_json(
            '{"within": "1 day", "start": "arrival"}', by_alias=True, by_name=False
        )


def test_an_error_that_the_language_does_not_know_is_still_said() -> None:
    from pydantic import Field

    class Odd(Part):
        number: int = Field(multiple_of=2)

    (finding,) = shape(Odd, {"number": 3}, ()).findings
    assert (finding.code, finding.path) == ("not_valid", ("number",))
