"""Reopening a closed case: by an office, with reason and words, to where somebody works on it; and
whoever was told of the end is told that it is none."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.states import Action

EXPLAINED = ("reason", "words")


def reopening(study: Study) -> Iterator[Finding]:
    """The actions of an ending; and `within`, which counts from an ending, stands nowhere else."""
    for key, state in study.definition.states.items():
        for name, action in state.acts.items():
            at: Path = ("states", key, *state.act_path(name))
            if state.final is None:
                if action.within is not None:
                    yield Finding("within_not_here", (*at, "within"), at="key")
                continue
            yield from _explained(at, action)
            yield from _by_an_office(study, at, action)
            yield from _leads(study, at, action)
            untold = _told_of_end(study, key) - _told_again(study, action)
            if untold:
                values = {"roles": ", ".join(sorted(untold))}
                yield Finding("reopening_untold", (*at, "tells"), values, at="key")


def _explained(at: Path, action: Action) -> Iterator[Finding]:
    missing = [key for key in EXPLAINED if key not in action.asks]
    if missing:
        values = {"missing": ", ".join(missing)}
        yield Finding("reopening_unexplained", (*at, "asks"), values, at="key")


def _by_an_office(study: Study, at: Path, action: Action) -> Iterator[Finding]:
    roles = study.definition.roles
    for number, name in enumerate(action.by):
        if name in roles and roles[name].party is not None:
            yield Finding("reopened_by_a_party", (*at, "by", number), {"name": name})
    if action.joint is not None:
        yield Finding("not_in_reopening", (*at, "joint"), {"key": "joint"}, at="key")
    if action.weight == "main":
        yield Finding("not_in_reopening", (*at, "weight"), {"key": "weight: main"}, at="key")


def _leads(study: Study, at: Path, action: Action) -> Iterator[Finding]:
    states = study.definition.states
    if action.stays is not None:
        yield Finding("not_in_reopening", (*at, "stays"), {"key": "stays"}, at="key")
    ends = [] if action.to is None else sorted(study.rests(action.to))
    if any(states[key].final is not None for key in ends):
        yield Finding("reopens_to_an_end", (*at, "to"), {"to": action.to})


def _told_of_end(study: Study, key: str) -> set[str]:
    """The roles that hear of the end: on arrival there, or by the act that leads there."""
    tells = [*study.definition.states[key].tells]
    tells += [tell for verb in study.verbs if verb.act.to == key for tell in verb.act.tells]
    return {tell.who for tell in tells} - {"waiting"}


def _told_again(study: Study, action: Action) -> set[str]:
    states = study.definition.states
    onward = states[action.to].tells if action.to is not None and action.to in states else ()
    return {tell.who for tell in (*action.tells, *onward)}
