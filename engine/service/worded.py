"""Words of fields: which event holds the present wording of each, and which of them are released.

Pure. Never here: what else a page may show (projecting.py).
"""

from collections.abc import Mapping, Sequence

from engine.core.definition.fields import Field
from engine.core.moving import WORDS
from engine.core.rounds import begins
from engine.core.values import JSON
from engine.store.events import Recorded

Word = tuple[int, str]  # event, path


def is_words(field: Field) -> bool:
    """Whether an answer stands beside the event as words, and so needs to be released."""
    return field.personal or field.type in WORDS


def latest_of(events: Sequence[Recorded], released: Mapping[Word, JSON]) -> dict[str, JSON]:
    """Mapping[Word, JSON] words by field. An old release does not cover a later wording."""
    # By hash, not by value: a wording that was erased since still hides the one before it.
    return {key: released[word] for key, word in last_worded(events).items() if word in released}


def last_worded(events: Sequence[Recorded]) -> dict[str, Word]:
    """Where the words of each field were given last: (event, path). The path holds the key that
    the field had then."""
    latest: dict[str, Word] = {}
    for event in events:
        if begins(event.record):
            continue
        for path in event.record.get("words", {}):
            if path.startswith("set."):
                latest[path[4:]] = event.seq, path
        for old, new in event.record.get("renamed", {}).items():
            if old in latest:
                latest[new] = latest.pop(old)
    return latest
