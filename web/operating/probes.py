"""/sehat, /siap and /metrik: plain text for programs that watch over this one.

Read at the moment of asking, from PostgreSQL and Valkey: several web servers give one answer.
"""

from flask import Response, current_app

from engine.service import operating
from engine.service.operating import MOST, Figures
from web.base.jobs import NAMES, waiting_jobs
from web.base.moment import now
from web.operating.room import blueprint, operators_only


@blueprint.get("/sehat")
def healthy() -> Response:
    """This process answers; nothing else is asked. Who restarts it on silence needs no more."""
    return _plain("ok\n")


@blueprint.get("/siap")
def ready() -> Response:
    """Whether requests may be sent here: one line for each part, 503 where one is missing."""
    operators_only()
    parts = operating.readiness(current_app.extensions["database"])
    parts |= {"queue": waiting_jobs() != {}}
    lines = [f"{name} {'ok' if well else 'missing'}\n" for name, well in parts.items()]
    return _plain("".join(lines), 200 if all(parts.values()) else 503)


@blueprint.get("/metrik")
def metrics() -> Response:
    """In the text format of Prometheus."""
    operators_only()
    found = operating.figures(current_app.extensions["database"], now())
    answer = _plain(written(found, waiting_jobs()))
    answer.content_type = "text/plain; version=0.0.4; charset=utf-8"
    return answer


def written(found: Figures, waits: dict[str, int]) -> str:
    """Each figure with its help and its type, as gauges: none of them only grows. All but open
    tasks are counted up to MOST and stay there."""
    waiting, heard = found.waiting, found.workers
    failed = found.incidents.get("undelivered", 0)
    families: list[tuple[str, str, dict[str, float]]] = [
        ("tasks_open", f"Open tasks; beyond {MOST} estimated.", {"": waiting.tasks_open}),
        ("tasks_overdue", "Open tasks past their due moment.", {"": waiting.tasks_overdue}),
        ("outbox_due", "Notices that are due and not relayed.", {"": waiting.outbox_due}),
        ("outbox_oldest_seconds", "Lateness of the oldest of them.", {"": waiting.oldest_outbox}),
        ("deliveries_waiting", "Messages not handed over yet.", {"": waiting.mails_waiting}),
        ("deliveries_failed", "Messages given up, not dealt with.", {"": failed}),
        ("incidents_open", "Incidents nobody settled.", _by("kind", found.incidents)),
        ("queue_up", "Whether the queue answers.", {"": bool(waits)}),
        ("queue_length", "Jobs that wait.", _by("queue", waits)),
        ("workers", "Workers heard.", _by("queue", {n: heard.get(n, 0) for n in NAMES})),
        ("clocks", "Clocks heard.", {"": found.clocks}),
    ]
    if found.last_tick is not None:
        families.append(("clock_tick_age_seconds", "Since the last tick.", {"": found.last_tick}))
    lines = []
    for name, words, values in families:
        lines += [f"# HELP rembuk_{name} {words}", f"# TYPE rembuk_{name} gauge"]
        lines += [f"rembuk_{name}{label} {float(value):g}" for label, value in values.items()]
    return "\n".join([*lines, ""])


def _by(label: str, values: dict[str, int]) -> dict[str, float]:
    """Names of kinds and queues are keys of ours: nothing in them needs to be escaped."""
    return {f'{{{label}="{name}"}}': value for name, value in values.items()}


def _plain(words: str, code: int = 200) -> Response:
    answer = Response(words, code, mimetype="text/plain")
    answer.headers["Cache-Control"] = "no-store"
    return answer
