"""The pages: they ask and show. No rule about a process stands here; services decide.

`create_app` is the composition root of the web: settings in, application out.
"""

from datetime import timedelta

from flask import Flask

from config.settings import Settings
from web import (
    auth,
    away,
    calendar,
    cases,
    files,
    forums,
    inbox,
    operating,
    operations,
    people,
    propose,
    public,
    queue,
    studio,
)
from web.base import (
    assets,
    compress,
    errors,
    formats,
    forms,
    headers,
    i18n,
    language,
    limits,
    navigation,
    office,
    proxies,
    requested,
    rows,
    session,
    trail,
)

# Each room has one blueprint; its address begins with the room's own word.
ROOMS = (
    public,
    auth,
    propose,
    files,
    queue,
    cases,
    inbox,
    studio,
    people,
    away,
    calendar,
    forums,
    operations,
    operating,
)
LARGEST_REQUEST = 48 * 1024 * 1024  # several photos at once; each file has its own limit


def create_app(settings: Settings) -> Flask:
    """One installation's web application; its pool is `app.extensions["database"]`."""
    app = Flask(__name__, static_folder=None)
    https = settings.base_url.startswith("https://")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=2000,
        SESSION_COOKIE_NAME="formulir",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=https,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
    )
    # Flask's documented way to wrap an application; its types know it as a method.
    app.wsgi_app = proxies.Proxied(app.wsgi_app, settings.trusted_proxies)  # type: ignore[method-assign]
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions["settings"] = settings
    requested.install(app, quiet=settings.sample)
    i18n.install(app, settings.locale)
    formats.install(app)
    office.install(app, rows.install(app, settings.database_url))
    forms.install(app)
    session.install(app)
    navigation.install(app)
    trail.install(app)
    assets.install(app)
    errors.install(app)
    limits.install(app, settings.redis_url)
    # After-request functions run last first: compress, then the headers.
    headers.install(app, https=https)
    compress.install(app)
    app.register_blueprint(language.blueprint)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    return app
