"""The lists of places that have held no forum, one for each open window; as a file for a table."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask import Response, render_template, request

from engine.core.forums import called
from engine.service import areas, studio
from engine.service.forums.listing import Listing, Missing, coming, listing, note_read, running
from engine.service.world import world_of
from web.base.closing import left_words
from web.base.formats import last_minute
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk, office
from web.base.session import myself
from web.forums.room import blueprint, forum_or_404, scope, within

MOST = 100  # lines of one list on the page; its file has all of them
TONES = {"waiting": "attention", "elsewhere": "caution", "nothing": "resting"}


@dataclass(frozen=True)
class Line:
    """One place in plain words."""

    area: str
    place: str
    chip: str
    tone: str
    words: str
    office: str
    vacant: bool


@blueprint.get("")
def lists() -> str:
    """Every forum whose window is open, narrowed to a part of what the reader sees."""
    seen, wanted = scope(), request.args.get("wilayah", "")
    if wanted and areas.is_code(wanted) and (seen is None or within(wanted, seen)):
        seen = (wanted,)
    else:
        wanted = ""
    note_read(desk(), myself().id, now())
    found = [listing(desk(), *one, seen, now()) for one in running(desk(), now())]
    following = coming(desk(), now())
    return render_template(
        "forums/lists.html",
        nobody=not wanted and seen is not None and found and not any(one.places for one in found),
        lists=[_shown(one) for one in found],
        coming=following
        and {
            "state": text(called(following[0].definition, following[1].state)),
            "first_on": following[2].first_on,
        },
        parts=_parts(),
        wanted=wanted,
    )


@blueprint.get("/<workflow>/<state>/daftar.csv")
def table(workflow: str, state: str) -> Response:
    """All that the reader sees of one list."""
    found = listing(desk(), *forum_or_404(workflow, state), scope(), now())
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([t(f"forums.column_{name}") for name in COLUMNS])
    names = _names(found.missing)
    for one, line in zip(found.missing, _lines(found, names), strict=True):
        holders = t("base.and").join(names.get(person, "") for person in one.holders)
        writer.writerow(
            _plain(cell)
            for cell in (line.area, line.place, line.chip, one.place.waiting, line.office, holders)
        )
    name = f"{workflow}-{state}-{found.window.last_on.isoformat()}.csv"
    return Response(
        "\ufeff" + out.getvalue(),  # without the mark a table of an office reads it as Latin
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


COLUMNS = ("code", "place", "standing", "waiting", "office", "holder")


def _shown(found: Listing) -> dict[str, Any]:
    definition, calendar = found.compiled.definition, world_of(desk(), now()).calendar
    shut_at = calendar.end_of(found.window.last_on)
    return {
        "workflow": definition.workflow,
        "state": found.forum.state,
        "title": text(called(definition, found.forum.state)),
        "of": text(definition.cycle.title if definition.cycle else definition.title),
        "shut": last_minute(shut_at),
        "left": left_words(calendar, now(), shut_at),
        "places": found.places,
        "held": found.held,
        "missing": len(found.missing),
        "unknown": found.depth is None,
        "lines": _lines(found, {}, MOST),
        "more": max(0, len(found.missing) - MOST),
    }


def _lines(found: Listing, names: dict[int, str], most: int | None = None) -> list[Line]:
    """Names of persons are for the file; the page says the office."""
    role = found.compiled.definition.roles[found.forum.role]
    made = []
    for one in found.missing[:most]:
        standing = one.place.standing
        name = one.offices[0].name if one.offices else text(role.title)
        made.append(
            Line(
                one.place.area,
                one.name,
                t(f"forums.{standing}"),
                TONES[standing],
                t(f"forums.{standing}_words", n=one.place.waiting or one.place.cases),
                name,
                not one.holders,
            )
        )
    return made


def _names(missing: Collection[Missing]) -> dict[int, str]:
    return studio.names(desk(), {person for one in missing for person in one.holders})


def _plain(cell: object) -> object:
    """A name that a table would take for a formula is told to be words."""
    words = str(cell)
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t") else cell


def _parts() -> list[tuple[str, str]]:
    """The areas right below what the reader sees: what a long list can be narrowed to."""
    seen = scope()
    tops = [office().area] if seen is None else list(seen)
    found = [one for top in tops for one in areas.children(desk(), top)]
    return [(one.code, areas.titled(one)) for one in found]
