"""What stands beside the editor: who else is writing, what waits, and every step said back."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.definition.states import State
from engine.core.definition.workflow import Definition
from engine.service import drafting
from engine.service.drafting import Draft
from engine.service.saying import Told, told
from engine.service.sketch import Sketch, sketched
from engine.service.studio import Studied
from engine.store.drafting import Change
from engine.store.publishing import Version
from web.base.i18n import language, t, text
from web.base.office import desk
from web.base.session import myself


@dataclass(frozen=True)
class Step:
    """One state said back. `file` and `line`: where it begins; `changed`: it reads otherwise."""

    key: str
    title: str
    told: Told
    changed: bool
    file: str
    line: int


@dataclass(frozen=True)
class Beside:
    """`mine`: the draft as it is stored. `newer`: the head, where the text is over another."""

    mine: Draft | None
    others: tuple[Draft, ...]
    waiting: tuple[Change, ...]
    newer: Version | None
    steps: tuple[Step, ...]

    @property
    def people(self) -> list[int | None]:
        """Everybody who is named."""
        named: list[int | None] = [one.author for one in self.others]
        named += [one.author for one in self.waiting]
        return [*named, self.newer.published_by if self.newer else None]


def beside(found: Studied, sources: Mapping[str, str], base: str) -> Beside:
    """Everything for the page of this workflow and text."""
    workflow, me = found.head.workflow, myself().id
    drafts = drafting.drafts(desk(), workflow)
    return Beside(
        next((one for one in drafts if one.author == me), None),
        tuple(one for one in drafts if one.author != me),
        tuple(drafting.pending(desk(), workflow)),
        found.head if base != found.head.hash else None,
        steps_of(found, sources),
    )


def steps_of(found: Studied, sources: Mapping[str, str]) -> tuple[Step, ...]:
    """The states of a text in plain sentences, as far as it can be read."""
    return steps_said(found, sketched(sources, found.head.workflow))


def steps_said(found: Studied, sketch: Sketch | None) -> tuple[Step, ...]:
    """The same of a text that was read already."""
    if sketch is None or sketch.definition.workflow != found.head.workflow:
        return ()
    before: Mapping[str, State] = {} if found.is_new else found.definition.states
    steps = []
    for key, state in sketch.definition.states.items():
        now_said = _told(sketch.definition, key)
        was = told(found.definition, key, language()) if key in before else None
        place = sketch.place(("states", key))
        file, line = (place.file, place.line) if place else ("", 0)
        changed = now_said != was and not found.is_new
        steps.append(Step(key, text(state.title), now_said, changed, file, line))
    return tuple(steps)


def _told(definition: Definition, key: str) -> Told:
    """A state said back; where it names what does not exist yet, that this is so."""
    try:
        return told(definition, key, language())
    except LookupError:
        return Told((t("draft.said_later"),), ())
