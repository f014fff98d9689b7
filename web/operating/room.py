"""The blueprint of this room, and who may ask: who knows the token, or a trusted proxy itself."""

import hmac

from flask import Blueprint, abort, current_app, request

from config.settings import Settings
from web.base.proxies import address_of

blueprint = Blueprint("operating", __name__)


def operators_only() -> None:
    """Everybody else finds nothing there. A proxy that hands a visitor's request on says so in
    X-Forwarded-For, and then it does not ask for itself."""
    settings: Settings = current_app.extensions["settings"]
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.operator_token
    if wanted and scheme.lower() == "bearer":
        if hmac.compare_digest(given.strip().encode(), wanted.encode()):
            return
        abort(404)
    asks = None if "X-Forwarded-For" in request.headers else address_of(request.remote_addr or "")
    if asks is None or not any(asks in network for network in settings.trusted_proxies):
        abort(404)
