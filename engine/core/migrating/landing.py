"""Where a case would stand under another version of its definition, or why it cannot go there.

What impact tables show and what a move does is one and the same function.
"""

import datetime as dt
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from engine.core.branching import births
from engine.core.closing import closing
from engine.core.counting import Answered
from engine.core.definition.compiled import Compiled
from engine.core.definition.fields import Field
from engine.core.definition.states import State
from engine.core.dues import Moments
from engine.core.entering import NoWay, enter, travel
from engine.core.entering import seated as seats_of
from engine.core.inputs import clean
from engine.core.migrating.names import Names, answers
from engine.core.migrating.seating import Ground, ended, seated
from engine.core.migrating.signing import held_back, with_signatures
from engine.core.migrating.stopping import asks_on, stands_still
from engine.core.recusing import Hall
from engine.core.resolving import NOBODY, Subject
from engine.core.slots import review_of, side_of
from engine.core.values import JSON, Case, Data, Inquiry, Task, Value, Vote, Why
from engine.core.whys import why
from engine.core.world import World


class Landing(Value, frozen=True):
    """Where the case comes to stand. `entered`: it enters that state, over `via`, as by an act;
    else it stays in its visit. `outcome`: what the votes fix by the new rules."""

    state: str
    visit: int
    entered: bool
    tasks: tuple[Task, ...]  # every open one afterwards
    made: tuple[Task, ...] = ()  # those that are new rows
    told: tuple[Task, ...] = ()  # those that another office holds than before
    votes: tuple[Vote, ...] = ()
    via: tuple[str, ...] = ()
    outcome: Answered | None = None
    reviewed: str | None = None  # the review that it is the outcome of
    renamed: dict[str, str] = msgspec.field(default_factory=dict)
    acted: dict[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    unlocked: tuple[str, ...] = ()
    # reviews of the visit that have ended
    closed: dict[str, str] = msgspec.field(default_factory=dict)
    # those that the new rules have ended
    counts: dict[str, JSON] = msgspec.field(default_factory=dict)
    spared: tuple[Task, ...] = ()  # whose answer nobody needs any more
    ending: str | None = None
    aside: dict[str, JSON] = msgspec.field(default_factory=dict)  # who stands aside, as events say
    cases: tuple[Data, ...] = ()  # of other workflows that are opened on the way
    asked: tuple[Inquiry, ...] = ()  # what other offices were asked, where the visit goes on


class Stays(Value, frozen=True):
    """The case cannot be moved, for these reasons."""

    reasons: tuple[Why, ...]


def landing(
    old: Compiled, new: Compiled, case: Case, world: World, now: dt.datetime
) -> Landing | Stays:
    """1. What rules it out. 2. Its state by its present name. 3. There: in place, or on through
    routes. 4. Votes counted anew. 5. Somebody can do each task that it leaves open.

    Raises ValueError where the versions are not of one workflow, or `old` is not the case's.
    """
    if case.definition != old.hash or new.definition.workflow != case.workflow:
        raise ValueError("the case, its version and the new one do not belong together")
    names = Names(new.definition)
    renamed = names.renamed(case)
    data = _under_new_keys(case, renamed)
    state = names.state(case.state)
    held = case.round is not None and replace(case, data=answers(case))
    known = _under_new_keys(held, renamed) if held else data
    reasons = [*_ruled_out(old, new, case), *_unfit(old, new, known, world)]
    if state is None:
        reasons.append(why("state_gone", state=case.state))
    if reasons or state is None:
        return Stays(tuple(reasons))
    subject = Subject(case.area, data, case.parties, names.acted(case))
    ground = Ground(old, new, case, state, subject, world, now)
    kept = held_back(ground)
    found = Stays(kept) if kept else _lands(ground)
    if isinstance(found, Stays):
        return found
    found = replace(found, renamed=renamed, acted=names.acted(case), unlocked=names.unlocked(case))
    idle = _idle(ground, found)
    return Stays(idle) if idle else found


def _under_new_keys(case: Case, renamed: dict[str, str]) -> dict[str, JSON]:
    data = {key: value for key, value in case.data.items() if key not in renamed}
    return data | {new: case.data[old] for old, new in renamed.items() if old in case.data}


def _ruled_out(old: Compiled, new: Compiled, case: Case) -> list[Why]:
    reasons = []
    if case.ending is not None:
        reasons.append(why("case_ended", ending=case.ending))
    if old.hash == new.hash:
        reasons.append(why("already_there"))
    # Who may open it by its number was promised when it was sent.
    if old.definition.visibility != new.definition.visibility:
        reasons.append(why("other_visibility"))
    # Windows, tiers and ladder are those of the case's own cycle.
    cycle = new.definition.cycle
    if (cycle.cycle if cycle else None) != case.cycle:
        reasons.append(why("other_cycle", of=case.cycle, to=cycle.cycle if cycle else None))
    return reasons


def _unfit(old: Compiled, new: Compiled, data: dict[str, JSON], world: World) -> list[Why]:
    """Answers that the new version could not even read."""
    reasons = []
    for key, field in _doubtful(old, new).items():
        value = data.get(key)
        if value is None:
            continue
        wrong = clean(field, key, value, world.directory)[1]
        # An organisation that was closed since can still be read; new answers cannot name it.
        if wrong is not None and wrong.key != "organisation_closed":
            reasons.append(why("answer_unfit", key, type=field.type))
    return reasons


@lru_cache(maxsize=256)  # asked for each case; there are few pairs of versions
def _doubtful(old: Compiled, new: Compiled) -> dict[str, Field]:
    """The fields that read an answer in another way than before. Their limits are left out: an
    answer that would be too long today can still be read and shown."""
    names = Names(new.definition)
    before = {names.field(key): field for key, field in old.definition.fields.items()}
    loose = {"min": None, "max": None, "max_length": 5000, "level": None}
    return {
        key: field.model_copy(update=loose | {"many": 99 if field.several else None})
        for key, field in new.definition.fields.items()
        if key not in before or not _reads_alike(before[key], field)
    }


def _reads_alike(before: Field, field: Field) -> bool:
    choices = set(before.choices or ()) <= set(field.choices or ())
    alike = (before.type, before.kind, before.several) == (field.type, field.kind, field.several)
    return alike and choices


def _lands(at: Ground) -> Landing | Stays:
    """Without looking at whether anybody can do the tasks."""
    clock = at.world.calendar.clock(at.now)
    try:
        state, via = travel(at.new, at.state, at.subject, at.case.visit, clock)
        if at.new.definition.states[state].final is not None:
            return Stays((why("would_end", state=state),))
        if state != at.state or _waits_anew(at):
            return _entered(at, state, via, None)
        still = stands_still(at) or asks_on(at)
        if still:
            return Stays(still)
        sat = with_signatures(at, seated(at))
        panel = at.here.panel
        reviews = panel.reviews if panel is not None else {}
        closed = {name: end for name, end in ended(at).items() if name in reviews}
        counted = replace(at.case, closed=closed, asked=sat.asked)
        found = closing(panel, counted, sat.votes, sat.tasks) if panel is not None else None
        if found is not None and found.outcome is not None:
            target = at.new.move(at.state, found.outcome)
            goal, via = travel(at.new, target, at.subject, at.case.visit + 1, clock)
            return _entered(at, goal, via, found.outcome)
    except NoWay as stuck:
        return Stays((why("no_way", state=stuck.state),))
    stays = Landing(
        at.state, at.case.visit, False, sat.tasks, sat.made, sat.told, sat.votes,
        aside=sat.aside, asked=sat.asked,
    )  # fmt: skip
    if found is None:
        return stays
    fixed = {name: str(count["outcome"]) for name, count in found.counts.items()}
    over = (*found.spared, *found.beside)
    return replace(
        stays,
        tasks=_without(sat.tasks, over),
        made=_without(sat.made, over),
        told=_without(sat.told, over),
        asked=tuple(one for one in sat.asked if review_of(one.of) not in found.counts),
        closed={**closed, **fixed},
        counts=found.counts,
        spared=found.spared,
    )


def _without(tasks: tuple[Task, ...], spared: tuple[Task, ...]) -> tuple[Task, ...]:
    return tuple(task for task in tasks if task not in spared)


def _entered(at: Ground, state: str, via: tuple[str, ...], outcome: Answered | None) -> Landing:
    visit = at.case.visit + 1
    moments = Moments(at.now, at.now)
    entered, _ = enter(at.new, state, at.subject, visit, at.world, moments)
    # A move that is taken back leaves the visit's number to the next act: its tasks have keys that
    # no act's have.
    tasks = tuple(replace(task, occurrence=at.case.revision + 1) for task in entered)
    here = at.new.definition.states[state]
    aside = seats_of(at.new, state, at.subject, at.world, at.now) if here.panel else None
    return Landing(
        state,
        visit,
        True,
        tasks,
        tasks,
        tasks,
        via=via,
        outcome=outcome,
        reviewed=None if outcome is None else at.state,
        ending=here.final,
        aside=aside.said() if aside is not None else {},
        cases=tuple(births(at.new.definition, (*via, state), at.subject)),
    )


def _waits_anew(at: Ground) -> bool:
    """The state waits for cases that it did not open under the old rules: it is entered, so that
    they are opened. Those that are open already are kept, whatever the new rules would open."""
    return at.here.waits_for_cases is not None and at.was.waits_for_cases is None


def _idle(at: Ground, found: Landing) -> tuple[Why, ...]:
    """Tasks that nobody could do on this day: no office, no holder, or only such persons as must
    not answer or have answered already; and reviews with fewer seats than their quorum."""
    here = at.new.definition.states[found.state]
    subject = replace(at.subject, acted=found.acted)
    hall = Hall(at.new, subject, at.world, at.world.calendar.day_of(at.now))
    reasons = []
    for task in found.tasks:
        if task.is_later or side_of(task.slot) is not None:
            continue
        persons = (
            () if task.queue.startswith(NOBODY)
            else at.world.directory.persons_behind(task.queue, hall.on)
        )  # fmt: skip
        name = review_of(task.slot)
        rule = here.panel.reviews.get(name) if here.panel is not None else None
        voted = {vote.person for vote in found.votes if review_of(vote.slot) == name}
        free = [
            person
            for person in persons
            if person not in voted and not hall.apart(task.role, person)
            and not (rule is not None and rule.recused is not None and hall.owns(person))
        ]  # fmt: skip
        if not persons:
            reasons.append(why("task_nobody", roles=[task.role], state=found.state))
        elif not free:
            reasons.append(why("task_apart", roles=[task.role], state=found.state))
    reasons += _short(here, found)
    return tuple(one for n, one in enumerate(reasons) if one not in reasons[:n])


def _short(here: State, found: Landing) -> list[Why]:
    """A quorum that the seats of its review cannot reach, however they answer."""
    reasons = []
    for name, rule in here.panel.reviews.items() if here.panel is not None else ():
        slots = [task.slot for task in found.tasks] + [vote.slot for vote in found.votes]
        seats = [slot for slot in slots if review_of(slot) == name]
        is_over = name in found.closed or found.ending is not None
        if rule.is_vote and rule.quorum is not None and len(seats) < rule.quorum and not is_over:
            reasons.append(why("no_quorum", quorum=rule.quorum))
    return reasons
