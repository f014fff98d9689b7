"""A second version of the small definition beside the first, and short ways to move and look."""

import copy
import time
from collections.abc import Callable
from typing import Any

from engine.service import migrating
from engine.service.desk import Desk
from engine.service.verifying import verify
from engine.store import archive, moved
from engine.store.database import Database
from tests.support import small
from tests.support.office import publish

Change = Callable[[dict[str, Any]], None]


def relabel(made: dict[str, Any]) -> None:
    """Words alone."""
    made["title"] = small.text("Small, again")


def longer(made: dict[str, Any]) -> None:
    """More time at the gate."""
    made["states"]["gate"]["due"]["within"] = "10 working days"


def changed(*changes: Change) -> dict[str, Any]:
    """The small document after the changes."""
    made = copy.deepcopy(small.document())
    for change in changes:
        change(made)
    return made


def publish_changed(owner: Database, *changes: Change) -> str:
    """The changed definition is the head; its hash."""
    with owner.transaction() as connection:
        return publish(connection, 1, changed(*changes))


def secretariat(owner: Database, person: int = small.BOB) -> None:
    """The person may decide for the office."""
    with owner.transaction() as connection:
        connection.execute(
            "INSERT INTO member (tenant, person, secretariat) VALUES (1, %s, true)"
            " ON CONFLICT (tenant, person) DO UPDATE SET secretariat = true",
            (person,),
        )


def begin(desk: Desk, target: str, *states: str, form: str = "form-move") -> int:
    """Move what stands in these states on other versions."""
    stands = [(d, s) for d, s in standing(desk) if s in states or not states]
    made = migrating.begin(
        desk, "small", target, stands, form, small.BOB, "New rule", small.NOON
    )  # fmt: skip
    assert isinstance(made, int), made
    return made


def standing(desk: Desk) -> list[tuple[str, str]]:
    """(version, state) in which open cases stand."""
    with desk.database.connection() as connection:
        return connection.execute(
            "SELECT DISTINCT definition, state FROM cases WHERE ending IS NULL ORDER BY 1, 2"
        ).fetchall()


def finish(desk: Desk, moving: int, now: Any = small.NOON, limit: int = 125) -> moved.MovingRow:
    """Work until nothing is left."""
    while migrating.move_some(desk, moving, now, limit):
        pass
    return look(desk, moving)


def look(desk: Desk, moving: int) -> moved.MovingRow:
    """The moving as it stands."""
    with desk.database.connection() as connection:
        found = moved.one(connection, desk.tenant, "small", moving)
    assert found is not None
    return found


def became(desk: Desk, moving: int) -> list[moved.CaseRow]:
    """What became of its cases."""
    with desk.database.connection() as connection:
        return moved.cases(connection, desk.tenant, moving, None, 0, 1000)


def broken(desk: Desk) -> list[str]:
    """What `rembuk verify` says is wrong."""
    with archive.snapshot(desk.database) as found:
        return list(verify(found))


def wait_until(holds: Callable[[], bool], seconds: float = 90.0) -> None:
    """Look again and again until it holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
