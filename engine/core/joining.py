"""Deciding that a case which waits for others goes on: the join, counted anew from all of them.

`done` when as many as are wanted ended well; `failed` as soon as that can no longer happen. An
ending against the proposer does not count, nor does a withdrawal, nor that a case was divided: its
parts go on, and nobody waits for them.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from engine.core.definition.compiled import Compiled
from engine.core.definition.states import NEGATIVE
from engine.core.definition.subcases import wanted
from engine.core.dues import Moments
from engine.core.entering import NoWay
from engine.core.going import go
from engine.core.moving import accept
from engine.core.resolving import subject_of
from engine.core.values import JSON, Case, Child, Decision, Event, Join, Refused, Value
from engine.core.whys import why
from engine.core.world import World

Joined = Literal["done", "failed"]


class Counted(Value, frozen=True):
    """How the cases that one waits for stand."""

    well: int
    badly: int
    open: int

    @property
    def all(self) -> int:
        """How many there are."""
        return self.well + self.badly + self.open


def is_well(ending: str) -> bool:
    """Whether an ending counts for the case that waits."""
    return ending not in NEGATIVE and ending not in ("withdrawn", "divided")


def counted(cases: Sequence[Child]) -> Counted:
    """The cases by what became of them; one that is not opened yet is open."""
    ended = [is_well(case.ending) for case in cases if case.ending is not None]
    return Counted(sum(ended), len(ended) - sum(ended), len(cases) - len(ended))


def fixed_by(needs: int, found: Counted) -> Joined | None:
    """What is fixed: enough ended well, enough no longer can, or nothing yet."""
    if found.well >= needs:
        return "done"
    return "failed" if found.well + found.open < needs else None


def decide_join(
    compiled: Compiled, case: Case, request: Join, world: World, now: dt.datetime
) -> Decision:
    """1. Does it wait for cases. 2. Count all of them. 3. Move when the outcome is fixed."""
    here = compiled.definition.states[case.state]
    waits_for = here.waits_for_cases
    if waits_for is None or waits_for == "none":
        return Refused((why("waits_for_no_case", state=case.state),))
    found = counted(request.cases)
    fixed = fixed_by(wanted(waits_for, found.all), found)
    new = [each for each in request.cases if each.slot in request.ended and each.ending is not None]
    if fixed is None and not new:
        return Refused((why("cases_open", open=found.open),))
    body: dict[str, JSON] = {
        "from": case.state,
        "joined": {
            "ended": [[each.slot, each.number, each.ending] for each in new],
            "well": found.well,
            "badly": found.badly,
            "open": found.open,
        },
    }
    if fixed is None:
        return accept(compiled, case, Event("joined", now, now, body), (), (), (), world)
    body["outcome"] = fixed
    target, subject = compiled.move(case.state, fixed), subject_of(case)
    try:
        gone = go(compiled, case, fixed, target, {}, subject, body, world, Moments(now, now))
    except NoWay as stuck:
        return Refused((why("no_way", state=stuck.state),))
    event = Event("joined", now, now, body)
    tells = here.outcomes[fixed].tells
    return accept(compiled, case, event, tells, gone.tasks, gone.incidents, world)
