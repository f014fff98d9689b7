"""Acting on many cases: while the server writes one piece and loads the next, one is decided.

A result for each case, as if each act had come alone; each piece is one statement, so that of a
case either everything is there or nothing. What lost a race is decided anew, alone.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from psycopg.errors import DeadlockDetected

from engine.core.definition.compiled import Compiled
from engine.core.values import Act, Refused, Why
from engine.core.world import World
from engine.service import places, stuck
from engine.service.acting import act, decided
from engine.service.definitions import compiled_at
from engine.service.desk import Desk
from engine.service.results import Acted, Done
from engine.service.world import world_at
from engine.store.database import Connection
from engine.store.stepping import Loaded, Step, Writing, begin_load, begin_write, packed

PIECE = 60  # written at once at most: so that server and we take turns without long waits
LEAST = 30  # the first, so that the server can begin early

Request = tuple[int, Act]


def act_many(desk: Desk, requests: Sequence[Request], now: dt.datetime) -> list[Acted | None]:
    """A result for each request, in order; None stands for a case that does not exist.

    A case may stand in the list once.
    """
    if len({case_id for case_id, _ in requests}) != len(requests):
        raise ValueError("a case stands at most once in a batch")
    if not requests:
        return []
    with desk.database.connection() as connection:
        batch = _Batch(desk, connection, now)
        batch.run(list(_pieces(requests)))
    return [
        batch.results.get(case_id) or act(desk, case_id, request, None, now)
        if case_id in batch.found
        else None
        for case_id, request in requests
    ]


class _Batch:
    """What is known of a batch while it goes through, on one connection."""

    def __init__(self, desk: Desk, connection: Connection, now: dt.datetime) -> None:
        self.desk, self.now = desk, now
        self.found: dict[int, str] = {}  # of each case that exists: its workflow
        self.results: dict[int, Acted] = {}
        self._connection = connection
        self._running: tuple[Writing, Sequence[Step]] | None = None
        self._world: tuple[int, World] | None = None
        self._versions: dict[str, Compiled] = {}
        self._nowhere: dict[tuple[str, frozenset[tuple[str, str]]], tuple[Why, ...]] = {}

    def run(self, pieces: Sequence[Sequence[Request]]) -> None:
        """1. Wait for a piece. 2. Send the one before. 3. Decide. 4. Ask for the next, and pack
        while the server looks for it: so the server is hardly ever idle, nor are we."""
        tenant = self.desk.tenant
        loading = begin_load(self._connection, tenant, [id_ for id_, _ in pieces[0]])
        steps: list[Step] = []
        ready = None
        for number, piece in enumerate(pieces, start=1):
            loading.wait()
            if ready is not None:
                self._running = begin_write(self._connection, ready), steps
            steps = self._decide(loading.finish(), piece)
            connection = self._free()
            if number < len(pieces):
                loading = begin_load(connection, tenant, [id_ for id_, _ in pieces[number]])
            ready = packed(tenant, steps) if steps else None
        if ready is not None:
            self._running = begin_write(self._connection, ready), steps
        connection = self._free()
        for case_id, result in self.results.items():
            if isinstance(result, Refused):
                workflow = self.found[case_id]
                stuck.tell(connection, self.desk, result, workflow, case_id, self.now)

    def _decide(self, loaded: Loaded, piece: Sequence[Request]) -> list[Step]:
        """The steps of those that can go in a batch: the case was seen as it stands."""
        world = self._world_at(loaded.directory_version)
        steps: list[Step] = []
        for case_id, request in piece:
            case = loaded.cases.get(case_id)
            if case is None:
                continue
            self.found[case_id] = case.workflow
            if request.revision not in (None, case.revision) or case.ending is not None:
                continue  # what needs a closer look is acted on alone
            compiled = self._compiled(case.definition)
            nowhere = self._nowhere_in(compiled, request) if request.data else ()
            made = decided(compiled, case, request, world, nowhere, None, self.now)
            if isinstance(made, Refused):
                self.results[case_id] = made
            else:
                steps.append(made)
        return steps

    def _free(self) -> Connection:
        """The connection, once what runs on it is done; its results are kept."""
        if self._running is not None:
            (writing, steps), self._running = self._running, None
            self.results |= _written(writing, steps)
        return self._connection

    def _world_at(self, version: int) -> World:
        if self._world is None or self._world[0] != version:
            self._world = version, world_at(self.desk, self._free(), version, self.now)
        return self._world[1]

    def _compiled(self, digest: str) -> Compiled:
        found = self._versions.get(digest)
        if found is None:
            found = self._versions[digest] = compiled_at(self.desk, self._free(), digest)
        return found

    def _nowhere_in(self, compiled: Compiled, request: Act) -> tuple[Why, ...]:
        # The same places are mostly named for all of a batch: asked once.
        named = (compiled.hash, frozenset(places.named(compiled, request.data).items()))
        known = self._nowhere.get(named)
        if known is None:
            tenant = self.desk.tenant
            known = places.unknown_in(self._free(), tenant, compiled, request.data)
            self._nowhere[named] = known
        return known


def _pieces(requests: Sequence[Request]) -> Iterator[Sequence[Request]]:
    """A small one first, so that the server has something to do early; then larger ones."""
    start, size = 0, LEAST
    while start < len(requests):
        yield requests[start : start + size]
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
