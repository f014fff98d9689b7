"""A decision in memory: load, clock and database left out; two guards, due time, notice, fold."""

import time

from msgspec.structs import replace

from engine.bench import loop
from engine.core.decide import decide
from engine.core.values import Accepted
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.world import world_of
from engine.store.stepping import load


def decision(desk: Desk, case_id: int, batches: int = 30, size: int = 100) -> float:
    """Seconds a decision: the best batch, since whatever else the machine does only adds."""
    with desk.database.connection() as connection:
        (case,) = load(connection, desk.tenant, [case_id])
    compiled, world = compiled_for(desk, case.definition), world_of(desk, loop.NOW)
    request = loop.act(case.state)
    # Other answers each time, so that nothing can be remembered from the time before.
    cases = [replace(case, data={**case.data, "cost": 1000 + n}) for n in range(size)]
    if not isinstance(decide(compiled, case, request, world, loop.NOW), Accepted):
        raise RuntimeError("the bench was refused")
    best = float("inf")
    for _ in range(batches):
        begun = time.perf_counter()
        for one in cases:
            decide(compiled, one, request, world, loop.NOW)
        best = min(best, (time.perf_counter() - begun) / size)
    return best
