"""Reviews: every rule can be met, says something, and names seats that are there."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.reviews import MAJORITIES, Rule, rule_path
from engine.core.definition.states import State
from engine.core.definition.suggest import near
from engine.core.definition.workflow import Definition

# What is said of votes only, with the value that says nothing.
_OF_VOTES = {
    "agree": None,
    "must": (),
    "veto": (),
    "quorum": None,
    "abstain": None,
    "tie": None,
    "chair": None,
    "ends": "when fixed",
    "hidden": None,
}
Values = dict[str, str | int]


def seats(study: Study) -> Iterator[Finding]:
    """Each review by itself; then what several decide together."""
    for key, state in study.definition.states.items():
        at: Path = ("states", key)
        rules: dict[str, Rule] = {**(state.reviews or {})}
        if state.review is not None:
            rules[""] = state.review
        for name, rule in rules.items():
            here = (*at, *rule_path(name))
            yield from _named(study.definition, rule, here)
            yield from _vote(study.definition, state, rule, here)
            yield from _recused(study.definition, rule, here)
            yield from _given(study.definition, state, rule, here)
        yield from _together(state, at)


def _named(definition: Definition, rule: Rule, at: Path) -> Iterator[Finding]:
    """Everybody with a special part has a seat, and each seat is named once."""
    for word in ("must", "veto"):
        for number, name in enumerate(getattr(rule, word)):
            if name not in rule.seats:
                values: Values = {"name": name, "near": near(name, rule.seats)}
                yield Finding(f"{word}_not_a_seat", (*at, word, number), values)
            elif word == "veto" and name in rule.must:
                yield Finding("veto_and_must", (*at, word, number), {"name": name})
    for number, name in enumerate(rule.seats):
        if name in rule.seats[:number]:
            yield Finding("seat_twice", (*at, "seats", number), {"name": name})
    for word, code in (("chair", "chair"), ("recorded_by", "recorder")):
        name = getattr(rule, word)
        if name is None:
            continue
        if name not in rule.seats:
            values = {"name": name, "near": near(name, rule.seats)}
            yield Finding(f"{code}_not_a_seat", (*at, word), values)
        elif name in definition.roles and definition.roles[name].body is not None:
            yield Finding("chair_is_a_body", (*at, word), {"name": name, "key": word})


def _vote(definition: Definition, state: State, rule: Rule, at: Path) -> Iterator[Finding]:
    if not rule.is_vote:
        if rule.recorded_by is None:
            values: Values = {"mode": rule.mode}
            yield Finding("recorder_missing", (*at, "recorded_by"), values, at="key")
        for word, usual in _OF_VOTES.items():
            if getattr(rule, word) != usual:
                values = {"key": word, "mode": rule.mode}
                yield Finding("not_in_this_mode", (*at, word), values, at="key")
        return
    if rule.recorded_by is not None:
        values = {"key": "recorded_by", "mode": rule.mode}
        yield Finding("not_in_this_mode", (*at, "recorded_by"), values, at="key")
    if rule.agree is None:
        yield Finding("agree_missing", (*at, "agree"), at="key")
        return
    yield from _numbers(definition, rule, at)
    yield from _tie(rule, at)
    if rule.quorum is not None and state.due is None:
        yield Finding("quorum_without_due", (*at, "quorum"), at="key")


def _numbers(definition: Definition, rule: Rule, at: Path) -> Iterator[Finding]:
    """What is asked can be met by the seats that there are; how many a body has is not known."""
    roles = definition.roles
    known = not any(name in roles and roles[name].body for name in rule.seats)
    count = len(dict.fromkeys(rule.seats))
    if isinstance(rule.agree, int):
        if known and rule.agree > count:
            values: Values = {"agree": rule.agree, "seats": count}
            yield Finding("agree_over_seats", (*at, "agree"), values)
        if len(rule.must) > rule.agree:
            values = {"agree": rule.agree, "must": len(rule.must)}
            yield Finding("must_over_agree", (*at, "agree"), values)
    if rule.quorum is not None and known and rule.quorum > count:
        values = {"quorum": rule.quorum, "seats": count}
        yield Finding("quorum_over_seats", (*at, "quorum"), values)
    elif rule.quorum is not None and rule.agree == "all":
        yield Finding("quorum_never_needed", (*at, "quorum"), {"quorum": rule.quorum}, at="key")
    if rule.abstain and rule.agree == "all":
        yield Finding("abstain_is_a_no", (*at, "abstain"), at="key")


def _tie(rule: Rule, at: Path) -> Iterator[Finding]:
    if rule.tie is not None and rule.agree not in MAJORITIES:
        yield Finding("tie_never", (*at, "tie"), {"agree": str(rule.agree)}, at="key")
    if rule.tie == "chair" and rule.chair is None:
        yield Finding("chair_missing", (*at, "chair"), at="key")
    if rule.chair is not None and rule.tie != "chair":
        yield Finding("chair_never_asked", (*at, "chair"), at="key")


def _recused(definition: Definition, rule: Rule, at: Path) -> Iterator[Finding]:
    """Somebody can come to stand aside: a seat is kept apart from a role, or people open cases
    of their own."""
    if rule.recused is None:
        return
    apart = {name for kept in definition.never_the_same_person for name in kept}
    own = any(role.party in ("opener", "beneficiary") for role in definition.roles.values())
    if not own and not apart.intersection(rule.answering):
        yield Finding("recused_never", (*at, "recused"), at="key")


def _given(definition: Definition, state: State, rule: Rule, at: Path) -> Iterator[Finding]:
    """What a seat alone gives is its own: no other seat gives it, and no approval hangs on it."""
    panel = state.panel
    asked = {*panel.passed.asks, *panel.failed.asks} if panel is not None else set[str]()
    others = [one for one in panel.reviews.values() if one is not rule] if panel is not None else []
    taken = {name for one in others for name in one.given} | asked
    for seat, names in rule.gives.items():
        here = (*at, "gives", seat)
        if seat not in rule.answering:
            values: Values = {"name": seat, "near": near(seat, rule.answering)}
            yield Finding("gives_not_a_seat", here, values, at="key")
        elif seat in definition.bodies and rule.is_vote:
            yield Finding("gives_of_a_body", here, {"name": seat}, at="key")
        for number, name in enumerate(names):
            if name in taken:
                yield Finding("gives_twice", (*here, number), {"name": name})
            elif name in definition.material:
                yield Finding("gives_material", (*here, number), {"name": name})
            taken.add(name)


def _together(state: State, at: Path) -> Iterator[Finding]:
    if state.reviews is None:
        if state.joined is not None:
            values: Values = {"key": "joined"}
            yield Finding("joined_without_reviews", (*at, "joined"), values, at="key")
        return
    count = len(state.reviews)
    if count < 2:
        yield Finding("reviews_few", (*at, "reviews"), at="key")
    if state.joined is None:
        yield Finding("joined_missing", (*at, "reviews"), at="key")
    elif isinstance(state.joined, int) and state.joined > count:
        values = {"joined": state.joined, "count": count}
        yield Finding("joined_over", (*at, "joined"), values)
    for word in ("pass", "fail"):
        if word not in state.outcomes:
            yield Finding("outcome_missing", (*at, "outcomes", word), {"key": word}, at="key")
    for word, result in state.outcomes.items():
        if word not in ("pass", "fail"):
            yield Finding("outcome_unknown", (*at, "outcomes", word), {"key": word}, at="key")
        for key in ("when", "closed_says", "may_give"):
            if getattr(result, key):
                values = {"key": key, "kind": "reviews"}
                path = (*at, "outcomes", word, key)
                yield Finding("not_in_this_kind", path, values, at="key")
