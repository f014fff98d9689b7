"""Which states, ways, guards and silences of a workflow its scenarios play, and which not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.core.definition.duties import slot_of
from engine.core.definition.flow import edges_of, route_trigger
from engine.core.definition.material import Material
from engine.core.definition.states import Silence, State
from engine.core.definition.workflow import Definition

FORM = ""  # where the questions of the opening form stand: in no state
REOPENED = "reopened"  # an approval that a material change asks for anew
DECLINED = ".declined"  # behind the key of a joint action: somebody did not sign it
EXTENDED = "extended"  # more time was granted in the state
PAUSED = "paused"  # the clock of the state was stopped
SILENCE, STILL_SILENT = "silence", "still_silent"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Something that a scenario can play: a state, a way out of it, or one side of a guard.

    `way` is the trigger (an action, pass, fail, route_0, skip, silence), a joint action that was
    declined, `reopened`, `paused`, `extended`, the slot of a duty that was missed, or the field
    whose question has a condition. `held`: for a guard, which of its two answers.
    """

    state: str
    way: str = ""
    held: bool | None = None

    def __str__(self) -> str:
        name = ".".join(part for part in (self.state or "form", self.way) if part)
        return name + {None: "", True: " holds", False: " does not hold"}[self.held]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a kind were played; `missing` names the others, `done` those that were."""

    kind: str
    done: tuple[Spot, ...]
    missing: tuple[Spot, ...]

    @property
    def played(self) -> int:
        """How many were played."""
        return len(self.done)

    @property
    def of(self) -> int:
        """How many there are."""
        return len(self.done) + len(self.missing)

    @property
    def per_cent(self) -> int:
        """Whole per cent, rounded down: 100 means all."""
        return 100 * self.played // self.of if self.of else 100


def coverage(definition: Definition, played: Iterable[Spot]) -> tuple[Share, ...]:
    """The shares of states, transitions, guards (each answer by itself) and silences."""
    done = set(played)
    states = definition.states.items()
    wanted = {
        "states": [Spot(key) for key in definition.states],
        "transitions": [
            *(spot for key, state in states for spot in _ways(key, state)),
            *_reopened(definition),
        ],
        "guards": [
            *(_questions(definition)),
            *(spot for key, state in states for spot in _guards(key, state)),
        ],
        "silences": [spot for key, state in states for spot in _silences(key, state)],
    }
    return tuple(_share(kind, spots, done) for kind, spots in wanted.items())


def joined(definition: Definition, shares: Iterable[tuple[Share, ...]]) -> tuple[Share, ...]:
    """The shares of several files on the same workflow together."""
    return coverage(definition, (spot for each in shares for share in each for spot in share.done))


def _reopened(definition: Definition) -> Iterator[Spot]:
    """Each approval that some rule asks for anew."""
    rules = definition.material.values()
    named = (state for rule in rules if isinstance(rule, Material) for state in rule.reopens)
    yield from (Spot(state, REOPENED) for state in dict.fromkeys(named))


def _ways(key: str, state: State) -> Iterator[Spot]:
    """Every way out but silence, and every action that only adds to the case. That a case is
    divided is one way, which the whole and its parts go together."""
    ways = (edge for edge in edges_of(key, state) if edge.kind not in ("silence", "part"))
    yield from (Spot(key, edge.trigger) for edge in ways)
    if state.due is not None and state.due.pause is not None:
        yield Spot(key, PAUSED)
    if state.due is not None and state.due.extension is not None:
        yield Spot(key, EXTENDED)
    for name, action in state.acts.items():
        if action.to is None:
            yield Spot(key, name)
        if action.joint is not None:
            yield Spot(key, f"{name}{DECLINED}")


def _guards(key: str, state: State) -> Iterator[Spot]:
    for name, action in state.acts.items():
        if action.when is not None:
            yield from (Spot(key, name, True), Spot(key, name, False))
    for number in range(len(state.route or ())):
        yield Spot(key, route_trigger(number), True)
        if len(state.route or ()) > 1:  # a single `otherwise` has no other side
            yield Spot(key, route_trigger(number), False)


def _questions(definition: Definition) -> Iterator[Spot]:
    asked = dict.fromkeys(key for page in definition.opens.pages for key in page.fields)
    for key in asked:
        if definition.fields[key].when is not None:
            yield from (Spot(FORM, key, True), Spot(FORM, key, False))


def _silences(key: str, state: State) -> Iterator[Spot]:
    for name, duty in state.duties.items():
        if duty.if_silent != "wait":
            yield Spot(key, slot_of(name))
    if state.due is None or state.if_silent in (None, "wait"):
        return
    yield Spot(key, SILENCE)
    silence = state.if_silent
    if isinstance(silence, Silence) and silence.hand_to is not None and silence.for_ is not None:
        yield Spot(key, STILL_SILENT)


def _share(kind: str, wanted: list[Spot], done: set[Spot]) -> Share:
    return Share(
        kind,
        tuple(spot for spot in wanted if spot in done),
        tuple(spot for spot in wanted if spot not in done),
    )
