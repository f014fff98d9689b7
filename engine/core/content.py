"""What a case said at any moment: the answers that a decision was made on, and what became of them.

Nothing of it is stored. An event names all events before it by the chain of hashes, and a form is
refused once an answer has changed under it (service/acting.py), so the answers ahead of a deciding
event are exactly those that its page showed: derived from the chain they cannot be anything else,
and a copy beside the event would be one more thing to be proven. Words are bound by their salted
hashes, so the content keeps its digest when they are erased. Never here: who may see an answer.
"""

import hashlib
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from engine.core.chain import canonical
from engine.core.fold import data_after, under_new_keys
from engine.core.values import JSON, Data, Value

Happened = Iterable[tuple[Data, Mapping[str, JSON]]]  # (record as it is stored, known words)


class Given(Value, frozen=True):
    """An answer. `hash`: the salted one, of words beside the event; `erased`: they were, and the
    value is not known. `since`: the event that made the answer what it is."""

    value: JSON
    since: int
    hash: str = ""
    erased: bool = False

    @property
    def is_there(self) -> bool:
        """Whether there is an answer; "I do not know" is none, as for material changes."""
        return self.erased or self.value is not None


Content = Mapping[str, Given]


def history(happened: Happened) -> dict[int, Content]:
    """The content after each event, by its number; an act that was taken back changed nothing."""
    found: dict[int, Content] = {0: {}}
    content: Content = {}
    for record, words in happened:
        if record["kind"] == "undone" and "definition" not in record:
            # Exactly the content ahead of the act, whose words are said once more with new salt.
            content = found[record["undoes"] - 1]
        else:
            content = _after(content, record, words)
        found[record["seq"]] = content
    return found


def content_at(happened: Happened, seq: int) -> Content:
    """What the case said after the event with this number. Raises KeyError where there is none."""
    return history(happened)[seq]


def digest(content: Content) -> str:
    """The hash of a content: the same for the same answers, and after words were erased too.

    For whoever has the events. It is no secret: plain numbers in it could be guessed.
    """
    said = {
        key: {"words": one.hash} if one.hash else one.value
        for key, one in content.items()
        if one.is_there
    }
    return hashlib.sha256(canonical(said)).hexdigest()


def same(one: Given | None, other: Given | None) -> bool:
    """Whether two answers say the same. Of erased words only that they were said at once."""
    if one is None or other is None or not (one.is_there and other.is_there):
        return not (one and one.is_there) and not (other and other.is_there)
    if one.hash and one.hash == other.hash:
        return True
    return not one.erased and not other.erased and bool(one.value == other.value)


def unclear(one: Given | None, other: Given | None) -> bool:
    """Whether nobody can say any more if two answers say the same: words of one are erased."""
    gone = any(each is not None and each.erased for each in (one, other))
    return gone and bool(one and other) and not same(one, other)


def brought(content: Content, happened: Happened, seq: int) -> Content:
    """The content of that event under the keys that its answers have today."""
    for record, _ in happened:
        if record["seq"] > seq and "renamed" in record:
            content = _given(under_new_keys(content, record["renamed"]))
    return content


def differing(was: Content, now: Content) -> tuple[str, ...]:
    """The keys whose answer is another one, in the order in which they were first answered."""
    return tuple(key for key in {**was, **now} if not same(was.get(key), now.get(key)))


def _after(content: Content, record: Data, words: Mapping[str, JSON]) -> Content:
    seq = record["seq"]
    hashed = record.get("words", {})
    typed = {
        path: Given(words.get(path), seq, one, path not in words)
        for path, one in hashed.items()
        if path.startswith("set.")
    }
    plain = {key: Given(value, seq) for key, value in record.get("set", {}).items()}
    made = _given(data_after(content, {**record, "set": plain}, typed))
    return {key: _kept(one, content.get(key)) for key, one in made.items()}


def _kept(one: Given, before: Given | None) -> Given:
    """An answer that is given again in the same words was not changed by it."""
    return replace(one, since=before.since) if before is not None and same(one, before) else one


def _given(data: Data) -> Content:
    """Without what a key that is no longer used leaves behind (None)."""
    return {key: one for key, one in data.items() if one is not None}
