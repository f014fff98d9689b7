"""The case page: what it is, where it stands and for whom it waits, what I can do now, then the
timeline. Nothing is decided by reading it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from flask import abort, render_template, request, url_for

from engine.core.definition.duties import duty_of
from engine.core.definition.joint import DECLINE, SIGN
from engine.core.definition.states import Action, Outcome
from engine.core.sides import owed_words, said_no
from engine.core.signers import is_signature
from engine.core.signing import DECLINING, SIGNING
from engine.core.values import Offer, Why
from engine.core.voting import AGREES, asked_of
from engine.service import extending, handing, inbox, pausing, studio
from engine.service.case_view import CaseView, Shown, view
from engine.service.urging import may_urge
from web.base.counting import counts_shown
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.reviews import seat_words, tones
from web.base.session import login_required, myself
from web.base.shown import Names, names_for, shown
from web.base.trail import PLACE, parts
from web.base.undo import undo_offered
from web.base.whys import all_said, said
from web.cases import sides
from web.cases.asked_more import more_shown
from web.cases.hands import DONE, hand_facts, hands_shown, names_in
from web.cases.room import blueprint
from web.cases.since import outdated_words, since_shown
from web.cases.told import told_shown
from web.files.intake import kept
from web.public.follow import entry_shown, reopened_words, signed_words, state_words
from web.public.group import group_text_of
from web.public.levels import levels_shown
from web.public.parts import parts_shown
from web.public.positions import rounds_shown

FILES = ("photos", "file")
PAUSES = {
    "jeda": "stop",
    "jalan": "resume",
    "panjang": "more",
    "beri": "granted",
    "tolak": "denied",
}
WEIGHTS = {"pass": "main", "fail": "warning", "abstain": "plain"}  # of a seat's answers


@dataclass(frozen=True)
class Verb:
    """One thing that may be done here, open or closed, as a page names it."""

    key: str
    slot: str
    label: str
    seat: str  # the seat's role, where several seats answer
    weight: str
    plain: bool  # nothing is asked: one press does it
    why: tuple[str, ...]


def found_or_404(case_id: int) -> CaseView:
    """The case as this reader may see it; to everybody else it does not exist."""
    # PostgreSQL's bigint ends there; a longer number is nobody's.
    found = view(desk(), myself().id, case_id, now()) if case_id < 2**63 else None
    if found is None:
        abort(404)
    return found


def verb_of(found: CaseView, action: str, state: str, slot: str = "") -> Action | Outcome | None:
    """The action, or what the seat `slot` is asked for this answer, in that state."""
    here = found.compiled.definition.states.get(state)
    if here is None:
        return None
    if action in here.acts:
        return owed_words(here, found.case, here.acts[action])
    if here.panel is not None and action in AGREES:
        return asked_of(here.panel, action, slot, found.case)
    if any(one.joint is not None for one in here.actions.values()):
        return {SIGN: SIGNING, DECLINE: DECLINING}.get(action)
    return None


def is_known(found: CaseView, action: str) -> bool:
    """Whether any state of the case's definition knows such an act."""
    return any(verb_of(found, action, state) for state in found.compiled.definition.states)


@blueprint.get("/kasus/<int:case_id>")
@login_required
def show(case_id: int) -> str:
    """The page of one case. What its reader was told of it counts as read."""
    inbox.read_case(desk(), myself().id, case_id, now())
    return case_page(found_or_404(case_id), done=request.args.get("tercatat", ""))


def case_page(
    found: CaseView,
    done: str = "",
    refused: Offer | None = None,
    urge_refused: Sequence[Why] = (),
    hand_refused: Sequence[Why] = (),
    undo_refused: Sequence[Why] = (),
    side_refused: Sequence[Why] = (),
    pause_refused: Sequence[Why] = (),
) -> str:
    """The case page with the acts that this reader has. `refused`: one that was asked for and is
    closed; its reasons stand on top. `urge_refused`: why urging it was; `hand_refused`: why a task
    did not change hands; `undo_refused`: why one's act was not taken back; `side_refused`: why
    nothing was asked or said beside it; `pause_refused`: why its clock was not touched."""
    names, persons = names_of(found), names_in(found)
    levels = levels_shown(found.levels, found.followed.entries, names, ahead=True)
    verbs = [_verb(found, offer) for offer in found.offers]
    no_urge = may_urge(desk(), myself().id, found, now())
    place = names.places.get(found.case.area, found.case.area)
    return render_template(
        "cases/case.html",
        found=found,
        title=title_of(found),
        place=place,
        group=group_text_of(found.case.number, place),
        said=state_words(found.followed, names),
        counts=counts_shown(found.followed.counts, found.compiled.definition),
        reopened=reopened_words(found.followed),
        open=_in_order([verb for verb in verbs if not verb.why]),
        closed=[verb for verb in verbs if verb.why],
        levels=levels,
        groups=groups_of(found, names, levels.keys if levels else ()),
        photos=[f for fact in found.facts if fact.field.type in FILES for f in kept(fact.value)],
        phases=[(text(phase.title), phase.place) for phase in found.followed.phases],
        entries=[_entry(found, n, names, persons) for n in range(len(found.followed.entries))],
        changes=since_shown(found, names),
        form=str(uuid4()),
        done=done,
        hand_done=DONE.get(done, ""),
        side_done=sides.DONE.get(done, ""),
        sides=sides.sides_shown(found),
        may_ask=sides.may_ask(found),
        may_pause=pausing.may_stop(found, myself().id, now()) is not None,
        may_go_on=pausing.may_resume(found, myself().id, now()),
        may_more=extending.may_ask(found, myself().id, now()) is not None,
        more=more_shown(found),
        pause_done=PAUSES.get(done, ""),
        pause_refused=all_said(pause_refused, found.compiled.definition),
        side_refused=all_said(side_refused, found.compiled.definition),
        said_no=any(said_no(found.case, one.slot) for one in found.offers if one.open),
        held=_held(found, names),
        refused=_verb(found, refused) if refused else None,
        may_urge=not no_urge,
        urged=any(why.key == "urge_today" for why in no_urge),
        urge_refused=all_said(urge_refused),
        hands=hands_shown(found),
        hand_refused=all_said(hand_refused, found.compiled.definition),
        undo=undo_offered(found),
        onward=url_for("queue.next_task", **parts())
        if done in ("1", "jawab") and PLACE in parts()
        else "",
        undo_refused=all_said(undo_refused),
        behalf=_behalf(found),
        rounds=rounds_shown(found.followed, names),
        divided=parts_shown(found.followed.ties),
        told=told_shown(found),
        tones=tones([seat.standing for one in found.reviews for seat in one.seats]),
    )


def _behalf(found: CaseView) -> str:
    """In whose place this reader acts here; empty where they act for themselves."""
    persons = {offer.behalf for offer in found.offers if offer.open and offer.behalf is not None}
    persons |= handing.in_place_of(found, myself().id, now())
    return t("base.and").join(studio.names(desk(), persons).values()) if persons else ""


def _in_order(verbs: list[Verb]) -> list[Verb]:
    """A recurring duty first: it is due soonest, and beside it nothing else is the main thing."""
    duties = [verb for verb in verbs if duty_of(verb.slot)]
    if not duties:
        return verbs
    others = [verb for verb in verbs if verb not in duties]
    return duties + [replace(v, weight="plain") if v.weight == "main" else v for v in others]


def title_of(found: CaseView) -> str:
    """What the case is called; its words, since this reader may see them."""
    title = found.case.data.get(found.compiled.definition.name_from)
    return title if isinstance(title, str) else found.case.number


def names_of(found: CaseView) -> Names:
    """Every name that the page of this case needs, looked up once."""
    facts = [(fact.field, fact.value) for fact in found.facts]
    facts += [(fact.field, fact.value) for one in found.followed.entries for fact in one.facts]
    facts += [(field, value) for _, field, value in (found.held.facts if found.held else ())]
    for one in found.since.changes if found.since else ():
        facts += [(one.field, each.value) for each in (one.old, one.new) if each is not None]
    return names_for(desk(), found.world, facts, [found.case.area])


def _verb(found: CaseView, offer: Offer) -> Verb:
    definition = found.compiled.definition
    verb = verb_of(found, offer.action, found.case.state, offer.slot)
    if verb is None:
        raise LookupError(offer.action)
    action = verb if isinstance(verb, Action) else None
    weight = action.weight if action else WEIGHTS[offer.action]
    met = found.compiled.definition.states[found.case.state].is_recorded(offer.action)
    asks = met or bool(verb.asks)
    asks = asks or (action is not None and bool(action.may_give or action.unlocks))
    seat = seat_words(definition, definition.states[found.case.state], offer.slot)
    if is_signature(offer.slot):
        role = next((one.role for one in found.case.tasks if one.slot == offer.slot), "")
        seat = text(definition.roles[role].title) if role in definition.roles else ""
    return Verb(
        offer.action,
        offer.slot,
        text(verb.label),
        seat,
        weight,
        not asks and weight != "warning",
        tuple(dict.fromkeys(said(why, definition, action) for why in offer.why)),
    )


def groups_of(
    found: CaseView, names: Names, elsewhere: Collection[str] = ()
) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """What came on the way, then what was asked for, in the order of its pages.

    A row is (label, words, whether the public reads it). `elsewhere`: fields that the page shows
    already.
    """
    shown_here = (f for f in found.facts if f.field.type not in FILES and f.key not in elsewhere)
    left: dict[str, Shown] = {f.key: f for f in shown_here}
    left.pop(found.compiled.definition.name_from, None)
    pages = found.compiled.definition.opens.pages
    asked = [left.pop(key) for page in pages for key in page.fields if key in left]
    groups = [(t("cases.later"), list(left.values())), (t("cases.asked"), asked)]
    return [(title, [_row(fact, names) for fact in facts]) for title, facts in groups if facts]


def _held(found: CaseView, names: Names) -> dict[str, Any] | None:
    """What waits for signatures: who signed, and for officials the answers as (label, words)."""
    held, answers = found.followed.held, found.held
    if held is None:
        return None
    rows: list[tuple[str, str]] = []
    if answers is not None:
        rows += [(text(one.label), shown(one, value, names)) for _, one, value in answers.facts]
        if answers.reason is not None:
            rows.append((t("cases.reason"), text(answers.reason.label)))
        rows += [(t("cases.words"), answers.words)] if answers.words else []
        rows += [(t("cases.next"), answers.next_step)] if answers.next_step else []
        fields = found.compiled.definition.fields
        rows += [
            (t("cases.remark_on", label=text(fields[key].label)), words)
            for key, words in answers.remarks.items()
            if key in fields
        ]
    return {"label": text(held.label), "signed": signed_words(held.signed), "rows": rows}


def _row(fact: Shown, names: Names) -> tuple[str, str, bool]:
    return text(fact.field.label), shown(fact.field, fact.value, names), fact.public


def _entry(
    found: CaseView, number: int, names: Names, persons: Mapping[int, str]
) -> dict[str, Any]:
    entry = found.followed.entries[number]
    line = entry_shown(entry, names)
    fields = found.compiled.definition.fields
    remarks = found.remarked.get(entry.seq, {})
    was = found.corrected.get(entry.seq, {})
    outdated = outdated_words(found, entry.seq)
    line["facts"] = [
        *hand_facts(entry, persons),
        *line["facts"],
        *(
            (
                t("cases.was", label=text(fact.field.label).rstrip("?")),
                shown(fact.field, was[fact.key], names),
            )
            for fact in entry.facts
            if fact.key in was
        ),
        *((text(fields[key].label), words) for key, words in remarks.items() if key in fields),
        *([("", outdated)] if outdated else []),
    ]
    return line
