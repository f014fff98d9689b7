"""The stage: one case, a clock that only goes forward, and what everybody was told.

Moving the clock fires reminders and lapses at their own moments, in order, as the real clock
would. Never here: what ought to hold (expecting.py).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.core.decide import decide
from engine.core.definition.compiled import Compiled
from engine.core.dividing import openings
from engine.core.dues import Moments
from engine.core.moving import accept, arrive, split_set
from engine.core.resolving import Subject
from engine.core.scenario.answers import answers
from engine.core.scenario.beside import decide_beside
from engine.core.scenario.casting import Company
from engine.core.scenario.coverage import FORM, Spot
from engine.core.scenario.difference import ScriptError
from engine.core.scenario.model import BESIDE, Given, Step
from engine.core.scenario.requests import MORNING, act, opening
from engine.core.scenario.touching import offered, touched
from engine.core.values import (
    JSON,
    SETTLED,
    Accepted,
    Act,
    Case,
    Child,
    Decision,
    Event,
    Join,
    Offer,
    Open,
    Refused,
    Wake,
    Why,
)

WAKES_LIMIT = 1_000  # more wakes than this between two steps is a clock that stands still


@dataclass(frozen=True, slots=True)
class Other:
    """A case of another workflow that the played one opened. It is not played itself."""

    visit: int
    waited_for: bool
    withdraw: bool
    ending: str | None = None


@dataclass(slots=True)
class Seen:
    """What happened since the last step began."""

    told: list[tuple[str, str]] = field(default_factory=list)  # person's name, notice
    incidents: list[str] = field(default_factory=list)
    refused: tuple[Why, ...] = ()
    passed: list[str] = field(default_factory=list)  # states gone through on the way
    reopened: list[str] = field(default_factory=list)  # approvals asked for anew
    reason: str | None = None


@dataclass(slots=True)
class Stage:
    """The play as it stands."""

    compiled: Compiled
    company: Company
    form: Mapping[str, JSON]
    now: dt.datetime
    case: Case | None = None
    seen: Seen = field(default_factory=Seen)
    others: dict[str, Other] = field(default_factory=dict)  # by slot: cases that it opened
    parts: dict[str, Open] = field(default_factory=dict)  # by slot, of a case that was divided
    spots: set[Spot] = field(default_factory=set)  # everything of the workflow ever played
    last: tuple[Case, Accepted] | None = None  # what was done last, and the case before it

    def begin(self, given: Given) -> None:
        """Put a case straight into the state that the scenario begins in, if it names one."""
        if given.case is None:
            return
        world, definition = self.company.world, self.compiled.definition
        values = {**self.form, **answers(definition, given.case)}
        state = values.pop("state", definition.initial)
        if state not in definition.states:
            raise ScriptError(
                f"the case begins in {state}, which is no state of the workflow",
                f"kasus mulai di {state}, yang bukan tahap alur ini",
            )
        person = self.company.number(self._opener())
        role = next(key for key, role in definition.roles.items() if role.party == "opener")
        area = str(values.get(definition.area_from, ""))
        parties = {"opener": person}
        plain, words = split_set(self.compiled, values)
        body: dict[str, JSON] = {
            "workflow": definition.workflow,
            "definition": self.compiled.hash,
            "area": area,
            "cycle": definition.cycle.cycle if definition.cycle else None,
            "parties": parties,
            "by": {"person": person, "roles": [role], "queue": f"person:{person}"},
            "set": plain,
        }
        subject = Subject(area, values, parties)
        moments = Moments(self.now, self.now)
        tasks, incidents = arrive(self.compiled, body, state, subject, 1, world, moments)
        event = Event("opened", self.now, self.now, body, words)
        self._take(accept(self.compiled, None, event, (), tasks, incidents, world))
        # Nobody was asked the questions of the form: the case was put there.
        self.spots = {spot for spot in self.spots if spot.state != FORM}

    def move_to(self, at: dt.datetime) -> None:
        """Let time pass until `at`; whatever falls due on the way happens at its moment."""
        if at < self.now:
            clock = self.company.world.calendar.clock(self.now)
            raise ScriptError(
                f"the clock goes forward only: it is {clock:%Y-%m-%d, %H:%M} already",
                f"jam hanya maju: di sini sudah {clock:%Y-%m-%d} pukul {clock:%H.%M}",
            )
        for _ in range(WAKES_LIMIT):
            wake = self.next_wake(at)
            if wake is None:
                self.now = at
                return
            moment, request = wake
            self.now = max(self.now, moment)
            self._settle(self._decide(request))
            if self.seen.refused:
                key = self.seen.refused[0].key
                raise ScriptError(f"the clock was refused: {key}", f"jam ditolak: {key}")
        raise ScriptError("the clock stands still", "jam tidak bergerak")

    def acts(self) -> tuple[str, ...]:
        """The keys of what may be done where the case stands."""
        states = self.compiled.definition.states
        return tuple(states[self.case.state].actions) if self.case else ("open",)

    def perform(self, step: Step) -> None:
        """Let other cases end, and the person of the step act or open the case."""
        for slot, ending in step.cases_end.items():
            self._case_ends(slot, ending)
        if step.follow is not None:
            self._follow(step.follow)
        if step.who is None or step.does is None:
            return
        person = self.company.number(step.who)
        data = answers(self.compiled.definition, step.with_)
        if step.does == "open":
            if self.case is not None:
                raise ScriptError("the case is open already", "kasus sudah dibuka")
            self._settle(self._decide(opening(step, self.company, person, data, self.form)))
            return
        if self.case is None:
            raise ScriptError("no case is open yet", "belum ada kasus yang dibuka")
        if step.does in BESIDE:
            self._settle(
                decide_beside(self.compiled, self.company, step, self.case, self.last, self.now)
            )
            return
        decision = self._decide(act(step, self.company, person, data, self.case.revision))
        if isinstance(decision, Refused) and any(why.key == "guard" for why in decision.reasons):
            self.spots.add(Spot(self.case.state, step.does, False))
        self._settle(decision)

    def _case_ends(self, slot: str, ending: str) -> None:
        """A case of another workflow ends: this one is told, if it waits for it."""
        other = self.others.get(slot)
        if other is None or other.ending is not None or self.case is None:
            known = ", ".join(self.open_cases()) or "-"
            raise ScriptError(
                f"no case {slot} is open; open are: {known}",
                f"tidak ada kasus {slot} yang terbuka; yang terbuka: {known}",
            )
        self.others[slot] = replace(other, ending=ending)
        if other.visit != self.case.visit or not other.waited_for:
            return
        mine = [(key, each) for key, each in self.others.items() if each.waited_for]
        cases = tuple(
            Child(key, key, each.ending) for key, each in mine if each.visit == self.case.visit
        )
        self._settle(self._decide(Join(cases, (slot,))))

    def _follow(self, slot: str) -> None:
        """A part of the case that was divided is opened, and played from here on."""
        request = self.parts.get(slot)
        if request is None:
            known = ", ".join(self.parts) or "-"
            raise ScriptError(
                f"no part {slot} was opened; there are: {known}",
                f"tidak ada bagian {slot}; yang ada: {known}",
            )
        self.case, self.others, self.parts = None, {}, {}
        spots = set(self.spots)
        self._settle(self._decide(request))
        self.spots = spots | {spot for spot in self.spots if spot.state != FORM}

    def open_cases(self) -> list[str]:
        """The slots of those cases that it opened and that have not ended."""
        return sorted(slot for slot, each in self.others.items() if each.ending is None)

    def goes_on_as(self, other: "Stage") -> None:
        """Stand where another stage of the same play stands."""
        self.now, self.case, self.seen = other.now, other.case, other.seen
        self.others, self.parts, self.last = other.others, other.parts, other.last
        self.spots |= other.spots

    def note_offers(self, case: Case, offers: tuple[Offer, ...]) -> None:
        """What somebody may do shows which guards hold, too."""
        self.spots |= offered(self.compiled, case, offers)

    def moment_of(self, step: Step) -> dt.datetime:
        """The moment that a step names: its day (or this one) at its time (or nine o'clock)."""
        calendar = self.company.world.calendar
        on = step.on or calendar.day_of(self.now)
        if step.at == "end of day":
            return calendar.end_of(on) - dt.timedelta(microseconds=1)
        if step.at == "start of day":
            return calendar.moment(on)
        time = dt.time.fromisoformat(step.at) if step.at else MORNING
        return calendar.moment(on, time)

    def _opener(self) -> str:
        if not self.company.openers:
            raise ScriptError(
                "nobody of the cast is the opening party",
                "tidak ada pemeran yang menjadi pihak pembuka",
            )
        return self.company.openers[0]

    def _decide(self, request: Open | Act | Wake | Join) -> Decision:
        return decide(self.compiled, self.case, request, self.company.world, self.now)

    def _settle(self, decision: Decision) -> None:
        if isinstance(decision, Refused):
            self.seen.refused = decision.reasons
        else:
            self._take(decision)

    def _take(self, step: Accepted) -> None:
        before, self.case = self.case, step.case
        self.last = (before, step) if before is not None else None
        world, on = self.company.world, self.company.world.calendar.day_of(self.now)
        for notice in step.notices:
            for person in world.directory.persons_behind(notice.queue, on):
                self.seen.told.append((self.company.name(person), notice.notice))
        self.seen.incidents += [incident.kind for incident in step.incidents]
        self.seen.reason = step.event.body.get("reason", self.seen.reason)
        for born in step.event.body.get("cases", ()):
            waited_for = bool(born.get("waits"))
            self.others[born["slot"]] = Other(
                step.case.visit, waited_for, bool(born.get("withdraw"))
            )
        if "parts" in step.event.body:
            self.parts = dict(openings(step.case, step.event.body, step.event.words))
        if "to" in step.event.body:
            self._leave(step.case.visit)
            self.seen.passed += step.event.body.get("via", [])
        for part in step.event.body.get("material", {}).values():
            self.seen.reopened += part.get("reopens", ())
        clock = world.calendar.clock(self.now)
        self.spots |= touched(self.compiled, before, step.event, step.case, clock)

    def _leave(self, visit: int) -> None:
        """Other visits wait for nothing any more: their cases are withdrawn where that is said."""
        for slot, each in self.others.items():
            if each.visit != visit and each.withdraw and each.ending is None:
                self.others[slot] = replace(each, ending="withdrawn")

    def next_wake(self, at: dt.datetime) -> tuple[dt.datetime, Wake] | None:
        """What falls due next, up to that moment, and when."""
        if self.case is None or self.case.ending is not None:
            return None
        found: list[tuple[dt.datetime, Wake]] = []
        for task in self.case.tasks:
            if task.remind_at is not None and task.remind_at <= at:
                found.append((task.remind_at, Wake(task.slot, "remind")))
            if task.due_at is not None and task.due_at <= at and task.stage < SETTLED:
                found.append((task.due_at, Wake(task.slot, "lapse")))
        return min(found, key=lambda wake: wake[0]) if found else None
