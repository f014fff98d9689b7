"""A reason that speaks of two fields names both by their labels, in the reader's language."""

import pytest

from engine.core.definition.loader import load
from engine.core.whys import why
from tests.web.town import Town
from tests.workflows.guide import examples
from web.base.whys import said


@pytest.mark.parametrize(
    ("key", "indonesian", "english"),
    [
        ("before_other", "tidak boleh sebelum", "may not be before"),
        ("after_other", "tidak boleh sesudah", "may not be after"),
        ("below_other", "tidak boleh kurang dari", "may not be less than"),
        ("above_other", "tidak boleh lebih dari", "may not be more than"),
    ],
)
def test_both_fields_are_named(town: Town, key: str, indonesian: str, english: str) -> None:
    (leave,) = examples("workflow")
    definition = load({"cuti_pegawai.yaml": leave.text}.get, "cuti_pegawai").definition
    wrong = why(key, "last_on", other="first_on")
    for language, sentence in (
        ("id", f"“Hari terakhir” {indonesian} “Hari pertama”"),
        ("en", f"“Last day” {english} “First day”"),
    ):
        with town.app.test_request_context(headers={"Cookie": f"bahasa={language}"}):
            assert said(wrong, definition) == sentence
