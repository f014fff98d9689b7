"""The decisions of a case with the content each is bound to, from an archive alone. Pure.

It says whether that content still is the case's content. It proves as much as the chain does, so
verifying.py is asked first. Never here: deriving a content (core/content.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.content import brought, differing, digest
from engine.core.values import JSON
from engine.service.since import decides, in_force, known_of, standing
from engine.store import upcasting
from engine.store.archive import CaseFile
from engine.store.events import Recorded


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision that stands. `saw`: the digest of the answers that it was made on, those given
    with it among them; `changed` of them are others now (or given again and erased since, so that
    nobody can say), `added` were first answered later."""

    seq: int
    saw: str
    changed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def still(self) -> bool:
        """Whether the content of the decision is the content of the case."""
        return not self.changed and not self.added


def decisions(file: CaseFile) -> Iterator[Decided]:
    """Every decision of an office on this case that was not taken back, the oldest first."""
    happened = recorded(file)
    if not happened:
        return
    stands = standing(happened)
    pairs, known = known_of(happened)
    now = known[happened[-1].seq]
    for one in stands:
        if decides(one):
            seq = in_force(stands, one).seq
            was = brought(known[seq], pairs, seq)
            keys = differing(was, now)
            had = {key for key in keys if key in was and was[key].is_there}
            changed = tuple(key for key in keys if key in had)
            added = tuple(key for key in keys if key not in had)
            yield Decided(one.seq, digest(known[seq]), changed, added)


def recorded(file: CaseFile) -> list[Recorded]:
    """The events of an archive as readers see them."""
    words: dict[int, dict[str, JSON]] = {}
    for word in file.words:
        if not word.erased:
            words.setdefault(word.seq, {})[word.path] = word.value
    return [
        Recorded(
            one.seq,
            one.kind,
            one.recorded_at,
            one.happened_at,
            upcasting.read(one.body),
            words.get(one.seq, {}),
        )
        for one in file.events
    ]
