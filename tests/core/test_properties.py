"""What holds for every story: fold, no jump, offers equal decide, idempotence, totality."""

import datetime as dt
import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.chain import link, record, seal
from engine.core.decide import decide
from engine.core.fold import fold
from engine.core.offers import offers
from engine.core.values import Accepted, Act, Actor, Refused
from tests.core.walking import Walk
from tests.support.small import NOON, form, small

COMPILED = small()
PERSONS = st.integers(1, 8)
ACTIONS = st.sampled_from(
    ["pass_on", "send_back", "refuse", "add_note", "accept", "resubmit", "withdraw", "pass", "fail"]
)
GOOD = {
    "agency": "works",
    "reason": "LOW",
    "words": "why",
    "next_step": "what now",
    "remarks": {"title": "where?"},
    "title": "Better",
    "note": "more",
}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
STEP = st.one_of(
    st.tuples(
        st.just("act"), PERSONS, ACTIONS, st.sampled_from(["", "agency", "partner", "team.1"])
    ),
    st.tuples(st.just("wake"), st.sampled_from(["remind", "lapse", "reassign"]), st.integers(0, 9)),
)
STORY = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def started(cost: int | None) -> Walk:
    walk = Walk(compiled=COMPILED, now=NOON)
    walk.take(walk.open(cost=cost))
    return walk


def fitting(walk: Walk, action: str) -> dict:
    """The good answers that this action takes in this state."""
    here = COMPILED.definition.states[walk.case.state]
    verb = here.actions.get(action)
    if verb is None and here.review is not None:
        verb = here.review.passed if action == "pass" else here.review.failed
    asks = set(verb.asks) if verb else set()
    if verb is not None and getattr(verb, "unlocks", None):
        asks |= set(walk.case.unlocked)
    return {key: value for key, value in GOOD.items() if key in asks}


def step(walk: Walk, what: tuple) -> None:
    if what[0] == "act":
        _, person, action, slot = what
        before = walk.case
        offered = {
            (o.action, o.slot)
            for o in offers(COMPILED, before, Actor(person), walk.world, walk.now)
            if o.open
        }
        seat = slot if before.state == "joint" else ""
        decision = walk.act(person, action, slot=seat, **fitting(walk, action))
        if before.state != "joint" or seat:  # without a seat named, the only one held is meant
            assert isinstance(decision, Accepted) == ((action, seat) in offered)
    else:
        _, kind, hours = what
        slot = walk.case.tasks[0].slot if walk.case.tasks else ""
        decision = walk.wake(kind, slot, walk.now + dt.timedelta(hours=hours * 7))
    if isinstance(decision, Accepted):
        edge(walk, decision)
        walk.take(decision)


def edge(walk: Walk, decision: Accepted) -> None:
    """No jump: a change of state follows an edge of the definition, over passed-through states."""
    body = decision.event.body
    if "to" not in body:
        return
    path = [*body.get("via", ()), body["to"]]
    here = COMPILED.definition.states[walk.case.state]
    allowed = {action.to for action in here.actions.values()}
    if here.review is not None:
        allowed |= {here.review.passed.to, here.review.failed.to}
    if here.if_silent is not None and not isinstance(here.if_silent, str):
        allowed.add(here.if_silent.to)
    assert path[0] in allowed
    for passed, reached in itertools.pairwise(path):
        state = COMPILED.definition.states[passed]
        ways = {way.to for way in state.route or ()} | (
            {state.level.without} if state.level else set()
        )
        assert reached in ways


@STORY
@given(st.sampled_from([None, 5, 10**9]), st.lists(STEP, max_size=14))
def test_state_equals_the_fold_of_its_events_after_any_story(cost, story):
    walk = started(cost)
    for what in story:
        if walk.case.ending is None:
            step(walk, what)
    assert fold(walk.records) == walk.case


@STORY
@given(st.sampled_from([None, 10**9]), st.lists(STEP, max_size=10))
def test_an_open_case_always_has_a_task_and_an_ended_one_none(cost, story):
    walk = started(cost)
    for what in story:
        if walk.case.ending is None:
            step(walk, what)
    assert bool(walk.case.tasks) == (walk.case.ending is None)


@STORY
@given(PERSONS, ACTIONS, st.dictionaries(st.sampled_from([*GOOD, "cost", "x"]), JUNK, max_size=5))
def test_any_input_is_accepted_or_refused_with_reasons_and_never_raises(person, action, data):
    walk = started(5)
    request = Act(action, Actor(person), data, 1)
    decision = decide(COMPILED, walk.case, request, walk.world, walk.now)
    assert isinstance(decision, Accepted) or (isinstance(decision, Refused) and decision.reasons)


@STORY
@given(st.dictionaries(st.sampled_from([*form(), "agency", "id"]), JUNK, max_size=6))
def test_any_form_is_accepted_or_refused_with_reasons_and_never_raises(data):
    decision = Walk(compiled=COMPILED).open(**data)
    assert isinstance(decision, Accepted) or decision.reasons


@STORY
@given(st.lists(STEP, max_size=8))
def test_deciding_twice_gives_the_same_and_changes_nothing(story):
    walk = started(5)
    for what in story:
        if walk.case.ending is None:
            before = walk.case
            if what[0] == "act":
                first = walk.act(what[1], what[2], **fitting(walk, what[2]))
                assert first == walk.act(what[1], what[2], **fitting(walk, what[2]))
            assert walk.case is before
            step(walk, what)


def test_the_hash_covers_every_byte_and_the_one_before():
    walk = started(5)
    event = walk.last.event
    sealed = seal(record(event, 1, 77, 1), event.words, b"", lambda: b"salt")
    for position in range(0, len(sealed.body), 7):
        changed = bytearray(sealed.body)
        changed[position] ^= 1
        assert link(b"", bytes(changed)) != sealed.hash
    assert link(b"x", sealed.body) != sealed.hash
