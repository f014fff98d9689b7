"""Opening a case: the form, who may, when."""

import datetime as dt

import pytest

from engine.core.decide import decide
from engine.core.definition.fields import Field
from engine.core.inputs import clean
from engine.core.values import Accepted, Actor, Open, Refused
from tests.core.walking import Walk, keys, opened
from tests.support.small import ALICE, BOB, STRANGER, VILLAGE, directory, document, small


def test_a_sent_form_makes_a_case_in_its_first_state_with_a_task_for_the_office():
    case = opened().case
    assert (case.state, case.visit, case.revision) == ("gate", 1, 1)
    assert [task.queue for task in case.tasks] == [f"village_head@{VILLAGE}"]
    assert case.acted == {"asker": (ALICE,)}


def test_due_and_reminder_follow_the_calendar_with_joint_leave():
    task = opened().case.tasks[0]  # arrived Monday 1 February; Friday 5 is joint leave
    assert task.due_at == dt.datetime(2027, 2, 9, 17, tzinfo=dt.UTC)  # midnight ending 9 February
    assert task.remind_at == dt.datetime(2027, 2, 4, 1, tzinfo=dt.UTC)  # Thursday, 08:00 WIB


def test_the_opener_and_the_office_are_told():
    notices = opened().last.notices
    assert {(n.queue, n.notice) for n in notices} == {
        (f"person:{ALICE}", "received"),
        (f"village_head@{VILLAGE}", "task"),
    }


def test_words_stand_beside_the_event_and_never_in_it():
    walk = opened(phone="0812 3456 7890")
    body = str(walk.records[0][0])
    assert "drain" not in body
    assert "0812" not in body
    assert walk.last.event.words["set.phone"] == "0812 3456 7890"
    assert walk.case.data["phone"] == "0812 3456 7890"


def test_a_personal_figure_stands_beside_the_event_too():
    changed = document()
    changed["fields"]["phone"]["type"] = "integer"
    walk = Walk(compiled=small(changed))
    walk.take(walk.open(phone=81234567890))
    assert "phone" not in walk.records[0][0]["set"]
    assert walk.last.event.words["set.phone"] == 81234567890


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": ...}, [("missing", "title")]),
        ({"title": ""}, [("missing", "title")]),
        ({"title": "x" * 80}, []),
        ({"title": "x" * 81}, [("too_long", "title")]),
        ({"title": "a\x00b"}, [("control_characters", "title")]),
        ({"title": 7}, [("wrong_type", "title")]),
        (
            {"kind": "palace", "road_name": ...},
            [("not_a_choice", "kind"), ("missing", "road_name")],
        ),
        ({"kind": "other"}, []),
        ({"cost": None}, []),
        ({"cost": -1}, [("too_small", "cost")]),
        ({"cost": 10**12}, []),
        ({"cost": 10**12 + 1}, [("too_large", "cost")]),
        ({"cost": 0}, []),
        ({"cost": True}, [("wrong_type", "cost")]),
        ({"cost": "90"}, [("wrong_type", "cost")]),
        ({"place": "33.26.01"}, [("area_too_wide", "place"), ("not_your_role", None)]),
        ({"place": "'; drop table"}, [("unknown_area", "place"), ("not_your_role", None)]),
        ({"state": "done"}, [("not_asked", "state")]),
        ({"agency": "works"}, [("not_asked", "agency")]),
        ({"phone": None}, []),
    ],
)
def test_every_answer_is_checked_and_all_reasons_come_at_once(changes, expected):
    decision = Walk().open(**changes)
    found = [] if isinstance(decision, Accepted) else [(r.key, r.field) for r in decision.reasons]
    wanted = [pair for pair in expected if pair != ("not_your_role", None)]
    assert [pair for pair in found if pair[0] != "not_your_role"] == [
        pair for pair in wanted if not (pair == ("missing", "road_name") and pair not in found)
    ]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_that_no_calendar_counts_with_is_refused(day: str) -> None:
    field = Field.model_validate({"type": "date", "label": {"id": "x", "en": "x"}, "see": "public"})
    assert clean(field, "until", day, directory())[1] is not None
    assert clean(field, "until", "2999-12-31", directory()) == ("2999-12-31", None)


@pytest.mark.parametrize(
    ("type_", "value"),
    [("decimal", "5\n"), ("decimal", "\u0663"), ("area", f"{VILLAGE}\n"), ("area", "\u0663\u0663")],
)
def test_a_number_has_plain_digits_and_nothing_behind_them(type_: str, value: str) -> None:
    field = Field.model_validate({"type": type_, "label": {"id": "x", "en": "x"}, "see": "public"})
    assert clean(field, "key", value, directory())[1] is not None


def test_a_question_that_was_not_asked_is_not_kept():
    assert "road_name" not in opened(kind="other").case.data


def test_outside_its_window_a_form_is_refused_with_the_days():
    walk = Walk(now=dt.datetime(2027, 2, 12, 17, tzinfo=dt.UTC))  # the first moment after it
    decision = walk.open()
    assert keys(decision) == ["window_closed"]
    assert decision.reasons[0].values["last_on"] == "2027-02-12"
    walk.now -= dt.timedelta(microseconds=1)
    assert isinstance(walk.open(), Accepted)
    walk.now = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    assert keys(walk.open()) == ["window_not_open"]


def test_an_operator_types_for_somebody_else_and_both_are_named():
    walk = Walk()
    walk.take(walk.open(STRANGER, {"opener": ALICE, "typist": STRANGER}))
    assert walk.case.parties == {"opener": ALICE, "typist": STRANGER}
    by = walk.records[0][0]["by"]
    assert (by["person"], by["roles"]) == (STRANGER, ["operator"])


def test_nobody_types_for_another_without_the_office():
    assert keys(Walk().open(BOB, {"opener": ALICE, "typist": BOB})) == ["not_your_role"]
    assert keys(Walk().open(BOB, {"opener": ALICE})) == ["not_your_role"]


def test_where_typing_for_others_is_not_foreseen_it_is_refused():
    changed = document()
    changed["opens"]["on_behalf"] = False
    walk = Walk(compiled=small(changed))
    assert keys(walk.open(STRANGER, {"opener": ALICE, "typist": STRANGER})) == ["not_on_behalf"]


def test_the_ladder_of_the_area_decides_where_it_begins():
    walk = Walk()
    walk.take(walk.open(place="33.26.01.1001"))  # an urban village has no village step here
    assert walk.case.state == "district_check"
    assert walk.records[0][0]["via"] == ["gate"]


def test_a_place_without_an_office_raises_an_incident_and_loses_nothing():
    walk = Walk()
    walk.take(walk.open(place="33.26.02.2002"))
    assert walk.case.tasks[0].queue == "nobody@head"
    assert [(i.kind, i.values["role"]) for i in walk.last.incidents] == [("unstaffed", "head")]


def test_what_happened_cannot_lie_in_the_future():
    walk = Walk()
    request = Open(Actor(ALICE), {"opener": ALICE}, {}, walk.now + dt.timedelta(seconds=1))

    decision = decide(walk.compiled, None, request, walk.world, walk.now)
    assert isinstance(decision, Refused)
    assert "happened_in_future" in keys(decision)
