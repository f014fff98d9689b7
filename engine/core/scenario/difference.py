"""One thing that a step says and that is not so: what, expected, got, and what would be true.

Never here: finding them (expecting.py), their words in two languages (telling.py).
"""

from dataclasses import dataclass

from engine.core.values import JSON


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The value that would make an expectation true; None: the expectation has to go."""

    value: JSON


@dataclass(frozen=True, slots=True)
class Difference:
    """`at` is the step's key that says it (`has` and `may` with the key below), or for what no
    key says: act, forever, given, step.

    `now` is None where only a person can tell what was meant: an act that is refused now, or one
    that no longer is. `got_id`: what came instead, in Indonesian, where `got` is a sentence.
    """

    what: str
    expected: str
    got: str
    at: tuple[str, ...]
    now: Rewrite | None = None
    got_id: str = ""


class ScriptError(Exception):
    """The scenario itself is wrong (not what it plays); its words are for the author."""

    def __init__(self, english: str, indonesian: str) -> None:
        super().__init__(english)
        self.indonesian = indonesian

    def difference(self, what: str, expected: str, at: str) -> Difference:
        """The same as a difference of the step, or of what is given."""
        return Difference(what, expected, str(self), (at,), None, self.indonesian)
