"""The pages that answer an act that did not go through yet: its form, or what happened meanwhile.

Nothing typed is ever lost: it stands in the form again, or beside what happened.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import uuid4

from flask import render_template

from engine.core.definition.parts import PARTS
from engine.core.definition.states import Action, Outcome
from engine.service.case_view import CaseView
from engine.service.results import Receipt
from engine.store.events import Recorded
from web.base.closing import Closing, closing_of
from web.base.i18n import text
from web.base.moment import now
from web.base.reviews import is_of, seat_words
from web.base.session import myself
from web.base.shown import Names, shown
from web.cases import begun, dividing, paper
from web.cases.asking import ActForm, questions, reasons_of, remarkable, typed_rows
from web.cases.page import groups_of, names_of, title_of
from web.cases.reopening import reopens
from web.public.follow import entry_shown
from web.public.levels import Table, table_of

GENERAL = "umum"  # where an error belongs to no input


def act_form(
    found: CaseView,
    action: str,
    slot: str,
    verb: Action | Outcome,
    typed: ActForm | None,
    form: str,
    errors: Mapping[str, str],
) -> str:
    """The form of one act with what was typed and what is wrong with it."""
    names = names_of(found)
    asked = questions(found, verb, typed, errors)
    parts = dividing.asked(found, verb, typed.typed if typed else None, errors)
    inputs = [*asked, *(one for part in parts.each for one in part.questions)] if parts else asked
    remarks = remarkable(found) if "remarks" in verb.asks else {}
    definition = found.compiled.definition
    state = definition.states[found.case.state]
    levels = _beside(found, {one.key for one in asked}, names)
    return render_template(
        "cases/act.html",
        found=found,
        title=title_of(found),
        place=names.places.get(found.case.area, found.case.area),
        action=action,
        slot=slot,
        seat=seat_words(definition, state, slot),
        rule=next((one.rule for one in found.reviews if is_of(one, state, slot)), None),
        verb=verb,
        weight=verb.weight if isinstance(verb, Action) else "plain",
        questions=asked,
        was={one.key: _tokens(found.answers.get(one.key)) for one in asked},
        had={one.key for one in asked if found.answers.get(one.key) not in (None, "")},
        reasons=reasons_of(found, verb),
        remarks=[
            (key, text(one.label), shown(one, found.answers.get(key), names))
            for key, one in remarks.items()
        ],
        typed=typed or ActForm(),
        paper=paper.is_asked(),
        meeting=paper.meeting_of(definition, action, (typed and typed.state) or found.case.state),
        levels=levels,
        groups=groups_of(found, names, levels.keys if levels else ()),
        reopens=list(reopens(found, (one.key for one in asked), names)),
        form=form,
        begun=begun.mark(found.case.id, action, form),
        closing=_closing(found, action, verb, form),
        parts=parts,
        inputs=" ".join(one.key for one in inputs),
        errors=errors,
        summary=_summary({one.key: one.name for one in inputs}, list(remarks), verb, errors),
    )


def _closing(found: CaseView, action: str, verb: Action | Outcome, form: str) -> Closing | None:
    """Until when this act may be taken; a party has the grace, an office has not."""
    only_in = verb.only_in if isinstance(verb, Action) else None
    party = myself().id in found.case.parties.values()
    at = begun.begun_at(found.case.id, action, form) or now() if party else None
    return closing_of(found.compiled.definition, only_in, at, found.world)


def _beside(found: CaseView, asked: Collection[str], names: Names) -> Table | None:
    """What the levels recommend, for whoever is about to recommend something."""
    rules = found.compiled.definition.recommendations.values()
    gives = any(rule.fields & set(asked) for rule in rules if not rule.asked)
    given = [one for one in found.levels if one.given]
    return table_of(given, found.followed.entries, names) if gives and given else None


def _tokens(value: object) -> list[str]:
    return [str(token) for token in value] if isinstance(value, list) else []


def _summary(
    ids: Mapping[str, str],
    remarks: Sequence[str],
    verb: Action | Outcome,
    errors: Mapping[str, str],
) -> list[tuple[str, str]]:
    """(id of the input, words) for each error; what has no input leads to the form's heading."""
    inputs = dict(ids) | {f"remarks.{key}": f"remark-{key}" for key in remarks}
    inputs |= {key: key for key in ("reason", "words", "next_step") if key in verb.asks}
    inputs[paper.FIELD] = paper.FIELD
    inputs |= {key: dividing.PLACE for key, _ in errors.items() if key.startswith(PARTS)}
    if remarks:
        inputs["remarks"] = f"remark-{remarks[0]}"
    return [(inputs.get(key, "tindakan"), words) for key, words in errors.items()]


def overtaken(
    found: CaseView, receipt: Receipt | None = None, since: Sequence[Recorded] = ()
) -> tuple[str, int]:
    """Somebody was faster, or the same form was sent with other content: what happened, where it
    stands, and what was typed here."""
    names = names_of(found)
    seqs = {one.seq for one in since} | ({receipt.seq} if receipt else set())
    entries = [entry_shown(one, names) for one in found.followed.entries if one.seq in seqs]
    page = render_template(
        "cases/moved.html",
        found=found,
        title=title_of(found),
        entries=entries or [entry_shown(one, names) for one in found.followed.entries[:1]],
        typed=typed_rows(found),
        twice=receipt is not None,
        form=str(uuid4()),
    )
    return page, 409
