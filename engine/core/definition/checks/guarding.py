"""Guards: they compile, protect what may be absent, compare with known words, and can hold."""

from collections.abc import Iterator

from engine.core.definition.checks.study import MOST_ASKED, Asked, Study
from engine.core.definition.given import always, unguarded
from engine.core.definition.guards import DERIVED, GuardError
from engine.core.definition.macro import expand_tiers
from engine.core.definition.problems import Finding
from engine.core.definition.regions import AREA_KINDS, Regions
from engine.core.definition.suggest import near
from engine.core.definition.syntax import Call, Const, Many, Node, Read


def guards(study: Study) -> Iterator[Finding]:
    """Every guard compiles: known names, fitting types, a yes or no in the end."""
    cycle = study.definition.cycle
    tiers = cycle.tiers if cycle else {}
    if study.too_long is not None:
        yield Finding("guards_too_long", study.too_long, {"most": MOST_ASKED})
    for path, asked in study.asked.items():
        for use in expand_tiers(asked.source, tiers).uses:
            if use.tier not in tiers:
                code = "unknown_tier" if cycle else "no_cycle"
                values = {"name": use.tier, "near": near(use.tier, tiers)}
                yield Finding(code, path, values, offset=use.tier_at)
        for error in asked.errors:
            if not error.values.get("name", "").startswith("tier."):
                yield _error(study, asked, error)
        if asked.node is not None:
            yield from _choices(study, asked, asked.node)


def _error(study: Study, asked: Asked, error: GuardError) -> Finding:
    values, offset = dict(error.values), error.offset
    if error.code == "guard_unknown_field":
        known = (*study.definition.fields, *DERIVED)
        values["near"] = near(values["name"], known)
        offset = _at(asked, values["name"], offset)
    elif error.code == "guard_unknown_name":
        name = values["name"]
        same = name in study.definition.fields or name in DERIVED
        values["near"] = f"case.{name}" if same else near(name, ("case", "now", "has", "size"))
    return Finding(error.code, asked.path, values, offset=offset)


def _at(asked: Asked, name: str, offset: int) -> int:
    """Where the name itself stands: CEL points at the dot, or at the bracket of `has(`."""
    found = asked.source.find(name, offset)
    return found if found >= 0 else offset


def _choices(study: Study, asked: Asked, node: Node) -> Iterator[Finding]:
    """A choice is compared with a word that is not one of its choices: it would never hold."""
    if not isinstance(node, Call):
        return
    for part in node.args:
        yield from _choices(study, asked, part)
    if node.function not in ("_==_", "_!=_", "@in") or len(node.args) != 2:
        return
    left, right = node.args
    if isinstance(right, Read):
        left, right = right, left
    if not isinstance(left, Read) or left.test:
        return
    field = study.definition.fields.get(left.field)
    known: tuple[str, ...] = AREA_KINDS if left.field == "area_kind" else ()
    if field is not None and field.choices:
        known = tuple(field.choices)
    if not known:
        return
    for item in right.items if isinstance(right, Many) else (right,):
        if isinstance(item, Const) and item.value not in known:
            values = {"name": item.value, "field": left.field, "near": near(item.value, known)}
            found = asked.source.find(str(item.value))
            offset = found if found >= 0 else left.offset
            yield Finding("guard_unknown_choice", asked.path, values, offset=offset)


def has(study: Study) -> Iterator[Finding]:
    """A field that may be absent is read only where `has()` was asked of it."""
    for path, asked in study.asked.items():
        if asked.node is None:
            continue
        said: set[tuple[str, int]] = set()
        for read in unguarded(asked.node, study.known(path)):
            if (read.field, read.offset) in said:
                continue
            said.add((read.field, read.offset))
            offset = _at(asked, read.field, read.offset)
            story = study.story_without(str(path[1]), read.field) if path[0] == "states" else None
            values = {"name": read.field}
            yield Finding("guard_needs_has", path, values, offset=offset, story=story)


def never(study: Study) -> Iterator[Finding]:
    """An action or field whose guard can never hold; one whose guard says nothing."""
    for path, asked in study.asked.items():
        if asked.node is None or "route" in path:
            continue
        for known, wanted, code in (
            (study.known(path), True, "guard_never_holds"),
            (always(study.definition), False, "guard_always_holds"),
        ):
            regions = Regions(study.definition, known)
            regions.add(asked.node)
            combinations = regions.combinations()
            if combinations is None and wanted:
                yield Finding("guard_not_proven", path)
            if combinations is not None and not any(
                regions.truth(asked.node, at) is wanted for at in combinations
            ):
                yield Finding(code, path)
