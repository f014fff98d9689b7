"""What stood there before an act answered anew, so that a reader sees what was changed.

Never here: who may see an answer.
"""

from collections.abc import Iterable, Mapping

from engine.core.definition.workflow import Definition
from engine.core.migrating import Names
from engine.core.rounds import begins
from engine.core.values import JSON
from engine.store.events import Recorded


def corrected(definition: Definition, happened: Iterable[Recorded]) -> dict[int, dict[str, JSON]]:
    """Event -> field -> the answer that it replaced by another one; events oldest first."""
    field = Names(definition).field
    known: dict[str, JSON] = {}
    found: dict[int, dict[str, JSON]] = {}
    for event in happened:
        if begins(event.record):
            continue  # what waits for signatures is no answer yet
        new = {field(key) or "": value for key, value in _set(event).items()}
        was = {key: known[key] for key, value in new.items() if known.get(key, value) != value}
        if was:
            found[event.seq] = was
        known |= new
    return found


def _set(event: Recorded) -> Mapping[str, JSON]:
    words = {path[4:]: value for path, value in event.words.items() if path.startswith("set.")}
    return {**event.record.get("set", {}), **words}
