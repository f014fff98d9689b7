"""What changed since the reader's last decision, in words: remark and change side by side.

Never here: what changed, or who may see it (engine/service/since.py).
"""

from dataclasses import dataclass
from typing import Any

from engine.core.content import Given
from engine.core.definition.fields import Field
from engine.service.case_view import CaseView
from engine.service.followed import Entry
from engine.service.since import Change, Remark
from web.base import formats
from web.base.i18n import t, text
from web.base.shown import Names, shown
from web.files.intake import kept
from web.public.follow import entry_shown
from web.public.who import who_words

FILES = ("photos", "file")
LONG = 280  # letters; two longer texts are opened by who wants to compare them
MOST_LINES = 4  # decisions of others; more are opened by who wants to read them


@dataclass(frozen=True)
class Row:
    """One field: what was asked of it, what it was and is, and who changed it."""

    label: str
    old: str
    new: str
    changed: bool
    by: str
    remarks: tuple[tuple[str, str], ...]  # (by whom and when, words)
    long: bool


def since_shown(found: CaseView, names: Names) -> dict[str, Any] | None:
    """The section of the case page; None where its reader has not decided before, or the case has
    not come back."""
    since = found.since
    if since is None:
        return None
    entries = {entry.seq: entry for entry in found.followed.entries}
    own = entries[since.event.seq]
    return {
        "mine": since.mine,
        "when": formats.day(formats.local(since.event.happened_at).date()),
        "by": who_words(own.who),
        "decision": entry_shown(own, names),
        "rows": [_row(one, entries, names) for one in since.changes],
        "changed": any(one.by is not None for one in since.changes),
        "decided": [
            (f"k{seq}", entry_shown(entries[seq], names)["title"], _by(entries[seq]))
            for seq in reversed(since.decided)
            if seq in entries
        ],
        "fold": len(since.decided) > MOST_LINES,
    }


def outdated_words(found: CaseView, seq: int) -> str:
    """That some of the answers a decision was made on are others now; empty where none is."""
    fields = found.outdated.get(seq, ())
    listed = ", ".join(text(one.label).rstrip("?") for one in fields)
    return t("since.outdated", n=len(fields), fields=listed) if fields else ""


def _row(one: Change, entries: dict[int, Entry], names: Names) -> Row:
    old, new = _value(one.field, one.old, names), _value(one.field, one.new, names)
    entry = entries.get(one.by) if one.by is not None else None
    return Row(
        text(one.field.label).rstrip("?"),
        old,
        new,
        one.by is not None,
        t(f"since.{'given' if one.unclear else 'changed'}_by", who=_by(entry)) if entry else "",
        tuple(_remark(each, entries) for each in one.remarks),
        max(len(old), len(new)) > LONG,
    )


def _value(field: Field, given: Given | None, names: Names) -> str:
    """An answer in words; files by their names."""
    if given is None:
        return t("since.none")
    if given.erased:
        return t("since.erased")
    if field.type in FILES:
        return ", ".join(file.name for file in kept(given.value)) or t("since.none")
    return shown(field, given.value, names)


def _remark(one: Remark, entries: dict[int, Entry]) -> tuple[str, str]:
    entry = entries.get(one.seq)
    by = t("since.remark_by", who=_by(entry)) if entry is not None else ""
    return by, one.words if one.words is not None else t("since.erased")


def _by(entry: Entry) -> str:
    who = who_words(entry.who)
    when = formats.day(formats.local(entry.at).date())
    return f"{who}, {when}" if who else when
