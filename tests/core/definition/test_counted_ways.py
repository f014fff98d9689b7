"""What the flow makes of a count and of what one seat gives: only ways that a case can go."""

from typing import Any

from engine.core.definition.checks.study import Study
from tests.core.dialogue_cases import COUNTED, two_sides_document
from tests.support.small import document, small, text


def often(counts: str, least: int, **gate: Any) -> Study:
    """A gate that leads on only for a case that came somewhere so often."""
    made = document()
    made["fields"]["returns"] = COUNTED | {"counts": counts}
    made["states"]["gate"]["actions"]["far"] = {
        "label": text("Far"),
        "by": ["head"],
        "when": f"case.returns >= {least}",
        "closed_says": text("Not yet"),
        "to": "withdrawn",
    }
    made["states"]["gate"] |= gate
    del made["states"]["correction"]["actions"]["withdraw"]
    return Study(small(made).definition)


def test_an_act_after_which_the_case_stays_is_no_coming() -> None:
    # The asker may add notes for ever: the gate is come to anew by a correction alone.
    story = often("gate", 2).story_to("withdrawn")
    assert story is not None
    assert [turn.trigger for turn in story] == ["send_back", "resubmit", "far"]


def test_the_story_comes_there_as_often_as_it_takes() -> None:
    story = often("correction", 2).story_to("withdrawn")
    assert story is not None
    assert [turn.trigger for turn in story].count("resubmit") == 2


def test_what_one_seat_gives_may_lead_on() -> None:
    made = two_sides_document(agree=1)
    made["states"]["compared"]["route"] = [
        {"when": "has(case.mine) && case.mine > 5", "to": "talk"},
        {"otherwise": True, "to": "done"},
    ]
    assert Study(small(made).definition).space.first("talk") is not None
