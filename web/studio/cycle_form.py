"""The inputs of the cycle's settings: from the settings to words, and from words back.

What cannot be read is an error beside its input; whether it makes sense says the loader.
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from engine.core.definition.cycle import (
    MOST_DAYS,
    MOST_HOURS,
    MOST_LISTS,
    USUAL_GRACE,
    USUAL_LISTS,
    Cycle,
    Grace,
)
from engine.core.definition.problems import Path
from engine.service.cycle_settings import KINDS, tier_words
from web.base import numerals
from web.base.answers import DATE_PARTS, date_of
from web.base.formats import SHORT_MONTHS, short_money
from web.base.i18n import language, t

LONGEST = 100_000  # more than the loader takes: it says so, nothing is cut in silence
_APART = re.compile(r"[\s/.,-]+")


@dataclass
class Typed:
    """`raw`: what stands in the inputs. `values`: the settings in an author's words."""

    raw: Mapping[str, str]
    values: dict[str, object] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def raw_of(cycle: Cycle, places: int, gates: Collection[str]) -> dict[str, str]:
    """The inputs as the settings stand. `places`: steps that a ladder may have at most; `gates`:
    windows that have a grace."""
    raw = {
        "cycle": str(cycle.cycle),
        "title-id": cycle.title.id,
        "title-en": cycle.title.en,
        "basis-kind": cycle.basis.kind,
        "basis-number": cycle.basis.number,
        "basis-year": str(cycle.basis.year),
        "basis-dated_on": day_words(cycle.basis.dated_on),
        "from": day_words(cycle.start),
        "list_days": ", ".join(map(str, cycle.list_days)),
    }
    for kind in KINDS:
        steps = (*cycle.ladder.get(kind, ()), *([""] * places))[:places]  # type: ignore[call-overload]
        raw |= {f"ladder-{kind}-{at}": step for at, step in enumerate(steps, start=1)}
    for key, window in cycle.windows.items():
        raw[f"window-{key}-first"] = day_words(window.first_on)
        raw[f"window-{key}-last"] = day_words(window.last_on)
        if key in gates:
            raw[f"grace-{key}"] = str(cycle.grace_of(key).hours)
    for key, tier in cycle.tiers.items():
        raw[f"tier-{key}-over"] = _amount_shown(tier.over)
        raw[f"tier-{key}-up_to"] = _amount_shown(tier.up_to)
    return raw


def read(form: Mapping[str, str], cycle: Cycle, places: int, gates: Collection[str]) -> Typed:
    """Every input of the form that the present settings make."""
    typed = Typed({name: form.get(name, "")[:LONGEST] for name in raw_of(cycle, places, gates)})
    typed.values = {
        "cycle": _number(typed, "cycle"),
        "title": {"id": _words(typed, "title-id"), "en": _words(typed, "title-en")},
        "basis": {
            "kind": _words(typed, "basis-kind"),
            "number": _words(typed, "basis-number"),
            "year": _number(typed, "basis-year"),
            **_optional_day(typed, "basis-dated_on", "dated_on"),
        },
        "from": _day(typed, "from"),
        "ladder": _ladders(typed, cycle, places),
        "windows": {key: _window(typed, key) for key in cycle.windows},
        "grace": _graces(typed, cycle),
        **_list_days(typed),
        "tiers": {key: _tier(typed, key) for key in cycle.tiers},
    }
    typed.values = {key: value for key, value in typed.values.items() if value != {}}
    return typed


def input_of(path: Path) -> str:
    """The input that a path of the settings stands in."""
    match path:
        case ("windows", key, *_):
            return f"window-{key}-first"
        case ("grace", key, *_):
            return f"grace-{key}"
        case ("tiers", key, *_):
            return f"tier-{key}-up_to"
        case ("ladder", kind, int(at)):
            return f"ladder-{kind}-{at + 1}"
        case ("ladder", kind, *_):
            return f"ladder-{kind}-1"
        case ("title" | "basis" as part, key, *_):
            return f"{part}-{key}"
        case _:
            return str(path[0])


def day_of(typed: str) -> str | None:
    """`18 Jan 2027`, `18/1/2027`, `2027-01-18` as an ISO date; None for anything else."""
    parts = _APART.split(typed.strip()[:40])
    if len(parts) != len(DATE_PARTS):
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    return date_of(dict(zip(DATE_PARTS, parts, strict=True)))


def day_words(on: dt.date | None) -> str:
    """`18 Jan 2027`: the same in every browser, and never a month taken for a day."""
    return f"{on.day} {SHORT_MONTHS[language()][on.month - 1]} {on.year}" if on else ""


def _amount_shown(amount: int | None) -> str:
    return "" if amount is None else short_money(amount).removeprefix("Rp ")


def _words(typed: Typed, name: str) -> str:
    words = " ".join(typed.raw[name].split())
    if not words:
        typed.errors[name] = t("studio.fill_in")
    return words


def _number(typed: Typed, name: str) -> int | str:
    found = numerals.whole(typed.raw[name])
    if found is None or not 1900 <= found <= 2200:
        typed.errors[name] = t("studio.year_form")
        return typed.raw[name]
    return found


def _day(typed: Typed, name: str) -> str:
    found = day_of(typed.raw[name])
    if found is None:
        typed.errors[name] = t("studio.day_form")
    return found or ""


def _optional_day(typed: Typed, name: str, key: str) -> dict[str, str]:
    return {key: _day(typed, name)} if typed.raw[name].strip() else {}


def _window(typed: Typed, key: str) -> str:
    first, last = _day(typed, f"window-{key}-first"), _day(typed, f"window-{key}-last")
    if first and last and last < first:
        typed.errors[f"window-{key}-last"] = t("studio.window_backwards")
    return f"{first} .. {last}"


def _graces(typed: Typed, cycle: Cycle) -> dict[str, str]:
    """What the settings say, with what was typed; the usual one need not be said."""
    found = {key: str(grace) for key, grace in cycle.grace.items()}
    for key in cycle.windows:
        name = f"grace-{key}"
        if name not in typed.raw:
            continue
        hours = numerals.whole(typed.raw[name])
        if hours is None or not 0 <= hours <= MOST_HOURS:
            typed.errors[name] = t("studio.grace_form", most=MOST_HOURS)
        elif key in found or hours != USUAL_GRACE.hours:
            found[key] = str(Grace(hours=hours))
    return found


def _list_days(typed: Typed) -> dict[str, list[int]]:
    """`10, 3`; nothing typed: no lists. The usual days need not be said."""
    parts = [part for part in _APART.split(typed.raw["list_days"].strip()) if part]
    days = [numerals.whole(part) for part in parts]
    found = [day for day in days if day is not None and 1 <= day <= MOST_DAYS]
    if len(found) < len(days) or len(set(found)) < len(found) or len(found) > MOST_LISTS:
        typed.errors["list_days"] = t("studio.list_days_form", most=MOST_LISTS, last=MOST_DAYS)
    elif tuple(found) != USUAL_LISTS:
        return {"list_days": found}
    return {}


def _tier(typed: Typed, key: str) -> str:
    limits: list[int | None] = []
    for part in ("over", "up_to"):
        words = typed.raw[f"tier-{key}-{part}"].strip()
        amount = numerals.money(words, language() == "id") if words else None
        if words and (amount is None or amount < 0):
            typed.errors[f"tier-{key}-{part}"] = t("studio.amount_form")
        limits.append(amount)
    over, up_to = limits
    if over is None and up_to is None and not any(name.startswith(f"tier-{key}-")
                                                  for name in typed.errors):  # fmt: skip
        typed.errors[f"tier-{key}-up_to"] = t("studio.tier_empty")
    return tier_words(over, up_to)


def _ladders(typed: Typed, cycle: Cycle, places: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        names = [f"ladder-{kind}-{at}" for at in range(1, places + 1)]
        steps: list[str] = []
        for name in names:
            step = typed.raw[name].strip()
            if step in steps:
                typed.errors[name] = t("studio.step_twice")
            if step:
                steps.append(step)
        if steps or kind in cycle.ladder:
            found[kind] = steps
    return found
