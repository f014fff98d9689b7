"""Deeds: what people are asked to do, state by state: actions, and the outcomes of reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.core.definition.problems import Path
from engine.core.definition.words_reviews import needed
from engine.core.definition.workflow import Definition
from engine.core.proof.occasions import Needs, Occasion
from engine.core.proof.ways import Ground


@dataclass(frozen=True, slots=True)
class Deed:
    """Actions of a state that are open to the same roles, an outcome of a review, or opening."""

    state: str
    path: Path
    roles: tuple[str, ...]
    names: tuple[str, ...]
    passes: bool | None = None

    @property
    def is_vote(self) -> bool:
        """Whether it is an outcome of a review."""
        return self.passes is not None

    def ways(self, ground: Ground, needs: Needs) -> Iterator[tuple[Needs, Occasion | None]]:
        """Every way to do it after these needs: what was before, and what it takes."""
        state = ground.definition.states[self.state]
        if self.passes is None:
            yield from ground.acts(state, self.names[0], needs)
            return
        for vote in ground.votes(self.state, self.passes):
            yield needs, vote


def deeds(ground: Ground) -> Iterator[Deed]:
    """Everything that a kind of case may ask of people, in the order of the document."""
    for key, state in ground.definition.states.items():
        if ground.skipped(state):
            continue
        by_roles: dict[tuple[object, ...], list[str]] = {}
        for name, action in state.acts.items():
            alike = (state.is_duty(name), action.joint is not None, action.by, action.actors)
            by_roles.setdefault(alike, []).append(name)
        for names in by_roles.values():
            path: Path = ("states", key, *state.act_path(names[0]))
            yield Deed(key, path, state.acts[names[0]].actors, tuple(names))
        if state.panel is not None:
            for word, passes in (("pass", True), ("fail", False)):
                path = ("states", key, *state.panel.outcome_path(word))
                yield Deed(key, path, state.panel.answering, (word,), passes)


def told(definition: Definition, deed: Deed) -> dict[str, Any]:
    """The values of a finding that name the deed and its roles in both languages."""
    state = definition.states[deed.state]
    if state.panel is not None:
        labels = [(state.panel.passed if deed.passes else state.panel.failed).label]
    else:
        labels = [state.acts[name].label for name in deed.names]
    roles = [definition.roles[key].title for key in deed.roles]
    found: dict[str, Any] = {"state": deed.state, "roles": list(deed.roles)}
    both = deed.passes is None and state.acts[deed.names[0]].joint is not None
    for tongue, either in (
        ("id", " dan " if both else " atau "),
        ("en", " and " if both else " or "),
    ):
        rules = state.panel.reviews.values() if state.panel is not None else ()
        found[f"agree_{tongue}"] = "; ".join(needed(rule, tongue) for rule in rules)
        names = ", ".join(f"“{label.in_(tongue)}”" for label in labels)
        found[f"actions_{tongue}"] = f"{state.title.in_(tongue)}: {names}"
        found[f"roles_{tongue}"] = either.join(f"“{title.in_(tongue)}”" for title in roles)
    return found
