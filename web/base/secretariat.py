"""Rooms that only the secretariat may enter: everybody else finds nothing there.

A visitor without a session is asked to log in, so that a form sent after its end is not lost.
Never here: deciding what the secretariat may do (the services do).
"""

from typing import Any

from flask import Blueprint, abort, request

from web.base.session import login_required, me, myself

# A definition's files come as form fields; the loader says in plain words what is too large.
LARGEST_TEXT = 24 * 1024 * 1024


@login_required
def _guard() -> None:
    if not myself().secretariat:
        abort(404)


def secretariat_only(blueprint: Blueprint) -> None:
    """Guard every view of the room."""
    blueprint.before_request(_guard)


def take_long_texts(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let the secretariat send long texts. Runs before the form is read for its token."""
    who = me()
    if who is not None and who.secretariat:
        request.max_form_memory_size = LARGEST_TEXT
