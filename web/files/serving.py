"""Shows a file to whoever may see it. To everybody else it does not exist."""

from urllib.parse import quote

from flask import Response, abort, request

from engine.service import attachments
from web.base.moment import now
from web.base.office import desk
from web.base.session import me
from web.files.intake import shelf
from web.files.room import blueprint

# A file may never act as a page of ours, whatever its bytes say.
LOCKED = "default-src 'none'; sandbox"


@blueprint.get("/berkas/<token>")
def show(token: str) -> Response:
    """A picture on the page; anything else is saved, not opened."""
    row = attachments.find(desk(), [token]).get(token)
    who = me()
    if row is None or not attachments.may_see(desk(), row, who.id if who else None, now()):
        abort(404)
    content = shelf().get(row.content_hash)
    if content is None:
        abort(410)
    attachments.note_reading(desk(), row, who.id if who else None, now())
    answer = Response(content, mimetype=row.media_type)
    kind = "inline" if row.media_type.startswith("image/") else "attachment"
    answer.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(row.name)}"
    answer.headers["Content-Security-Policy"] = LOCKED
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["ETag"] = f'"{row.content_hash[:32]}"'
    answer.make_conditional(request)
    return answer
