"""Which states, actions and silences of a workflow its scenarios play, and which they do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.core.definition.workflow import Definition


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a kind were played; `missing` names the others."""

    kind: str
    played: int
    of: int
    missing: tuple[str, ...]

    @property
    def per_cent(self) -> int:
        """Whole per cent, rounded down: 100 means all."""
        return 100 * self.played // self.of if self.of else 100


def coverage(
    definition: Definition, states: Iterable[str], acts: Iterable[tuple[str, str]]
) -> tuple[Share, ...]:
    """The shares of states, actions and silences that were played."""
    wanted_acts: list[str] = []
    wanted_silences: list[str] = []
    for key, state in definition.states.items():
        wanted_acts += [f"{key}.{action}" for action in state.actions]
        if state.review is not None:
            wanted_acts += [f"{key}.pass", f"{key}.fail"]
        if state.due is not None and state.if_silent != "wait":
            wanted_silences.append(f"{key}.silence")
    done = {f"{state}.{act}" for state, act in acts}
    return (
        _share("states", list(definition.states), set(states)),
        _share("actions", wanted_acts, done),
        _share("silences", wanted_silences, done),
    )


def _share(kind: str, wanted: list[str], done: set[str]) -> Share:
    missing = tuple(key for key in wanted if key not in done)
    return Share(kind, len(wanted) - len(missing), len(wanted), missing)
