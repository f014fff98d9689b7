"""What is wrong with a definition, and where: findings have paths, problems have places.

A check gives findings (it knows the document only); the loader turns each into a problem with
file, line and column. Never here: the words (messages.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.core.definition import messages
from engine.core.definition.stories import Story, Told

Path = tuple[str | int, ...]
Severity = Literal["error", "warning"]
At = Literal["value", "key"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a source file; line and column count from 1, columns in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a path of the closed document.

    `offset` counts characters into the text that stands there (guards, placeholders). `story` is
    how a case comes there: empty is at once, None where nothing is told.
    """

    code: str
    path: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    at: At = "value"
    offset: int | None = None
    story: Story | None = None

    @property
    def severity(self) -> Severity:
        """Error or warning, as the catalogue says."""
        return messages.severity(self.code)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its place in a file, ready to be shown in either language.

    `told` is the shortest story that leads there, in words and step by step; None: no story.
    """

    file: str
    line: int
    column: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    told: Told | None = None

    @property
    def story(self) -> Story:
        """The turns of the story, to be walked on a diagram; empty also where there is none."""
        return tuple(step.turn for step in self.told.steps) if self.told else ()

    @property
    def severity(self) -> Severity:
        """Error or warning, as the catalogue says."""
        return messages.severity(self.code)

    def message(self, language: str = "id") -> str:
        """The plain words, in `id` or `en`."""
        return messages.words(self.code, self.values, language)

    def line_of_text(self, language: str = "id") -> str:
        """`file:line:column: error: words [code]`, as editors read it."""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.severity}: {self.message(language)} [{self.code}]"


def problem(place: Place, code: str, **values: Any) -> Problem:
    """A problem at this place."""
    return Problem(place.file, place.line, place.column, code, values)
