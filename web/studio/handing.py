"""What comes of handing a text in, the same for every page that does: where to go, or why not."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from engine.service.drafting import Submitted


def to_change(done: Submitted) -> Response:
    """To the page of the change that waits now."""
    return redirect(url_for("studio.change", number=done.number), 303)
