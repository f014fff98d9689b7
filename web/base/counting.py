"""How a due moment was counted, said line by line. Never here: counting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from engine.core.definition.workflow import Definition
from engine.core.dues import Passed, Worked
from engine.service.reckoning import Counting
from engine.service.saying_words import span
from engine.service.stillness import Still
from web.base.formats import clock_of, day, local, short_day
from web.base.i18n import language, t, text

MOST_DAYS = 14  # that are named one by one


@dataclass(frozen=True)
class CountShown:
    """What is folded away below a due day."""

    title: str
    lines: tuple[str, ...]
    provisional: bool


def counts_shown(found: tuple[Counting, ...], definition: Definition) -> list[CountShown]:
    """Every count of a case in words."""
    several = len(found) > 1
    return [_shown(one, definition, several) for one in found]


def _shown(one: Counting, definition: Definition, several: bool) -> CountShown:
    count, rule = one.count, one.reckoned
    begins = "same" if rule.first_day_counts else "after"
    lines = [
        t(
            f"count.begins_{begins}",
            span=span(rule.span, language()),
            start=day(count.start_on),
            first=day(count.first),
        )
    ]
    off = [_off(each) for each in count.passed if each.kind not in ("weekend", "stopped")]
    lines += [still_words(each) for each in one.stood]
    weekend = sum(each.kind == "weekend" for each in count.passed)
    if off:
        lines.append(t("count.without", days="; ".join(off)))
    if weekend:
        lines.append(t("count.weekend", n=weekend))
    lines += [t("count.added", span=span(more, language())) for more in rule.added]
    if count.worked:
        lines.append(t("count.worked", days="; ".join(_worked(count.worked))))
    lines.append(t("count.ends", last=day(count.last)))
    if rule.bound is not None:
        lines.append(_bound(one, definition))
    if one.version:
        lines.append(t("count.version", number=one.version))
    if one.newer:
        lines.append(t("count.newer"))
    title = t("count.title_of", due=day(one.last_on)) if several else t("count.title")
    return CountShown(title, tuple(lines), count.provisional)


def _off(each: Passed) -> str:
    kind = t(f"calendar.kind_{each.kind}")
    name = each.name.get(language(), "")
    return t("count.day_off", day=short_day(each.on), name=f"{name}, {kind}" if name else kind)


def _worked(found: Sequence[Worked]) -> Iterator[str]:
    """Day by day: from when until when, and in which season."""
    days = [(on, list(spans)) for on, spans in groupby(found, key=lambda one: one.on)]
    for on, spans in days[:MOST_DAYS]:
        said = t("base.and").join(
            f"{clock_of(local(one.begin_at).time())}-{clock_of(local(one.end_at).time())}"
            for one in spans
        )
        season = spans[0].season
        key = "count.worked_season" if season else "count.worked_day"
        yield t(key, day=short_day(on), hours=said, season=season)
    if len(days) > MOST_DAYS:
        yield t("count.worked_more", n=len(days) - MOST_DAYS)


def _bound(one: Counting, definition: Definition) -> str:
    source, key = (one.reckoned.bound or "").split(" ", 1)
    if source == "window":
        later = one.reckoned.due_at > one.reckoned.counted_at
        return t("count.window_later" if later else "count.window_sooner", due=day(one.last_on))
    return t("count.field", label=text(definition.fields[key].label), due=day(one.last_on))


def still_words(still: Still) -> str:
    """`Waktu berhenti dari 3 Februari 2027 sampai 9 Februari 2027: Menunggu hasil survei.`"""
    reason = text(still.reason.label) if still.reason else ""
    key = "pause.stood_day" if still.first == still.last else "pause.stood"
    line = t(key, first=day(still.first), last=day(still.last))
    return f"{line}: {reason}." if reason else f"{line}."
