"""Time: the slowest allowed way against the windows, on a calendar with its days off."""

import copy
import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.calendar import Calendar
from engine.core.definition.base import Duration
from engine.core.definition.messages import severity, words
from engine.core.definition.problems import Finding
from engine.core.definition.states import Due
from engine.core.definition.workflow import Definition
from engine.core.dues import Moments, due_moments
from engine.core.proof.slowest import due_moment
from engine.core.proof.timing import timing
from engine.core.resolving import Subject
from tests.support import small

CALENDAR = Calendar("Asia/Jakarta", frozenset({dt.date(2027, 3, 9)}), dt.date(2027, 12, 31))
DUE_KEYS = ("not_before", "not_after", "pause", "extension")
Change = Callable[[dict[str, Any]], object]


def waiting(to: str | list[str], span: str = "5 working days", **more: Any) -> dict[str, Any]:
    """A state that waits for the head and leads on; keys of `due` go into it."""
    due = {key: more.pop(key) for key in DUE_KEYS if key in more}
    return {
        "phase": "review",
        "title": small.text("State"),
        "waits_for": "head",
        "due": {"within": span, "from": "day after arrival", **due},
        "if_silent": "incident",
        "actions": {
            f"go{number}": {"label": small.text("Go"), "by": ["head"], "to": target}
            for number, target in enumerate([to] if isinstance(to, str) else to)
        },
        **more,
    }


def definition(states: dict[str, Any], **windows: str) -> Definition:
    """The states in their order, an ending, and the windows beside that of the opening:
    18 January to Friday, 12 February 2027."""
    document = copy.deepcopy(small.document())
    end = {"phase": "end", "title": small.text("End"), "final": "completed"}
    document["states"] = {**copy.deepcopy(states), "end": end}
    next(iter(document["states"].values()))["initial"] = True
    document["cycle"]["windows"] |= windows
    return Definition.model_validate_json(json.dumps(document))


def said(states: dict[str, Any], **windows: str) -> list[Finding]:
    found = list(timing(definition(states, **windows), CALENDAR))
    for one in found:
        assert words(one.code, one.values, "id") != words(one.code, one.values, "en")
    return found


def forum(last_on: str) -> str:
    return f"2027-02-01 .. {last_on}"


CHECK = {"check": waiting("forum"), "forum": waiting("end", not_before="window forum")}
SILENT = {"if_silent": {"hand_to": "above", "for": "2 working days", "then": "incident"}}


def test_a_window_that_is_just_met_is_met_and_a_day_less_is_too_slow() -> None:
    # Sent on Friday 12 February: five working days end on the 19th.
    assert said(CHECK, forum=forum("2027-02-19")) == []
    (found,) = said(CHECK, forum=forum("2027-02-18"))
    assert found.code == "too_slow"
    assert found.path == ("states", "forum", "due", "not_before")
    assert (found.values["arrives_on"], found.values["last_on"]) == ("2027-02-19", "2027-02-18")
    assert found.values["days"] == [{"state": "check", "until": "2027-02-19"}]
    assert [turn.to for turn in found.story or ()] == ["forum"]


def test_the_words_name_the_days_and_the_way_in_both_languages() -> None:
    (found,) = said(CHECK, forum=forum("2027-02-18"))
    assert words(found.code, found.values, "id") == (
        "Walaupun semua bertindak pada hari terakhirnya, usulan baru sampai di “State” pada "
        "19 Februari 2027, sesudah masa forum berakhir pada 18 Februari 2027. "
        "Jalannya: State (19 Februari 2027)."
    )
    assert "after the window forum has ended on 18 February 2027" in (
        words(found.code, found.values, "en")
    )


def test_a_day_off_on_the_way_counts() -> None:
    states = {"check": waiting("forum", "17 working days"), "forum": CHECK["forum"]}
    # 12 February and 17 working days: 10 March, since 9 March is off.
    assert said(states, forum=forum("2027-03-10")) == []
    assert [one.code for one in said(states, forum=forum("2027-03-09"))] == ["too_slow"]


def test_what_rests_on_estimated_holidays_is_provisional() -> None:
    calendar = replace(CALENDAR, decreed_until=dt.date(2027, 2, 18))
    (found,) = timing(definition(CHECK, forum=forum("2027-02-18")), calendar)
    assert found.code == "too_slow_provisional"
    assert "perkiraan" in words(found.code, found.values, "id")
    calendar = replace(CALENDAR, decreed_until=dt.date(2027, 2, 19))
    (found,) = timing(definition(CHECK, forum=forum("2027-02-18")), calendar)
    assert found.code == "too_slow"


def test_a_window_that_is_missed_only_by_a_hand_over_may_be_late() -> None:
    states = {"check": waiting("forum", **SILENT), "forum": CHECK["forum"]}
    (found,) = said(states, forum=forum("2027-02-22"))
    assert (found.code, found.values["pace"]) == ("may_be_late", "silent")
    assert found.values["arrives_on"] == "2027-02-23"
    assert said(states, forum=forum("2027-02-23")) == []


STOPPED = {"reasons": "reasons", "longest": "3 working days"}
MORE = {"granted_by": "above", "reasons": "reasons", "longest": "2 working days"}


@pytest.mark.parametrize(
    ("more", "met", "missed"),
    [
        ({"pause": STOPPED}, "2027-02-24", "2027-02-23"),
        ({"extension": MORE}, "2027-02-23", "2027-02-22"),
        ({"pause": STOPPED, "extension": MORE}, "2027-02-26", "2027-02-25"),
    ],
)
def test_a_clock_that_may_be_stopped_or_go_on_longer_may_be_late(
    more: dict[str, Any], met: str, missed: str
) -> None:
    # Sent on Friday 12 February: five working days end on the 19th.
    states = {"check": waiting("forum", **more), "forum": CHECK["forum"]}
    assert said(states, forum=forum(met)) == []
    (found,) = said(states, forum=forum(missed))
    assert (found.code, found.values["pace"]) == ("may_be_late", "longer")
    assert found.values["arrives_on"] == met
    assert "dijeda" in words(found.code, found.values, "id")


def test_silence_that_moves_a_case_is_a_way_of_its_own() -> None:
    states = {
        "check": waiting("end", if_silent={"to": "forum", "reason": "NO_ANSWER"}),
        "forum": CHECK["forum"],
    }
    # Nobody acts until the 19th has passed: the clock moves the case on the 20th.
    assert [one.code for one in said(states, forum=forum("2027-02-19"))] == ["may_be_late"]
    assert said(states, forum=forum("2027-02-20")) == []


def test_a_case_that_is_sent_back_once_takes_its_time_twice() -> None:
    states = {
        "check": waiting(["forum", "correction"]),
        "correction": waiting("check", "2 working days"),
        "forum": CHECK["forum"],
    }
    # 19 February, back on the 23rd, checked again by 2 March.
    assert said(states, forum=forum("2027-03-02")) == []
    (found,) = said(states, forum=forum("2027-03-01"))
    assert (found.code, found.values["pace"]) == ("may_be_late", "back")
    assert [turn.to for turn in found.story or ()] == ["correction", "check", "forum"]


def test_each_window_is_held_against_the_last_day_of_the_one_before() -> None:
    states = {
        "one": waiting("two", not_before="window first"),
        "two": waiting("three", not_before="window second"),
        "three": waiting("end", not_before="window third"),
    }
    windows = {
        "first": "2027-01-04 .. 2027-01-15",  # over before the opening closes
        "second": "2027-02-15 .. 2027-02-26",
        "third": "2027-03-01 .. 2027-03-05",
    }
    assert [one.values["window"] for one in said(states, **windows)] == ["first"]


def test_an_action_that_is_open_in_its_window_only_is_closed_to_who_is_slow() -> None:
    states = copy.deepcopy({"check": CHECK["check"], "forum": waiting("end")})
    states["forum"]["actions"]["go0"]["only_in"] = "window forum"
    (found,) = said(states, forum=forum("2027-02-18"))
    assert found.code == "closed_too_soon"
    assert severity(found.code) == "error"
    assert found.path == ("states", "forum", "actions", "go0", "only_in")
    assert said(states, forum=forum("2027-02-19")) == []


def test_a_correction_that_comes_after_its_latest_day_is_said() -> None:
    states = {"check": waiting("fix"), "fix": waiting("end", not_after="window forum")}
    (found,) = said(states, forum=forum("2027-02-18"))
    assert found.path == ("states", "fix", "due", "not_after")


def test_a_wait_without_a_limit_before_a_window_is_not_proven() -> None:
    states = copy.deepcopy(CHECK)
    del states["check"]["due"]
    states["check"]["if_silent"] = "wait"
    (found,) = said(states, forum=forum("2027-02-19"))
    assert (found.code, found.path) == ("time_not_proven", ("states", "check"))
    assert said({"check": states["check"] | {"actions": waiting("end")["actions"]}}) == []


def test_a_step_that_the_ladder_lacks_takes_no_time() -> None:
    level = {"step": "rw", "without": "forum"}
    states = {"check": waiting("forum", level=level), "forum": CHECK["forum"]}
    assert said(states, forum=forum("2027-02-12")) == []
    assert [one.values["arrives_on"] for one in said(states, forum=forum("2027-02-11"))] == [
        "2027-02-12"
    ]


def test_without_windows_or_a_cycle_there_is_nothing_to_prove() -> None:
    assert said({"check": waiting("end")}) == []
    document = small.document() | {"cycle": None}
    del document["opens"]["only_in"]
    assert timing(Definition.model_validate_json(json.dumps(document)), CALENDAR) == ()


def test_a_cycle_without_an_opening_window_is_counted_from_its_first_day() -> None:
    document = json.loads(definition(CHECK, forum=forum("2027-02-18")).canonical())
    del document["opens"]["only_in"]
    assert timing(Definition.read(json.dumps(document).encode()), CALENDAR) == ()


# ------------------------------------------------------------------ against every way there is

SPANS = st.sampled_from(("1 working day", "4 working days", "3 days", "2 weeks", "1 month"))
NAMES = ("one", "two", "three", "four")


@st.composite
def journeys(draw: st.DrawFn) -> dict[str, Any]:
    """Four states that lead anywhere, also back; the last one is where a window is met."""
    states = {}
    for name in NAMES[:-1]:
        targets = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))
        silence: Any = "incident"
        match draw(st.integers(0, 3)):
            case 0:
                silence = {"hand_to": "above", "for": "2 working days", "then": "incident"}
            case 1:
                silence = {"to": draw(st.sampled_from(NAMES)), "reason": "NO_ANSWER"}
        states[name] = waiting(targets, draw(SPANS), if_silent=silence)
    return {**states, NAMES[-1]: waiting("end", not_before="window forum")}


def arrivals(states: dict[str, Any], pace: str) -> Iterator[dt.date]:
    """The day on which each single way comes to the last state: way by way, with the calendar."""
    end = dt.timedelta(microseconds=1)

    def go(name: str, at: dt.datetime, back: bool) -> Iterator[dt.date]:
        if name == NAMES[-1]:
            yield CALENDAR.day_of(at)
            return
        state = states[name]
        due_at = CALENDAR.due(at, Duration.parse(state["due"]["within"]), False)
        silence = state["if_silent"]
        rule = silence if isinstance(silence, dict) and pace != "in_time" else {}
        if "hand_to" in rule:
            due_at = CALENDAR.due(due_at, Duration.parse(rule["for"]), True)
        ways = [(action["to"], due_at - end) for action in state["actions"].values()]
        ways += [(rule["to"], due_at)] if "to" in rule else []
        for to, left_at in ways:
            returns = NAMES.index(to) <= NAMES.index(name)
            if not returns or (pace == "back" and not back):
                yield from go(to, left_at, back or returns)

    yield from go("one", CALENDAR.end_of(dt.date(2027, 2, 12)) - end, False)


@settings(max_examples=150, deadline=None)
@given(journeys())
def test_the_latest_day_is_that_of_the_slowest_of_all_ways(states: dict[str, Any]) -> None:
    latest = {pace: max(arrivals(states, pace), default=None)
              for pace in ("in_time", "silent", "back")}  # fmt: skip
    for pace, last_on in latest.items():
        if last_on is None:
            continue
        day_before = last_on - dt.timedelta(days=1)
        found = said(states, forum=f"2027-02-01 .. {day_before}")
        milder = next(pace for pace, day in latest.items() if day and day >= last_on)
        assert [(one.values["pace"], one.values["arrives_on"]) for one in found] == [
            (milder, latest[milder].isoformat())
        ], pace
    if latest["back"] is not None:
        assert said(states, forum=f"2027-02-01 .. {latest['back']}") == []


@pytest.mark.parametrize("start", ["arrival", "day after arrival", "happened", "notice"])
@pytest.mark.parametrize("limit", [{}, {"not_before": "window asking"},
                                   {"not_after": "window asking"}])  # fmt: skip
def test_due_moments_are_those_of_the_engine(start: str, limit: dict[str, str]) -> None:
    compiled = small.small()
    cycle = compiled.definition.cycle
    assert cycle is not None
    due = Due.model_validate({"within": "4 working days", "from": start, **limit}, by_alias=True)
    for on in (dt.date(2027, 1, 4), dt.date(2027, 2, 10), dt.date(2027, 2, 12),
               dt.date(2027, 3, 8)):  # fmt: skip
        at = CALENDAR.moment(on, dt.time(13))
        subject, moments = Subject("", {}, {}), Moments(at, at)
        assert (
            due_moment(due, at, CALENDAR, cycle.windows)
            == (due_moments(due, subject, compiled, CALENDAR, moments)[0])
        )


def test_no_window_is_counted_on_from_an_end() -> None:
    wait = waiting("end") | {"if_silent": "wait"}
    del wait["due"]
    made = definition({"forum": waiting("wait", not_before="window forum"), "wait": wait},
                      forum=forum("2027-02-19"))  # fmt: skip
    document = json.loads(made.canonical())
    again = {"label": small.text("Reopen"), "by": ["head"], "to": "forum"}
    document["states"]["end"]["actions"] = {"reopen": {**again, "asks": ["reason", "words"]}}
    assert timing(Definition.read(json.dumps(document).encode()), CALENDAR) == ()
