"""Rows for pages: Flask-SQLAlchemy over the engine's own tables, in one pool with the services.

A page reads through `rows.session`, which ends with the request. Never here: writing a case.
"""

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

from engine.store.database import Database, engine_options
from engine.store.tables import Base

rows = SQLAlchemy(metadata=Base.metadata)


def install(app: Flask, url: str) -> Database:
    """Bind the tables to this application; give the services the same pool."""
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options()
    rows.init_app(app)
    with app.app_context():
        return Database(url, engine=rows.engine)
