"""A state that is decided in a meeting: recorded by one role, always with the day of it."""

import datetime as dt
from typing import Any

import pytest

from engine.core.decide import decide
from engine.core.definition.stories import Turn
from engine.core.definition.telling import told
from engine.core.definition.workflow import Definition
from engine.core.fold import fold
from engine.core.migrating import Mover, decide_migrate
from engine.core.offers import offers
from engine.core.values import Act, Actor, Decision, Refused
from tests.core.walking import Walk, keys
from tests.support.small import ALICE, BOB, CHARLIE, NEGATIVE, NOON, STRANGER, document, small, text

MET = NOON - dt.timedelta(days=3)


def met(mode: str = "consensus") -> dict[str, Any]:
    """The small definition, with a forum in place of its gate."""
    made = document()
    gate = made["states"]["gate"]
    del gate["waits_for"]
    acts = gate.pop("actions")
    gate["decided_in"] = {"meeting": text("The forum"), "mode": mode, "recorded_by": "head"}
    refuse = {key: value for key, value in acts["refuse"].items() if key != "by"}
    gate["outcomes"] = {
        "agree": {
            "label": text("Agreed"),
            "asks": ["agency"],
            "may_give": ["note"],
            "when": "has(case.cost) && case.cost > 0",
            "closed_says": text("The cost is not known yet"),
            "to": "by_cost",
            "weight": "main",
        },
        "refuse": refuse,
    }
    gate["actions"] = {"add_note": acts["add_note"]}
    return made


def at_forum(mode: str = "consensus", **form: Any) -> Walk:
    walk = Walk(small(met(mode)))
    walk.take(walk.open(**form))
    return walk


def record(
    walk: Walk, person: int, act: str, at: dt.datetime | None = MET, **data: Any
) -> Decision:
    assert walk.case is not None
    request = Act(act, Actor(person), data, walk.case.revision, "", at)
    return decide(walk.compiled, walk.case, request, walk.world, walk.now)


def test_it_opens_one_task_for_whoever_records_it() -> None:
    walk = at_forum()
    assert walk.case is not None
    assert [(task.slot, task.role) for task in walk.case.tasks] == [("", "head")]


@pytest.mark.parametrize("mode", ["consensus", "vote", "order"])
def test_what_was_decided_says_how_and_when_and_moves_the_case(mode: str) -> None:
    walk = at_forum(mode)
    step = walk.take(record(walk, BOB, "agree", agency="works"))
    assert step.event.happened_at == MET
    assert step.event.body["meeting"] == mode
    assert step.event.body["from"] == "gate"
    assert walk.case is not None
    assert walk.case.state == "district_check"
    assert walk.case == fold(iter(walk.records))


def test_without_the_day_of_the_meeting_nothing_is_recorded() -> None:
    walk = at_forum()
    decision = record(walk, BOB, "agree", None, agency="works")
    assert keys(decision) == ["no_meeting_day"]
    assert isinstance(decision, Refused)
    assert decision.reasons[0].field == "happened"


def test_a_meeting_that_is_still_to_come_has_decided_nothing() -> None:
    walk = at_forum()
    later = NOON + dt.timedelta(seconds=1)
    assert keys(record(walk, BOB, "agree", later, agency="works")) == ["happened_in_future"]


def test_every_reason_is_said_at_once() -> None:
    walk = at_forum(cost=None)
    found = keys(record(walk, CHARLIE, "agree", None))
    assert sorted(found) == ["guard", "missing", "no_meeting_day", "not_your_role"]


def test_only_whoever_records_it_may_and_others_keep_their_own_actions() -> None:
    walk = at_forum()
    assert walk.case is not None
    open_to = {
        person: {
            offer.action
            for offer in offers(walk.compiled, walk.case, Actor(person), walk.world, walk.now)
            if offer.open
        }
        for person in (ALICE, BOB, CHARLIE, STRANGER)
    }
    assert open_to == {
        ALICE: {"add_note"},
        BOB: {"agree", "refuse"},
        CHARLIE: set(),
        STRANGER: set(),
    }


def test_an_action_beside_the_meeting_needs_no_day() -> None:
    walk = at_forum()
    step = walk.take(record(walk, ALICE, "add_note", None, note="More"))
    assert "meeting" not in step.event.body


def test_a_silent_recorder_hands_the_minutes_on_and_the_next_office_records_them() -> None:
    walk = at_forum()
    assert walk.case is not None
    walk.take(walk.wake("lapse", at=walk.case.tasks[0].due_at))
    assert keys(record(walk, BOB, "agree", agency="works")) == ["not_your_role"]
    walk.take(record(walk, CHARLIE, "agree", agency="works"))
    assert walk.case.state == "district_check"


def test_the_time_after_a_meeting_may_count_from_its_day() -> None:
    made = met()
    made["states"]["district_check"]["due"] = {"within": "5 days", "from": "happened"}
    walk = Walk(small(made))
    walk.take(walk.open())
    walk.take(record(walk, BOB, "agree", agency="works"))
    assert walk.case is not None
    due = walk.case.tasks[0].due_at
    # Friday 29 January; five days later ends with Wednesday 3 February, in Jakarta.
    assert due == dt.datetime(2027, 2, 3, 17, tzinfo=dt.UTC)


def test_its_bytes_are_read_back_and_a_definition_without_meetings_keeps_its_own() -> None:
    definition = small(met()).definition
    assert Definition.read(definition.canonical()) == definition
    plain = small().definition.canonical().decode()
    assert "decided_in" not in plain
    assert "outcomes" not in plain


def test_refusing_in_a_meeting_asks_what_every_refusal_asks() -> None:
    walk = at_forum()
    assert keys(record(walk, BOB, "refuse")) == ["missing"] * len(NEGATIVE)
    walk.take(record(walk, BOB, "refuse", reason="LOW", words="No", next_step="Wait"))
    assert walk.case is not None
    assert walk.case.state == "rejected"


def test_a_case_that_waited_for_an_office_waits_for_the_minutes_by_the_same_task() -> None:
    walk = Walk()
    walk.take(walk.open())
    assert walk.case is not None
    (task,) = walk.case.tasks
    new = small(met())
    moved = decide_migrate(walk.compiled, new, walk.case, Mover(BOB, 1, 1), walk.world, walk.now)
    walk.take(moved)
    walk.compiled = new
    assert walk.case.tasks == (task,)
    walk.take(record(walk, BOB, "agree", agency="works"))
    assert walk.case.state == "district_check"


def test_a_story_says_what_the_meeting_chooses() -> None:
    definition = small(met()).definition
    story = (Turn("gate", "refuse", "action", "rejected"),)
    words = told(definition, story, "en", "bad_ending_unexplained")
    assert words.startswith('If The forum chooses "Refuse"')
