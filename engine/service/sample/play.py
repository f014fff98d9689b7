"""Plays the past of the sample office through the real opening and acting, with a moved clock.

Between two acts the clock's own work is done at its own moments, so that reminders, hand-overs
and incidents stand in the timelines. Every form has its identity from the story: played twice,
it is one past.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.core.definition.workflow import Definition
from engine.core.values import Act, Actor, Case, Open
from engine.service import attachments
from engine.service.acting import act
from engine.service.branching import branch
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.opening import open_case
from engine.service.results import Done, Receipt
from engine.service.sample.answers import answers_of
from engine.service.sample.drawing import drawing
from engine.service.sample.script import ScriptError, Step, Story, ordered
from engine.service.waking import wake_due
from engine.service.world import world_of
from engine.store import sample as rows
from engine.store.attachments import Row
from engine.store.shelf import Shelf
from engine.store.stepping import load

_FORMS = uuid.UUID("5f2c1d0e-52b1-4f35-9c86-0d7f7d3d9a11")
OPERATOR = "village_operator"


@dataclass(slots=True)
class Played:
    """What was played; `wrong` names every step that was refused."""

    cases: int = 0
    acts: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where it is played: the office, the place of its files, the forms that were sent before."""

    desk: Desk
    shelf: Shelf
    sent: Mapping[str, int]  # form -> case


def play(desk: Desk, shelf: Shelf, stories: Sequence[Story], until: dt.datetime) -> Played:
    """Play everything that lies before `until`, in the order of time; what was played is passed."""
    with desk.database.connection() as conn:
        stage = Stage(desk, shelf, rows.sent(conn, desk.tenant))
    played = Played()
    cases: dict[int, int] = {}
    for at, number, index in ordered(stories):
        if at >= until:
            break
        story = stories[number]
        before = stage.sent.get(_form(desk, story, index))
        if before is not None:
            cases[number] = before
            continue
        if index >= 0 and number not in cases:
            continue  # it ended early
        wake_until(desk, at)
        try:
            if index < 0:
                cases[number] = _open(desk, story, at)
                played.cases += 1
            else:
                _act(stage, cases[number], story, index, at)
                branch(desk.database, at)
                played.acts += 1
        except ScriptError as problem:
            # The story ends here; the case waits where it is.
            played.wrong.append(str(problem))
            cases.pop(number, None)
    wake_until(desk, until)
    return played


def wake_until(desk: Desk, until: dt.datetime) -> None:
    """Do the clock's work at each moment that comes before `until`."""
    while True:
        with desk.database.connection() as conn:
            at = rows.next_wake(conn, desk.tenant, until)
        if at is None or not wake_due(desk.database, at).leased:
            return


def _open(desk: Desk, story: Story, at: dt.datetime) -> int:
    """Whoever the story says sends the form; an operator types it for the citizen."""
    actor, parties = _senders(desk, story, at)
    request = Open(Actor(actor), parties, story.form)
    opened = open_case(desk, story.workflow, request, _form(desk, story, -1), at)
    if not isinstance(opened, Receipt):
        raise ScriptError(f"{story.key}: opening: {opened}")
    return opened.case_id


def _senders(desk: Desk, story: Story, at: dt.datetime) -> tuple[int, dict[str, int]]:
    """Who sends the form, and the parties that it names."""
    if story.by not in ("citizen", "operator"):
        actor = _holder(desk, story, story.by, at)
        return actor, {"opener": actor}
    with desk.database.connection() as conn:
        citizens = rows.citizens(conn, desk.tenant, story.place)
    if not citizens:
        raise ScriptError(f"{story.key}: nobody lives in {story.place}")
    citizen = citizens[0][0]
    if story.by == "citizen":
        return citizen, {"opener": citizen}
    typist = _holder(desk, story, OPERATOR, at)
    return typist, {"opener": citizen, "typist": typist}


def _holder(desk: Desk, story: Story, kind: str, at: dt.datetime) -> int:
    world = world_of(desk, at)
    queue = world.directory.queue_for_area(kind, story.place)
    found = world.directory.persons_behind(queue, world.calendar.day_of(at)) if queue else ()
    if not found:
        raise ScriptError(f"{story.key}: nobody is {kind} of {story.place}")
    return found[0]


def _act(stage: Stage, case_id: int, story: Story, index: int, at: dt.datetime) -> None:
    """One step: who, with what, through the same door as everybody. Raises ScriptError."""
    desk, step = stage.desk, story.steps[index]
    with desk.database.connection() as conn:
        [case] = load(conn, desk.tenant, [case_id])
    definition = compiled_for(desk, case.definition).definition
    person, slot = _who(desk, case, step, at)

    def attach(key: str, words: str) -> str:
        return _attach(stage, definition, person, key, words, at)

    data = answers_of(definition, case, story, step, slot, attach)
    met = definition.states[case.state].is_recorded(step.action)
    request = Act(step.action, Actor(person), data, slot=slot, happened_at=at if met else None)
    done = act(desk, case_id, request, _form(desk, story, index), at)
    if not isinstance(done, Done):
        raise ScriptError(f"{story.key}: {step.name} in {case.state}: {done}")
    attachments.bind(desk, person, case_id, attachments.tokens_of(definition, data))


def _attach(
    stage: Stage, definition: Definition, person: int, key: str, words: str, at: dt.datetime
) -> str:
    made = attachments.keep(
        stage.desk, stage.shelf, person, key, definition.fields[key], words, drawing(words), at
    )
    if not isinstance(made, Row):
        raise ScriptError(f"the picture for {key} was not taken: {made}")
    return made.token


def _who(desk: Desk, case: Case, step: Step, at: dt.datetime) -> tuple[int, str]:
    """The person who acts, and the seat: the opener, the seat that the step names, or whoever the
    first open task waits for."""
    if step.by == "opener":
        return case.parties["opener"], ""
    world = world_of(desk, at)
    for task in (one for one in case.tasks if step.seat in ("", one.slot)):
        found = world.directory.persons_behind(task.queue, world.calendar.day_of(at))
        if found:
            return found[0], task.slot
    raise ScriptError(f"the case waits for nobody in {case.state}")


def _form(desk: Desk, story: Story, index: int) -> str:
    return str(uuid.uuid5(_FORMS, f"{desk.tenant}/{story.key}/{index}"))
