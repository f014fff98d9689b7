"""An office with three officers: two more posts of the village answer the same tasks."""

import datetime as dt

from engine.service import organisations
from engine.service.organisations import NewOffice
from tests.web import town as towns
from tests.web.town import Town

OFFICERS = {"sekdes": "Wahyu Nugroho", "kasi": "Ratna Sari"}
POSTS = {"sekdes": "Sekretaris Desa Karanganyar", "kasi": "Kasi Kesejahteraan Karanganyar"}


def join(town: Town) -> None:
    """Let `sekdes` and `kasi` stand beside `lurah` behind the village's tasks."""
    if "kasi" in town.persons:
        return
    town.persons |= towns.populate(town.desk, OFFICERS, towns.VILLAGE)
    posts = [NewOffice("village_head", POSTS[who], holder=town.persons[who]) for who in OFFICERS]
    made = organisations.add_offices(town.desk, "DS-2004", posts, None, None, towns.OPENED)
    assert isinstance(made, list), made
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE term SET from_on = %s WHERE tenant = 1", (dt.date(2026, 1, 1),))
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
