"""Deciding joint actions: the first signature with the answers, the others under exactly these.

When all have signed, the action takes effect as if one office had taken it. A refusal to sign, or
the same action with other answers, ends the round; whatever else moves the case does, too.
"""

from msgspec.structs import replace

from engine.core.acting import answer_body, area_after, take
from engine.core.asking import Answer, read_answer
from engine.core.chain import stamp
from engine.core.definition.base import Text
from engine.core.definition.compiled import Compiled
from engine.core.definition.joint import SIGN
from engine.core.definition.states import Action, Tell
from engine.core.delegating import delegation_reasons
from engine.core.dues import Moments, due_moments
from engine.core.entering import enter, unstaffed
from engine.core.fold import task_record
from engine.core.moving import accept
from engine.core.permitting import Standing, acting, open_reasons, permit
from engine.core.resolving import Subject, clashes, subject_of
from engine.core.sides import owed_words, task_reasons
from engine.core.signers import Signer, codes_of, is_signature, signatures_open, signers
from engine.core.standing_in import Delegation
from engine.core.values import JSON, Act, Case, Decision, Event, Refused, Round, Task, Why
from engine.core.whys import why
from engine.core.windows import future_reasons

# What the two answers of a signer ask, as acts of their own.
SIGNING = Action(
    label=Text(id="Tanda tangani", en="Sign"), by=("signer",), stays=True, weight="main"
)
DECLINING = Action(
    label=Text(id="Tolak menandatangani", en="Decline to sign"),
    by=("signer",),
    stays=True,
    asks=("words",),
    weight="warning",
)


def mine_to_sign(at: Standing) -> tuple[Task, ...]:
    """The open signatures that the actor may give today."""
    return tuple(
        task
        for task in signatures_open(at.case)
        if task.queue in at.mine or signing_for(at, task) is not None
    )


def signing_for(at: Standing, task: Task) -> Delegation | None:
    """The delegation by which the actor may sign in the place of this office's holder, if any."""
    held = at.case.round
    if held is None or task.queue in at.mine:
        return None
    found = at.lent.get(task.queue, ())
    return next((one for one in found if not _delegate_reasons(at, task, held, one)), None)


def _delegate_reasons(at: Standing, task: Task, held: Round, by: Delegation) -> tuple[Why, ...]:
    closed = delegation_reasons(at.compiled, at.case, held.action, task.role, by)
    return closed or task_reasons(at.case, task, acting(at, by), at.world, at.now)


def sign_reasons(at: Standing, task: Task | None, slot: str) -> tuple[Why, ...]:
    """Why this signature may not be given by this actor now."""
    refused = decline_reasons(at, task, slot)
    if refused or task is None or at.case.round is None:
        return refused
    key = at.case.round.action
    action = at.compiled.definition.states[at.case.state].actions[key]
    return tuple(open_reasons(at, key, action))


def decline_reasons(at: Standing, task: Task | None, slot: str) -> tuple[Why, ...]:
    """Why this signature may not even be declined by this actor: an open question to others."""
    if task is None or at.case.round is None:
        return (why("no_open_task", slot=slot),)
    if task.queue not in at.mine:
        if signing_for(at, task) is not None:
            return ()
        lent = at.lent.get(task.queue, ())
        closed = [no for one in lent for no in _delegate_reasons(at, task, at.case.round, one)]
        return tuple(closed) or (why("not_your_role", roles=[task.role]),)
    clash = clashes(at.compiled.definition, task.role, at.actor, at.case)
    return (*clash, *task_reasons(at.case, task, acting(at, None), at.world, at.now))


def again_reasons(at: Standing, key: str, action: Action, queue: str | None) -> tuple[Why, ...]:
    """Beginning once more what one has signed says nothing new, where nothing is asked."""
    held = at.case.round
    asks = action.asks or action.may_give or action.unlocks
    if held is None or held.action != key or asks:
        return ()
    signed = any(signature.queue == queue for signature in held.signed)
    return (why("already_signed"),) if signed else ()


def decide_begin(at: Standing, request: Act, action: Action) -> Decision:
    """1. May this actor. 2. What was given. 3. The others get their tasks; where nobody else has
    to sign, it takes effect at once. The very answers of the open round count as a signature."""
    key, case = request.action, at.case
    may = permit(at, key, action)
    role, queue = may.role, may.queue
    verb = owed_words(at.compiled.definition.states[case.state], case, action)
    answer = read_answer(at.compiled.definition, case, verb, request.data, at.world)
    late = future_reasons(request.happened_at, at.now)
    if role is None or queue is None or may.reasons or answer.refused or late:
        return Refused((*may.reasons, *answer.refused, *late))
    body, words = answer_body(at, request, answer, role, queue, may.behalf)
    if _says_the_same(case.round, body, words):
        return _signed_again(at, request, queue)
    moments = Moments(at.now, request.happened_at or at.now)
    subject = Subject(area_after(at, answer), {**case.data, **answer.fields}, case.parties)
    found = tuple(signers(at.compiled, key, action, (role, queue), subject, at.world))
    own = next(slot for slot, _, held in found if held == queue)
    others = [signer for signer in found if signer[0] != own]
    if not others:
        body["sign"] = {"slot": own, "whole": [_whole(body, moments)]}
        return take(at, key, action, answer, body, words, moments)
    return _begins(at, action, body, words, own, others, moments)


def decide_sign(at: Standing, request: Act) -> Decision:
    """One of the others signs or declines. 1. Whose signature. 2. What was given. 3. The last one
    lets it take effect; declining ends the round."""
    case, mine = at.case, mine_to_sign(at)
    wanted = request.slot or (mine[0].slot if len(mine) == 1 else "")
    task = next((t for t in signatures_open(case) if t.slot == wanted), None)
    signs = request.action == SIGN
    reasons = (sign_reasons if signs else decline_reasons)(at, task, wanted or request.action)
    verb = SIGNING if signs else DECLINING
    answer = read_answer(at.compiled.definition, case, verb, request.data, at.world)
    late = future_reasons(request.happened_at, at.now)
    if task is None or case.round is None or reasons or answer.refused or late:
        return Refused((*reasons, *answer.refused, *late))
    moments = Moments(at.now, request.happened_at or at.now)
    if not signs:
        return _declines(at, request, answer, task, case.round, moments)
    if len(signatures_open(case)) > 1:
        body, _ = answer_body(at, request, answer, task.role, task.queue, signing_for(at, task))
        del body["act"]
        part = {"act": case.round.action, "slot": task.slot, "began": case.round.began}
        body["sign"] = part
        body["close"] = [task.slot]
        event = Event("signed", at.now, moments.happened, body)
        return accept(at.compiled, case, event, (), (), (), at.world)
    return _takes_effect(at, request, task, case.round, moments)


def _takes_effect(
    at: Standing, request: Act, task: Task, held: Round, moments: Moments
) -> Decision:
    action = at.compiled.definition.states[at.case.state].actions[held.action]
    answer = answer_of(held)
    act = replace(request, action=held.action)
    behalf = signing_for(at, task)
    body, words = answer_body(at, act, answer, task.role, task.queue, behalf)
    whole = [[one.role, one.office, stamp(one.at)] for one in held.signed]
    body["sign"] = {
        "slot": task.slot,
        "began": held.began,
        "whole": [*whole, _whole(body, moments)],
    }
    if action.to is None:
        body["close"] = [task.slot]
    return take(at, held.action, action, answer, body, words, moments)


def answer_of(held: Round) -> Answer:
    """The answers that are signed, as they were given."""
    answer = Answer(fields=dict(held.fields), reason=held.reason)
    rooms = {"set": answer.fields, "say": answer.say, "remark": answer.remarks}
    for path, value in held.words.items():
        part, key = path.split(".", 1)
        rooms[part][key] = value
    return answer


def _begins(
    at: Standing,
    action: Action,
    body: dict[str, JSON],
    words: dict[str, JSON],
    own: str,
    others: list[Signer],
    moments: Moments,
) -> Decision:
    """The state's own task rests while others have it, unless the case stays where it is."""
    case, compiled = at.case, at.compiled
    here = compiled.definition.states[case.state]
    due_at, remind_at = due_moments(
        here.due, subject_of(case), compiled, at.world.calendar, moments, case.clock
    )
    tasks = tuple(
        Task(
            case.state, case.visit, slot, case.revision + 1, role, queue, at.now, due_at, remind_at
        )
        for slot, role, queue in others
    )
    part: dict[str, JSON] = {"act": body["act"], "slot": own, "begins": True}
    part |= {key: body[key] for key in ("set", "reason") if key in body}
    codes = codes_of(action, {**case.data, **body.get("set", {})})
    if codes:
        part["of"] = list(codes)
    moves = action.to is not None
    closed = [t.slot for t in case.tasks if (moves and t.slot == "") or is_signature(t.slot)]
    made: dict[str, JSON] = {"from": body["from"], "by": body["by"], "sign": part}
    if closed:
        made["close"] = closed
    made["open"] = [task_record(task, at.now) for task in tasks]
    missing = [found for task in tasks if (found := unstaffed(task, at.world, at.now))]
    event = Event("signed", at.now, moments.happened, made, words)
    tells = _tells(compiled, case)
    return accept(compiled, case, event, tells, tasks, tuple(missing), at.world)


def _declines(
    at: Standing, request: Act, answer: Answer, task: Task, held: Round, moments: Moments
) -> Decision:
    """The round is over; the state waits as it did before, its time counted anew."""
    case, behalf = at.case, signing_for(at, task)
    body, words = answer_body(at, request, answer, task.role, task.queue, behalf)
    del body["act"]
    body["sign"] = {"act": held.action, "slot": task.slot, "began": held.began}
    body["close"] = [one.slot for one in signatures_open(case)]
    entered, _ = enter(
        at.compiled, case.state, subject_of(case), case.visit, at.world, moments, case.clock
    )
    open_still = {one.slot for one in case.tasks}
    tasks = tuple(
        replace(one, occurrence=case.revision + 1)
        for one in entered
        if one.slot == "" and one.slot not in open_still
    )
    if tasks:
        body["open"] = [task_record(one, at.now) for one in tasks]
    missing = [found for one in tasks if (found := unstaffed(one, at.world, at.now))]
    event = Event("declined", at.now, moments.happened, body, words)
    tells = _tells(at.compiled, case)
    return accept(at.compiled, case, event, tells, tasks, tuple(missing), at.world)


def _signed_again(at: Standing, request: Act, queue: str) -> Decision:
    """Two offices press the same button with the same answers: the second one has signed."""
    mine = next((task for task in mine_to_sign(at) if task.queue == queue), None)
    if mine is None:
        return Refused((why("already_signed"),))
    return decide_sign(at, replace(request, action=SIGN, slot=mine.slot, data={}))


def _says_the_same(held: Round | None, body: dict[str, JSON], words: dict[str, JSON]) -> bool:
    return held is not None and (
        (held.action, held.reason) == (body["act"], body.get("reason"))
        and dict(held.fields) == body.get("set", {})
        and dict(held.words) == words
    )


def _tells(compiled: Compiled, case: Case) -> tuple[Tell, ...]:
    """What the state tells whoever it waits for."""
    tells = compiled.definition.states[case.state].tells
    return tuple(tell for tell in tells if tell.who == "waiting")


def _whole(body: dict[str, JSON], moments: Moments) -> list[JSON]:
    by = body["by"]
    return [by["roles"][0], by.get("office"), stamp(moments.now)]
