"""Deciding several of my tasks with one answer: choose cases, choose an act, answer once, and read
what came of each. Works without script; nothing is decided before the last page is sent."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.asking import read_answer
from engine.core.definition.states import Action
from engine.core.definition.workflow import Definition
from engine.core.values import JSON, Act, Actor, Case, Refused, Why
from engine.service import areas, together, undoing
from engine.service.definitions import compiled_for
from engine.service.results import Acted, Done, Moved
from engine.service.together import MOST, Choice, Chosen, Group
from web.base.formats import exact_clock
from web.base.i18n import language, t, text
from web.base.limits import limiter
from web.base.moment import now
from web.base.office import desk
from web.base.session import login_required, myself
from web.base.trail import parts
from web.base.whys import said
from web.cases import paper
from web.queue.room import blueprint

MOST_TYPED = 25_000
GENERAL = "umum"


@dataclass
class Slip:
    """What was typed once for all of them, and what is wrong with it."""

    reason: str = ""
    words: str = ""
    next_step: str = ""
    happened: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One case on the pages. `why`: what keeps it out, or what became of it."""

    case: Case
    title: str
    place: str
    why: str = ""


@blueprint.get("/tugas/bersama")
@login_required
def together_begin() -> Response:
    """The choosing begins in the list."""
    return redirect(url_for("queue.tasks", pilih=1, **parts()))


@blueprint.post("/tugas/bersama")
@login_required
@limiter.limit("600 per hour")
def together_go_on() -> str | tuple[str, int] | Response:
    """1. Which cases. 2. Which act. 3. The answer. 4. What came of each."""
    chosen = _chosen()
    if not chosen:
        return redirect(url_for("queue.tasks", **parts(), pilih=1, kosong=1), 303)
    act = request.form.get("tindakan", "")[:48]
    if request.form.get("putuskan") and act:
        return _decide(chosen, act)
    found = together.groups(desk(), myself().id, [case_id for case_id, _ in chosen], now())
    group, choice = _picked(found, act)
    if group is None or choice is None:
        return _choose(found, len(chosen))
    return _form(group, choice, Slip())


def _chosen() -> list[Chosen]:
    """(case, revision) of every box that was ticked; of the whole page where that was asked."""
    named = "halaman" if request.form.get("semua") else "kasus"
    found: dict[int, int] = {}
    for typed in request.form.getlist(named)[: MOST * 2]:
        number, _, revision = typed.partition(".")
        if _is_number(number) and (not revision or _is_number(revision)):
            found[int(number)] = int(revision or 0)
    return list(found.items())[:MOST]


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 19


def _picked(found: Sequence[Group], act: str) -> tuple[Group | None, Choice | None]:
    """The group whose act was pressed; a state that has changed meanwhile has none."""
    state, version = request.form.get("tahap", ""), request.form.get("versi", "")
    for group in found:
        if (group.state, group.compiled.hash) == (state, version):
            return group, next((one for one in group.choices if one.action == act), None)
    return None, None


def _choose(found: Sequence[Group], count: int) -> str:
    return render_template(
        "queue/together.html",
        groups=[
            {
                "group": group,
                "rows": _rows(group, group.cases),
                "choices": [(one, _kept_out(group, one)) for one in group.choices],
            }
            for group in found
        ],
        lost=count - sum(len(group.cases) for group in found),
    )


def _form(group: Group, choice: Choice, slip: Slip) -> str:
    definition = group.compiled.definition
    codes = definition.reason_sets.get(choice.verb.reasons or "", ())
    meeting = paper.meeting_of(definition, choice.action, group.state)
    return render_template(
        "queue/together_form.html",
        group=group,
        choice=choice,
        rows=_rows(group, [one.case for one in choice.open]),
        out=_kept_out(group, choice),
        slip=slip,
        warning=getattr(choice.verb, "weight", "plain") == "warning" or choice.action == "fail",
        reasons=[
            (code, text(definition.reasons[code].label), text(definition.reasons[code].basis))
            for code in codes
        ],
        meeting=meeting,
        paper=paper.is_asked(),
        summary=[
            (key if key != GENERAL else "tindakan", words) for key, words in slip.errors.items()
        ],
    )


def _decide(chosen: Sequence[Chosen], action: str) -> str | tuple[str, int]:
    """The answer is read once, by the first case's rules; then each case is decided alone."""
    found = together.groups(desk(), myself().id, [case_id for case_id, _ in chosen], now())
    group, choice = _picked(found, action)
    data: dict[str, JSON] = {}
    happened: dt.datetime | None = None
    if group is not None and choice is not None:
        slip, data = _typed(group, choice)
        day = _day(group, choice, slip)
        if isinstance(day, str):
            slip.errors[paper.FIELD] = day
        else:
            happened = day
        if slip.errors:
            return _form(group, choice, slip), 422
    act = Act(action, Actor(myself().id), data, happened_at=happened)
    results = together.decide(desk(), myself().id, chosen, act, now())
    return _told(results, action)


def _typed(group: Group, choice: Choice) -> tuple[Slip, dict[str, JSON]]:
    """What was typed, as the act takes it. An empty next step is the one that the reason names."""
    slip = Slip(_said("reason"), _said("words"), _said("next_step"), paper.typed_day())
    definition, asks = group.compiled.definition, choice.verb.asks
    data: dict[str, JSON] = {}
    if "reason" in asks:
        data["reason"] = slip.reason
    if "words" in asks:
        data["words"] = slip.words
    if "next_step" in asks:
        reason = definition.reasons.get(slip.reason)
        usual = reason.next_step.in_(language()) if reason else ""
        data["next_step"] = slip.next_step.strip() or usual
    answer = read_answer(definition, group.cases[0], choice.verb, data, group.world)
    for why in answer.refused:
        words = said(why, definition)
        if why.key == "missing" and why.field == "reason":
            words = t("cases.choose_reason")
        slip.errors.setdefault(why.field or GENERAL, words)
    if "reason" in slip.errors:
        slip.errors.pop("next_step", None)  # the reason that is chosen brings its own
    return slip, data


def _said(name: str) -> str:
    return request.form.get(name, "")[:MOST_TYPED].replace("\0", "")


def _day(group: Group, choice: Choice, slip: Slip) -> dt.datetime | str | None:
    meeting = paper.meeting_of(group.compiled.definition, choice.action, group.state)
    return (paper.held_at if meeting else paper.happened_at)(group.world, slip.happened)


def _told(results: Sequence[tuple[Case, Acted]], action: str) -> str:
    places = areas.name_paths(desk(), {case.area for case, _ in results})
    done: list[Row] = []
    left: list[Row] = []
    fresh: list[tuple[int, int]] = []
    for case, result in results:
        definition = compiled_for(desk(), case.definition).definition
        is_done, words = _came_of(definition, case, result, action)
        row = Row(case, title_of(definition, case), places.get(case.area, case.area), words)
        (done if is_done else left).append(row)
        if isinstance(result, Done):
            fresh.append((case.id, result.seq))
    until = exact_clock(undoing.open_for_all(desk(), fresh, now())) if fresh else ""
    return render_template(
        "queue/together_done.html", done=done, left=left, fresh=fresh, until=until
    )


def _came_of(definition: Definition, case: Case, result: Acted, action: str) -> tuple[bool, str]:
    """(whether it is recorded, what is said of it) for one case."""
    if isinstance(result, Done):
        now_at = compiled_for(desk(), result.case.definition).definition.states[result.case.state]
        return True, t("together.now", state=text(now_at.title))
    if isinstance(result, Refused):
        verb = together.verb_at(definition.states[case.state], action)
        return False, _whys(definition, verb, result.reasons)
    if _was_mine(result):
        return True, t("together.again")
    return False, t("together.moved")


def _was_mine(result: Acted) -> bool:
    """Whether the act was mine already: the same page sent twice is no mistake."""
    if not isinstance(result, Moved):
        return False
    acts = [one.record for one in result.since if one.moves]
    mine = [one for one in acts if one.get("by", {}).get("person") == myself().id]
    return bool(acts) and len(mine) == len(acts)


def _rows(group: Group, cases: Sequence[Case]) -> list[Row]:
    definition = group.compiled.definition
    places = areas.name_paths(desk(), {case.area for case in cases})
    return [Row(one, title_of(definition, one), places.get(one.area, one.area)) for one in cases]


def _kept_out(group: Group, choice: Choice) -> list[Row]:
    """The cases for which this act is closed, with the reasons."""
    closed = {one.case.id: one.why for one in choice.members if one.why}
    rows = _rows(group, [one.case for one in choice.members if one.why])
    definition = group.compiled.definition
    return [replace(row, why=_whys(definition, choice.verb, closed[row.case.id])) for row in rows]


def _whys(definition: Definition, verb: object, whys: Iterable[Why]) -> str:
    asked = verb if isinstance(verb, Action) else None
    return " ".join(dict.fromkeys(said(why, definition, asked) for why in whys))


def title_of(definition: Definition, case: Case) -> str:
    """What a case is called on these pages."""
    name = case.data.get(definition.name_from)
    return name if isinstance(name, str) else case.number
