"""Our one macro in CEL: `case.cost in tier.small` becomes comparisons with the tier's bounds.

The text gets longer by it, so every offset in the longer text can be led back to the author's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.definition.cycle import Tier

# Strings are matched first, so that nothing within them is taken for the macro.
_TOKEN = re.compile(
    r"""(?P<string>[rRbB]{0,2}(?:\"\"\".*?\"\"\"|'''.*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))"""
    r"""|(?P<macro>\bcase\.(?P<field>[a-z][a-z0-9_]*)\s+in\s+tier\.(?P<tier>[a-z][a-z0-9_]*)\b)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Use:
    """One place where the macro stands: the field, the tier, and the offset of each."""

    field: str
    field_at: int
    tier: str
    tier_at: int


@dataclass(frozen=True, slots=True)
class Expanded:
    """The expression as CEL reads it, and the way back to what the author wrote."""

    text: str
    uses: tuple[Use, ...]
    pieces: tuple[tuple[int, int, int, bool], ...]  # start here, start there, length, is a macro

    def origin(self, offset: int) -> int:
        """The author's offset for an offset in the expanded text."""
        for here, there, length, is_macro in reversed(self.pieces):
            if offset >= here:
                return there if is_macro else there + min(offset - here, length)
        return offset


def expand_tiers(expression: str, tiers: Mapping[str, Tier]) -> Expanded:
    """Replace every use of a known tier; unknown tiers stay as they are and are in `uses`."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, bool]] = []
    uses: list[Use] = []
    done = size = 0
    for match in _TOKEN.finditer(expression):
        if match["macro"] is None:
            continue
        uses.append(Use(match["field"], match.start("field"), match["tier"], match.start("tier")))
        if match["tier"] not in tiers:
            continue
        before = expression[done : match.start()]
        pieces.append((size, done, len(before), False))
        written = _comparisons(f"case.{match['field']}", tiers[match["tier"]])
        pieces.append((size + len(before), match.start("field"), 0, True))
        parts += [before, written]
        size += len(before) + len(written)
        done = match.end()
    pieces.append((size, done, len(expression) - done, False))
    parts.append(expression[done:])
    return Expanded("".join(parts), tuple(uses), tuple(pieces))


def _comparisons(subject: str, tier: Tier) -> str:
    bounds = []
    if tier.over is not None:
        bounds.append(f"{subject} > {tier.over}")
    if tier.up_to is not None:
        bounds.append(f"{subject} <= {tier.up_to}")
    return f"({' && '.join(bounds) or 'true'})"
