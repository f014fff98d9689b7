"""The moved clock: day by day, forms are sent, offices answer, deadlines fall due, notices leave.

Everything goes through the same use cases as the pages and the workers; only `now` is ours.
"""

import datetime as dt
import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

from engine.core.definition.compiled import Compiled
from engine.core.definition.cycle import Window
from engine.core.definition.loader import load_folder
from engine.core.definition.workflow import Definition
from engine.core.opening import form_fields
from engine.core.values import Act, Actor, Case, Open, Refused
from engine.core.world import World
from engine.rehearsal.answers import act_answers, form_answers
from engine.rehearsal.choosing import choose, plan
from engine.rehearsal.leaving import Leaves, present
from engine.rehearsal.tally import Tally
from engine.service.acting_many import act_many
from engine.service.branching import branch
from engine.service.definitions import head_of
from engine.service.desk import Desk
from engine.service.opening import open_many
from engine.service.results import Done, Receipt
from engine.service.telling import relay
from engine.service.waking import wake_due
from engine.service.world import world_of
from engine.store import stepping
from engine.store.rehearsing import OpenTask, open_count, tasks_after

BATCH = 500
DAY = dt.timedelta(days=1)
LAST = 1500  # days after the first window; what is open then stays open and must have an owner
AGAIN = dt.timedelta(days=3)  # an office that could do nothing looks again


class UnplayableError(RuntimeError):
    """The engine refused what it had offered, or a form that its own definition describes."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: proposers and the places they send from."""

    openers: tuple[int, ...]
    places: tuple[str, ...]


@dataclass(order=True)
class _Intent:
    """An office means to answer this task at this moment."""

    at: dt.datetime
    id: int
    task: OpenTask = field(compare=False)


@dataclass
class Year:
    """One run. `progress(day number, days, open cases)` is called once a day."""

    desk: Desk
    workflow: str
    cast: Cast
    proposals: int
    chance: Random
    progress: Callable[[Tally], None]
    tally: Tally = field(default_factory=Tally)
    intents: list[_Intent] = field(default_factory=list)
    seen: int = 0

    def play(self) -> Tally:
        """From the first day of the opening window until nothing is open, or the last day."""
        window = _opening_window(self.compiled.definition)
        sending = self._schedule(window.first_on, window.last_on)
        on = window.first_on
        self.tally.begin(self.proposals)
        first = _morning(on, 6)
        world = world_of(self.desk, first)
        self.tally.named = self.leaves.begin(self.cast.places, world, first)
        while on <= window.first_on + LAST * DAY:
            self._day(on, sending.pop(on, 0))
            self._look(on)
            self.progress(self.tally)
            if not sending and not self.tally.open_cases:
                break
            on += DAY
        return self.tally

    def _look(self, on: dt.date) -> None:
        with self.desk.database.connection() as connection:
            self.tally.day(on, open_count(connection, self.desk.tenant))

    def _schedule(self, first: dt.date, last: dt.date) -> dict[dt.date, int]:
        """How many forms are sent on which day: most of them late, as people do."""
        days = (last - first).days
        counts: dict[dt.date, int] = {}
        for _ in range(self.proposals):
            on = first + round(days * self.chance.betavariate(3, 1.5)) * DAY
            counts[on] = counts.get(on, 0) + 1
        return counts

    def _day(self, on: dt.date, forms: int) -> None:
        world = world_of(self.desk, _morning(on, 7))
        self._clock(_morning(on, 7))
        self.tally.leaves += self.leaves.go(world, _morning(on, 7))
        self._send(world, forms, on, _morning(on, 9))
        self._plan(world, _morning(on, 9))
        # Twice, so that what arrives in the morning can be answered in the afternoon.
        for hour in (10, 14):
            self._answer(world, _morning(on, hour))
            self._plan(world, _morning(on, hour))
        self._clock(_morning(on, 15))

    @cached_property
    def leaves(self) -> Leaves:
        """Who goes on leave meanwhile."""
        return Leaves(self.desk, self.chance)

    @cached_property
    def compiled(self) -> Compiled:
        """The version that is played: the head at the beginning."""
        found = head_of(self.desk, self.workflow)
        if found is None:
            raise LookupError(f"{self.workflow} was never published here")
        return found

    def _clock(self, now: dt.datetime) -> None:
        """What clock and workers do: wake what is due, relay what may leave."""
        while True:
            woken = wake_due(self.desk.database, now, BATCH)
            self.tally.woke(woken.woken, woken.failed)
            if not woken.full:
                break
        while branch(self.desk.database, now).full:
            pass
        while True:
            relayed = relay(self.desk.database, now)
            self.tally.relayed(relayed)
            if not relayed.full:
                break

    def _send(self, world: World, forms: int, on: dt.date, now: dt.datetime) -> None:
        compiled = self.compiled
        requests = []
        for _ in range(forms):
            person = self.chance.choice(self.cast.openers)
            place = self.chance.choice(self.cast.places)
            data = self._form(compiled, place, world, on, now)
            form = f"{self.chance.getrandbits(128):032x}"
            requests.append((Open(Actor(person), {"opener": person}, data), form))
        for result in open_many(self.desk, self.workflow, requests, now) if requests else ():
            if not isinstance(result, Receipt):
                raise UnplayableError(f"a form was not taken: {result}")
            self.tally.opened()

    def _form(
        self, compiled: Compiled, place: str, world: World, on: dt.date, now: dt.datetime
    ) -> dict[str, object]:
        """Answer, look what is asked because of the answers, answer that too."""
        definition = compiled.definition
        data: dict[str, object] = {}
        clock = world.calendar.clock(now)
        for _ in range(3):
            asked = [key for key, _ in form_fields(compiled, data, clock) if key not in data]
            data |= form_answers(definition, asked, place, world, on, self.chance)
        asked_now = {key for key, _ in form_fields(compiled, data, clock)}
        return {key: value for key, value in data.items() if key in asked_now}

    def _plan(self, world: World, now: dt.datetime) -> None:
        """New tasks are read as an office reads its queue; each gets its moment."""
        compiled = self.compiled
        cycle = compiled.definition.cycle
        with self.desk.database.connection() as connection:
            new = tasks_after(connection, self.desk.tenant, self.seen)
        for task in new:
            self.seen = max(self.seen, task.id)
            due = compiled.definition.states[task.state].due
            opens_at = None
            if due is not None and due.not_before is not None and cycle is not None:
                window = cycle.windows[due.not_before.removeprefix("window ")]
                opens_at = _morning(window.first_on, 8)
            intent = plan(task.stage, task.due_at, opens_at, now, self.chance)
            if intent is not None:
                heapq.heappush(self.intents, _Intent(intent, task.id, task))

    def _answer(self, world: World, now: dt.datetime) -> None:
        """All answers whose moment has come, in bulk; one task of a case at a time."""
        due: list[_Intent] = []
        while self.intents and self.intents[0].at <= now:
            due.append(heapq.heappop(self.intents))
        while due:
            batch: list[_Intent] = []
            rest: list[_Intent] = []
            cases: set[int] = set()
            for intent in due:
                if intent.task.case_id in cases or len(batch) >= BATCH:
                    rest.append(intent)
                else:
                    cases.add(intent.task.case_id)
                    batch.append(intent)
            self._answer_batch(batch, world, now)
            due = rest

    def _answer_batch(self, batch: Sequence[_Intent], world: World, now: dt.datetime) -> None:
        compiled = self.compiled
        with self.desk.database.connection() as connection:
            ids = [intent.task.case_id for intent in batch]
            cases = {c.id: c for c in stepping.load(connection, self.desk.tenant, ids)}
        acts: list[tuple[int, Act]] = []
        for intent in batch:
            case = cases[intent.task.case_id]
            if not any(_is(intent.task, case, t.slot, t.occurrence) for t in case.tasks):
                continue  # answered, lapsed or overtaken meanwhile
            act = self._act(compiled, case, intent.task, world, now)
            if act is None:
                heapq.heappush(self.intents, _Intent(now + AGAIN, intent.id, intent.task))
            else:
                acts.append((case.id, act))
        for (case_id, act), result in zip(
            acts, act_many(self.desk, acts, now) if acts else (), strict=True
        ):
            if isinstance(result, Refused):
                raise UnplayableError(f"case {case_id}: {act.action} offered, refused: {result}")
            self.tally.acted(isinstance(result, Done))

    def _act(
        self, compiled: Compiled, case: Case, task: OpenTask, world: World, now: dt.datetime
    ) -> Act | None:
        on = world.calendar.day_of(now)
        persons = present(world, task, on)
        chosen = choose(compiled, case, task.slot, persons, world, now, self.chance)
        if chosen is None:
            return None
        person, offer, verb = chosen
        data = act_answers(compiled.definition, case, verb, world, on, self.chance)
        met = compiled.definition.states[case.state].is_recorded(offer.action)
        held_at = now if met else None  # a meeting is recorded on its day here
        self.tally.on_behalf += offer.behalf is not None
        return Act(offer.action, Actor(person), data, case.revision, offer.slot, held_at)


def first_day(folder: Path, workflow: str) -> dt.datetime:
    """The first morning of the shipped workflow's window. Raises ValueError, LookupError."""
    found = load_folder(folder, workflow)
    if found.definition is None:
        raise LookupError(f"{workflow} is not among the shipped workflows, or is broken")
    return _morning(_opening_window(found.definition).first_on, 1)


def _opening_window(definition: Definition) -> Window:
    cycle, opens = definition.cycle, definition.opens.only_in
    if cycle is None or opens is None:
        raise ValueError(f"{definition.workflow} has no cycle with an opening window to play")
    return cycle.windows[opens.removeprefix("window ")]


def _morning(on: dt.date, hour: int) -> dt.datetime:
    # UTC+7 all year; the exact zone does not matter to whom it is eleven in the morning.
    return dt.datetime(on.year, on.month, on.day, hour, tzinfo=dt.UTC) - dt.timedelta(hours=7)


def _is(task: OpenTask, case: Case, slot: str, occurrence: int) -> bool:
    return (case.state, case.visit, slot, occurrence) == (
        task.state,
        task.visit,
        task.slot,
        task.occurrence,
    )
