"""The impact of a version in words: where open cases stand, and what it would do to them there.

Never here: which cases there are (the service), or views.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from engine.core.definition.workflow import Definition
from engine.core.values import Why
from engine.service import migrating
from engine.service.definitions import compiled_for
from engine.service.migrating import Count, Group, Impact
from engine.service.studio import Studied
from web.base.i18n import t, text
from web.base.office import desk
from web.base.whys import said

TONES = {"moves": "current", "untouched": "resting", "stays": "attention"}


@dataclass(frozen=True)
class Line:
    """What would happen to some cases of a class: words, how many, and numbers of a few."""

    fate: str
    tone: str
    chip: str
    words: str
    cases: int
    examples: tuple[tuple[int, str], ...]  # case id, number


@dataclass
class Class:
    """Open cases in one state of one version: what is chosen together. `key`: its check box."""

    key: str
    title: str
    version: int
    order: int
    cases: int = 0
    can: int = 0
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """A count as a page shows it: how far it is, and once it is done what it found."""

    count: Count
    impact: Impact
    classes: list[Class]


def told(found: Studied, count: Count, definition: Definition) -> Told:
    """The count of this definition in words; of one that is under way nothing is said yet."""
    impact = count.impact if count.ended else Impact()
    return Told(count, count.impact, classes(found, impact, definition))


def classes(found: Studied, impact: Impact, new: Definition) -> list[Class]:
    """The classes with cases on other versions, in the order of version and journey."""
    numbers = {version.hash: version.number for version in found.versions}
    groups = [group for group in impact.groups if group.fate != "there"]
    names = migrating.numbers(desk(), {one for group in groups for one in group.examples})
    made: dict[tuple[str, str], Class] = {}
    for group in sorted(groups, key=lambda group: tuple(TONES).index(group.fate)):
        old = compiled_for(desk(), group.definition).definition
        one = made.setdefault(
            (group.definition, group.state),
            Class(
                f"{group.definition}:{group.state}",
                text(old.states[group.state].title),
                numbers.get(group.definition, 0),
                list(old.states).index(group.state),
            ),
        )
        one.cases += group.cases
        one.can += group.cases if group.fate != "stays" else 0
        one.lines.append(_line(group, old, new, names))
    return sorted(made.values(), key=lambda one: (-one.version, one.order))


def _line(group: Group, old: Definition, new: Definition, names: Mapping[int, str]) -> Line:
    words = (
        " ".join(why_said(why, old, new) for why in group.whys)
        if group.fate == "stays"
        else _moves(group, old, new)
    )
    return Line(
        group.fate,
        TONES[group.fate],
        t(f"moving.fate_{group.fate}"),
        words,
        group.cases,
        tuple((one, names.get(one, "")) for one in group.examples),
    )


def _moves(group: Group, old: Definition, new: Definition) -> str:
    """Where it lands, and what of its task is another."""
    if group.lands is None:
        raise ValueError("what moves lands somewhere")
    title = text(new.states[group.lands].title)
    before = text(old.states[group.state].title)
    if group.outcome is not None:
        parts = [t(f"moving.decided_{group.outcome}", state=title)]
    elif group.lands != group.state or title != before:
        parts = [t("moving.lands", state=title)]
    else:
        parts = [t("moving.lands_same")]
    if group.ending is None and group.told:
        parts.append(t("moving.other_office"))
    if group.ending is None and group.due and not group.entered:
        parts.append(t("moving.other_due"))
    return " ".join(parts)


def why_said(why: Why, old: Definition | None, new: Definition | None) -> str:
    """A reason with states and roles called by their names, from whichever version knows them."""
    values = dict(why.values)
    state = values.get("state")
    for rules in (new, old):
        if rules is not None and isinstance(state, str) and state in rules.states:
            values["state"] = text(rules.states[state].title)
            break
    return said(replace(why, values=values), new or old)
