"""Acting on many cases: loaded at once, decided in pieces while the piece before is written.

A result for each case, as if each act had come alone; each piece is one statement, so that of a
case either everything is there or nothing. What lost a race is decided anew, alone.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from psycopg.errors import DeadlockDetected

from engine.core.definition.compiled import Compiled
from engine.core.values import Act, Case, Refused, Why
from engine.service import places, stuck
from engine.service.acting import act, decided
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Acted, Done
from engine.service.world import world_at
from engine.store.database import Connection
from engine.store.stepping import Loaded, Step, Writing, begin_write, load_for_step

BATCH = 500  # loaded at once
PIECE = 130  # written at once at most: large enough for the server, small enough to take turns
LEAST = 40  # the first, so that the server can begin


class _Ready(NamedTuple):
    """A case and a request with everything that must be asked of the database before deciding."""

    case: Case
    request: Act
    compiled: Compiled
    nowhere: tuple[Why, ...]


def act_many(
    desk: Desk, requests: Sequence[tuple[int, Act]], now: dt.datetime
) -> list[Acted | None]:
    """A result for each request, in order; None stands for a case that does not exist.

    A case may stand in the list once.
    """
    if len({case_id for case_id, _ in requests}) != len(requests):
        raise ValueError("a case stands at most once in a batch")
    results: list[Acted | None] = []
    for start in range(0, len(requests), BATCH):
        results += _batch(desk, requests[start : start + BATCH], now)
    return results


def _batch(desk: Desk, requests: Sequence[tuple[int, Act]], now: dt.datetime) -> list[Acted | None]:
    """1. Load all. 2. Piece by piece: decide, send, decide the next. 3. The rest alone."""
    with desk.database.connection() as connection:
        loaded = load_for_step(connection, desk.tenant, [case_id for case_id, _ in requests])
        ready = list(_ready(desk, connection, loaded, requests))
        world = world_at(desk, connection, loaded.directory_version, now)
        results: dict[int, Acted] = {}
        sent: list[Step] = []
        writing = Writing(None)
        for piece in _pieces(ready):
            steps: list[Step] = []
            for one in piece:
                made = decided(one.compiled, one.case, one.request, world, one.nowhere, None, now)
                if isinstance(made, Refused):
                    results[one.case.id] = made
                else:
                    steps.append(made)
            results |= _written(writing, sent)
            writing, sent = begin_write(connection, desk.tenant, steps), steps
        results |= _written(writing, sent)
        for case_id, result in results.items():
            if isinstance(result, Refused):
                stuck.tell(connection, desk, result, loaded.cases[case_id].workflow, case_id, now)
    return [
        results.get(case_id) or act(desk, case_id, request, None, now)
        if case_id in loaded.cases
        else None
        for case_id, request in requests
    ]


def _ready(
    desk: Desk, connection: Connection, loaded: Loaded, requests: Iterable[tuple[int, Act]]
) -> Iterable[_Ready]:
    """Those that can go in a batch: the case exists and was seen as it stands."""
    versions: dict[str, Compiled] = {}
    known: dict[tuple[str, frozenset[tuple[str, str]]], tuple[Why, ...]] = {}
    for case_id, request in requests:
        case = loaded.cases.get(case_id)
        if case is not None and request.revision in (None, case.revision):
            compiled = versions.get(case.definition)
            if compiled is None:
                compiled = compiled_at(desk, connection, case.definition)
                versions[case.definition] = compiled
            if not request.data:
                yield _Ready(case, request, compiled, ())
                continue
            # The same places are mostly named for all of a batch: asked once.
            named = (compiled.hash, frozenset(places.named(compiled, request.data).items()))
            nowhere = known.get(named)
            if nowhere is None:
                nowhere = places.unknown_in(connection, desk.tenant, compiled, request.data)
                known[named] = nowhere
            yield _Ready(case, request, compiled, nowhere)


def _pieces(ready: Sequence[_Ready]) -> Iterator[Sequence[_Ready]]:
    """A small one first, so that the server has something to do early; then larger ones."""
    start, size = 0, LEAST
    while start < len(ready):
        yield ready[start : start + size]
        start, size = start + size, min(PIECE, size * 2)


def _written(writing: Writing, sent: Sequence[Step]) -> dict[int, Acted]:
    try:
        ids = writing.finish()
    except DeadlockDetected:
        return {}  # two batches met; nothing of this piece is there
    return {
        step.after.id: Done(step.after, step.after.revision)
        for step in sent
        if step.after.id in ids
    }
