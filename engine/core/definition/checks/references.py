"""Names: everything that is named exists, and no name stands for two things."""

from collections.abc import Collection, Iterable, Iterator

from engine.core.definition.base import window_key
from engine.core.definition.checks.study import Study
from engine.core.definition.guards import DERIVED
from engine.core.definition.joint import DECLINE, SIGN, named_roles
from engine.core.definition.material import Material
from engine.core.definition.parts import PART, PARTS, Parts
from engine.core.definition.problems import Finding, Path
from engine.core.definition.reviews import Rule, rule_path
from engine.core.definition.stand_in import UNSET
from engine.core.definition.states import ASKABLE, Due, Outcome, Silence, State, Tell
from engine.core.definition.suggest import meant
from engine.core.definition.workflow import Definition

WAITING = "waiting"
# Words of the condition language that cannot follow `case.`.
_CEL_WORDS = frozenset(
    {"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in"}
    | {"let", "loop", "namespace", "null", "package", "return", "true", "var", "void", "while"}
)
_TRIGGERS = frozenset({"silence", "skip", "pass", "fail", "state", SIGN, DECLINE})
Named = tuple[str, str, Path]  # what kind of thing, its name, where it is named


def names(study: Study) -> Iterator[Finding]:
    """Every name that nothing stands behind, with the nearest that something does."""
    definition = study.definition
    cycle = definition.cycle
    known: dict[str, Collection[str]] = {
        "state": definition.states,
        "role": definition.roles,
        "field": definition.fields,
        "reason": definition.reasons,
        "reason_set": definition.reason_sets,
        "notice": definition.notices,
        "phase": definition.phases,
        "window": cycle.windows if cycle else (),
        "told": (WAITING, *definition.roles),
        "asked": (*ASKABLE, *definition.fields),
    }
    # A stand-in is nobody's name: what it stands for has been said to be wrong.
    real = {kind: [name for name in names if UNSET not in name] for kind, names in known.items()}
    for kind, name, path in named_in(definition):
        if name not in known[kind]:
            if kind == "window" and cycle is None:
                yield Finding("no_cycle", path, {"name": name})
            else:
                yield Finding(f"unknown_{kind}", path, {"name": name, **meant(name, real[kind])})


def named_in(definition: Definition) -> Iterator[Named]:
    yield "field", definition.name_from, ("name_from",)
    yield "field", definition.area_from, ("area_from",)
    yield from _all("role", definition.opens.by, ("opens", "by"))
    yield from _window(definition.opens.only_in, ("opens", "only_in"))
    yield from _all("notice", definition.opens.tells, ("opens", "tells"))
    for number, page in enumerate(definition.opens.pages):
        yield from _all("field", page.fields, ("opens", "pages", number, "fields"))
    yield from _of_fields(definition)
    for key, codes in definition.reason_sets.items():
        yield from _all("reason", codes, ("reason_sets", key))
    for key, role in definition.roles.items():
        if role.reach is not None:
            yield "field", role.reach, ("roles", key, "covers" if role.covers else "of")
    for word in ("reminder", "handed_on", "not_needed", "parent_left", "changed"):
        notice = getattr(definition.standing, word)
        if notice is not None:
            yield "notice", notice, ("standing", word)
    yield from _of_rules(definition)
    for number, apart in enumerate(definition.never_the_same_person):
        yield from _all("role", apart, ("never_the_same_person", number))
    for key, state in definition.states.items():
        yield from _of_state(state, ("states", key))


def _of_fields(definition: Definition) -> Iterator[Named]:
    for key, field in definition.fields.items():
        if field.floor is not None:
            yield "field", field.floor, ("fields", key, field.floor_key)
        if field.counts is not None:
            yield "state", field.counts, ("fields", key, "counts")


def _of_rules(definition: Definition) -> Iterator[Named]:
    for key, rule in definition.material.items():
        yield "field", key, ("material", key)
        if isinstance(rule, Material):
            yield from _all("state", rule.reopens, ("material", key, "reopens"))
    for level, said in definition.recommendations.items():
        for slot, name in said.named.items():
            yield "field", name, ("recommendations", level, slot)


def _of_state(state: State, at: Path) -> Iterator[Named]:
    yield "phase", state.phase, (*at, "phase")
    yield from _tells(state.tells, at)
    if state.waits_for is not None:
        yield "role", state.waits_for, (*at, "waits_for")
    if state.decided_in is not None:
        yield "role", state.decided_in.recorded_by, (*at, "decided_in", "recorded_by")
    if state.watched_by is not None:
        yield "role", state.watched_by, (*at, "watched_by")
    if state.level is not None:
        yield "state", state.level.without, (*at, "level", "without")
    if state.due is not None:
        yield from _due(state.due, at)
    if isinstance(state.if_silent, Silence):
        for kind, word in (("role", "hand_to"), ("state", "to"), ("reason", "reason")):
            name = getattr(state.if_silent, word)
            if name is not None:
                yield kind, name, (*at, "if_silent", word)
    for number, way in enumerate(state.route or ()):
        yield "state", way.to, (*at, "route", number, "to")
    yield from _of_verbs(state, at)


def _of_verbs(state: State, at: Path) -> Iterator[Named]:
    for name, action in state.acts.items():
        here = (*at, *state.act_path(name))
        if not state.is_recorded(name):
            yield from _all("role", action.by, (*here, "by"))
        yield from _all("role", named_roles(action.joint), (*here, "joint"))
        if action.joint_field is not None:
            yield "field", action.joint_field, (*here, "joint")
        yield from _all("asked", action.asks, (*here, "asks"))
        yield from _all("field", action.may_give, (*here, "may_give"))
        yield from _window(action.only_in, (*here, "only_in"))
        yield from _tells(action.tells, here)
        if action.to is not None:
            yield "state", action.to, (*here, "to")
        if action.hands_to is not None:
            yield "role", action.hands_to, (*here, "hands_to")
        if action.reasons is not None:
            yield "reason_set", action.reasons, (*here, "reasons")
        if action.parts is not None:
            yield from _of_parts(action.parts, (*here, "parts"))
    if state.delegation is not None:
        yield "field", state.delegation.field, (*at, "delegation", "of")
    for name, duty in state.duties.items():
        yield from _due(duty.due, (*at, "duties", name))
        if duty.notice is not None:
            yield "notice", duty.notice, (*at, "duties", name, "notice")
    yield from _of_cases(state, at)
    yield from _of_reviews(state, at)


def _of_parts(parts: Parts, at: Path) -> Iterator[Named]:
    yield from _all("field", parts.asks, (*at, "asks"))
    yield from _all("field", parts.share, (*at, "share"))
    yield "state", parts.begin, (*at, "begin")


def _of_cases(state: State, at: Path) -> Iterator[Named]:
    for name, case in state.opens_cases.items():
        here = (*at, "opens_cases", name)
        for key, source in case.given.items():
            yield "field", source, (*here, "give", key)
        if case.each_field is not None:
            yield "field", case.each_field, (*here, "for_each")


def _of_reviews(state: State, at: Path) -> Iterator[Named]:
    rules: dict[str, Rule] = {**(state.reviews or {})}
    outcomes: dict[Path, Outcome] = {}
    if state.decided_in is None:  # those of a meeting are acts
        outcomes = {("outcomes", key): one for key, one in state.outcomes.items()}
    if state.review is not None:
        rules[""] = state.review
        outcomes[("review", "pass")] = state.review.passed
        outcomes[("review", "fail")] = state.review.failed
    for name, rule in rules.items():
        yield from _all("role", rule.seats, (*at, *rule_path(name), "seats"))
        for seat, given in rule.gives.items():
            yield from _all("field", given, (*at, *rule_path(name), "gives", seat))
    for path, outcome in outcomes.items():
        here = (*at, *path)
        yield "state", outcome.to, (*here, "to")
        yield from _all("asked", outcome.asks, (*here, "asks"))
        yield from _tells(outcome.tells, here)
        if outcome.reasons is not None:
            yield "reason_set", outcome.reasons, (*here, "reasons")


def _due(due: Due, at: Path) -> Iterator[Named]:
    yield from _window(due.not_before, (*at, "due", "not_before"))
    if due.latest_field is not None:
        yield "field", due.latest_field, (*at, "due", "not_after")
    else:
        yield from _window(due.not_after, (*at, "due", "not_after"))
    if due.pause is not None:
        yield from _all("role", due.pause.by, (*at, "due", "pause", "by"))
        yield "reason_set", due.pause.reasons, (*at, "due", "pause", "reasons")
    if due.extension is not None:
        here = (*at, "due", "extension")
        yield from _all("role", due.extension.by, (*here, "by"))
        yield "role", due.extension.granted_by, (*here, "granted_by")
        yield "reason_set", due.extension.reasons, (*here, "reasons")


def _all(kind: str, found: Iterable[str], path: Path) -> Iterator[Named]:
    for number, name in enumerate(found):
        yield kind, name, (*path, number)


def _tells(tells: tuple[Tell, ...], at: Path) -> Iterator[Named]:
    for number, tell in enumerate(tells):
        yield "told", tell.who, (*at, "tells", number, "who")
        yield "notice", tell.notice, (*at, "tells", number, "notice")


def _window(name: str | None, path: Path) -> Iterator[Named]:
    if name is not None:
        yield "window", window_key(name), path


def reserved(study: Study) -> Iterator[Finding]:
    """Names that the language itself uses."""
    definition = study.definition
    taken = {*ASKABLE, *DERIVED, PARTS} | _CEL_WORDS
    for key in definition.fields:
        if key in taken:
            yield Finding("reserved_field", ("fields", key), {"key": key}, at="key")
    for word in (WAITING, SIGN):
        if word in definition.roles:
            yield Finding("reserved_role", ("roles", word), {"key": word}, at="key")
    for key, state in definition.states.items():
        if SIGN in (state.reviews or ()):
            path = ("states", key, "reviews", SIGN)
            yield Finding("reserved_action", path, {"key": SIGN}, at="key")
        if PART in state.opens_cases:
            path = ("states", key, "opens_cases", PART)
            yield Finding("reserved_action", path, {"key": PART}, at="key")
        for name in state.acts:
            if name in _TRIGGERS or name.startswith("route_"):
                path = ("states", key, *state.act_path(name))
                yield Finding("reserved_action", path, {"key": name}, at="key")
