"""An official's work through the pages: opens the form of an act as shown, and sends it."""

import datetime as dt
import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.core.values import Act, Actor
from engine.service import acting
from engine.service.results import Done
from tests.web import secretary
from tests.web import town as towns
from tests.web.filling import main_of
from tests.web.town import Town

MET = ("forward", "accept")  # outcomes of a meeting, which need its day
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def case(town: Town, key: str, title: str = "Selokan Gang Tiga") -> int:
    """A new proposal of Sari's, waiting for the head of her RW."""
    return secretary.propose(town, f"work-{key}", title=title)


def at_village(town: Town, key: str, title: str = "Selokan Gang Tiga") -> int:
    """The same, passed on to the village head."""
    made = case(town, key, title)
    act(town, made, "ketua", "forward", rw_rank=1)
    return made


def act(town: Town, case_id: int, who: str, action: str, slot: str = "", **data: Any) -> None:
    """Act without the pages, to bring a case to where a test begins."""
    act_at(town, case_id, who, action, towns.OPENED, slot, **data)


def act_at(
    town: Town, case_id: int, who: str, action: str, at: dt.datetime, slot: str = "", **data: Any
) -> None:
    """The same at a moment that the test chooses."""
    happened_at = at if action in MET else None
    request = Act(action, Actor(town.persons[who]), data, slot=slot, happened_at=happened_at)
    done = acting.act(town.desk, case_id, request, None, at)
    assert isinstance(done, Done), done


def day(on: dt.date | None = None) -> dict[str, str]:
    """The day of a meeting as it is typed; today's where none is given."""
    # The town lies in western Indonesia.
    on = on or (dt.datetime.now(dt.UTC) + dt.timedelta(hours=7)).date()
    parts = {"day": on.day, "month": on.month, "year": on.year}
    return {f"happened__{part}": str(number) for part, number in parts.items()}


def hidden(page: str, action: str) -> dict[str, list[str]]:
    """What the form of an act carries unseen."""
    form = re.split(rf'action="[^"]*/{action}"', page, maxsplit=1)[1].partition("</form>")[0]
    found: dict[str, list[str]] = {}
    for name, value in _HIDDEN.findall(form):
        found.setdefault(name, []).append(unescape(value))
    return found


def opened(client: FlaskClient, case_id: int, action: str, slot: str = "") -> dict[str, list[str]]:
    """The form of an act as its page shows it; of a plain act, as the case page does."""
    answer = client.get(f"/kasus/{case_id}/{action}" + (f"?kursi={slot}" if slot else ""))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return hidden(answer.get_data(as_text=True), action)


def send(
    client: FlaskClient, case_id: int, action: str, carried: dict[str, list[str]], **typed: Any
) -> TestResponse:
    """Send the form with what was typed; dashes in names are written as two underscores."""
    named = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(
        f"/kasus/{case_id}/{action}", data={**carried, **named}, content_type="multipart/form-data"
    )


def standing(town: Town, case_id: int) -> tuple[str, int]:
    """(state, revision) of a case."""
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT state, revision FROM cases WHERE tenant = 1 AND id = %s", (case_id,)
        ).fetchone()
    assert row is not None
    return row[0], row[1]


def number(town: Town, case_id: int) -> str:
    """The public number of a case."""
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT number FROM cases WHERE tenant = 1 AND id = %s", (case_id,)
        ).fetchone()
    assert row is not None
    return str(row[0])


def seen(client: FlaskClient, address: str) -> str:
    """The page without its frame; it must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return main_of(answer)


def at_survey(town: Town, key: str, title: str = "Selokan Gang Tiga") -> int:
    """The same, waiting for the visit of the works agency since four days ago."""
    made = at_village(town, key, title)
    act(town, made, "lurah", "put_to_forum", village_note="Sudah dilihat.")
    sizes = {"village_volume": "110", "village_cost": 300_000_000}
    act(town, made, "lurah", "accept", village_rank=1, **sizes)
    sizes = {"district_volume": "110", "district_cost": 300_000_000}
    act(town, made, "camat", "accept", district_rank=1, **sizes)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=4)
    act_at(town, made, "bappeda", "assign", since, agency="DPU")
    return made
