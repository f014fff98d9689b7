"""Recommendations side by side as pages show them: one table for the case page, the form of an act
and the public page.

Never here: who sees which answer (engine/service/recommended.py).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from engine.service.followed import Entry
from engine.service.recommended import Level
from web.base import formats
from web.base.i18n import t, text
from web.base.shown import Names, shown
from web.public.who import deciders

MANY = 3  # times what was asked for: percent say nothing any more
BY_CASE = "opened_by_case"  # an entry: it came over from the case that opened this one
SLOTS = ("volume", "amount", "text")


@dataclass(frozen=True)
class Row:
    """A level. `said`: slot -> words, empty where it is still to come; `far`: slot -> how far from
    what was asked for; `inner`: slots that the public is not shown; `by`: (entry, who, when)."""

    title: str
    asked: bool
    rank: str
    said: Mapping[str, str]
    far: Mapping[str, str] = field(default_factory=dict)
    inner: Collection[str] = ()
    by: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True)
class Table:
    """`slots`: the columns that anything stands in; `keys`: the fields that are shown in it."""

    rows: Sequence[Row]
    slots: Sequence[str]
    keys: frozenset[str]


def levels_shown(
    levels: Sequence[Level], entries: Sequence[Entry], names: Names, ahead: bool = False
) -> Table | None:
    """The table; None where there is nothing to be compared yet. `ahead`: also with the levels
    that are still to come."""
    if not any(one.given and not one.rule.asked for one in levels):
        return None
    return table_of([one for one in levels if one.given or ahead], entries, names)


def table_of(levels: Sequence[Level], entries: Sequence[Entry], names: Names) -> Table:
    """These levels as a table, whatever they say."""
    by_seq = {entry.seq: entry for entry in entries}
    rows = [_row(one, by_seq, names) for one in levels]
    slots = [slot for slot in SLOTS if any(slot in row.said for row in rows)]
    keys = frozenset(answer.key for one in levels for answer in one.said.values())
    return Table(rows, slots, keys)


def _row(one: Level, entries: Mapping[int, Entry], names: Names) -> Row:
    said = {slot: shown(each.field, each.value, names) for slot, each in one.said.items()}
    if "amount" in said:  # a line ends between the figure and its words, and nowhere else
        said["amount"] = said["amount"].replace(" ", "\u00a0").replace("\u00a0(", " (")
    unit = one.said.get("unit")
    if unit is not None and unit.value is not None and one.said["volume"].value is not None:
        said["volume"] += f" {said['unit']}"
    by = [entries[seq] for seq in one.events if seq in entries]
    # What was said of the whole case cannot be held against what this part of it asks for.
    of_whole = all(entry.what == BY_CASE for entry in by)
    return Row(
        text(one.rule.title),
        bool(one.rule.asked),
        t("levels.rank", n=said["rank"]) if "rank" in said else "",
        {slot: said[slot] for slot in SLOTS if slot in said},
        {slot: far_words(share) for slot, share in one.shares.items() if not (by and of_whole)},
        [slot for slot, each in one.said.items() if not each.public],
        _by(by),
    )


def _by(entries: Sequence[Entry]) -> list[tuple[str, str, str]]:
    """Each office that gave something once, with the last time that it did."""
    last = {
        t("levels.by_case") if entry.what == BY_CASE else deciders(entry): entry
        for entry in entries
    }
    return [
        (f"k{entry.seq}", who, formats.short_day(entry.happened_at)) for who, entry in last.items()
    ]


def far_words(share: Decimal) -> str:
    """`12 % kurang dari yang diminta`."""
    if share == 1:
        return t("levels.same")
    if share >= MANY:
        return t("levels.times", n=formats.number(share.quantize(Decimal(1), ROUND_HALF_UP)))
    percent = (abs(share - 1) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    way = "less" if share < 1 else "more"
    if percent == 0 or (percent == 100 and 0 < share < 1):
        return t(f"levels.little_{way}") if percent == 0 else t("levels.less", n=99)
    return t(f"levels.{way}", n=formats.number(percent))
