"""The parts of the page about the office's own matters: incidents, mail, offices, calendar."""

import datetime as dt
from collections.abc import Sequence

from flask import url_for

from engine.service.incidents import MOST
from engine.service.operations import FEW, READ, CalendarGaps, Cause, Overview, Vacant
from web.away.room import acting
from web.base.formats import day, moment, short_day, since
from web.base.i18n import t, text
from web.operations.incidents import kind_words
from web.operations.parts import Line, Part
from web.operations.room import counted


def incidents(found: Overview, at: dt.datetime) -> Part:
    """A line for each kind; the incidents themselves stand on their page."""
    lines = [
        Line(
            kind_words(kind),
            (
                t("ops.incident_words", n=counted(count, MOST), since=since(oldest, at)),
                kind_words(kind, "help_"),
            ),
            todo=((url_for("operations.incidents", jenis=kind), t("ops.to_incidents")),),
        )
        for kind, (count, oldest) in found.incidents.items()
    ]
    return Part("incidents", found.open_incidents, tuple(lines))


def letters(found: Overview, at: dt.datetime) -> Part:
    """A line for each cause. What was given up counts one by one; what is tried again by itself
    is one matter: its cause."""
    causes = found.letters.causes
    lines, more, waits = [_cause(one, at) for one in causes], [], found.letters.untried
    stuck = sum(len(one.failed) or 1 for one in causes)
    if waits.oldest is not None:
        stuck += 1
        title = t("ops.not_taken", n=counted(waits.due, MOST))
        late = t("ops.not_taken_since", when=moment(waits.oldest), since=since(waits.oldest, at))
        lines.append(Line(title, (late, t(f"ops.late_{found.running.late_why}"))))
    if waits.next_at is not None:
        peace = counted(waits.later, MOST)
        more.append(t("ops.in_peace", n=peace, when=moment(waits.next_at)))
    return Part("letters", stuck, tuple(lines), tuple(more))


def _cause(one: Cause, at: dt.datetime) -> Line:
    said = []
    if one.failed:
        said.append(t("ops.failed", n=counted(len(one.failed), READ)))
    if one.next_at is not None:
        waiting = counted(len(one.waiting), READ)
        said.append(t("ops.waiting", n=waiting, when=moment(one.next_at)))
    said.append(t("ops.oldest", since=since(one.since, at)))
    address = url_for("operations.letters", cause=one.why)
    return Line(
        t(f"ops.cause_{one.why}"),
        (" ".join(said), t(f"told.why_{one.why}")),
        todo=((address, t("ops.to_letters")),),
    )


def offices(found: Sequence[Vacant], at: dt.datetime) -> Part:
    """A line for each office that nobody answers for, now or soon."""
    return Part(
        "offices",
        sum(one.today and one.tasks > 0 for one in found),
        tuple(_office(one, at) for one in found),
        links=((url_for("away.gaps"), t("away.coverage_title")),),
    )


def _office(one: Vacant, at: dt.datetime) -> Line:
    gap = one.gap
    when = "now" if one.today else "from"
    words = [t(f"ops.{gap.cover}_{when}", on=short_day(gap.from_on))]
    if one.since is not None:
        words.append(t("ops.tasks_wait", n=counted(one.tasks, FEW), since=since(one.since, at)))
    else:
        words.append(t("ops.no_tasks_wait"))
    todo = [(acting(gap), t("away.name_acting"))]
    if gap.away:
        lent = url_for("away.delegate", orang=gap.away[0], jabatan=one.office.id)
        todo.append((lent, t("away.name_stand_in")))
    tone = "attention" if one.today and one.tasks else "caution"
    chip = t(f"away.cover_{gap.cover}")
    return Line(one.office.name, (" ".join(words),), tone, chip, tuple(todo))


def calendar(gaps: CalendarGaps) -> Part:
    """The year that is not decreed and reached, and feasts that are estimates."""
    lines = []
    if gaps.missing is not None:
        words = [t("ops.year_words")]
        if gaps.due_after:
            words.append(t("ops.year_due", n=counted(gaps.due_after, MOST)))
        address = url_for("calendar.year", tahun=gaps.missing)
        title = t("ops.year_missing", year=str(gaps.missing))
        tone = "attention" if gaps.due_after else "caution"
        chip = t("ops.soon") if not gaps.due_after else t("ops.counted_on")
        lines.append(Line(title, tuple(words), tone, chip, ((address, t("ops.to_year")),)))
    lines += [
        Line(
            f"{day(on)}: {text(off.name)}",
            (t("ops.feast_words"),),
            "caution",
            t("calendar.kind_estimated"),
            ((url_for("calendar.new_day"), t("calendar.add_day")),),
        )
        for on, off in gaps.feasts
    ]
    stuck = int(gaps.due_after > 0)
    links = ((url_for("calendar.year"), t("nav.calendar")),)
    return Part("calendar", stuck, tuple(lines), links=links)
