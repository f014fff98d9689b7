"""The blueprint of this room; its views register themselves on it."""

from flask import Blueprint

blueprint = Blueprint("queue", __name__)
