"""What acts ask: reasons come from a set, and every bad ending is explained by construction."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding
from engine.core.definition.states import Action

EXPLAINED = ("reason", "words", "next_step")


def asked(study: Study) -> Iterator[Finding]:
    """A reason is chosen from a named, filled set; nothing is asked twice."""
    definition = study.definition
    for verb in study.verbs:
        act = verb.act
        if "reason" in act.asks and act.reasons is None:
            yield Finding("reasons_missing", (*verb.path, "reasons"), at="key")
        if "reason" not in act.asks and act.reasons is not None:
            values = {"name": act.reasons}
            yield Finding("reasons_not_asked", (*verb.path, "reasons"), values, at="key")
        taken = (*act.asks, *(act.may_give if isinstance(act, Action) else ()))
        for number, key in enumerate(taken):
            if key in taken[:number]:
                word, at = (
                    ("asks", number)
                    if number < len(act.asks)
                    else ("may_give", number - len(act.asks))
                )
                yield Finding("asked_twice", (*verb.path, word, at), {"key": key})
    for key, codes in definition.reason_sets.items():
        if not codes:
            yield Finding("reason_set_empty", ("reason_sets", key), {"key": key}, at="key")
        for number, code in enumerate(codes):
            if code in codes[:number]:
                yield Finding("asked_twice", ("reason_sets", key, number), {"key": code})


def endings(study: Study) -> Iterator[Finding]:
    """Whoever ends a case against its proposer gives reason, plain words and the next step."""
    for verb in study.verbs:
        if verb.act.to is None or not study.ends_badly(verb.act.to):
            continue
        missing = [key for key in EXPLAINED if key not in verb.act.asks]
        if missing:
            values = {"to": verb.act.to, "missing": ", ".join(missing)}
            yield Finding("bad_ending_unexplained", (*verb.path, "to"), values)
    yield from _unsaid(study)


def _unsaid(study: Study) -> Iterator[Finding]:
    """A review that can fail without anybody's no: nobody would have given the reason."""
    for key, state in study.definition.states.items():
        panel = state.panel
        if panel is None or not study.ends_badly(panel.failed.to):
            continue
        if any(rule.abstain or rule.quorum is not None for rule in panel.reviews.values()):
            path = ("states", key, *panel.outcome_path("fail"), "to")
            yield Finding("fails_without_a_no", path, {"to": panel.failed.to})
