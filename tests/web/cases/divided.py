"""A proposal before the district forum that lies in two villages, for tests of pages."""

import datetime as dt
from typing import Any

from engine.service import organisations
from engine.service.branching import branch
from engine.service.organisations import NewOffice, NewOrganisation
from engine.store import subcases
from engine.store.subcases import Opened
from tests.web import town as towns
from tests.web.cases import work
from tests.web.town import Town

HERE, THERE = towns.VILLAGE, "33.26.15.2003"


def neighbour(town: Town) -> None:
    """The village next to it has a head: Budi."""
    office = NewOffice("village_head", "Kepala Desa Pandanarum", holder=town.persons["budi"])
    made = organisations.add_many(
        town.desk,
        [NewOrganisation("DS-2003", "village", "Pemerintah Desa Pandanarum", (THERE,), (office,))],
        None,
        None,
        towns.OPENED,
        from_on=dt.date(2026, 1, 1),
    )
    assert isinstance(made, dict), made


def at_district(town: Town, key: str, title: str = "Jalan dua desa") -> int:
    """A proposal that the district forum is about to discuss."""
    made = work.at_village(town, f"divided-{key}", title)
    work.act(town, made, "lurah", "put_to_forum")
    work.act(
        town, made, "lurah", "accept", village_rank=1, village_volume="120", village_cost=85_000_000
    )
    return made


def typed(number: int, **changes: str) -> dict[str, str]:
    """What is typed for one part, by the names of its inputs."""
    part = {
        "title": f"Jalan sisi {number}",
        "place-village": HERE if number == 1 else THERE,
        "landmark": "Dari pos ronda",
        "volume": "50",
        "cost": "40 juta",
        **changes,
    }
    return {f"f-part.{number}.{name}": value for name, value in part.items()}


def worked(town: Town) -> None:
    """What the job does soon after each step, by the machine's own clock."""
    while branch(town.desk.database, dt.datetime.now(dt.UTC)).done:
        pass


def parts(town: Town, case: int) -> list[Opened]:
    """The parts of a proposal, opened."""
    worked(town)
    with town.desk.database.connection() as connection:
        return subcases.opened_by(connection, town.desk.tenant, case)


def said(**more: str) -> dict[str, Any]:
    """Why it is divided."""
    return {"reason": "SEVERAL_PLACES", "words": "Separuhnya di desa sebelah.", **more}
