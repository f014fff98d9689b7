"""Deciding several cases with one answer: what a set may do together, and a result for each.

Each case is checked alone, by the same rules as if it had come alone; a set only saves the typing.
What differs from case to case (a rank, a cost, remarks, files, a signature) is not decided so.
Never here: the words of a page.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.states import ASKABLE, Action, Outcome, State
from engine.core.offers import offers
from engine.core.signers import is_signature
from engine.core.values import Act, Actor, Case, Offer, Why
from engine.core.voting import AGREES, asked_of
from engine.core.whys import why
from engine.core.world import World
from engine.service.acting_many import act_many
from engine.service.case_view import is_around
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Acted
from engine.service.world import world_at
from engine.store import case_reading
from engine.store.database import Connection
from engine.store.stepping import load_for_step

MOST = 200  # cases of one set
ALIKE = frozenset(ASKABLE) - {"remarks"}  # what may be the same for all

Chosen = tuple[int, int]  # a case, and the revision at which its reader saw it


@dataclass(frozen=True, slots=True)
class Member:
    """One case of a set. `why`: nothing where its reader may do it."""

    case: Case
    slot: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One act that the cases of a group have in common, with each case's answer to it."""

    action: str
    verb: Action | Outcome
    members: tuple[Member, ...]

    @property
    def open(self) -> tuple[Member, ...]:
        """The cases for which the reader may do it."""
        return tuple(one for one in self.members if not one.why)


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of a set that stand in one state of one version. `alone`: acts that some of them
    offer, but that ask something of each case by itself."""

    compiled: Compiled
    state: str
    cases: tuple[Case, ...]
    choices: tuple[Choice, ...]
    alone: tuple[Action | Outcome, ...]
    world: World

    @property
    def here(self) -> State:
        """The state, as its definition says it."""
        return self.compiled.definition.states[self.state]


def groups(
    desk: Desk, person: int, case_ids: Collection[int], now: dt.datetime
) -> tuple[Group, ...]:
    """The cases by state and version, the largest group first. What the person may not see, or
    does not exist, or has ended, is in none."""
    wanted = list(dict.fromkeys(case_ids))[:MOST]
    if not wanted:
        return ()
    with desk.database.connection() as connection:
        loaded = load_for_step(connection, desk.tenant, wanted)
        world = world_at(desk, connection, loaded.directory_version, now)
        by_place: dict[tuple[str, str], list[Case]] = {}
        for case_id in wanted:
            case = loaded.cases.get(case_id)
            if (
                case is not None
                and case.ending is None
                and sees(connection, world, person, case, now)
            ):
                by_place.setdefault((case.definition, case.state), []).append(case)
        found = [
            _group(compiled_at(desk, connection, digest), state, cases, Actor(person), world, now)
            for (digest, state), cases in by_place.items()
        ]
    return tuple(sorted(found, key=lambda one: -len(one.cases)))


def decide(
    desk: Desk, person: int, chosen: Sequence[Chosen], act: Act, now: dt.datetime
) -> list[tuple[Case, Acted]]:
    """Take the act on every case that the person sees, each as it would be taken alone; the case
    as it was before, and what came of it. `act`: with the person as its actor."""
    revisions = dict(chosen[:MOST])
    with desk.database.connection() as connection:
        loaded = load_for_step(connection, desk.tenant, list(revisions))
        world = world_at(desk, connection, loaded.directory_version, now)
        seen = {
            case_id: case
            for case_id in revisions
            if (case := loaded.cases.get(case_id)) is not None
            and sees(connection, world, person, case, now)
        }
        requests = []
        for case_id, case in seen.items():
            compiled = compiled_at(desk, connection, case.definition)
            slot = _slot(offers(compiled, case, act.actor, world, now), act.action)
            seen_at = revisions[case_id] or None
            requests.append((case_id, replace(act, revision=seen_at, slot=slot)))
    results = act_many(desk, requests, now)
    return [
        (seen[case_id], result)
        for (case_id, _), result in zip(requests, results, strict=True)
        if result is not None
    ]


def verb_at(state: State, action: str) -> Action | Outcome | None:
    """The act of a state, or the outcome of its reviews, with this key."""
    if action in state.acts:
        return state.acts[action]
    return state.panel.outcome(action) if state.panel is not None and action in AGREES else None


def is_alike(verb: Action | Outcome) -> bool:
    """Whether one answer can serve for several cases: it asks nothing of the case itself."""
    joint = isinstance(verb, Action) and (verb.joint is not None or verb.parts is not None)
    return not joint and set(verb.asks) <= ALIKE


def _group(
    compiled: Compiled,
    state: str,
    cases: Sequence[Case],
    actor: Actor,
    world: World,
    now: dt.datetime,
) -> Group:
    here = compiled.definition.states[state]
    offered = {case.id: offers(compiled, case, actor, world, now) for case in cases}
    choices, alone = [], []
    for action in dict.fromkeys(one.action for found in offered.values() for one in found):
        verb = verb_at(here, action)
        members = tuple(_member(case, offered[case.id], action) for case in cases)
        if verb is None or here.is_duty(action) or all(each.why for each in members):
            continue
        panel = here.panel if action in AGREES else None
        own = [asked_of(panel, action, one.slot) for one in members] if panel else [verb]
        if all(is_alike(each) for each in own):
            choices.append(Choice(action, verb, members))
        else:
            alone.append(verb)
    return Group(compiled, state, tuple(cases), tuple(choices), tuple(alone), world)


def _member(case: Case, found: Sequence[Offer], action: str) -> Member:
    mine = [one for one in found if one.action == action and not is_signature(one.slot)]
    best = next((one for one in mine if one.open), mine[0] if mine else None)
    if best is None:
        return Member(case, "", (why("no_open_task", slot=""),))
    return Member(case, best.slot, best.why)


def _slot(found: Sequence[Offer], action: str) -> str:
    mine = [one for one in found if one.action == action]
    return next((one.slot for one in mine if one.open), mine[0].slot if mine else "")


def sees(connection: Connection, world: World, person: int, case: Case, now: dt.datetime) -> bool:
    """Whether one of the person's offices has the case, had it, or is responsible for its place."""
    mine = world.directory.sees_for(person, world.calendar.day_of(now), case.workflow)
    if any(task.queue in mine for task in case.tasks):
        return True
    had = case_reading.queues_that_had(connection, case.tenant, case.id)
    return is_around(mine, case.area, had)
