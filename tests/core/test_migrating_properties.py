"""Whatever a case went through and whatever the rules became: it moves whole, or says why not."""

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.counting import fixed_by
from engine.core.definition.compiled import Compiled
from engine.core.fold import fold
from engine.core.migrating import Mover, Stays, decide_migrate, decide_return, landing
from engine.core.slots import role_of
from engine.core.values import SETTLED, Accepted, Case, Refused
from tests.core.moving_cases import compared, rename
from tests.core.test_properties import STEP, started, step
from tests.core.walking import Walk
from tests.support.small import BOB, document, small, text

BY = Mover(BOB, 1, 1)
Doc = dict[str, Any]


def _role(made: Doc, old: str, new: str) -> None:
    """A role under another key, everywhere it is named."""
    made["roles"][new] = made["roles"].pop(old)
    for state in made["states"].values():
        if state.get("waits_for") == old:
            state["waits_for"] = new
        for verb in state.get("actions", {}).values():
            verb["by"] = [new if role == old else role for role in verb["by"]]
        review = state.get("review", {})
        for key in ("seats", "must"):
            if key in review:
                review[key] = [new if role == old else role for role in review[key]]
    made["opens"]["by"] = [new if role == old else role for role in made["opens"]["by"]]
    made["never_the_same_person"] = [
        [new if role == old else role for role in apart] for apart in made["never_the_same_person"]
    ]
    made.setdefault("renames", {}).setdefault("roles", {})[old] = new


def _waits(state: str, role: str) -> Callable[[Doc], None]:
    def change(made: Doc) -> None:
        if "waits_for" in made["states"].get(state, {}) and role in made["roles"]:
            made["states"][state]["waits_for"] = role
            for verb in made["states"][state]["actions"].values():
                verb["by"] = [role]

    return change


def _review(**parts: Any) -> Callable[[Doc], None]:
    def change(made: Doc) -> None:
        review = made["states"].get("joint", {}).get("review")
        seats = parts.get("seats", review and review["seats"])
        if review and set(seats) | set(parts.get("must", ())) <= set(made["roles"]):
            review.update(parts)
            review["must"] = [role for role in review["must"] if role in review["seats"]]
            review["agree"] = min(review["agree"], len(review["seats"]))

    return change


def _due(state: str, due: Doc | None) -> Callable[[Doc], None]:
    def change(made: Doc) -> None:
        if state in made["states"]:
            made["states"][state].pop("due", None)
            if due:
                made["states"][state]["due"] = due

    return change


def _to_waiting(made: Doc) -> None:
    """The joint review becomes one office's own decision."""
    if "joint" in made["states"] and "above" in made["roles"]:
        joint = made["states"]["joint"]
        joint.pop("review", None)
        joint["waits_for"] = "above"
        joint["actions"] = {"accept": {"label": text("Accept"), "by": ["above"], "to": "done"}}


def _renamed_state(old: str, new: str) -> Callable[[Doc], None]:
    return lambda made: rename(made, old, new) if old in made["states"] else None


def _unrename(made: Doc) -> None:
    made.pop("renames", None)


CHANGES: tuple[Callable[[Doc], None], ...] = (
    lambda made: made.update(title=text("Again")),
    _renamed_state("correction", "repair"),
    _renamed_state("joint", "together"),
    lambda made: _role(made, "head", "chief") if "head" in made["roles"] else None,
    lambda made: _role(made, "team", "crew") if "team" in made["roles"] else None,
    _waits("gate", "above"),
    _waits("district_check", "operator"),
    _waits("correction", "head"),
    _review(agree=1),
    _review(agree=3),
    _review(must=[]),
    _review(seats=["agency", "team"]),
    _review(seats=["agency", "partner", "team", "above"]),
    _review(seats=["above"], must=["above"]),
    _due("gate", None),
    _due("gate", {"within": "1 working day", "from": "arrival"}),
    _due("district_check", {"within": "2 weeks", "from": "day after arrival"}),
    _due("joint", {"within": "4 office hours", "from": "arrival", "remind": "1 day before"}),
    lambda made: made["states"]["gate"].update(if_silent="incident"),
    lambda made: made["roles"]["above"].update(office="operator"),
    lambda made: made["never_the_same_person"].append(["above", "asker"]),
    lambda made: made["cycle"]["ladder"].update(village=["district"]),
    _to_waiting,
    _unrename,
)
STORY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


# How a case comes to stand where much can change: (person, action, seat), after it was opened.
PATHS = {
    "gate": (),
    "joint": ((2, "pass_on", ""),),
    "one_for": ((2, "pass_on", ""), (4, "pass", "agency")),
    "one_against": ((2, "pass_on", ""), (5, "fail", "partner")),
    "split": ((2, "pass_on", ""), (5, "fail", "partner"), (6, "pass", "team.1")),
    "back": ((2, "send_back", ""),),
    "again": ((2, "send_back", ""), (1, "resubmit", "")),
}


def walked(path: str, story: list[Any], seen: set[Any]) -> Walk:
    """A case on one of the paths, and then through a story."""
    walk = started(10**9)
    steps = [("act", person, action, seat) for person, action, seat in PATHS[path]]
    for what in (*steps, *story):
        seen |= {key_of(task) for task in walk.case.tasks}
        if walk.case.ending is None:
            step(walk, what)
    seen |= {key_of(task) for task in walk.case.tasks}
    return walk


def whole(compiled: Compiled, case: Case) -> None:
    """What must hold for a case wherever it stands."""
    here = compiled.definition.states[case.state]
    assert case.definition == compiled.hash
    assert bool(case.tasks) == (case.ending is None)
    assert {(task.state, task.visit) for task in case.tasks} <= {(case.state, case.visit)}
    slots = [task.slot for task in case.tasks] + [vote.slot for vote in case.votes]
    assert len(slots) == len(set(slots))
    assert {task.role for task in case.tasks if task.stage == 0} <= set(compiled.definition.roles)
    assert set(case.unlocked) <= set(compiled.definition.fields)
    if here.review is not None:
        answers = [(role_of(vote.slot), vote.agrees) for vote in case.votes]
        waiting = [role_of(task.slot) for task in case.tasks]
        assert fixed_by(here.review, answers, waiting) is None
        assert {role_of(slot) for slot in slots} == set(here.review.seats)
    else:
        assert case.votes == ()


def key_of(task: Any) -> tuple[str, int, str, int]:
    return task.state, task.visit, task.slot, task.occurrence


@STORY
@given(
    st.sampled_from(sorted(PATHS)),
    st.lists(STEP, max_size=4),
    st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5),
    st.booleans(),
)
def test_a_moved_case_is_whole_and_comes_back_as_it_was(path, story, changes, and_back):
    seen: set[Any] = set()
    walk = walked(path, story, seen)
    made = copy.deepcopy(document())
    for change in changes:
        change(made)
    new, old, before = small(made), walk.compiled, walk.case
    found = landing(old, new, before, walk.world, walk.now)
    decision = decide_migrate(old, new, before, BY, walk.world, walk.now)
    assert isinstance(decision, Refused) == isinstance(found, Stays)
    if isinstance(decision, Refused):
        assert decision.reasons
        return
    walk.take(decision)
    assert fold(walk.records) == walk.case
    whole(new, walk.case)
    opened = {key_of(task) for task in walk.case.tasks} - {key_of(task) for task in before.tasks}
    assert not opened & seen, "a task's key is never used twice"
    for task in walk.case.tasks:
        assert task.due_at is None or task.due_at > walk.now or task in before.tasks or (
            task.stage == SETTLED or any(t.due_at == task.due_at for t in before.tasks)
        )  # fmt: skip
    if and_back:
        seen |= opened
        renamed = decision.event.body.get("renamed", {})
        undone = decide_return(
            old, walk.case, before, renamed, (), BY, walk.world, walk.now
        )  # fmt: skip
        if walk.case.ending is not None:
            assert isinstance(undone, Refused)
            return
        assert isinstance(undone, Accepted)
        now = {key_of(task) for task in walk.case.tasks}
        walk.take(undone)
        assert fold(walk.records) == walk.case
        assert compared(walk.case) == compared(before)
        assert not ({key_of(task) for task in walk.case.tasks} - now) & seen


@STORY
@given(
    st.sampled_from(sorted(PATHS)),
    st.lists(STEP, max_size=3),
    st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4),
    st.lists(STEP, max_size=6),
)
def test_a_moved_case_goes_on_without_ever_raising(path, story, changes, then):
    walk = walked(path, story, set())
    made = copy.deepcopy(document())
    for change in changes:
        change(made)
    new = small(made)
    decision = decide_migrate(walk.compiled, new, walk.case, BY, walk.world, walk.now)
    if isinstance(decision, Refused):
        return
    walk.take(decision)
    walk.compiled = new
    for what in then:
        if walk.case.ending is not None:
            break
        if what[0] == "act":
            done = walk.act(what[1], what[2], slot=what[3])
        else:
            slot = walk.case.tasks[0].slot
            done = walk.wake(what[1], slot, walk.case.tasks[0].due_at)
        if isinstance(done, Accepted):
            walk.take(done)
            assert fold(walk.records) == walk.case
            assert bool(walk.case.tasks) == (walk.case.ending is None)
