"""Examples of meetings that decide nothing, or are recorded by nobody who could."""

from tests.core.definition.examples.one import Example, one

_WAITS = "    waits_for: agency\n"
_MET = (
    "    decided_in: {meeting: {id: Rapat, en: Meeting}, mode: vote, recorded_by: agency}\n"
    "    outcomes: {agree: {label: {id: a, en: b}, to: done}}\n"
)

_DONE = "        by: agency\n        to: done"
_URGENT = "to: done, closed_says: {id: a, en: b}, when: case.«urgen"

MEETINGS: tuple[Example, ...] = (
    one(
        "outcomes_missing",
        "  works:\n",
        "  «works:\n",
        (_WAITS, _MET.replace("    outcomes: {agree: {label: {id: a, en: b}, to: done}}\n", "")),
    ),
    one("outcomes_not_here", _WAITS, _WAITS + _MET.splitlines(True)[1].replace("out", "«out")),
    one(
        "outcome_twice",
        _WAITS,
        _MET,
        (_DONE, f"{_DONE}\n      «agree: {{label: {{id: c, en: d}}, by: agency, to: works}}"),
    ),
    one(
        "recorded_by_a_party", _WAITS, _MET.replace("recorded_by: agency", "recorded_by: «proposer")
    ),
    one("unknown_role", _WAITS, _MET.replace("recorded_by: agency", "recorded_by: «agencies")),
    one("unknown_state", _WAITS, _MET.replace("to: done", "to: «dine")),
    one("not_one_of", _WAITS, _MET.replace("mode: vote", "mode: «votes")),
    one("reserved_action", _WAITS, _MET.replace("agree:", "«pass:")),
    one(
        "closed_says_missing",
        _WAITS,
        _MET.replace("to: done", "to: done, when: case.urgent").replace("agree", "«agree"),
    ),
    one(
        "guard_unknown_field",
        _WAITS,
        _MET.replace("to: done", "to: done, closed_says: {id: a, en: b}, when: case.«urgen"),
    ),
    one("bad_ending_unexplained", _WAITS, _MET.replace("to: done", "to: «rejected")),
    one("state_kind", _WAITS, _WAITS + _MET, ("  works:\n", "  «works:\n")),
)
