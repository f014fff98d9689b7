"""The sample set-up's mailbox: every mail that would have left. A real office has no such page."""

from flask import abort, current_app, render_template, request

from config.settings import Settings
from engine.service import sample_mail
from web.base.office import desk
from web.base.session import login_required
from web.inbox.letters import number
from web.inbox.room import blueprint

LINES = 20
MOST_TYPED = 254


@blueprint.get("/kotak-surat")
@login_required
def mailbox() -> str:
    """Mails of everybody in the sample office, the newest first; `untuk` keeps one address."""
    settings: Settings = current_app.extensions["settings"]
    if not settings.sample:
        abort(404)
    to = request.args.get("untuk", "").replace("\0", "").strip()[:MOST_TYPED]
    before = number("sebelum")
    found = sample_mail.mails(desk().database, LINES + 1, before, to or None)
    shown = found[:LINES]
    return render_template(
        "inbox/mailbox.html",
        mails=shown,
        to=to,
        older=shown[-1].id if len(found) > LINES else None,
    )
