"""The blueprint of this room; its views register themselves on it."""

from flask import Blueprint

blueprint = Blueprint("inbox", __name__)
