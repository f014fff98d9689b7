"""One page for acts that need nothing but a reason: closing, giving or taking a right."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from engine.core.values import Refused
from web.base.whys import all_said


@dataclass(frozen=True)
class Asked:
    """What is asked: the act in words, what it touches, where it leads."""

    title: str
    words: str
    button: str
    back: str
    back_words: str
    target: str
    items: tuple[str, ...] = ()
    items_title: str = ""
    warning: bool = False
    hidden: tuple[tuple[str, str], ...] = ()


def confirm(asked: Asked, reason: str = "", error: str = "") -> str:
    """The page, also with what was wrong."""
    errors = {"reason": error} if error else {}
    return render_template("people/confirm.html", asked=asked, reason=reason, errors=errors)


def decided(asked: Asked, decide: Callable[[str], Refused | None]) -> Response | tuple[str, int]:
    """Decide with the reason of the form; a refusal is told on the same page."""
    reason = request.form.get("reason", "")[:4000]
    no = decide(reason)
    if no is not None:
        return confirm(asked, reason, " ".join(all_said(no.reasons))), 422
    return redirect(asked.target, 303)
