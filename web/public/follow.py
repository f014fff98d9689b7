"""One case for everybody: where it stands, who has it until when, what was decided and why."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.core.definition.base import Text
from engine.service import following
from engine.service.following import Followed, NotShown
from engine.service.projecting import Entry, Who
from engine.service.saying_phrases import small
from engine.service.saying_words import span
from engine.service.world import world_of
from web.base import formats
from web.base.counting import counts_shown, still_words
from web.base.i18n import language, t, text
from web.base.limits import limiter, was_refused
from web.base.moment import now
from web.base.office import desk
from web.base.reviews import result_rows
from web.base.shown import Names, names_for, shown
from web.files.intake import kept
from web.public.group import group_text
from web.public.levels import levels_shown
from web.public.parts import parts_shown
from web.public.positions import rounds_shown
from web.public.room import blueprint
from web.public.who import deciders, who_words

MOST_TYPED = 80


@blueprint.get("/ikuti")
def find() -> Response:
    """The search field of the front page: forgiving, one address for each number."""
    typed = " ".join(request.args.get("nomor", "").split())[:MOST_TYPED]
    if not typed:
        return redirect(url_for("public.home"), 303)
    return redirect(url_for("public.follow", number=typed), 303)


@blueprint.get("/ikuti/<path:number>")
@limiter.limit("300 per minute")
def follow(number: str) -> Response | str | tuple[str, int]:
    """The public page, or why the number shows nothing."""
    found = following.follow(desk(), number[:MOST_TYPED], None, now())
    if isinstance(found, NotShown):
        return _not_shown(found, number[:MOST_TYPED])
    if found.number != number:
        return redirect(url_for("public.follow", number=found.number), 301)
    return _page(found, by_number=True)


@blueprint.post("/ikuti/<path:number>")
@limiter.limit("10 per minute", deduct_when=was_refused)
def open_private(number: str) -> str | tuple[str, int]:
    """A private case with its secret, which never stands in an address."""
    secret = request.form.get("secret", "")[:MOST_TYPED]
    found = following.follow(desk(), number[:MOST_TYPED], secret, now())
    if isinstance(found, NotShown):
        return _not_shown(found, number[:MOST_TYPED], wrong=True)
    return _page(found)


def _not_shown(found: NotShown, typed: str, wrong: bool = False) -> tuple[str, int]:
    if found.why == "secret":
        page = render_template("public/secret.html", number=found.number, wrong=wrong)
        return page, 422 if wrong else 200
    return render_template("public/not_shown.html", found=found, typed=typed), 404


def _page(found: Followed, by_number: bool = False) -> str:
    """`by_number`: the number alone opens it, so that it may be passed on."""
    here = desk()
    world = world_of(here, now())
    facts = [*found.facts, *(fact for entry in found.entries for fact in entry.facts)]
    names = names_for(here, world, [(f.field, f.value) for f in facts], [found.area])
    files = [f for f in found.facts if f.field.type in ("photos", "file")]
    opening = {key for page in found.definition.opens.pages for key in page.fields}
    levels = levels_shown(found.levels, found.entries, names)
    in_table = levels.keys if levels else frozenset()
    rows = [
        (f.key, (text(f.field.label), shown(f.field, f.value, names)))
        for f in found.facts
        if f not in files and f.key != found.definition.name_from and f.key not in in_table
    ]
    place = names.places.get(found.area, found.area)
    return render_template(
        "public/follow.html",
        found=found,
        within=small,
        place=place,
        group=group_text(found, place) if by_number else "",
        said=state_words(found, names),
        reopened=reopened_words(found),
        asked=[row for key, row in rows if key in opening],
        later=[row for key, row in rows if key not in opening],
        levels=levels,
        photos=[file for fact in files for file in kept(fact.value) if file.is_image],
        phases=[(text(phase.title), phase.place) for phase in found.phases],
        entries=[entry_shown(entry, names) for entry in found.entries],
        rounds=rounds_shown(found, names),
        decided_by=deciders(found.decision) if found.decision else "",
        parts=parts_shown(found.ties),
        held=found.held
        and {"label": text(found.held.label), "signed": signed_words(found.held.signed)},
        counts=counts_shown(found.counts, found.definition),
        cycle=found.definition.cycle.cycle if found.definition.cycle else "",
    )


def state_words(found: Followed, names: Names) -> str:
    """The state's own public explanation with its places filled in."""
    words = text(found.state.public)
    if not words:
        return ""
    waiting = found.waiting[0] if found.waiting else None
    title = found.title or text(found.definition.subject)
    values = {
        "number": found.number,
        "title": title,
        "state": text(found.state.title),
        "office": who_words(waiting.who) if waiting else t("public.nobody"),
        "area": names.places.get(found.area, found.area),
        "due": formats.day(waiting.last_on)
        if waiting and waiting.last_on
        else t("pause.counted_anew" if found.still else "public.no_limit"),
    }
    return filled(words, values)


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with {places} filled in once; a value is never read as words with places."""
    parts = words.replace("}", "{").split("{")
    return "".join(values.get(p, "") if n % 2 else p for n, p in enumerate(parts))


def reopened_words(found: Followed) -> str:
    """By whom an open case was reopened, of which end and why; empty where it never ended."""
    entry = found.reopened
    if entry is None or entry.reopens is None:
        return ""
    return t(
        "public.reopened_by",
        who=who_words(entry.who),
        when=formats.day(formats.local(entry.at).date()),
        end=text(entry.reopens),
        reason=text(entry.reason.label) if entry.reason else "",
    )


def signed_words(signed: Sequence[tuple[Who, dt.datetime]]) -> list[str]:
    """`Kecamatan Kajen (2 Februari 2027)` for each signature under a joint act."""
    return [f"{who_words(who)} ({formats.day(formats.local(at).date())})" for who, at in signed]


def entry_shown(entry: Entry, names: Names) -> dict[str, Any]:
    """One line of the timeline: what, when, who, then reason, basis, facts, released words."""
    facts: list[tuple[str, str]] = [
        (number, t(f"ending.{ending}")) for number, ending in entry.others
    ]
    if entry.what == "undone_act" and entry.label is not None:
        who, label = who_words(entry.who), text(entry.label)
        facts.append(("", t("public.undone_by", who=who, label=label)))
    if entry.other is not None:
        asked = entry.what in ("ask", "join", "ask_silent", "taken_back")
        key = "public.side_asked" if asked else "public.side_asker"
        facts.append((t(key), who_words(entry.other)))
    if entry.reopens is not None:
        facts.append((t("public.entry_was"), text(entry.reopens)))
    facts += [*_still_facts(entry), *_more_facts(entry)]
    facts += [(t("public.entry_due"), formats.day(on)) for on in entry.new_dues]
    facts += _late_rows(entry)
    if entry.handed is not None:
        facts.append((t("public.entry_handed_to"), text(entry.handed)))
    if entry.to is not None:
        facts.append((t("public.entry_to"), text(entry.to)))
    if entry.reason is not None and entry.what not in ("resumed", "extension_refused"):
        facts.append((t("public.reason"), text(entry.reason.label)))
        facts.append((t("public.basis"), text(entry.reason.basis)))
        facts.append((t("public.now_you"), entry.next_step or text(entry.reason.next_step)))
    facts += result_rows(entry)
    facts += [(text(f.field.label), shown(f.field, f.value, names)) for f in entry.facts]
    for one in entry.changed:
        key = "changed" if one.shown else "changed_unseen"
        values = [shown(one.field, value, names) for value in (one.old, one.new) if one.shown]
        was, now_ = values or ("", "")
        facts.append((t("public.material"), t(f"public.{key}", field=text(one.field.label),
                                              was=was, now=now_)))  # fmt: skip
        again = t("base.and").join(f"“{text(title)}”" for title in one.reopened)
        facts += [(t("public.reopened"), again)] if again else []
    if entry.passes:
        facts.append((t("public.passes"), ", ".join(text(title) for title in entry.passes)))
    if entry.signed:
        facts.append((t("public.signed_by"), "; ".join(signed_words(entry.signed))))
    if entry.meeting is not None:
        how = t(f"public.mode_{entry.mode}", meeting=text(entry.meeting))
        facts.append(("", t("public.met", how=how, when=formats.day(entry.happened_at))))
    elif formats.local(entry.happened_at).date() != formats.local(entry.at).date():
        facts.append(("", t("public.paper", when=formats.day(entry.happened_at))))
    return {
        "id": f"k{entry.seq}",
        "title": _entry_title(entry),
        "at": entry.at,
        "who": who_words(entry.who),
        "facts": facts,
        "words": entry.words,
        "undone": entry.undone,
    }


def _late_rows(entry: Entry) -> list[tuple[str, str]]:
    if entry.late is None:
        return []
    begun, shut = formats.moment(entry.late.begun_at), formats.last_minute(entry.late.shut_at)
    return [("", t("late.entry", begun=begun, shut=shut))]


def _still_facts(entry: Entry) -> list[tuple[str, str]]:
    """The days that a pause leaves out: those that were named, and once it is over those it was."""
    if entry.what not in ("paused", "resumed"):
        return []
    still = entry.still
    if still is None:
        return [("", t("pause.same_day"))]
    if still.is_open:
        return [(t("public.entry_until"), formats.day(still.last))]
    why = replace(still, reason=entry.reason)
    return [("", still_words(why))]


def _more_facts(entry: Entry) -> list[tuple[str, str]]:
    """How much time was asked for or granted, until when, and on which letter."""
    more = entry.more
    if more is None:
        return []
    key = "more.granted" if entry.what == "extended" else "more.wanted"
    facts = [(t(key), span(more.span, language()))] if more.span is not None else []
    if more.due_on is not None:
        facts.append((t("public.entry_due"), formats.day(more.due_on)))
    if more.letter and more.dated_on is not None:
        facts.append((t("more.letter"), t("more.letter_of", number=more.letter,
                                          day=formats.day(more.dated_on))))  # fmt: skip
    return facts


def _entry_title(entry: Entry) -> str:
    label: Text | None = entry.label
    if entry.what in ("recurred", "missed"):
        return t(f"public.entry_{entry.what}", label=text(label))
    if entry.what == "vote" and label is not None:
        return t("public.entry_vote", label=text(label))
    if entry.what in ("signed", "declined") and label is not None:
        return t(f"public.entry_{entry.what}", label=text(label))
    if entry.what == "undone_act":
        if label is None:
            return t("public.entry_undone_answer")
        return t("public.entry_undone_act", label=text(label))
    if entry.what == "joined" and label is not None:
        return t("public.entry_joined_so", label=text(label))
    if entry.what == "act" and label is not None:
        return text(label)
    return t(f"public.entry_{entry.what}") if entry.what != "act" else text(entry.to)
