"""What silence does: reminders, hand-overs, lapses, incidents; never early, never twice."""

import datetime as dt

from msgspec.structs import replace

from tests.core.walking import keys, opened
from tests.support.small import ALICE, BOB, CHARLIE, VILLAGE, directory

DUE = dt.datetime(2027, 2, 9, 17, tzinfo=dt.UTC)
REMIND = dt.datetime(2027, 2, 4, 1, tzinfo=dt.UTC)
JUST = dt.timedelta(microseconds=1)


def test_a_reminder_goes_once_and_at_its_moment():
    walk = opened()
    assert keys(walk.wake("remind", at=REMIND - JUST)) == ["not_due"]
    walk.take(walk.wake("remind", at=REMIND))
    assert [(n.queue, n.notice) for n in walk.last.notices] == [
        (f"village_head@{VILLAGE}", "remember")
    ]
    assert keys(walk.wake("remind")) == ["not_due"]


def test_a_lapse_is_never_early():
    assert keys(opened().wake("lapse", at=DUE - JUST)) == ["not_due"]


def test_silence_hands_the_task_on_and_both_offices_hear_it():
    walk = opened()
    walk.take(walk.wake("lapse", at=DUE))
    (task,) = walk.case.tasks
    assert (task.queue, task.stage, task.occurrence) == ("district_head@33.26.01", 1, 2)
    assert task.due_at == dt.datetime(2027, 2, 11, 17, tzinfo=dt.UTC)  # the 10th and the 11th
    assert {n.queue for n in walk.last.notices} == {
        f"village_head@{VILLAGE}",
        "district_head@33.26.01",
    }
    assert keys(walk.act(BOB, "pass_on", agency="works")) == ["not_your_role"]
    walk.take(walk.act(CHARLIE, "pass_on", agency="works"))


def test_silence_after_the_hand_over_is_an_incident_once_and_the_task_stays():
    walk = opened()
    walk.take(walk.wake("lapse", at=DUE))
    walk.take(walk.wake("lapse", at=walk.case.tasks[0].due_at))
    assert [i.kind for i in walk.last.incidents] == ["silent"]
    assert [t.queue for t in walk.case.tasks] == ["district_head@33.26.01"]
    assert keys(walk.wake("lapse", at=DUE + dt.timedelta(days=99))) == ["not_due"]
    walk.take(walk.act(CHARLIE, "pass_on", agency="works"))


def test_silence_of_the_asker_ends_it_with_the_reason_of_the_definition():
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    due = walk.case.tasks[0].due_at
    assert due == dt.datetime(2027, 2, 7, 17, tzinfo=dt.UTC)  # one week from arrival, inclusive
    walk.take(walk.wake("lapse", at=due))
    assert (walk.case.state, walk.case.ending) == ("deferred", "deferred")
    assert walk.records[-1][0]["reason"] == "NO_ANSWER"
    assert [n.queue for n in walk.last.notices] == [f"person:{ALICE}"]


def test_a_review_that_stays_silent_is_an_incident_for_each_seat():
    walk = opened(cost=10**9)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    due = walk.case.tasks[0].due_at
    walk.take(walk.wake("lapse", "agency", at=due))
    walk.take(walk.wake("lapse", "partner", at=due))
    assert {t.slot for t in walk.case.tasks} == {"agency", "partner", "team.1"}
    assert keys(walk.wake("lapse", "nowhere")) == ["no_open_task"]


def test_a_task_of_nobody_finds_its_office_when_one_is_made():
    walk = opened(place="33.26.02.2002")
    assert keys(walk.wake("reassign")) == ["unchanged"]
    moved = directory().offices[0]

    office = replace(moved, queues=("village_head@33.26.02.2002",))
    walk.world = replace(walk.world, directory=directory(offices=(office,)))
    walk.take(walk.wake("reassign"))
    assert walk.case.tasks[0].queue == "village_head@33.26.02.2002"


def test_a_vacant_office_is_an_incident_and_the_task_waits_for_the_successor():
    walk = opened()

    vacant = tuple(replace(o, terms=()) for o in directory().offices)
    walk.world = replace(walk.world, directory=directory(offices=vacant))
    walk.take(walk.open())  # as the next case would be
    assert [i.kind for i in walk.last.incidents] == ["vacant"]
