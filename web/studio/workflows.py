"""The list of workflows, and one workflow as people read it: picture, phases, sentences, cases."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.base import Text
from engine.core.definition.states import State
from engine.service import beginning, drafting, folded, incidents, studio
from engine.service.definitions import compiled_for
from engine.service.diagram import diagram, kind_of
from engine.service.saying import Told, told
from engine.service.studio import Studied
from engine.store.drafting import Change
from web.base.assets import asset_url
from web.base.i18n import language, t, text
from web.base.office import desk
from web.base.session import myself
from web.studio.room import SHORT_HASH, blueprint, folder, study, study_any


@dataclass(frozen=True)
class StateShown:
    """One state on the page. `stands`: (version number, open cases), the newest first."""

    key: str
    state: State
    kind: str
    told: Told
    stands: tuple[tuple[int, int], ...]

    @property
    def cases(self) -> int:
        """Open cases over all versions."""
        return sum(cases for _, cases in self.stands)


@dataclass(frozen=True)
class PhaseShown:
    """A phase with its states in the order of the journey."""

    key: str
    title: Text
    states: tuple[StateShown, ...]


@dataclass(frozen=True)
class Left:
    """Open cases in a state that the head no longer has."""

    title: str
    version: int
    cases: int


@blueprint.get("")
def workflows() -> str:
    """Every published workflow with what waits for the secretariat."""
    pending = drafting.pending(desk())
    begun = beginning.begun(desk())
    people = [*(one.author for one in pending), *(one.author for one in begun)]
    return render_template(
        "studio/workflows.html",
        found=studio.overviews(desk(), folder()),
        pending=pending,
        begun=begun,
        due_of=due_of,
        names=studio.names(desk(), people),
        reader=myself().id,
    )


@blueprint.get("/<workflow>")
def workflow(workflow: str) -> str | Response:
    """The head as people read it; what was never published is read where it is written."""
    found = study_any(workflow)
    if found.is_new:
        return redirect(url_for("studio.edit", workflow=workflow))
    published = request.args.get("terbit", "")
    near = _phase_asked(found)
    pending = drafting.pending(desk(), workflow)
    people = [version.published_by for version in found.versions]
    names = studio.names(desk(), [*people, *(one.author for one in pending)])
    return render_template(
        "studio/workflow.html",
        found=found,
        phases=phases_of(found),
        left=left_of(found),
        names=names,
        pending=pending,
        due_of=due_of,
        reader=myself().id,
        short=SHORT_HASH,
        published=published == str(found.head.number),
        others=found.others(found.head.hash),
        picture=picture(found, near),
        opened=near[0] if near else "",
        folded=folded.is_large(found.definition),
    )


@blueprint.get("/<workflow>/diagram.svg")
def picture_file(workflow: str) -> Response:
    """The picture as a file of its own: to enlarge and to print."""
    found = study(workflow)
    sheets = "".join(
        f'<?xml-stylesheet type="text/css" href="{asset_url(name)}"?>'
        for name in ("app.css", "office.css", "studio.css")
    )
    drawn = f'<?xml version="1.0" encoding="UTF-8"?>{sheets}{picture(found, _phase_asked(found))}'
    return Response(drawn, mimetype="image/svg+xml")


def _phase_asked(found: Studied) -> list[str]:
    """The phase of a large workflow whose states are drawn one by one; the others are folded."""
    phase = request.args.get("fase", "")
    large = folded.is_large(found.definition)
    return [phase] if large and phase in found.definition.phases else []


def due_of(one: Change) -> dt.datetime | None:
    """Until when a second person reviews what was published urgently; None: nothing to review."""
    if not one.unreviewed or one.incident is None:
        return None
    due = incidents.find(desk(), one.incident).values.get("due_at")
    # The end of a day is the midnight after it: a minute before, so that the day is the right one.
    return dt.datetime.fromisoformat(due) - dt.timedelta(minutes=1) if due else None


def picture(found: Studied, near: Collection[str] = ()) -> str:
    """The SVG with the open cases of every version in it."""
    counts: dict[str, int] = {}
    for states in found.stands.values():
        for state, cases in states.items():
            counts[state] = counts.get(state, 0) + cases
    says = t("studio.picture_of", title=text(found.definition.title))
    return diagram(found.definition, language(), counts, says, near, found.head.hash)


def phases_of(found: Studied) -> tuple[PhaseShown, ...]:
    """The phases that have states, each with its states said back."""
    states = [_state_shown(found, key) for key in found.definition.states]
    shown = (
        PhaseShown(key, title, tuple(one for one in states if one.state.phase == key))
        for key, title in found.definition.phases.items()
    )
    return tuple(phase for phase in shown if phase.states)


def _state_shown(found: Studied, key: str) -> StateShown:
    stands = tuple(
        (version.number, found.stands[version.hash][key])
        for version in found.versions
        if key in found.stands.get(version.hash, {})
    )
    state = found.definition.states[key]
    kind = kind_of(found.definition, key)
    return StateShown(key, state, kind, told(found.definition, key, language()), stands)


def left_of(found: Studied) -> tuple[Left, ...]:
    """Where open cases stand that the head knows nothing of: they keep their own version."""
    numbers: Mapping[str, int] = {version.hash: version.number for version in found.versions}
    return tuple(
        Left(
            text(compiled_for(desk(), digest).definition.states[state].title),
            numbers[digest],
            cases,
        )
        for digest, states in found.stands.items()
        for state, cases in states.items()
        if state not in found.definition.states
    )
