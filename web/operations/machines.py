"""The parts of the page about what runs: notices, processes and queues, long work.

An installation may serve several offices: processes are everybody's, rows this office's alone.
"""

import datetime as dt
from collections.abc import Mapping

from flask import url_for

from engine.service.definitions import head_of
from engine.service.incidents import MOST
from engine.service.operations import Process, Running
from engine.store.stuck import Long
from web.base.formats import moment, number, since
from web.base.i18n import has_words, t, text
from web.base.jobs import NAMES
from web.base.office import desk
from web.operations.parts import Line, Part
from web.operations.room import counted


def relay(found: Running, at: dt.datetime) -> Part:
    """Notices that should have been handed on."""
    waits = found.relay
    more = t("ops.relay_none")
    if waits.next_at is not None:
        more = t("ops.relay_later", n=counted(waits.later, MOST), when=moment(waits.next_at))
    if waits.oldest is None:
        return Part("relay", 0, (), (more,))
    late = t("ops.relay_oldest", when=moment(waits.oldest), since=since(waits.oldest, at))
    title = t("ops.relay_due", n=counted(waits.due, MOST))
    return Part("relay", 1, (Line(title, (late, t(f"ops.late_{found.late_why}"))),), (more,))


def running(found: Running, waits: Mapping[str, int], at: dt.datetime) -> Part:
    """The clock, the queue, the workers, and what each is doing. `waits`: jobs by queue, none
    where the queue is away."""
    missing = []
    if not found.ticks:
        ago = None if found.last_tick is None else at - dt.timedelta(seconds=found.last_tick)
        words = t("ops.no_clock_since", when=moment(ago)) if ago else t("ops.no_clock_ever")
        missing.append(Line(t("ops.no_clock"), (words, t("ops.no_clock_words"))))
    if not waits:
        missing.append(Line(t("ops.no_queue"), (t("ops.no_queue_words"),)))
    instead = "clock" if found.ticks else "alone"
    missing += [
        Line(
            t("ops.no_worker", queue=t(f"ops.queue_{queue}")),
            (t(f"ops.no_worker_{instead}", name=queue),),
        )
        for queue in NAMES
        if not found.workers(queue)
    ]
    lines = [*missing, *(_process(one) for one in found.processes)]
    jobs = [t("ops.jobs", queue=t(f"ops.queue_{name}"), n=number(n)) for name, n in waits.items()]
    return Part("running", len(missing), tuple(lines), (" ".join(jobs),) if jobs else ())


def _process(one: Process) -> Line:
    beat = one.beat
    title = t(f"ops.kind_{beat.kind}")
    if beat.queue:
        title += f" {t(f'ops.queue_{beat.queue}')}"
    title += f" ({beat.host}, {beat.pid})"
    if not beat.alive:
        words = t("ops.silent_words", when=moment(beat.seen_at))
        return Line(title, (words,), "caution", t("ops.silent"))
    said = [t("ops.heard_since", when=moment(beat.started_at))]
    if beat.doing:
        key = f"ops.does_{beat.doing}"
        said.append(t("ops.doing", what=t(key) if has_words(key) else beat.doing))
    if one.holds:
        held = t("base.and").join(t(f"ops.holds_{what}", n=n) for what, n in one.holds.items())
        said.append(t("ops.holds", what=held))
    return Line(title, (" ".join(said),), "done", t("ops.heard"))


def long_work(found: Running, at: dt.datetime) -> Part:
    """Work that is not at its end: how far it is, and whether anybody is at it."""
    return Part(
        "long",
        sum(found.rests(work, at) for work in found.long),
        tuple(_long(work, found, at) for work in found.long),
    )


def _long(work: Long, found: Running, at: dt.datetime) -> Line:
    head = head_of(desk(), work.workflow)
    name = text(head.definition.title) if head is not None else work.workflow
    said = [t("ops.progress", done=number(work.done), all=number(work.all))]
    rests = found.rests(work, at)
    if rests:
        why = "long_rests" if found.ticks else "long_no_clock"
        said.append(t(f"ops.{why}", when=moment(work.touched_at)))
    if work.of == "moving":
        address = url_for("studio.moving_one", workflow=work.workflow, number=work.id)
    else:
        address = url_for("studio.moving", workflow=work.workflow)
    return Line(
        t(f"ops.long_{work.of}", workflow=name),
        tuple(said),
        "attention" if rests else "current",
        t("ops.rests" if rests else "ops.under_way"),
        ((address, t("ops.to_long")),),
    )
