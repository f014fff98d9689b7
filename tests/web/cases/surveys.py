"""Two workflows for the pages: a repair that waits for its surveys, and the survey."""

import datetime as dt
from pathlib import Path
from typing import Any

from engine.core.values import Act, Actor, Open
from engine.service import acting, opening, publishing
from engine.service.branching import branch
from engine.service.results import Done, Receipt
from engine.store import subcases
from engine.store.subcases import Opened
from tests.web import town as towns
from tests.web.town import Town

HERE = Path(__file__).parent


def published(town: Town) -> None:
    """Both workflows, the survey first: the repair is refused without it."""
    for name in ("road_survey", "road_repair"):
        text = (HERE / f"{name}.yaml").read_text(encoding="utf-8")
        done = publishing.publish(
            town.desk, name, {f"{name}.yaml": text}, None, "Uji", towns.OPENED
        )
        assert isinstance(done, publishing.Published), done


def repair(town: Town, key: str, title: str) -> int:
    """A repair of the district head's that waits for two surveys; these are open."""
    person = town.persons["camat"]
    request = Open(Actor(person), {"opener": person}, {"title": title, "place": towns.VILLAGE})
    done = opening.open_case(town.desk, "road_repair", request, f"repair-{key}", towns.OPENED)
    assert isinstance(done, Receipt), done
    worked(town)
    return done.case_id


def worked(town: Town) -> None:
    """What the job does soon after each step, by the machine's own clock."""
    while branch(town.desk.database, dt.datetime.now(dt.UTC)).done:
        pass


def opened(town: Town, case: int) -> list[Opened]:
    """The surveys of a repair."""
    with town.desk.database.connection() as connection:
        return subcases.opened_by(connection, town.desk.tenant, case)


def finished(town: Town, survey: int) -> None:
    """The village head has looked, and the repair is told."""
    request = Act("finish", Actor(town.persons["lurah"]), {})
    done: Any = acting.act(town.desk, survey, request, None, towns.OPENED)
    assert isinstance(done, Done), done
    worked(town)
