"""The checker and an independent explorer, which tries every value, agree on every definition.

Definitions of one to six states of every kind and two endings, one perhaps reopened, sound and
unsound, with three fields of five, two and three values and two kinds of place, drawn at random.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.definition.checks import findings_of
from engine.core.definition.checks.study import Study
from engine.core.definition.workflow import Definition
from tests.core.definition.explorer import Explorer, leading, resting, stuck
from tests.core.definition.sample import loaded

WORDS = {"id": "a", "en": "b"}
PLAIN = [
    *("case.n > 1", "case.n <= 1", "case.n == 3", "case.n in [0, 4]", "2 < case.n"),
    *("has(case.m)", "!has(case.m)", "has(case.m) && case.m >= 1", "has(case.m) && case.m != 2"),
    *("case.flag", "!case.flag", "has(case.flag)", 'case.area_kind == "village"'),
    *("case.c < 2", "case.c == 1", "case.c >= 2 && case.n != 1"),
    *("case.n > 1 ? case.flag : has(case.m)", "case.n > 3 || has(case.m) && case.m < 1"),
]
ENDS = ("done", "gone")
ALONE = frozenset({"silence", "route", "skip", "opened"})

guards = st.sampled_from(PLAIN) | st.tuples(
    st.sampled_from(PLAIN), st.sampled_from(["&&", "||"]), st.sampled_from(PLAIN)
).map(lambda t: f"({t[0]}) {t[1]} !({t[2]})")
fields = st.lists(st.sampled_from(["n", "flag", "m"]), max_size=2, unique=True)


def actions(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """One action: perhaps guarded, perhaps asking, on to a state or staying."""

    def made(
        when: str | None, to: str | None, asks: list[str], may: list[str], joint: list[str] | None
    ) -> dict[str, Any]:
        found: dict[str, Any] = {"label": WORDS, "by": ["head"], "asks": asks, "may_give": may}
        found |= {"to": to} if to else {"stays": True}
        found |= {"joint": joint} if joint and to else {}
        return found | ({"when": when, "closed_says": WORDS} if when else {})

    where = st.none() | st.sampled_from([*names, *names, *ENDS])
    signers = st.sampled_from([None, None, ["head", "chief"]])
    return st.builds(made, st.none() | guards, where, fields, fields, signers)


def results(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """One outcome of a meeting, perhaps guarded."""

    def made(when: str | None, to: str, asks: list[str], may: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = {"label": WORDS, "to": to, "asks": asks, "may_give": may}
        return found | ({"when": when, "closed_says": WORDS} if when else {})

    where = st.sampled_from([*names, *names, *ENDS])
    return st.builds(made, st.none() | guards, where, fields, fields)


def reopenings(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """The act by which a closed case is reopened, perhaps guarded."""

    def made(when: str | None, to: str, asks: list[str]) -> dict[str, Any]:
        found = {"label": WORDS, "by": ["head"], "to": to, "asks": ["reason", "words", *asks]}
        found |= {"reasons": "refusals"}
        return {"r": found | ({"when": when, "closed_says": WORDS} if when else {})}

    return st.builds(made, st.none() | guards, st.sampled_from(names), fields)


def given_alone(state: dict[str, Any]) -> dict[str, Any]:
    """What its one seat gives when it agrees stands below the review."""
    own = state.pop("gives")
    review = {**state["review"], **({"gives": {"head": own}} if own else {})}
    return {**state, "review": review}


def states(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """One state of any kind but an ending."""
    everywhere = st.sampled_from([*names, *names, *ENDS])
    silence = st.just("incident") | everywhere.map(
        lambda to: {"to": to, "reason": "NO_ANSWER", "basis": WORDS}
    )
    level = st.none() | st.builds(lambda to: {"step": "village", "without": to}, everywhere)
    base = {"phase": "review", "title": WORDS, "public": WORDS}
    due = {"within": "2 days", "from": "arrival"}
    duty = st.builds(
        lambda asks, may: (
            {"label": WORDS, "by": ["head"], "every": "month", "asks": asks, "may_give": may}
            | {"due": {"within": "2 days", "from": "arrival"}, "if_silent": "wait"}
        ),
        fields,
        fields,
    )
    waiting = st.builds(
        lambda acts, silent, rung, owed: (
            {**base, "waits_for": "head", "due": due, "if_silent": silent}
            | {"actions": {f"a{n}": act for n, act in enumerate(acts)}}
            | ({"level": rung} if rung else {})
            | ({"duties": {"owed": owed}} if owed else {})
        ),
        st.lists(actions(names), max_size=3),
        silence,
        level,
        st.none() | st.none() | duty,
    )
    outcome = st.builds(
        lambda to, asks: {"label": WORDS, "to": to, "asks": asks}, everywhere, fields
    )
    review = st.builds(
        lambda passed, failed, silent, own: (
            {**base, "due": due, "if_silent": silent}
            | {"review": {"seats": ["head"], "agree": 1, "pass": passed, "fail": failed}}
            | {"gives": [key for key in own if key not in (*passed["asks"], *failed["asks"])]}
        ),
        outcome,
        outcome,
        silence,
        st.just([]) | fields,
    ).map(given_alone)
    act = actions(names)
    meeting = st.builds(
        lambda outcomes, acts, silent: (
            {**base, "due": due, "if_silent": silent}
            | {"decided_in": {"meeting": WORDS, "mode": "vote", "recorded_by": "head"}}
            | {"outcomes": {f"o{n}": one for n, one in enumerate(outcomes)}}
            | {"actions": {f"a{n}": one for n, one in enumerate(acts)}}
        ),
        st.lists(results(names), min_size=1, max_size=2),
        st.lists(act, max_size=1),
        silence,
    )
    side = {"title": WORDS, "seats": ["head"], "agree": 1}
    several = st.builds(
        lambda passed, failed, joined, silent: (
            {**base, "due": due, "if_silent": silent, "joined": joined}
            | {"reviews": {"one": side, "other": side}}
            | {"outcomes": {"pass": passed, "fail": failed}}
        ),
        outcome,
        outcome,
        st.sampled_from(["all", "any", 1]),
        silence,
    )
    opened = {"label": WORDS, "workflow": "other", "give": {"place": "case.place"}}
    opening = st.builds(
        lambda to: (
            {"phase": "review", "title": WORDS, "opens_cases": {"one": opened}}
            | {"waits_for_cases": "none", "outcomes": {"done": {"label": WORDS, "to": to}}}
        ),
        everywhere,
    )
    joining = st.builds(
        lambda done, failed, acts, silent, wanted: (
            {**base, "opens_cases": {"one": opened, "two": opened}, "waits_for_cases": wanted}
            | {"watched_by": "head", "due": due, "if_silent": silent}
            | {"actions": {f"a{n}": one for n, one in enumerate(acts)}}
            | {
                "outcomes": {
                    "done": {"label": WORDS, "to": done},
                    "failed": {"label": WORDS, "to": failed},
                }
            }
        ),
        everywhere,
        everywhere,
        st.lists(act, max_size=1),
        silence,
        st.sampled_from(["all", "any", 2]),
    )
    rows = st.tuples(guards, everywhere, everywhere, st.booleans()).map(
        lambda t: [
            {"when": t[0], "to": t[1]},
            {"otherwise": True, "to": t[2]} if t[3] else {"when": f"!({t[0]})", "to": t[2]},
        ]
    )
    gaps = st.lists(
        st.builds(lambda g, to: {"when": g, "to": to}, guards, everywhere), min_size=1, max_size=3
    )
    route = st.builds(
        lambda found: {"phase": "review", "title": WORDS, "route": found}, rows | gaps
    )
    return waiting | waiting | review | several | meeting | opening | joining | route


@st.composite
def definitions(draw: st.DrawFn, most: int = 6) -> Definition:
    """A definition of up to `most` states and two endings, sound or not."""
    small = loaded().definition
    assert small is not None
    document = json.loads(small.canonical())
    names = [f"s{number}" for number in range(draw(st.integers(1, most)))]
    found = {name: draw(states(names)) for name in names}
    found[names[0]]["initial"] = True
    passed = ("route", "level", "waits_for_cases")
    resting_ = [name for name in names if not found[name].keys() & {*passed}]
    counted = draw(st.sampled_from([*resting_, "done"]))
    for key, ending_ in zip(ENDS, ("completed", "withdrawn"), strict=True):
        found[key] = {"phase": "closed", "title": WORDS, "public": WORDS, "final": ending_}
    found["gone"]["actions"] = draw(st.just({}) | reopenings(names))
    seen = {"label": WORDS, "see": "public"}
    kept = {key: document["fields"][key] for key in ("name", "place")}
    document["fields"] = {
        **kept,
        "n": {**seen, "type": "integer", "min": 0, "max": 4},
        "flag": {**seen, "type": "yes_no", "optional": True},
        "m": {**seen, "type": "integer", "min": 0, "max": 2},
        "c": {**seen, "type": "integer", "counts": counted},
    }
    pages = [*kept, "n", "flag"]
    document["opens"] = {**document["opens"], "by": ["proposer"], "only_in": None, "tells": []}
    document["opens"]["pages"] = [{"title": WORDS, "fields": pages}]
    head = {"title": WORDS, "office": "village_head", "covers": "case.place"}
    document["roles"] = {"proposer": document["roles"]["proposer"], "head": head}
    document["roles"]["chief"] = head | {"office": "district_head"}
    document["never_the_same_person"] = []
    steps = draw(st.sampled_from([["village"], []]))
    document["cycle"]["ladder"] = {"urban_village": ["village"], "village": steps}
    return Definition.read(json.dumps({**document, "states": found}).encode())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions())
def test_checker_and_explorer_agree(definition: Definition) -> None:
    agree(definition)


@pytest.mark.proof
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions())
def test_checker_and_explorer_agree_on_thousands(definition: Definition) -> None:
    agree(definition)


def agree(definition: Definition) -> None:
    """What there is, what happens, what is lost and what turns for ever: the same for both."""
    study, real = Study(definition), Explorer(definition).explore()
    space = study.space
    assert space.whole
    # Every state is come to by the one where it is come to by the other, after as many turns.
    away: dict[str, int] = {}
    for (key, _), turns in real.away.items():
        away[key] = min(away.get(key, turns), turns)
    assert {key for key in definition.states if space.first(key) is not None} == set(away)
    for key, turns in away.items():
        story = study.story_to(key)
        assert story is not None
        assert len(story) == turns
    # The same actions, rows, silences and rungs happen.
    taken = {(move.turn.state, move.turn.trigger) for found in space.moves for move in found}
    assert taken == {(here[0], trigger) for here, out in real.out.items() for _, trigger, _ in out}
    # The same states hold cases that can never end.
    finals = {key for key, state in definition.states.items() if state.final is not None}
    lost = set(real.out) - leading(real, {here for here in real.out if here[0] in finals})
    hoped = space.leading(lambda at: space.points[at].state in finals, sure=False)
    assert {here[0] for here in lost} == {
        point.state for number, point in enumerate(space.points) if number not in hoped
    }
    # And the same turn for ever while nobody acts.
    endless = {here[0] for here in set(real.out) - resting(real, ALONE)}
    found = findings_of(definition)
    circles = [each for each in found if each.code in ("turns_by_silence", "turns_in_a_circle")]
    assert {str(each.path[1]) for each in circles if each.code == "turns_by_silence"} <= endless
    assert not endless or circles
    # What is said of them is true of a real case, and the story is the shortest to one: to a case
    # that stays where it is; where there is none, to one that turns without coming to such a place.
    nowhere = {str(each.path[1]) for each in found if each.code == "no_way_to_an_end"}
    traps = stuck(real, lost)
    into = leading(real, traps | {here for here in lost if here[0] in nowhere})
    for each in found:
        if each.code == "waits_for_ever":
            here = [case for case in lost if case[0] == each.path[1]]
            still = [real.away[case] for case in here if case in traps]
            turning = {real.away[case] for case in here if case not in into}
            assert each.story is not None
            assert len(each.story) == min(still) if still else len(each.story) in turning
    said = nowhere | {each.path[1] for each in found if each.code == "waits_for_ever"}
    waiting = {here[0] for here in lost if definition.states[here[0]].route is None}
    assert not (waiting and not said)
    assert not any(each.code == "way_out_not_proven" for each in found)
