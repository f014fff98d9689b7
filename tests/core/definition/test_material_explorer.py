"""The checker holds all that the engine really does where a change matters, and says no more.

It never calls idle what happens, and says every circle that is really walked. Where no condition is
in the way it says what is idle exactly, and no other circle; where a limit is a number, idle means
that nothing takes the field while the approval holds, and a circle that its values may not go round
for ever.

Definitions of two to four states and two endings, with two fields of three and two values, every
kind of limit, one rule or two and a few conditions, drawn by hypothesis; cases past MOST_CASES are
not played to the end, and of those only what happened is compared.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.core.definition.checks import findings_of
from engine.core.definition.checks.study import Study
from engine.core.definition.compiled import Facts, compiled
from engine.core.definition.material import Material, approving
from engine.core.definition.problems import Finding, Path
from engine.core.definition.space import Point
from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.core.values import Case
from tests.core.definition.material_explorer import MOST_CASES, Played, Player, circling, leading
from tests.support.small import NOON, document, text

ENDS = ("done", "gone")
PLAIN = ["case.n > 0", "case.n != 1", "case.n == 2", "has(case.m)", "has(case.m) && case.m > 0"]
LIMITS: list[dict[str, Any]] = [{"any": True}, {"over": "50 percent"}, {"over": "100 percent"}]
guards = st.none() | st.none() | st.sampled_from(PLAIN)
fields = st.sampled_from([[], [], ["n"], ["n"], ["m"], ["n", "m"]])


@st.composite
def states(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    where = st.sampled_from([*names, *names, *ENDS])
    base = {"phase": "review", "title": text("State"), "public": text("Here")}
    due = {"due": {"within": "2 days", "from": "arrival"}}
    kind = draw(st.sampled_from(["waits", "waits", "waits", "review", "route"]))
    if kind == "route":
        when = draw(st.sampled_from(PLAIN))
        rows = [{"when": when, "to": draw(where)}, {"otherwise": True, "to": draw(where)}]
        return {"phase": "review", "title": text("State"), "route": rows}
    if kind == "review":
        ends = {
            word: {"label": text(word), "to": draw(where), "asks": draw(fields)}
            for word in ("pass", "fail")
        }
        review = {"seats": ["head"], "agree": 1, **ends}
        if not draw(st.integers(0, 2)):
            review |= {"seats": ["head", "above"], "agree": draw(st.integers(1, 2))}
            review |= draw(st.sampled_from([{}, {}, {"abstain": True}, {"quorum": 1}]))
        silence = {"to": draw(where), "reason": "NO_ANSWER"}
        silent = draw(st.sampled_from(["incident", silence]))
        return {**base, **due, "if_silent": silent, "review": review}
    actions = {}
    for number in range(draw(st.integers(1, 2))):
        act: dict[str, Any] = {"label": text(f"Act {number}"), "by": ["head"]}
        to = draw(st.none() | where | where)
        act |= {"to": to} if to else {"stays": True}
        given_ = draw(st.sampled_from(["asks", "may_give", "may_give"]))
        act[given_] = draw(fields)
        if not number and draw(st.integers(0, 3)):
            act["weight"] = "main"
        when = draw(guards)
        act |= {"when": when, "closed_says": text("Not yet")} if when else {}
        if not draw(st.integers(0, 7)):
            act["unlocks"] = "all fields"
        actions[f"a{number}"] = act
    made = {**base, "waits_for": "head", "actions": actions, "if_silent": "wait"}
    if not draw(st.integers(0, 3)):
        made |= due | {"if_silent": {"to": draw(where), "reason": "NO_ANSWER"}}
    return made


def definition_of(
    found: dict[str, Any],
    material: dict[str, Any],
    asked: tuple[str, ...] = ("n",),
    reopens: dict[str, Any] | None = None,
) -> Definition:
    """These states and two endings; `asked`: the fields of the opening page; `reopens`: the act
    that reopens what ended in the second."""
    made = document()
    for key, ending in zip(ENDS, ("completed", "withdrawn"), strict=True):
        found[key] = {"phase": "end", "title": text(key), "public": text(key), "final": ending}
        found[key] |= {"actions": reopens or {}} if key == ENDS[1] else {}
    seen = {"label": text("Number"), "see": "public", "type": "integer", "min": 0, "max": 2}
    kept = {key: made["fields"][key] for key in ("title", "place")}
    made["fields"] = {**kept, "n": seen, "m": {**seen, "optional": True}}
    page = {"title": text("What"), "fields": [*kept, *asked]}
    made["opens"] |= {"by": ["asker"], "only_in": None, "pages": [page], "tells": []}
    made["roles"] = {key: made["roles"][key] for key in ("asker", "head", "above")}
    for key in ("head", "above"):
        made["roles"][key] |= {"covers": "case.place"}
    made |= {"never_the_same_person": [], "material": material, "states": found}
    return Definition.read(json.dumps(made).encode())


@st.composite
def definitions(draw: st.DrawFn, most: int = 4) -> Definition:
    """A definition of up to `most` states, sound or not, with one rule or two."""
    names = [f"s{number}" for number in range(draw(st.integers(2, most)))]
    found = {name: draw(states(names)) for name in names}
    found[names[0]]["initial"] = True
    known = {key for key in names if approving(State.model_validate_json(json.dumps(found[key])))}
    assume(known)
    some = st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=2, unique=True)
    on = draw(st.sampled_from([["n"], ["n"], ["m"], ["n", "m"]]))
    material = {key: {**draw(st.sampled_from(LIMITS)), "reopens": draw(some)} for key in on}
    back = {"label": text("Reopen"), "by": ["head"], "reasons": "refusals"}
    back |= {
        "asks": ["reason", "words"],
        "may_give": draw(fields),
        "to": draw(st.sampled_from(names)),
    }
    again = draw(st.sampled_from([{}, {"reopen": back}]))
    return definition_of(found, material, draw(st.sampled_from([("n",), ()])), again)


def agree(definition: Definition, most: int = MOST_CASES) -> None:
    """All that really happens is known, and what is said of it is so."""
    study, real = Study(definition), Player(compiled(definition), most).play()
    assert study.space.whole
    happens(study, real)
    if real.whole:
        found = findings_of(definition)
        lost_cases(definition, real, found)
        undone(definition, real, found)


def happens(study: Study, real: Played) -> None:
    """Every turn and every reopening is in the space, and every case looks like a point of it."""
    acts = {key: state.acts for key, state in study.definition.states.items()}
    moves = (move.turn for found in study.space.moves for move in found)
    taken = {(turn.state, turn.trigger, turn.to) for turn in moves}
    for _, step, _ in real.steps():
        stayed = step.state if step.trigger in acts[step.state] else None
        assert step.sent or stayed is None or (step.state, step.trigger, stayed) in taken, step
        assert step.sent is None or (step.state, step.trigger, step.sent) in taken, step
        assert not step.skipped, step
    like: dict[str, set[Any]] = {}
    for point in study.space.points:
        like.setdefault(point.state, set()).add(of_point(study, point))
    for case in real.cases.values():
        assert of_case(study, case) in like.get(case.state, ()), (case.state, case.data)


def paths_of(study: Study, key: str) -> list[Path]:
    return [path for path in study.asked if path[:2] == ("states", key)]


def of_point(study: Study, point: Point) -> Any:
    """What the guards of the point's state say of it."""
    return tuple(study.conditions.holds(path, point.facts) for path in paths_of(study, point.state))


def of_case(study: Study, case: Case) -> Any:
    """The same of a real case, asked of CEL."""
    facts = Facts(case.data, NOON, "village", case.visit)
    guards_ = [study.asked[path].guard for path in paths_of(study, case.state)]
    return tuple(guard is not None and study.guards.holds(guard, facts) for guard in guards_)


def lost_cases(definition: Definition, real: Played, found: list[Finding]) -> None:
    """Wherever cases are lost for ever it is said there or on their way; and what is called so
    without a doubt is so."""
    ended = {key for key, case in real.cases.items() if case.ending is not None}
    lost = set(real.cases) - leading(real, ended)
    said: dict[str, set[Any]] = {}
    for each in found:
        said.setdefault(each.code, set()).add(each.path[1])
    codes = ("waits_for_ever", "way_out_not_proven", "no_way_to_an_end")
    somewhere = {key for code in codes for key in said.get(code, ())}
    for key in lost if "turns_in_a_circle" not in said else ():
        before = lost & leading(real, {key})
        on = {real.cases[other].state for other in before}
        if any(real.cases[other].visit == 1 for other in before):
            on.add(definition.initial)  # a fork, perhaps, where it never rested
        for other in real.after(key):
            on |= {place for step, _ in real.out[other] for place in (step.to, *step.via)}
        assert on & somewhere, (key, on)
    states_ = {real.cases[key].state for key in lost}
    for key in said.get("waits_for_ever", ()):
        # A case never rests in a fork: what would lead it there is refused.
        assert key in states_ or definition.states[key].route is not None, key


def undone(definition: Definition, real: Played, found: list[Finding]) -> None:
    """What cannot reopen never does, and what turns in a circle does. Where no condition is in
    the way, both are said only where they are so."""
    by_code: dict[str, list[Finding]] = {"material_idle": [], "material_circle": []}
    for each in found:
        by_code.setdefault(each.code, []).append(each)
    assert "material_not_proven" not in by_code
    idle = {(each.values["name"], each.values["key"]) for each in by_code["material_idle"]}
    happened = {each for _, step, _ in real.steps() for each in step.reopened}
    assert not idle & happened
    circles = {
        frozenset(str(each.values["names"]).replace('"', "").split(", "))
        for each in by_code["material_circle"]
    }
    really = circling(real)
    assert {each for each in really if len(each) == 2} <= circles
    assert {each for circle in really for each in circle} <= {e for c in circles for e in c}
    conditions = (act.when for state in definition.states.values() for act in state.acts.values())
    if any(conditions) or any(state.route for state in definition.states.values()):
        return
    rules = {name: rule for name, rule in definition.material.items() if isinstance(rule, Material)}
    changed = {each for _, step, _ in real.steps() for each in step.changed}
    # Where numbers are in the way of its limit something can change it all the same.
    numbers = {name for name, rule in rules.items() if rule.over}
    can = happened | {each for each in changed if each[0] in numbers}
    assert idle == {(name, key) for name, rule in rules.items() for key in rule.reopens} - can
    if not numbers:  # which no value of the field may go beyond often enough
        assert circles <= really


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions())
def test_the_checker_knows_all_that_the_engine_does(definition: Definition) -> None:
    agree(definition)


@pytest.mark.proof
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(definitions())
def test_the_same_holds_for_thousands_of_material_changes(definition: Definition) -> None:
    agree(definition, 600)


def waits(**actions: dict[str, Any]) -> dict[str, Any]:
    """A state of the head with these actions."""
    base = {"phase": "review", "title": text("State"), "public": text("Here"), "if_silent": "wait"}
    made = {
        name: {"label": text(name), "by": ["head"], **act}
        | ({"closed_says": text("Not yet")} if "when" in act else {})
        for name, act in actions.items()
    }
    return {**base, "waits_for": "head", "actions": made}


def reviewed(silent: Any, agree_: int = 2, **more: Any) -> dict[str, Any]:
    """A state that two seats review; `more`: keys of the review."""
    ends = {word: {"label": text(word), "to": "done"} for word in ("pass", "fail")}
    for word in ends:
        ends[word] |= more.pop(word, {})
    base = {"phase": "review", "title": text("State"), "public": text("Here")}
    base |= {"due": {"within": "2 days", "from": "arrival"}, "if_silent": silent}
    review = {"seats": ["head", "above"], "agree": agree_, **ends, **more}
    return {**base, "review": review}


def main(to: str, *fields_: str, **more: Any) -> dict[str, Any]:
    return {"to": to, "may_give": list(fields_), "weight": "main", **more}


def codes(definition: Definition) -> set[str]:
    return {each.code for each in findings_of(definition)}


START = {"initial": True}
ANY_N = {"n": {"any": True, "reopens": ["s0"]}}


def test_a_case_goes_past_an_approval_whose_condition_no_longer_holds() -> None:
    """It was approved when n was 1; it comes to s2 with n at 0, and only then "zero" is open."""
    found = {
        "s0": waits(on=main("s1", "n")) | START,
        "s1": waits(on=main("s2", when="case.n > 0")),
        "s2": waits(note={"stays": True, "asks": ["m"]}, zero={"to": "gone", "when": "case.n < 1"}),
    }
    definition = definition_of(found, {"m": {"any": True, "reopens": ["s0"]}})
    agree(definition)
    assert "action_never_open" not in codes(definition)


def test_a_way_back_may_be_the_only_way_to_where_another_begins() -> None:
    found = {
        "s0": waits(on=main("s1"), aside={"to": "s2", "weight": "plain"}) | START,
        "s1": waits(on=main("done", "n")),
        "s2": waits(change={"stays": True, "may_give": ["m"]}, end={"to": "done"}),
    }
    material = {**ANY_N, "m": {"any": True, "reopens": ["s1"]}}
    definition = definition_of(found, material)
    agree(definition)
    assert "material_idle" not in codes(definition)


def test_three_approvals_that_undo_each_other_in_turn_are_said() -> None:
    found = {
        "s0": waits(on=main("s1", "m")) | START,
        "s1": waits(on=main("s2", "l")),
        "s2": waits(on=main("done", "n")),
    }
    made = json.loads(definition_of(found, ANY_N).canonical())
    made["fields"]["l"] = made["fields"]["m"]
    made["material"] = ANY_N | {
        "m": {"any": True, "reopens": ["s1"]},
        "l": {"any": True, "reopens": ["s2"]},
    }
    said = [
        each.values["names"]
        for each in findings_of(Definition.read(json.dumps(made).encode()))
        if each.code == "material_circle"
    ]
    assert said == ['"s0", "s1", "s2"']


def test_what_an_answer_gave_before_silence_is_kept() -> None:
    silence = {"to": "s1", "reason": "NO_ANSWER"}
    found = {
        "s0": reviewed(silence, **{"pass": {"asks": ["m"]}}) | START,
        "s1": waits(on={"to": "done", "when": "has(case.m) && case.m > 0"}),
    }
    definition = definition_of(found, ANY_N)
    agree(definition)
    assert "action_never_open" not in codes(definition)


@pytest.mark.parametrize("rule", [{"abstain": True}, {"quorum": 1}])
def test_a_review_can_fail_though_nobody_refused(rule: dict[str, Any]) -> None:
    """Two abstained, or one agreed and the other was silent: what a no is asked is not given."""
    found = {
        "s0": reviewed("incident", fail={"asks": ["n"], "to": "s1"}, **rule) | START,
        "s1": waits(on={"to": "done", "when": "!has(case.n)"}),
    }
    definition = definition_of(found, ANY_N, ())
    agree(definition)
    assert "guard_never_holds" not in codes(definition)


def test_where_a_no_is_certain_what_it_is_asked_is() -> None:
    found = {
        "s0": reviewed("incident", fail={"asks": ["n"], "to": "s1"}) | START,
        "s1": waits(on={"to": "done", "when": "!has(case.n)"}),
    }
    assert "guard_never_holds" in codes(definition_of(found, ANY_N, ()))


def test_a_material_change_that_leads_back_is_not_said_to_wait_where_it_was_made() -> None:
    """With n at 1 the case is lost in s0, where it is sent back to, never in s1."""
    found = {
        "s0": waits(on=main("s1", when="case.n == 2")) | START,
        "s1": waits(
            on=main("done", when="case.n == 2"),
            change={"stays": True, "when": "case.n != 1", "may_give": ["n"]},
        ),
    }
    agree(definition_of(found, ANY_N))


def answered(seats: int, agree_: int, yes: tuple[str, str], no: tuple[str, str]) -> dict[str, Any]:
    """A review of one seat or two; `yes` and `no`: where it leads, and the fields it asks."""
    made = reviewed("incident", agree_, seats=["head", "above"][:seats])
    for word, (to, asked) in (("pass", yes), ("fail", no)):
        made["review"][word] |= {"to": to, "asks": list(asked)}
    return made


def test_two_approvals_that_lead_to_each_other_can_reopen_each_other_for_ever() -> None:
    """Nothing is sent back: each leads to the other anyhow, and reopens it on the way."""
    found = {
        "s0": waits(on={"to": "s1"}) | START,
        "s1": waits(on=main("s2", "m")),
        "s2": waits(on=main("s1", "m"), end={"to": "done"}),
    }
    definition = definition_of(found, {"m": {"any": True, "reopens": ["s2", "s1"]}})
    agree(definition, 600)
    assert "material_circle" in codes(definition)


def test_what_a_no_changed_before_a_yes_is_not_the_approval_that_undoes_another() -> None:
    """The no sends the case back at once, and the yes that would carry it is never given."""
    found = {
        "s0": waits(on={"to": "s1"}) | START,
        "s1": waits(on=main("s2", unlocks="all fields")),
        "s2": answered(2, 1, ("s0", ""), ("s0", "n")),
    }
    definition = definition_of(found, {"n": {"any": True, "reopens": ["s1", "s2"]}})
    agree(definition, 600)
    assert "material_circle" not in codes(definition)


def test_all_answers_that_make_an_approval_are_part_of_a_circle() -> None:
    found = {
        "s0": answered(2, 2, ("s1", "nm"), ("s0", "n")) | START,
        "s1": answered(1, 1, ("s1", "nm"), ("s1", "n")),
    }
    definition = definition_of(found, {"m": {"any": True, "reopens": ["s1", "s0"]}})
    agree(definition, 600)
    assert "material_circle" in codes(definition)


def test_a_number_that_must_double_each_time_turns_in_no_circle() -> None:
    found = {
        "s0": answered(2, 1, ("s1", "nm"), ("s1", "nm")) | START,
        "s1": answered(2, 2, ("s0", "n"), ("s0", "n")),
    }
    for over, said in (("100 percent", False), ("50 percent", True)):
        definition = definition_of(found, {"n": {"over": over, "reopens": ["s1", "s0"]}}, ())
        agree(definition, 600)
        assert ("material_circle" in codes(definition)) == said


def test_coming_to_an_earlier_approval_again_takes_the_later_one_away() -> None:
    """Nobody comes to s2 but by s1, and m is given in s1 only: there s2 holds no more."""
    found = {
        "s0": waits(on={"to": "s1"}) | START,
        "s1": answered(1, 1, ("s2", ""), ("s0", "m")),
        "s2": waits(on=main("s0")),
    }
    definition = definition_of(found, {"m": {"any": True, "reopens": ["s2"]}})
    agree(definition, 600)
    assert "material_idle" in codes(definition)


def test_what_was_given_after_an_approval_is_gone_where_that_is_asked_again() -> None:
    """m is changed in s2 alone, and no case comes there with s0 approved: that can only be later
    than the approval of s2, as nothing else leads on from s0 to a change."""
    silence = {"to": "s1", "reason": "NO_ANSWER"}
    found = {
        "s0": answered(1, 1, ("gone", "n"), ("gone", "n")) | START | {"if_silent": silence},
        "s1": waits(on=main("s2"), aside={"to": "s2", "may_give": ["n"]}),
        "s2": answered(2, 2, ("s0", "m"), ("s2", "nm")),
    }
    found["s2"]["if_silent"] = {"to": "done", "reason": "NO_ANSWER"}
    material = {
        "n": {"any": True, "reopens": ["s1", "s0"]},
        "m": {"any": True, "reopens": ["s0", "s2"]},
    }
    definition = definition_of(found, material, ())
    agree(definition, 600)
    said = [each for each in findings_of(definition) if each.code == "material_idle"]
    assert [(each.values["name"], each.values["key"]) for each in said] == [
        ("m", "s0"),
        ("m", "s2"),
    ]


def test_where_one_answer_is_counted_silence_follows_none() -> None:
    """Nobody has given m where silence leads: at once something is said of who waits there."""
    silence = {"to": "s1", "reason": "NO_ANSWER"}
    found = {
        "s0": reviewed(silence, quorum=1, **{"pass": {"asks": ["m"]}}) | START,
        "s1": waits(on={"to": "s2", "when": "has(case.m)"}),
        "s2": waits(on={"to": "done", "when": "!has(case.m)"}),
    }
    definition = definition_of(found, ANY_N)
    agree(definition)
    stuck = [each.path[1] for each in findings_of(definition) if each.code == "waits_for_ever"]
    assert stuck == ["s1"]


def test_what_is_passed_on_the_way_may_be_taken_away_where_the_case_comes_to_rest() -> None:
    found = {
        "s0": waits(on=main("s1", "n", unlocks="all fields")) | START,
        "s1": answered(1, 1, ("s2", "m"), ("done", "n")),
        "s2": answered(1, 1, ("s2", "nm"), ("s2", "")),
    }
    material = {
        "n": {"over": "50 percent", "reopens": ["s2", "s0"]},
        "m": {"any": True, "reopens": ["s0", "s1"]},
    }
    agree(definition_of(found, material, ()), 600)
