"""Checks: each is a function in a list that takes a definition under study and gives findings.

NAMES hold for every part by itself and run also where other parts are wrong; FLOW looks at the
whole and runs when the ways between the states are sound.
"""

from collections.abc import Callable, Iterable

from engine.core.definition.checks import (
    asks,
    circles,
    computing,
    cycle,
    delegation,
    dividing,
    duties,
    escalating,
    fates,
    forms,
    graph,
    guarding,
    joints,
    kinds,
    leads,
    materials,
    meetings,
    pausing,
    people,
    recommendations,
    references,
    renames,
    reopening,
    reviews,
    routes,
    subcases,
    twins,
    unused,
    words,
)
from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.workflow import Definition
from engine.core.proof.duty import public_duty

Check = Callable[[Study], Iterable[Finding]]

NAMES: tuple[Check, ...] = (
    references.names,
    references.reserved,
    renames.renames,
    forms.pages,
    forms.limits,
    forms.floors,
    forms.counted,
    forms.identity,
    kinds.one_kind,
    kinds.waiting,
    kinds.silence,
    kinds.standing,
    meetings.meetings,
    duties.duties,
    delegation.delegation,
    asks.asked,
    asks.endings,
    reopening.reopening,
    escalating.escalating,
    pausing.pausing,
    dividing.dividing,
    words.placeholders,
    people.roles,
    people.apart,
    joints.joints,
    materials.materials,
    recommendations.recommendations,
    recommendations.given,
    guarding.guards,
    reviews.seats,
    subcases.opening,
    subcases.waiting,
    twins.labels,
    cycle.tiers,
    cycle.grace,
    cycle.ladder,
    unused.unused,
)
FLOW: tuple[Check, ...] = (
    graph.initial,
    graph.reachable,
    graph.ends,
    circles.turning,
    circles.silent,
    guarding.has,
    computing.computed,
    guarding.never,
    routes.rows,
    twins.twins,
    fates.proven,
    fates.ending,
    fates.happening,
    materials.changing,
)
CHECKS = (*NAMES, *FLOW)

# A wrong value under one of these keys means that the ways between states are not known.
_WAYS = frozenset(
    {"states", "to", "route", "review", "pass", "fail", "level", "without", "initial", "final"}
    | {
        "when",
        "actions",
        "if_silent",
        "waits_for",
        "stays",
        "hands_to",
        "otherwise",
        "tiers",
        "unlocks",
        "parts",
        "begin",
    }
    | {"decided_in", "waits_for_cases", "outcomes", "reviews", "joined", "duties"}
)
# These count the keys of a part: a misspelt one has been said.
_COUNTING = frozenset({"state_kind", "to_or_stays", "way_when"})
_BROKEN = frozenset(
    {"unknown_state", "state_kind", "to_or_stays", "way_when", "guard_syntax", "guard_equals"}
    | {"guard_quotes", "guard_sign", "guard_dots", "guard_words", "guards_too_long"}
)


# Where the first is said of a part, the second says the same once more.
_ECHOES = {
    "action_never_open": ("guard_never_holds", "guard_fails"),
    "row_never_taken": ("row_never_holds", "otherwise_never", "guard_fails"),
}


def findings_of(definition: Definition, replaced: tuple[Path, ...] = ()) -> list[Finding]:
    """What all checks find. `replaced` are paths about which all has been said already."""
    study = Study(definition)
    found = [finding for check in NAMES for finding in check(study)]
    sound = not any(finding.code in _BROKEN for finding in found)
    if sound and not any((path and path[-1] in _WAYS) or len(path) == 2 for path in replaced):
        found += [finding for check in FLOW for finding in check(study)]
        found = [leads.with_story(study, finding) for finding in found]
    if not replaced and not any(finding.severity == "error" for finding in found):
        found += public_duty(definition)  # it follows names that must be known
    said = {(finding.code, finding.path) for finding in found}
    return [
        finding
        for finding in found
        if not _is_settled(finding, replaced)
        and not any((code, finding.path) in said for code in _ECHOES.get(finding.code, ()))
    ]


def _is_settled(finding: Finding, replaced: tuple[Path, ...]) -> bool:
    """Whether the finding is only an echo of what has been said about a part."""
    return any(
        finding.path[: len(path)] == path
        or (finding.code in _COUNTING and finding.path == path[:-1])
        for path in replaced
    )
