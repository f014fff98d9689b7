"""The stage: the sample office in a database of its own, as of the first day of the cycle.

The offices, areas and definitions are the shipped ones; only the cases are made up.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.core.resolving import area_kind
from engine.rehearsal.year import Cast
from engine.service.desk import Desk
from engine.service.prepare import prepare
from engine.store.database import Connection, Database
from engine.store.rehearsing import citizens, places_with_heads
from engine.store.scratch import scratch_database

RTS = ("001", "002", "003", "004")


class StageError(RuntimeError):
    """What was asked for cannot be played; the words say why."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An office ready to play: its desk and who takes part."""

    desk: Desk
    cast: Cast


@contextmanager
def staged(
    url: str, root: Path, villages: int, first: dt.datetime, say: Callable[[str], None]
) -> Iterator[Stage]:
    """A prepared office for the length of the run. Raises StageError, ScratchError."""
    with scratch_database(url) as own, TemporaryDirectory() as data_dir:
        made = prepare(own, root, Path(data_dir), True, first, say, with_past=False).sample
        if made is None:
            raise StageError("the sample office was not made")
        database = Database(own)
        try:
            with database.connection() as connection:
                cast = _cast(connection, made.tenant, villages)
            yield Stage(Desk(database, made.tenant), cast)
        finally:
            database.close()


def _cast(connection: Connection, tenant: int, villages: int) -> Cast:
    """RWs of so many villages, both kinds of village among them, and all sample citizens."""
    heads = places_with_heads(connection, tenant, "rw_head")
    found = _mixed(dict.fromkeys(".".join(code.split(".")[:4]) for code in heads))
    if not 1 <= villages <= len(found):
        raise StageError(f"--villages is a number from 1 to {len(found)}")
    chosen = set(found[:villages])
    places = tuple(
        f"{code}.{rt}"
        for code in heads
        for rt in RTS
        if len(code.split(".")) == 5 and ".".join(code.split(".")[:4]) in chosen
    )
    openers = citizens(connection, tenant)
    alone = tuple(
        f"{village}.001.{rt}"
        for village in chosen - {".".join(place.split(".")[:4]) for place in places}
        for rt in RTS
    )
    return Cast(tuple(openers), tuple(sorted((*places, *alone))))


def _mixed(villages: dict[str, None]) -> list[str]:
    """Desa and kelurahan in turn, those with heads of their own first (their order is given)."""
    kinds: dict[str, list[str]] = {}
    for code in villages:
        kinds.setdefault(area_kind(code), []).append(code)
    return [code for turn in zip_longest(*kinds.values()) for code in turn if code is not None]
