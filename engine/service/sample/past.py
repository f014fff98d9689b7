"""The past of the sample office: three planning years, each on its own cycle's definition.

Made once; a start that was cut off goes on where it stopped. Never here: what the stories tell
(`workflows/sample/`).
"""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from engine.service import case_view
from engine.service.desk import Desk
from engine.service.publishing import publish_shipped
from engine.service.publishing.shipped import publish_loaded
from engine.service.sample import accounts, script
from engine.service.sample.play import Played, play
from engine.store import sample as rows
from engine.store import tenants
from engine.store.shelf import Shelf

DONE = "sample_past"
# Each cycle's settings are published a month before its wishes are collected.
PUBLISHED_AT = dt.datetime(script.NEWEST - 2, 10, 1, 2, tzinfo=dt.UTC)
EARLIER = (2, 1)  # years before the newest cycle
OLD_NEWS = dt.timedelta(days=4)


def make(
    desk: Desk, workflows: Path, files: Path, now: dt.datetime, say: Callable[[str], None]
) -> Played:
    """1. an earlier cycle's version, 2. what happened until the next, and again; 3. the shipped
    version and what happened until now; 4. words that offices have read are released, and notices
    from long ago count as told.
    """
    stories = script.read(workflows / script.PLACE)
    shelf, played = Shelf(files), Played()
    for years in (*EARLIER, 0):
        at = PUBLISHED_AT.replace(year=PUBLISHED_AT.year - years)
        if at >= now:
            break
        _publish(desk, workflows, years, at)
        later = at.replace(year=at.year + 1) if years else now
        part = play(desk, shelf, stories, min(later, now))
        played.cases += part.cases
        played.acts += part.acts
        played.wrong += part.wrong
    _release(desk, now)
    with desk.database.transaction() as conn:
        rows.settle_old_notices(conn, desk.tenant, now - OLD_NEWS)
        tenants.set_setting(conn, desk.tenant, DONE, True)
    say(f"sample office: {played.cases} cases, {played.acts} acts of three planning years")
    return played


def _release(desk: Desk, now: dt.datetime) -> None:
    """The secretariat lets the public read the words of every case on which an office has acted;
    the newest ones still wait for somebody to read them first."""
    with desk.database.connection() as conn:
        found = rows.member_named(conn, desk.tenant, accounts.SECRETARIAT)
        acted = rows.acted_on(conn, desk.tenant)
    if found is not None:
        for case_id in acted:
            case_view.release(desk, found[0], case_id, None, now)


def _publish(desk: Desk, workflows: Path, years: int, at: dt.datetime) -> None:
    """The shipped workflows as they were `years` before the newest cycle."""
    if years == 0:
        publish_shipped(desk, workflows, at)
        return
    for file in sorted(workflows.glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        instead = {}
        if (named := _LINE.search(text)) is not None:
            settings = (workflows / f"cycles/{named[1]}.yaml").read_text(encoding="utf-8")
            cycle = int(named[1]) - years
            instead[f"cycles/{cycle}.yaml"] = _earlier(settings, years)
            instead[file.name] = _LINE.sub(f'cycle: "{cycle}"', text, count=1)
        publish_loaded(desk, workflows, file.stem, instead, at)


_LINE = re.compile(r'^cycle: "?(\d{4})"?$', re.MULTILINE)
_YEAR = re.compile(r"\b20\d\d\b")


def _earlier(text: str, years: int) -> str:
    """The same settings, every year in them so many years earlier."""
    return _YEAR.sub(lambda year: str(int(year[0]) - years), text)
