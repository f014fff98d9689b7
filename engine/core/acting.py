"""Deciding one action of a waiting state: permitted, answered, moved; or every reason against."""

from engine.core.asking import Answer, read_answer
from engine.core.definition.states import Action
from engine.core.dividing import divide, read_parts
from engine.core.dues import Moments
from engine.core.entering import NoWay
from engine.core.escalating import escalate
from engine.core.going import go
from engine.core.moving import accept, split_set
from engine.core.owing import fulfilled
from engine.core.permitting import Standing, permit, signed_by
from engine.core.resolving import Subject
from engine.core.sides import owed_words
from engine.core.standing_in import Delegation
from engine.core.values import JSON, Act, Decision, Event, Refused, Why
from engine.core.whys import why
from engine.core.windows import future_reasons, late_by, late_record


def decide_action(at: Standing, request: Act, action: Action) -> Decision:
    """1. May this actor. 2. What was given. 3. Move and enter; words go beside the event."""
    definition, case = at.compiled.definition, at.case
    may = permit(at, request.action, action)
    verb = owed_words(definition.states[case.state], case, action)
    answer = read_answer(definition, case, verb, request.data, at.world)
    if action.parts is not None:
        read_parts(definition, case, action.parts, answer, request.data, at.world)
    late = (*_unheld(at, request), *future_reasons(request.happened_at, at.now))
    if may.role is None or may.queue is None or may.reasons or answer.refused or late:
        return Refused((*may.reasons, *answer.refused, *late))
    body, words = answer_body(at, request, answer, may.role, may.queue, may.behalf)
    moments = Moments(at.now, request.happened_at or at.now)
    return take(at, request.action, action, answer, body, words, moments)


def take(
    at: Standing,
    key: str,
    action: Action,
    answer: Answer,
    body: dict[str, JSON],
    words: dict[str, JSON],
    moments: Moments,
) -> Decision:
    """The action takes effect: `body` and `words` say who did it with which answers."""
    case, compiled = at.case, at.compiled
    target = compiled.move(case.state, key) if action.to is not None else None
    if target is not None and answer.remarks:
        body["unlock"] = sorted(answer.remarks)
    data = {**case.data, **answer.fields}
    subject = Subject(area_after(at, answer), data, case.parties, case.acted)
    try:
        gone = go(compiled, case, key, target, answer.fields, subject, body, at.world, moments)
    except NoWay as stuck:
        return Refused((why("no_way", state=stuck.state),))
    if "to" not in body:  # a change that reopens an approval leaves the state, and its duties
        body |= fulfilled(compiled, case, key, at.world, at.now)
    if action.parts is not None:
        words |= divide(compiled, case, action.parts, answer.parts, body)
    above, parts = escalate(compiled, case, action, at.world, at.now)
    body |= parts
    words |= gone.words
    event = Event("acted", at.now, moments.happened, body, words)
    tasks = (*gone.tasks, *above)
    step = accept(compiled, case, event, action.tells, tasks, gone.incidents, at.world)
    return gone.told(step)


def _unheld(at: Standing, request: Act) -> tuple[Why, ...]:
    """What a meeting decided is recorded with the day of the meeting, always."""
    here = at.compiled.definition.states[at.case.state]
    if request.happened_at is None and here.is_recorded(request.action):
        return (why("no_meeting_day", "happened"),)
    return ()


def area_after(at: Standing, answer: Answer) -> str:
    """Where the case belongs after this answer: a corrected place moves it to other offices."""
    given = answer.fields.get(at.compiled.definition.area_from)
    return given if isinstance(given, str) else at.case.area


def answer_body(
    at: Standing,
    request: Act,
    answer: Answer,
    role: str,
    queue: str,
    behalf: Delegation | None = None,
) -> tuple[dict[str, JSON], dict[str, JSON]]:
    """The event's body and its words, so far as every act has them. `behalf`: in whose place."""
    plain, words = split_set(at.compiled, answer.fields)
    body: dict[str, JSON] = {
        "act": request.action,
        "from": at.case.state,
        "by": signed_by(at, [role], queue, behalf),
    }
    here = at.compiled.definition.states[at.case.state]
    if here.decided_in is not None and here.is_recorded(request.action):
        body["meeting"] = here.decided_in.mode  # which meeting it was: the state's, under `from`
    if request.action in here.acts:
        only_in = here.acts[request.action].only_in
        late = late_by(at.compiled.definition, only_in, at.world, at.now, at.begun_at)
        body |= late_record(late)
    if plain:
        body["set"] = plain
    area = area_after(at, answer)
    if area != at.case.area:
        body["area"] = area
    if answer.reason is not None:
        body["reason"] = answer.reason
    words |= {f"say.{key}": text for key, text in answer.say.items()}
    words |= {f"remark.{key}": text for key, text in answer.remarks.items()}
    return body, words
