"""Which office (tenant) an address belongs to, and how the office looks.

One installation serves one office; where there are several, the host name in the office's
settings decides. Ids of another office never resolve, because every query begins at this desk.
"""

import re
import time
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, abort, current_app, g, request
from sqlalchemy import select

from engine.service.desk import Desk, Glance
from engine.store.database import Database
from engine.store.tables.people import TenantRow
from web.base.rows import rows
from web.base.token import web_session

KEPT_SECONDS = 20  # an office's look may be so old
_COLOUR = re.compile(r"^#[0-9a-f]{6}$")


@dataclass(frozen=True)
class Office:
    """What pages show of a tenant. `tenant` is None: nothing set up, or database away."""

    tenant: int | None
    name: str
    area: str = ""
    zone: str = "Asia/Jakarta"
    contact: str = ""
    accent: str = ""
    crest: str = ""
    host: str = ""


NOBODY = Office(tenant=None, name="")


class Offices:
    """The offices of this installation, read again every few seconds."""

    def __init__(self) -> None:
        self.read_at = float("-inf")
        self.all: tuple[Office, ...] = ()

    def find(self, host: str) -> Office:
        """The office of this host, else the first one. Raises what the database raises."""
        if time.monotonic() - self.read_at > KEPT_SECONDS or not self.all:
            found = rows.session.scalars(select(TenantRow).order_by(TenantRow.id)).all()
            self.all = tuple(_office(row) for row in found)
            self.read_at = time.monotonic()
        return self.known(host)

    def of_tenant(self, tenant: int | None) -> Office | None:
        """The office with this id, from memory."""
        return next((office for office in self.all if office.tenant == tenant), None)

    def known(self, host: str) -> Office:
        """find() from memory only, for the pages that say that the database is away."""
        named = (office for office in self.all if office.host and office.host == host)
        return next(named, self.all[0] if self.all else NOBODY)


def _office(row: TenantRow) -> Office:
    settings: dict[str, Any] = row.settings or {}
    accent = str(settings.get("accent", "")).lower()
    return Office(
        tenant=row.id,
        name=row.name,
        area=row.area,
        zone=row.zone,
        contact=str(settings.get("contact", ""))[:200],
        accent=accent if readable(accent) else "",
        crest=str(settings.get("crest", "")),
        host=str(settings.get("host", "")),
    )


def readable(colour: str) -> bool:
    """Whether an accent can be read on paper and white can be read on it (5.5:1 at least)."""
    if not _COLOUR.match(colour):
        return False
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 0.94 / (light + 0.05) >= 5.5


def office() -> Office:
    """The office of this request; from memory while the database is away.

    A host of its own decides. Where several offices share one, the session says at which of them
    its person works.
    """
    if "office" not in g:
        offices: Offices = current_app.extensions["offices"]
        host = request.host.partition(":")[0]
        away = g.get("without_database", False)
        found = offices.known(host) if away else offices.find(host)
        if len(offices.all) > 1 and not found.host and not away:
            session = web_session()
            found = offices.of_tenant(session.tenant if session else None) or found
        g.office, g.zone = found, found.zone
    return g.office


def _shown() -> Office:
    """The office for the frame of a page: an error page must not fail on its own frame."""
    try:
        return office()
    except Exception:
        g.without_database = True
        return office()


def desk() -> Desk:
    """The desk of this request. 503 where no office is set up yet."""
    found = office()
    if found.tenant is None:
        abort(503)
    return Desk(current_app.extensions["database"], found.tenant, _glance())


def _glance() -> Glance | None:
    """A page that only reads looks at the directory once; who changes it must see the change."""
    if request.method not in ("GET", "HEAD"):
        return None
    if "glance" not in g:
        g.glance = Glance()
    found: Glance = g.glance
    return found


def send_accent() -> Response:
    """The office's accent as a small style sheet; it is the same in light pages only."""
    colour = office().accent
    if not colour:
        abort(404)
    sheet = (
        "@media (prefers-color-scheme: light) { :root { "
        f"--accent: {colour}; --accent-deep: color-mix(in srgb, {colour} 80%, black); "
        f"--focus: {colour}; }} }}\n"
    )
    answer = Response(sheet, mimetype="text/css")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def install(app: Flask, database: Database) -> None:
    """Make the office known to views and templates."""
    app.extensions["database"] = database
    app.extensions["offices"] = Offices()
    app.add_url_rule("/aset/aksen.css", "accent", send_accent)
    app.context_processor(lambda: {"office": _shown()})
