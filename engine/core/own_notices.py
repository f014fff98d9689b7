"""Notices that no definition words: what goes on within an office is the same in every workflow.

Their keys have a dot, which the keys of a definition never have.
"""

from collections.abc import Mapping

from engine.core.definition.base import Text
from engine.core.definition.workflow import Notice

PASSED_ON = "own.passed_on"
TAKEN_OVER = "own.taken_over"

OWN: Mapping[str, Notice] = {
    PASSED_ON: Notice(
        kind="task",
        subject=Text(id="Diteruskan kepada Anda: {number}", en="Passed on to you: {number}"),
        body=Text(
            id="Rekan Anda di {office} meneruskan “{title}” di {area} ({state}) kepada Anda:"
            " {words}. Batas waktunya {due}. Buka {link}.",
            en="A colleague in {office} passed “{title}” in {area} ({state}) on to you: {words}."
            " It is due {due}. Open {link}.",
        ),
    ),
    TAKEN_OVER: Notice(
        kind="progress",
        subject=Text(id="Diambil alih dari Anda: {number}", en="Taken over from you: {number}"),
        body=Text(
            id="Rekan Anda di {office} mengambil alih “{title}” di {area} ({state}): {words}."
            " Lihat {link}.",
            en="A colleague in {office} took “{title}” in {area} ({state}) over from you: {words}."
            " See {link}.",
        ),
    ),
}
