"""Taking an act back: the case stands exactly as it stood; every way in which it is refused."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.core.definition.states import Action
from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.signing import DECLINING, SIGNING
from engine.core.undoing import JOIN, WINDOW, LastAct, Sending, decide_undo, open_until, taken_back
from engine.core.values import Accepted, Actor, Case, Decision
from engine.core.voting import AGREES, asked_of
from tests.core.dialogue_cases import ranking
from tests.core.joint_cases import GIVEN, begun, joint_walk
from tests.core.material_cases import at_budget, material_document
from tests.core.standing_cases import delegation, standing_walk, standing_world
from tests.core.test_duties import fallen_due
from tests.core.test_reviews import reviewing, team
from tests.core.walking import Walk, keys, opened
from tests.support.small import ALICE, BOB, CHARLIE, DIAN, FINA, STRANGER, world

SECOND = dt.timedelta(seconds=1)
ANSWERS: dict[str, Any] = {
    "agency": "works",
    "reason": "LOW",
    "words": "why",
    "next_step": "what now",
    "remarks": {"title": "where?"},
    "title": "Better",
    "note": "more",
    "cost": 99_000,
    "kind": "other",
    "mine": 2,
    "theirs": 3,
    "why": "the road is cut off",
}


def case_of(walk: Walk) -> Case:
    assert walk.case is not None
    return walk.case


def last_act(walk: Walk, **changes: Any) -> LastAct:
    """The last event with its notices still waiting, as they do right after it."""
    assert walk.last is not None
    waits = {"task": JOIN, "progress": JOIN, "outcome": WINDOW, "reminder": SECOND * 0}
    at = walk.last.event.at
    waiting = tuple(at + waits[one.kind] for one in walk.last.notices)
    sending = Sending(len(waiting), waiting)
    return replace(LastAct(walk.records[-1][0], sending, False), **changes)


def undo(walk: Walk, person: int, now: dt.datetime | None = None, **changes: Any) -> Decision:
    """Ask for the last act to be taken back."""
    before = fold(walk.records[:-1])
    act = last_act(walk, **changes)
    at = now or walk.now
    return decide_undo(walk.compiled, case_of(walk), before, act, person, walk.world, at)


def as_before(walk: Walk, before: Case) -> None:
    """The case is as it was in all but its revision and head, and so is the fold of its events."""
    after = case_of(walk)
    order = {"tasks": tuple(sorted(after.tasks, key=lambda t: (t.slot, t.occurrence)))}
    was = {"tasks": tuple(sorted(before.tasks, key=lambda t: (t.slot, t.occurrence)))}
    same = replace(after, revision=before.revision, head=before.head, **order)
    assert same == replace(before, **was)
    assert fold(walk.records) == after


def worlds() -> list[Walk]:
    """Walks through every feature of the language."""
    seats = {"seats": ["agency", "partner", "team"], "agree": 3, "abstain": True}
    return [
        opened(cost=None),
        opened(cost=10**9),
        joint_walk(),
        begun(),
        ranking(),
        fallen_due(),
        at_budget(),
        at_budget(made=material_document()),
        reviewing(seats, **team()),
        standing_walk(),
    ]


def answers(walk: Walk, action: str, slot: str = "") -> dict[str, Any]:
    """Fitting answers for the act, also where they are optional."""
    here = walk.compiled.definition.states[case_of(walk).state]
    verb: Any = here.acts.get(action)
    if verb is None and here.panel is not None and action in AGREES:
        verb = asked_of(here.panel, action, slot)
    if verb is None:
        verb = {"sign": SIGNING, "decline": DECLINING}[action]
    asks = {*verb.asks, *getattr(verb, "may_give", ())}
    if isinstance(verb, Action) and verb.unlocks:
        asks |= set(case_of(walk).unlocked)
    return {key: value for key, value in ANSWERS.items() if key in asks}


def picked(walk: Walk, pick: int) -> tuple[int, str, str] | None:
    """One of the acts that somebody may take now: the person, the act, the seat."""
    open_ = [
        (person, one.action, one.slot)
        for person in (*range(1, 10), 81, 82)
        for one in offers(walk.compiled, case_of(walk), Actor(person), walk.world, walk.now)
        if one.open
    ]
    return open_[pick % len(open_)] if open_ else None


def chosen(walk: Walk, pick: int) -> tuple[int, Decision] | None:
    """The same, decided."""
    found = picked(walk, pick)
    if found is None:
        return None
    person, action, slot = found
    return person, walk.act(person, action, slot, **answers(walk, action, slot))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.integers(0, 9), st.lists(st.tuples(st.integers(0, 99), st.booleans()), max_size=9))
def test_whatever_was_done_the_case_is_as_it_was(start: int, story: list[tuple[int, bool]]) -> None:
    walk = worlds()[start]
    for pick, back in story:
        before = case_of(walk)
        walk.now += SECOND * 7
        found = chosen(walk, pick) if before.ending is None else None
        if found is None or not isinstance(found[1], Accepted):
            continue
        person = found[0]
        walk.take(found[1])
        if not back:
            continue
        walk.now += SECOND * 20
        made = undo(walk, person)
        walk.take(made)
        as_before(walk, before)
        assert taken_back(r[0] for r in walk.records) >= {before.revision + 1}
        again = chosen(walk, pick)  # the same is open again, and leads to the same
        assert again is not None
        assert isinstance(again[1], Accepted)


def test_all_kinds_of_acts_were_among_them() -> None:
    """What the property draws from: else it might say nothing of a feature."""
    found = set()
    for walk in worlds():
        for pick in range(30):
            made = chosen(walk, pick)
            if made is not None and isinstance(made[1], Accepted):
                found.add(made[1].event.kind)
    assert found == {"acted", "voted", "signed", "declined"}


def test_the_event_says_who_took_what_back_and_how_the_case_stands() -> None:
    walk = opened()
    before = case_of(walk)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.now += SECOND * 5
    done = walk.take(undo(walk, BOB))
    as_before(walk, before)
    assert done.event.kind == "undone"
    assert done.notices == ()
    assert done.event.body["undoes"] == 2
    assert done.event.body["by"]["person"] == BOB
    assert done.event.body["forget"] == ["agency"]
    assert [t["due"] for t in done.event.body["open"]] == ["2027-02-09T17:00:00Z"]
    # Everything as before: the same task, due at the same moment, and it can be decided again.
    assert case_of(walk).tasks == before.tasks
    assert isinstance(walk.act(BOB, "refuse", **refusal()), Accepted)


def refusal() -> dict[str, str]:
    return {"reason": "LOW", "words": "No", "next_step": "Wait"}


def test_words_that_a_correction_replaced_come_back_beside_the_event() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    before = case_of(walk)
    walk.take(walk.act(ALICE, "resubmit", title="Elsewhere"))
    done = walk.take(undo(walk, ALICE))
    as_before(walk, before)
    assert done.event.words == {"set.title": before.data["title"]}
    assert "set" not in done.event.body
    assert case_of(walk).unlocked == ("title",)


def test_an_ending_is_taken_back() -> None:
    walk = opened()
    before = case_of(walk)
    walk.take(walk.act(BOB, "refuse", **refusal()))
    assert case_of(walk).ending == "rejected"
    walk.now += WINDOW - SECOND  # its outcome waits as long as that
    walk.take(undo(walk, BOB))
    as_before(walk, before)


def test_signatures_come_back_with_what_they_were_given_for() -> None:
    walk = begun()
    held = case_of(walk)
    walk.take(walk.act(CHARLIE, "sign"))
    assert case_of(walk).round is None
    done = walk.take(undo(walk, CHARLIE))
    as_before(walk, held)
    assert done.event.words["round.set.note"] == GIVEN["note"]
    walk.take(walk.act(CHARLIE, "decline", words="Not so"))
    walk.take(undo(walk, CHARLIE))
    as_before(walk, held)


def test_one_signature_of_three_is_only_counted() -> None:
    walk = joint_walk(joint=["head", "above", "agency"])
    walk.take(walk.act(BOB, "agree", **GIVEN))
    held = case_of(walk)
    walk.take(walk.act(CHARLIE, "sign"))
    done = walk.take(undo(walk, CHARLIE))
    as_before(walk, held)
    assert done.event.body["stands"]["round"] == {"signed": 1}
    assert done.event.words == {}


def test_only_whoever_did_it() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    for other in (ALICE, CHARLIE, STRANGER):
        assert keys(undo(walk, other)) == ["undo_not_yours"]


def test_not_after_the_office_was_lost() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.world = world(offices=tuple(o for o in walk.world.directory.offices if o.id != 1))
    assert keys(undo(walk, BOB)) == ["undo_not_held"]


def test_whoever_stands_in_takes_back_what_they_did_and_the_holder_does_not() -> None:
    walk = standing_walk()
    before = case_of(walk)
    walk.take(walk.act(FINA, "pass_on", agency="works"))
    assert keys(undo(walk, BOB)) == ["undo_not_yours"]
    there, walk.world = walk.world, standing_world(delegation(id=2))  # another one since
    assert keys(undo(walk, FINA)) == ["undo_not_held"]
    walk.world = there
    done = walk.take(undo(walk, FINA))
    as_before(walk, before)
    assert done.event.body["by"]["for"]["person"] == BOB
    assert done.event.body["stands"]["acted"] == {"asker": [ALICE]}


def test_until_the_first_notice_may_go_and_ten_minutes_at_most() -> None:
    walk = opened(cost=10**9)
    walk.take(walk.act(BOB, "send_back", remarks={"title": "where?"}))
    at = walk.now
    silent = Sending(0, ())
    assert open_until(last_act(walk, sending=silent)) == at + WINDOW
    assert isinstance(undo(walk, BOB, at + WINDOW - SECOND, sending=silent), Accepted)
    assert keys(undo(walk, BOB, at + WINDOW, sending=silent)) == ["undo_late"]
    task = Sending(2, (at + WINDOW, at + JOIN))
    assert open_until(last_act(walk, sending=task)) == at + JOIN
    assert isinstance(undo(walk, BOB, at + JOIN - SECOND, sending=task), Accepted)
    assert keys(undo(walk, BOB, at + JOIN, sending=task)) == ["undo_late"]


@pytest.mark.parametrize("made", [None, 2])
def test_not_once_somebody_was_told_or_may_have_been(made: int | None) -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    told = Sending(made, (walk.now + WINDOW,))
    assert keys(undo(walk, BOB, sending=told)) == ["undo_told"]


def test_what_nobody_did_and_what_was_undone_is_not_undone() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    walk.take(undo(walk, BOB))
    assert keys(undo(walk, BOB)) == ["undo_no_act"]
    late = walk.now + dt.timedelta(days=30)
    walk.take(walk.wake("remind", at=late - dt.timedelta(days=22)))
    assert keys(undo(walk, BOB)) == ["undo_no_act"]


def test_an_earlier_event_is_a_mistake_of_the_caller() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    act = last_act(walk)
    with pytest.raises(ValueError, match="not the case"):
        decide_undo(walk.compiled, case_of(walk), case_of(walk), act, BOB, walk.world, walk.now)


def test_an_outcome_that_another_case_has_taken_up_stands() -> None:
    walk = opened()
    walk.take(walk.act(BOB, "refuse", **refusal()))
    assert keys(undo(walk, BOB, by_case=True)) == ["undo_told_case"]


def test_a_vote_is_taken_back_also_where_it_closed_the_review() -> None:
    walk = opened(cost=10**9)
    walk.take(walk.act(BOB, "pass_on", agency="works"))
    before = case_of(walk)
    walk.take(walk.act(DIAN, "pass", "agency"))
    walk.take(undo(walk, DIAN))
    as_before(walk, before)
    walk.take(walk.act(DIAN, "pass", "agency"))
    one = case_of(walk)
    walk.take(walk.act(FINA, "pass", "team.1"))
    assert case_of(walk).ending == "completed"
    walk.take(undo(walk, FINA))
    as_before(walk, one)


def test_whoever_has_shown_hidden_opinions_does_not_answer_anew() -> None:
    rule = {"seats": ["agency", "partner", "team"], "agree": 2, "hidden": "until closed"}
    walk = reviewing(rule)
    walk.take(walk.act(DIAN, "pass", "agency"))
    walk.take(undo(walk, DIAN))  # nothing was shown yet
    walk.take(walk.act(DIAN, "pass", "agency"))
    walk.take(walk.act(FINA, "pass", "team.1"))
    assert keys(undo(walk, FINA)) == ["undo_shown_opinions"]


def test_a_task_whose_notice_was_dropped_unseen_is_told_again() -> None:
    """Fina's seat was a moment old when Dian's last vote closed it: its notice never went out."""
    walk = reviewing({"seats": ["agency", "partner", "team"], "agree": 1}, told())
    walk.now += SECOND * 10
    walk.take(walk.act(DIAN, "pass", "agency"))
    done = walk.take(undo(walk, DIAN))
    assert {(one.queue, one.notice) for one in done.notices} == {
        ("partner@org:works", "task"),
        ("team_member@", "task"),
    }
    later = reviewing({"seats": ["agency", "partner", "team"], "agree": 1}, told())
    later.now += JOIN
    later.take(later.act(DIAN, "pass", "agency"))
    assert later.take(undo(later, DIAN)).notices == ()


def told() -> dict[str, Any]:
    return {"tells": [{"who": "waiting", "notice": "task"}]}


def test_a_duty_that_was_done_is_owed_again() -> None:
    walk = fallen_due()
    before = case_of(walk)
    walk.take(walk.act(BOB, "report", agency="works", note="Fine"))
    walk.take(undo(walk, BOB))
    as_before(walk, before)
    walk.take(walk.act(BOB, "report", agency="works"))
