"""A change that was handed in: what it does, and the second person's word on it.

Never here: who may (the service refuses), what is wrong with a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.workflow import Definition
from engine.core.scenario.model import Language
from engine.core.scenario.telling import named
from engine.core.values import Refused
from engine.service import drafting, inbox, migrating, scenarios, studio
from engine.service.comparing import Topic, compared
from engine.service.definitions import compiled_for
from engine.service.differing import FileChange, difference
from engine.service.drafting import Judged, Unread, Written
from engine.service.publishing import Published
from engine.service.scenarios import Report
from engine.service.studio import HeadMoved, Studied, Wrong
from engine.store.drafting import Change
from engine.store.publishing import Version
from web.base.i18n import language, t
from web.base.moment import now
from web.base.office import desk
from web.base.session import myself
from web.base.whys import all_said
from web.studio.beside import Step, steps_of
from web.studio.excerpts import Excerpt, excerpts
from web.studio.moving_shown import Told, told
from web.studio.room import blueprint, study_any
from web.studio.workflows import due_of

ID = "<int(max=4000000000000000000):number>"


@dataclass
class Slip:
    """What was typed on the change's page, and what was wrong with it."""

    ticked: frozenset[str] = frozenset()
    words: str = ""
    verdict: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    moved: Version | None = None


@dataclass(frozen=True)
class Shown:
    """A change as its page shows it. `over`: the version that it was written over."""

    found: Studied
    one: Change
    over: Version | None
    judged: Judged
    topics: tuple[Topic, ...]
    steps: tuple[Step, ...]  # of a first text: all of it, said back
    files: tuple[FileChange, ...]
    wrong: tuple[Excerpt, ...]
    warned: tuple[tuple[str, Excerpt], ...]
    impact: Told | None  # of a change that waits and can be published
    report: Report | None  # its scenarios, played; None where it cannot be read
    before: dict[str, int]  # per cent by kind that those of the version in use play


@blueprint.get(f"/pengajuan/{ID}")
def change(number: int) -> str:
    """What a change does and what may be done with it."""
    one = _find(number)
    inbox.read_change(desk(), myself().id, number, now())
    return _page(one, Slip())


@blueprint.post(f"/pengajuan/{ID}/terbitkan")
def change_approve(number: int) -> Response | tuple[str, int]:
    """The second person publishes."""
    one, slip = _find(number), _slip()
    return _published(
        one, slip, drafting.approve(desk(), number, myself().id, slip.ticked, now()), "words"
    )


@blueprint.post(f"/pengajuan/{ID}/mendesak")
def change_urgent(number: int) -> Response | tuple[str, int]:
    """The author publishes alone; a second person reviews it afterwards."""
    one, slip = _find(number), _slip()
    done = drafting.publish_urgently(desk(), number, myself().id, slip.ticked, slip.words, now())
    return _published(one, slip, done, "words")


@blueprint.post(f"/pengajuan/{ID}/kembalikan")
def change_send_back(number: int) -> Response | tuple[str, int]:
    """Back to the author with words."""
    one, slip = _find(number), _slip()
    done = drafting.send_back(desk(), number, myself().id, slip.words, now())
    return _settled(one, slip, done, "back-words")


@blueprint.post(f"/pengajuan/{ID}/tarik")
def change_withdraw(number: int) -> Response | tuple[str, int]:
    """The author takes it back."""
    one, slip = _find(number), _slip()
    return _settled(one, slip, drafting.withdraw(desk(), number, myself().id, now()), "tarik")


@blueprint.post(f"/pengajuan/{ID}/tinjau")
def change_review(number: int) -> Response | tuple[str, int]:
    """A second person says what they think of what was published urgently."""
    one, slip = _find(number), _slip()
    if slip.verdict not in ("agreed", "objected"):
        slip.errors["verdict"] = t("change.choose_verdict")
        return _page(one, slip), 422
    agreed = slip.verdict == "agreed"
    done = drafting.review(desk(), number, myself().id, agreed, slip.words, now())
    return _settled(one, slip, done, "words")


@blueprint.post(f"/pengajuan/{ID}/lanjutkan")
def change_again(number: int) -> Response:
    """Go on writing: in the draft that is there, else in one with the text of this change."""
    one, me = _find(number), myself().id
    if one.author == me and drafting.draft_of(desk(), one.workflow, me) is None:
        written = Written(drafting.text_of(desk(), number), one.reason)
        drafting.save(desk(), one.workflow, me, one.base, written, 0, now())
    return redirect(url_for("studio.edit", workflow=one.workflow), 303)


def _published(one: Change, slip: Slip, done: object, box: str) -> Response | tuple[str, int]:
    match done:
        case Published():
            address = url_for("studio.workflow", workflow=one.workflow, terbit=done.number)
            return redirect(address, 303)
        case Unread():
            slip.errors |= {f"ack-{name}": t("change.unread") for name in done.names}
            return _page(one, slip), 422
        case HeadMoved():
            slip.moved = done.head
            return _page(one, slip), 409
        case Wrong():
            slip.errors["salah"] = t("change.wrong_now")
            return _page(one, slip), 422
        case Refused():
            return _refused(one, slip, done, box)
    raise TypeError(done)


def _settled(one: Change, slip: Slip, done: Refused | None, box: str) -> Response | tuple[str, int]:
    if isinstance(done, Refused):
        return _refused(one, slip, done, box)
    return redirect(url_for("studio.change", number=one.id), 303)


def _refused(one: Change, slip: Slip, done: Refused, box: str) -> tuple[str, int]:
    slip.errors[box] = " ".join(all_said(done.reasons))
    decided = any(why.key == "change_decided" for why in done.reasons)
    return _page(_find(one.id), slip), 409 if decided else 422


def _slip() -> Slip:
    form = request.form
    ticked = frozenset(name.removeprefix("ack-") for name in form if name.startswith("ack-"))
    return Slip(ticked, form.get("words", ""), form.get("verdict", ""))


def _find(number: int) -> Change:
    try:
        return drafting.find(desk(), number)
    except drafting.NoSuchChangeError:
        abort(404)


def shown(one: Change) -> Shown:
    """The change against the version that it was written over."""
    found = study_any(one.workflow)
    over = next((version for version in found.versions if version.hash == one.base), None)
    files = drafting.text_of(desk(), one.id)
    judged = drafting.judged(desk(), one.workflow, files, now())
    before = compiled_for(desk(), one.base).definition if over else None
    topics: tuple[Topic, ...] = ()
    if before is not None and judged.loaded.definition is not None:
        topics = compared(before, judged.loaded.definition, language())
    own = studio.sources_of(desk(), one.base, one.workflow)
    boxes: dict[str, str] = {}
    names = list(judged.warnings)
    definition = judged.loaded.definition
    impact = None
    if one.standing == "waiting" and definition is not None and not found.is_new:
        impact = told(found, migrating.count(desk(), definition, now()), definition)
    head = studio.sources_of(desk(), found.head.hash, one.workflow)
    # Numbered together, so that each has an anchor of its own.
    both = excerpts([*judged.warnings.values(), *judged.errors], files, boxes)
    return Shown(
        found,
        one,
        over,
        judged,
        topics,
        () if one.base else steps_of(found, files),
        difference(own, studio.in_order(files, one.workflow)),
        tuple(both[len(names) :]),
        tuple(zip(names, both, strict=False)),
        impact,
        scenarios.played(files, definition) if definition is not None else None,
        {} if found.is_new else _covered(head, found.definition),
    )


def _covered(sources: Mapping[str, str], definition: Definition) -> dict[str, int]:
    """Per cent by kind that the scenarios among the sources play."""
    return {share.kind: share.per_cent for share in scenarios.played(sources, definition).shares}


def _page(one: Change, slip: Slip) -> str:
    seen = shown(one)
    rules = seen.judged.loaded.definition or seen.found.definition
    me = myself().id
    seconds = drafting.seconds(desk(), one.author)
    people = [one.author, one.decided_by, one.reviewed_by, *seconds]
    people += [slip.moved.published_by] if slip.moved else []
    return render_template(
        "studio/change.html",
        seen=seen,
        named=lambda spot: named(spot, rules, _tongue()),
        found=seen.found,
        one=one,
        slip=slip,
        mine=one.author == me,
        seconds=seconds,
        due=due_of(one),
        names=studio.names(desk(), people),
    )


def _tongue() -> Language:
    return "en" if language() == "en" else "id"
