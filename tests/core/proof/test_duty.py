"""Public duty: what a page and a notice tell by themselves is no more public than its field."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.core.definition.loader import load_folder
from engine.core.definition.messages import severity, words
from engine.core.definition.problems import Finding
from engine.core.definition.words_duty import DUTY, DUTY_WARNINGS
from engine.core.definition.words_proof import PROOF, PROOF_ENDINGS, PROOF_WARNINGS
from engine.core.definition.workflow import Definition
from engine.core.proof.duty import public_duty
from tests.support import small

WORKFLOWS = Path(__file__).resolve().parents[3] / "workflows"


def said(*changes: Callable[[dict[str, Any]], object]) -> list[tuple[str, tuple[str | int, ...]]]:
    document = copy.deepcopy(small.document())
    for change in changes:
        change(document)
    found = public_duty(Definition.model_validate_json(json.dumps(document)))
    return [(one.code, one.path) for one in found]


def see(field: str, circle: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["fields"][field].update(see=circle)


def notice(key: str, part: str, text: str) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["notices"][key].update({part: small.text(text)})


def private(document: dict[str, Any]) -> None:
    document["visibility"] = "private"


@pytest.mark.parametrize("workflow", ["musrenbang", "joint_task_force"])
def test_the_shipped_workflows_tell_nothing_that_they_keep(workflow: str) -> None:
    definition = load_folder(WORKFLOWS, workflow).definition
    assert definition is not None
    assert public_duty(definition) == ()


def test_nothing_is_said_where_every_named_field_is_public() -> None:
    assert said(notice("task", "body", "{title} {area} {due}")) == []


def test_the_place_stands_on_every_page() -> None:
    assert said(see("place", "parties")) == [("place_is_shown", ("fields", "place", "see"))]
    assert said(see("place", "parties"), private) == []
    assert said(see("place", "officials"), private) == [
        ("place_is_shown", ("fields", "place", "see"))
    ]


def test_the_office_that_a_case_waits_for_tells_the_field_that_leads_to_it() -> None:
    assert said(see("agency", "officials")) == [
        ("office_tells", ("roles", "agency", "of")),
        ("office_tells", ("roles", "partner", "of")),
    ]
    assert said(see("agency", "parties"), private) == []


def test_a_due_day_tells_the_date_that_it_is_made_of() -> None:
    def until(document: dict[str, Any]) -> None:
        document["fields"]["until_on"] = {
            "type": "date", "label": small.text("Until"), "see": "officials"
        }  # fmt: skip
        document["states"]["gate"]["due"]["not_after"] = "case until_on"

    assert said(until) == [("due_tells", ("states", "gate", "due", "not_after"))]
    # The agency's officials may know it; whoever asks may not, and is told at the opening.
    received = notice("received", "body", "by {due}")
    assert [path for code, path in said(until, received) if code == "notice_tells"] == [
        ("notices", "received", "body", "id"),
        ("notices", "received", "body", "en"),
    ]
    assert [code for code, _ in said(until, notice("task", "body", "by {due}"))] == ["due_tells"]


def test_a_title_that_is_not_public_is_told_by_no_notice_to_a_party() -> None:
    hidden = see("title", "officials")
    assert said(hidden, notice("task", "body", "{title}")) == []
    assert said(hidden, notice("received", "subject", "{number} {title}")) == [
        ("notice_tells", ("notices", "received", "subject", "id")),
        ("notice_tells", ("notices", "received", "subject", "en")),
    ]
    # The reminder goes to whoever is waited for: also to the asker, where they are reminded.
    reminder = notice("remember", "body", "{title}")
    assert said(hidden, reminder) == []

    def reminded(document: dict[str, Any]) -> None:
        document["states"]["correction"]["due"]["remind"] = "1 working day before"

    assert {code for code, _ in said(hidden, reminder, reminded)} == {"notice_tells"}


def test_a_personal_field_counts_as_one_for_officials() -> None:
    def personal(document: dict[str, Any]) -> None:
        document["fields"]["place"]["personal"] = True

    assert said(personal) == [("place_is_shown", ("fields", "place", "see"))]


def test_an_explanation_with_a_title_that_the_page_does_not_show_is_a_warning() -> None:
    def explained(document: dict[str, Any]) -> None:
        document["states"]["gate"]["public"] = small.text("About {title}")

    found = said(see("title", "parties"), explained)
    assert found == [
        ("title_tells", ("states", "gate", "public", "id")),
        ("title_tells", ("states", "gate", "public", "en")),
    ]
    assert severity("title_tells") == "warning"


def test_each_finding_has_words_in_both_languages() -> None:
    document = copy.deepcopy(small.document())
    for change in (see("place", "officials"), see("agency", "officials"), see("title", "officials"),
                   notice("received", "body", "{title}")):  # fmt: skip
        change(document)
    found: tuple[Finding, ...] = public_duty(Definition.model_validate_json(json.dumps(document)))
    assert {one.code for one in found} == {"place_is_shown", "office_tells", "notice_tells"}
    for one in found:
        indonesian, english = (words(one.code, one.values, tongue) for tongue in ("id", "en"))
        assert indonesian != english
        assert "{" not in indonesian.replace("{title}", "")
        assert "{" not in english.replace("{title}", "")


def test_warnings_and_endings_are_codes_of_the_proofs() -> None:
    assert set(PROOF) > PROOF_WARNINGS
    assert set(DUTY) > DUTY_WARNINGS
    assert set(PROOF_ENDINGS) <= set(PROOF)
