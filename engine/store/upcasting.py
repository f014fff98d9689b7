"""Reads stored event bytes of any schema version as a record of the present one.

Old bytes are never rehashed or rewritten: a version is lifted, step by step, in memory only.
"""

import json
from collections.abc import Callable, Mapping

from engine.core.chain import SCHEMA
from engine.core.values import JSON

Record = dict[str, JSON]
# version -> the function that lifts a record of it to the next one
UPCASTERS: Mapping[int, Callable[[Record], Record]] = {}


def read(
    body: bytes,
    upcasters: Mapping[int, Callable[[Record], Record]] = UPCASTERS,
    present: int = SCHEMA,
) -> Record:
    """The record of these bytes. Raises ValueError for bytes that no release wrote."""
    record = json.loads(body)
    if not isinstance(record, dict):
        raise ValueError("an event is a JSON object")
    while (version := record.get("v")) != present:
        lift = upcasters.get(version) if isinstance(version, int) else None
        if lift is None:
            raise ValueError(f"an event of the unknown version {version!r}")
        record = lift(record)
    return dict(record)
