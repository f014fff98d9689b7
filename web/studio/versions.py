"""One version: what its author wrote, the closed document, and what changed since before."""

import io
import zipfile

from flask import Response, abort, render_template

from engine.service import drafting, studio
from engine.service.comparing import Topic, compared
from engine.service.definitions import compiled_for
from engine.service.differing import FileChange, difference
from engine.service.register import Entry
from engine.service.studio import Studied
from engine.store.publishing import Version
from web.base.i18n import language
from web.base.office import desk
from web.studio.journal import lines
from web.studio.room import blueprint, study, version_of

NUMBER = "<int(max=1000000):number>"
# A fixed date inside the archive: the same version is the same bytes whenever it is fetched.
_STAMP = (1980, 1, 1, 0, 0, 0)


@blueprint.get(f"/<workflow>/versi/{NUMBER}")
def version(workflow: str, number: int) -> str:
    """Sources with line numbers, downloads, difference to the version before, the way back."""
    found = study(workflow)
    return version_page(found, version_of(found, number), "", {})


def version_page(found: Studied, chosen: Version, reason: str, errors: dict[str, str]) -> str:
    """The page of a version; `reason` and `errors` of the form that goes back to it."""
    workflow = found.head.workflow
    before = _before(found, chosen)
    sources = studio.sources_of(desk(), chosen.hash, workflow)
    changes: tuple[FileChange, ...] = ()
    topics: tuple[Topic, ...] = ()
    if before is not None:
        changes = difference(studio.sources_of(desk(), before.hash, workflow), sources)
        old, new = (compiled_for(desk(), one.hash).definition for one in (before, chosen))
        topics = compared(old, new, language())
    entries = [one for one in drafting.history(desk(), workflow) if _about(one, chosen)]
    return render_template(
        "studio/version.html",
        found=found,
        version=chosen,
        before=before,
        sources=sources,
        changes=changes,
        topics=topics,
        lines=lines(entries),
        reason=reason,
        errors=errors,
        names=studio.names(desk(), [chosen.published_by]),
    )


def _about(entry: Entry, chosen: Version) -> bool:
    """Whether a decision made this version, put it in use, or judged it afterwards."""
    return bool(entry.body.get("number") == chosen.number)


@blueprint.get(f"/<workflow>/versi/{NUMBER}/dokumen.json")
def closed_document(workflow: str, number: int) -> Response:
    """The canonical bytes: their SHA-256 is the version's hash."""
    chosen = version_of(study(workflow), number)
    body = studio.closed_document(desk(), chosen.hash)
    if body is None:
        abort(404)
    answer = Response(body, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{workflow}-{number}.json"'
    return answer


@blueprint.get(f"/<workflow>/versi/{NUMBER}/sumber.zip")
def sources_archive(workflow: str, number: int) -> Response:
    """The author's files in their folders."""
    chosen = version_of(study(workflow), number)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in studio.sources_of(desk(), chosen.hash, workflow).items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), words)
    answer = Response(out.getvalue(), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{workflow}-{number}.zip"'
    return answer


def _before(found: Studied, chosen: Version) -> Version | None:
    """The version that it was written over; else the one numbered before."""
    for one in found.versions:
        if one.hash == chosen.parent:
            return one
    earlier = [one for one in found.versions if one.number < chosen.number]
    return earlier[0] if earlier else None
