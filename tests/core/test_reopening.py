"""A closed case is reopened by an office with reason and words: it goes on as any case does."""

import datetime as dt

from msgspec.structs import replace

from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.undoing import JOIN, WINDOW, LastAct, Sending, decide_undo
from engine.core.values import Accepted, Actor, Case
from tests.core.walking import Walk, keys
from tests.support.ends import reopening_document
from tests.support.small import ALICE, BOB, CHARLIE, NOON, VILLAGE, small

WHY = {"reason": "LOW", "words": "The land is settled."}
DAY = dt.timedelta(days=1)


def refused(**changes: object) -> Walk:
    """A wish that Bob refused on Monday, two days after it came."""
    walk = Walk(compiled=small(reopening_document(**changes)), now=NOON)
    walk.take(walk.open())
    walk.now += DAY
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="No.", next_step="Ask again."))
    walk.now += DAY
    return walk


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def test_a_reopened_case_has_an_owner_a_new_clock_and_no_ending() -> None:
    walk = refused()
    closed = case_of(walk)
    assert (closed.ending, closed.tasks) == ("rejected", ())
    step = walk.take(walk.act(CHARLIE, "reopen", **WHY))
    case = case_of(walk)
    assert (case.state, case.ending, case.visit) == ("gate", None, closed.visit + 1)
    assert case.entered_at == walk.now
    [task] = case.tasks
    assert (task.queue, task.opened_at, task.stage) == (f"village_head@{VILLAGE}", walk.now, 0)
    assert task.due_at is not None
    assert task.due_at > walk.now + 5 * DAY
    told = {(one.queue, one.notice, one.values.get("reason")) for one in step.notices}
    assert told == {
        (f"person:{ALICE}", "ended", "LOW"),
        (f"village_head@{VILLAGE}", "task", "LOW"),
    }


def test_its_history_keeps_the_end_and_is_the_case() -> None:
    walk = refused()
    walk.take(walk.act(CHARLIE, "reopen", **WHY))
    kinds = [
        (record["kind"], record.get("act"), record.get("end")) for record, _, _ in walk.records
    ]
    assert kinds == [
        ("opened", None, None),
        ("acted", "refuse", "rejected"),
        ("acted", "reopen", None),
    ]
    record, words, _ = walk.records[-1]
    assert (record["from"], record["reason"]) == ("rejected", "LOW")
    assert words["say.words"] == WHY["words"]
    assert fold(walk.records) == case_of(walk)
    assert fold(walk.records[:2]).ending == "rejected"


def test_it_can_end_again_and_be_reopened_again() -> None:
    walk = refused()
    for _ in range(2):
        walk.take(walk.act(CHARLIE, "reopen", **WHY))
        walk.take(walk.act(BOB, "refuse", reason="LOW", words="No.", next_step="Ask."))
        assert case_of(walk).ending == "rejected"
    assert fold(walk.records) == case_of(walk)


def test_nobody_reopens_without_the_office_the_reason_and_the_words() -> None:
    walk = refused()
    assert keys(walk.act(ALICE, "reopen", **WHY)) == ["not_your_role"]
    assert keys(walk.act(BOB, "reopen", **WHY)) == ["not_your_role"]
    assert keys(walk.act(CHARLIE, "reopen", reason="LOW")) == ["missing"]
    assert keys(walk.act(CHARLIE, "reopen", words="Why not")) == ["missing"]
    assert keys(walk.act(CHARLIE, "pass_on", agency="works")) == ["case_ended"]
    assert keys(walk.act(CHARLIE, "refuse", **WHY, next_step="x")) == ["case_ended"]
    assert keys(walk.wake("lapse")) == ["case_ended"]


def test_an_end_without_such_an_act_stays_an_end() -> None:
    walk = Walk(compiled=small(), now=NOON)
    walk.take(walk.open())
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="No.", next_step="Ask again."))
    assert keys(walk.act(CHARLIE, "reopen", **WHY)) == ["case_ended"]


def test_the_time_to_reopen_ends_with_its_last_day() -> None:
    walk = refused()  # the day after the end is 3 February: three months last until 2 May
    last = dt.datetime(2027, 5, 2, 16, 59, tzinfo=dt.UTC)
    walk.now = last
    assert isinstance(walk.act(CHARLIE, "reopen", **WHY), Accepted)
    walk.now = last + dt.timedelta(minutes=1)
    decision = walk.act(CHARLIE, "reopen", **WHY)
    assert keys(decision) == ["reopen_late"]
    assert not isinstance(decision, Accepted)
    assert decision.reasons[0].values == {"last_on": "2027-05-02"}


def test_without_a_time_it_may_be_reopened_for_ever() -> None:
    walk = refused(within=None)
    walk.now += 4000 * DAY
    assert isinstance(walk.act(CHARLIE, "reopen", **WHY), Accepted)


def test_only_who_has_the_office_is_offered_it() -> None:
    walk = refused()
    made = {
        person: [(one.action, one.open) for one in offers(
            walk.compiled, case_of(walk), Actor(person), walk.world, walk.now)]
        for person in (ALICE, BOB, CHARLIE)
    }  # fmt: skip
    assert made == {ALICE: [], BOB: [], CHARLIE: [("reopen", True)]}
    [late] = offers(walk.compiled, case_of(walk), Actor(CHARLIE), walk.world, walk.now + 99 * DAY)
    assert (late.open, [one.key for one in late.why]) == (False, ["reopen_late"])


def test_reopened_in_error_it_is_closed_again_as_it_was() -> None:
    walk = refused()
    before = case_of(walk)
    step = walk.take(walk.act(CHARLIE, "reopen", **WHY))
    waits = {"task": JOIN, "outcome": WINDOW}
    waiting = tuple(walk.now + waits[one.kind] for one in step.notices)
    act = LastAct(walk.records[-1][0], Sending(len(waiting), waiting), False)
    walk.take(decide_undo(walk.compiled, case_of(walk), before, act, CHARLIE, walk.world, walk.now))
    after = case_of(walk)
    assert replace(after, revision=before.revision, head=before.head) == before
    assert fold(walk.records) == after
    assert isinstance(walk.act(CHARLIE, "reopen", **WHY), Accepted)


def test_whoever_is_kept_apart_does_not_reopen() -> None:
    changed = reopening_document()
    changed["never_the_same_person"].append(["asker", "above"])
    walk = Walk(compiled=small(changed), now=NOON)
    walk.take(walk.open(CHARLIE))
    walk.take(walk.act(BOB, "refuse", reason="LOW", words="No.", next_step="Ask again."))
    assert keys(walk.act(CHARLIE, "reopen", **WHY)) == ["same_person"]
