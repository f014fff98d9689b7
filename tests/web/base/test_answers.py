"""Answers on the wire, and the way back into the inputs."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as some
from werkzeug.datastructures import MultiDict

from engine.core.definition.fields import Field
from engine.core.values import JSON
from tests.web import hall
from web.base import answers, i18n


def field(kind: str, **more: object) -> Field:
    """A field of this type."""
    return Field.model_validate(
        {"type": kind, "label": hall.words("x", "x"), "see": "public", **more}
    )


def application() -> Flask:
    """As much of the application as reading answers needs."""
    app = Flask("answers")
    i18n.install(app, "id")
    return app


APP = application()


def again(asked: Field, value: JSON) -> JSON:
    """A stored value, shown in the inputs and read back."""
    with APP.test_request_context():
        return answers.value_of(asked, answers.raw_from(asked, value))


@given(some.integers(min_value=-(10**12), max_value=10**12))
def test_an_integer_comes_back_as_it_was(value: int) -> None:
    assert again(field("integer"), value) == value


@given(some.integers(min_value=0, max_value=10**14))
def test_money_comes_back_as_it_was(value: int) -> None:
    assert again(field("money"), value) == value


@given(some.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_decimal_comes_back_as_it_was(value: Decimal) -> None:
    stored = f"{value:f}".rstrip("0").rstrip(".")
    back = again(field("decimal"), stored)
    assert isinstance(back, str)
    assert Decimal(back) == value


@given(some.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_comes_back_as_it_was(value: dt.date) -> None:
    assert again(field("date"), value.isoformat()) == value.isoformat()


@pytest.mark.parametrize("code", ["33.26.15.2004", "33.26.15.2004.003", "33.26.15.2004.003.012"])
def test_a_place_comes_back_as_it_was(code: str) -> None:
    assert again(field("area"), code) == code


@pytest.mark.parametrize(
    "kind", ["text", "integer", "decimal", "money", "date", "choice", "yes_no"]
)
def test_not_knowing_comes_back_as_it_was(kind: str) -> None:
    more = {"choices": {"a": hall.words("a", "a")}} if kind == "choice" else {}
    assert again(field(kind, unknown=True, **more), None) is None


@pytest.mark.parametrize(
    ("parts", "meant"),
    [({"day": "3", "month": "2", "year": "2028"}, "2028-02-03"),
     ({"day": "3", "month": "Februari", "year": "2028"}, "2028-02-03"),
     ({"day": "17", "month": "agustus", "year": "2027"}, "2027-08-17"),
     ({"day": "30", "month": "2", "year": "2028"}, "30 2 2028"),
     ({"day": "", "month": "", "year": ""}, "")],
)  # fmt: skip
def test_days_are_read_with_figures_or_names_of_months(parts: dict[str, str], meant: str) -> None:
    form = MultiDict({f"f-x-{part}": typed for part, typed in parts.items()})
    with APP.test_request_context():
        typed = answers.read([("x", field("date"))], form)
    assert typed.values.get("x", "") == meant


@given(
    some.dictionaries(some.sampled_from(["f-x", "f-x-rw", "f-x-village", "f-x-day"]), some.text())
)
def test_no_form_at_all_breaks_the_reading(form: dict[str, str]) -> None:
    fields = [("x", field(kind)) for kind in ("area", "date", "money", "integer", "text")]
    with APP.test_request_context():
        for pair in fields:
            answers.read([pair], MultiDict(form))
