"""Ways: for each state the least occasions that bring a case there, whatever the guards say.

Every guard counts as one that may hold, so that what is called impossible here is impossible.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from engine.core.definition.joint import named_roles
from engine.core.definition.states import Silence, State
from engine.core.definition.workflow import Definition
from engine.core.proof.occasions import (
    Act,
    Entry,
    Joint,
    Needs,
    NotProven,
    Occasion,
    Vote,
    Votes,
    acting,
    can_stand_aside,
    handed_to,
    joined,
    signing,
    starts,
)
from engine.core.proof.votes import answers

MOST_WAYS = 1000  # over all states; a year of planning has about a hundred


@dataclass(frozen=True, slots=True)
class Ground:
    """What ways depend on besides the document: the kind of place, the seats of the bodies."""

    definition: Definition
    kind: str
    seats: Mapping[str, int]  # role -> seats, at least 1

    def skipped(self, state: State) -> bool:
        """Whether the ladder of this kind of place has no such step."""
        cycle = self.definition.cycle
        if state.level is None or cycle is None:
            return False
        return state.level.step not in cycle.ladder.get(self.kind, ())  # type: ignore[call-overload]

    def acts(
        self, state: State, name: str, needs: Needs
    ) -> Iterable[tuple[Needs, Occasion | None]]:
        """Every way to take the action: what was before, and what it takes (None: nothing)."""
        action = state.acts[name]
        if named_roles(action.joint):
            yield from signing(self.definition, state, action, needs)
            return
        # A duty is a task of its own, which silence hands to nobody.
        is_duty = state.is_duty(name)
        task = state.duties[name].by[0] if is_duty else state.awaited
        handed = None if is_duty else handed_to(state)
        for role in action.by:
            yield from acting(self.definition, task, handed, role, needs)

    def votes(self, key: str, passes: bool) -> tuple[Vote | Votes, ...]:
        """The least votes for an outcome of this state's reviews."""
        state = self.definition.states[key]
        if state.panel is None:
            return ()
        aside = can_stand_aside(self.definition)
        return answers(key, state, state.panel, passes, self.seats, aside)


def ways(ground: Ground, begin: tuple[Needs, ...] = ()) -> dict[str, list[Needs]]:
    """State -> the least needs with which a case comes to rest there. Raises NotProven.

    `begin`: how the case is opened; else every way to open it.
    """
    definition = ground.definition
    matters = _mattering(definition)
    found: dict[str, list[Needs]] = {}
    todo: list[tuple[str, Needs]] = []

    def come(key: str, needs: Needs) -> None:
        needs = frozenset(each for each in needs if matters(each))
        known = found.setdefault(key, [])
        if any(other <= needs for other in known):
            return
        known[:] = [other for other in known if not needs <= other]
        known.append(needs)
        todo.append((key, needs))
        if sum(map(len, found.values())) > MOST_WAYS or len(todo) > 4 * MOST_WAYS:
            raise NotProven

    for needs in begin or starts(definition):
        come(definition.initial, needs)
    for key, needs in todo:  # grows while it is read
        if needs in found[key]:
            for target, after in _out(ground, key, needs):
                come(target, after)
    return found


def _out(ground: Ground, key: str, needs: Needs) -> Iterable[tuple[str, Needs]]:
    state = ground.definition.states[key]
    if ground.skipped(state) and state.level is not None:
        yield state.level.without, needs
        return
    for row in state.route or ():
        yield row.to, needs
    for name, action in state.acts.items():
        if action.to is not None:
            for before, doing in ground.acts(state, name, needs):
                after = before if doing is None else joined(before, doing)
                yield action.to, after
                if action.parts is not None:
                    yield action.parts.begin, after
    if state.panel is not None:
        for passes, outcome in ((True, state.panel.passed), (False, state.panel.failed)):
            for vote in ground.votes(key, passes):
                yield outcome.to, joined(needs, vote)
    for outcome in state.joins.values():
        yield outcome.to, needs
    if isinstance(state.if_silent, Silence) and state.if_silent.to is not None:
        yield state.if_silent.to, needs


def _mattering(definition: Definition) -> Callable[[Occasion], bool]:
    """Tells the occasions that can keep somebody from a later one."""
    apart = {role for roles in definition.never_the_same_person for role in roles}
    parties = {key for key, role in definition.roles.items() if role.party is not None}

    def matters(each: Occasion) -> bool:
        if isinstance(each, Act):
            return each.role in apart
        if isinstance(each, Joint):
            return any(act.role in apart for act in each.acts)
        if isinstance(each, Vote):
            return sum(count for _, count in each.seats) > 1 or any(
                role in apart for role in (*dict(each.seats), each.handed)
            )
        if isinstance(each, Votes):
            return any(matters(part) for part in each.parts)
        return isinstance(each, Entry) and bool(apart & (parties | {*definition.opens.by}))

    return matters
