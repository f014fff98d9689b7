"""States: exactly one kind each, and everything that its kind needs."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import NEGATIVE, Silence, State

KINDS = (
    "waits_for", "decided_in", "waits_for_cases", "review", "reviews", "route", "final",
)  # fmt: skip


def one_kind(study: Study) -> Iterator[Finding]:
    """A state waits for somebody, is a review, is a route or is an ending; and explains itself."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        given = [kind for kind in KINDS if getattr(state, kind) is not None]
        if len(given) != 1:
            values = {"key": key, "given": ", ".join(given) or "-"}
            yield Finding("state_kind", at, values, at="key")
            continue
        if state.public is None and not state.goes_straight_on:
            yield Finding("public_missing", (*at, "public"), {"key": key}, at="key")
        yield from _only(state, at, given[0])
        yield from _moves(state, at)


def _only(state: State, at: Path, kind: str) -> Iterator[Finding]:
    """Keys that mean nothing in a state of this kind."""
    if state.actions and kind not in ("waits_for", "decided_in", "waits_for_cases", "final"):
        yield Finding("actions_not_here", (*at, "actions"), {"kind": kind}, at="key")
    if kind in ("route", "final"):
        for word in ("due", "if_silent", "level"):
            if getattr(state, word) is not None and (word, kind) != ("level", "route"):
                code = "final_has_a_way_out" if kind == "final" else "not_in_this_kind"
                yield Finding(code, (*at, word), {"key": word, "kind": kind}, at="key")
    if kind == "route" and state.tells:
        yield Finding("not_in_this_kind", (*at, "tells"), {"key": "tells", "kind": kind}, at="key")


def _moves(state: State, at: Path) -> Iterator[Finding]:
    for name, action in state.acts.items():
        given = [each for each in (action.to, action.stays, action.hands_to) if each is not None]
        if len(given) != 1:
            yield Finding("to_or_stays", (*at, *state.act_path(name)), {"key": name}, at="key")
        if action.when is not None and action.closed_says is None:
            path = (*at, *state.act_path(name), "closed_says")
            yield Finding("closed_says_missing", path, {"key": name}, at="key")
    for number, way in enumerate(state.route or ()):
        if (way.when is None) == (way.otherwise is None):
            yield Finding("way_when", (*at, "route", number), {"row": number + 1}, at="key")
    others = [number for number, way in enumerate(state.route or ()) if way.otherwise]
    for number in others[1:]:
        yield Finding("otherwise_twice", (*at, "route", number, "otherwise"), at="key")
    if state.route == ():
        yield Finding("route_empty", (*at, "route"), at="key")


def waiting(study: Study) -> Iterator[Finding]:
    """Who is waited for can move the case on, in a known time, and silence has an answer."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        if state.awaited is None and state.review is None and state.reviews is None:
            continue
        if state.waits_for is not None and not state.actions:
            yield Finding("no_actions", (*at, "actions"), {"key": key}, at="key")
        elif state.waits_for is not None and not any(
            state.waits_for in action.by and action.to is not None
            for action in state.actions.values()
        ):
            values = {"key": key, "role": state.waits_for}
            yield Finding("waiting_cannot_act", (*at, "waits_for"), values)
        if state.if_silent is None:
            yield Finding("if_silent_missing", (*at, "if_silent"), {"key": key}, at="key")
        if state.due is None and state.if_silent != "wait":
            yield Finding("due_missing", (*at, "due"), {"key": key}, at="key")


def silence(study: Study) -> Iterator[Finding]:
    """Silence hands on, is an incident, or moves the case; against the proposer with a reason.

    A step that is passed over without anybody's decision needs a basis.
    """
    for key, state in study.definition.states.items():
        rule = state.if_silent
        if not isinstance(rule, Silence):
            continue
        at: Path = ("states", key, "if_silent")
        if rule.hand_to is None and rule.to is None:
            yield Finding("silence_says_nothing", at, at="key")
        if rule.hand_to is not None and rule.for_ is None:
            yield Finding("silence_for_missing", (*at, "for"), at="key")
        if rule.hand_to is not None and (rule.then is None) == (rule.to is None):
            yield Finding("silence_then_missing", (*at, "then"), at="key")
        for word in ("for", "then"):
            if (
                rule.hand_to is None
                and getattr(rule, "for_" if word == "for" else word) is not None
            ):
                yield Finding("silence_without_hand", (*at, word), {"key": word}, at="key")
        if rule.to is None or rule.to not in study.definition.states:
            continue
        if rule.reason is None and study.ends_badly(rule.to):
            yield Finding("silence_reason_missing", (*at, "reason"), {"to": rule.to}, at="key")
        ending = study.definition.states[rule.to].final
        if rule.basis is None and ending not in NEGATIVE | {"withdrawn"}:
            yield Finding("silence_basis_missing", (*at, "basis"), {"to": rule.to}, at="key")


def standing(study: Study) -> Iterator[Finding]:
    """The notices of the clock exist where a state reminds or hands on."""
    definition = study.definition
    for key, state in definition.states.items():
        at: Path = ("states", key)
        if state.due is not None and state.due.remind and definition.standing.reminder is None:
            yield Finding("standing_missing", (*at, "due", "remind"), {"key": "reminder"}, at="key")
        for name, duty in state.duties.items():
            if duty.due.remind and definition.standing.reminder is None:
                path = (*at, "duties", name, "due", "remind")
                yield Finding("standing_missing", path, {"key": "reminder"}, at="key")
        hands = isinstance(state.if_silent, Silence) and state.if_silent.hand_to is not None
        if hands and definition.standing.handed_on is None:
            path = (*at, "if_silent", "hand_to")
            yield Finding("standing_missing", path, {"key": "handed_on"}, at="key")
