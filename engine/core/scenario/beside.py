"""What a step does beside deciding: take a task up or give it back, ask another office, answer,
stop the clock, ask for more time, take one's own act back.

Said in several words, so that no action of a workflow is called so."""

import datetime as dt

from engine.core.chain import record
from engine.core.consulting import Ask, decide_ask
from engine.core.definition.compiled import Compiled
from engine.core.directory import Directory
from engine.core.extending import More, decide_more
from engine.core.granting import Grant, decide_grant
from engine.core.handing import Deed, Hand, decide_hand
from engine.core.pausing import Stop, decide_stop
from engine.core.permitting import Standing, behind, standing
from engine.core.replying import Reply, Said, decide_reply
from engine.core.resuming import Resume, decide_resume
from engine.core.scenario.casting import Company
from engine.core.scenario.difference import ScriptError
from engine.core.scenario.model import Step
from engine.core.sides import ASK, JOIN, open_of
from engine.core.slots import side_of
from engine.core.undoing import JOIN as SOON
from engine.core.undoing import WINDOW, LastAct, Sending, decide_undo
from engine.core.values import JSON, Accepted, Actor, Case, Data, Decision, Task

HANDS: dict[str, Deed] = {
    "take up": "take", "give back": "give_back", "pass to": "pass_on", "take over": "take_over",
}  # fmt: skip
ASKS = {"ask advice of": ASK, "wait for word of": JOIN}
SAYS: dict[str, Said] = {
    "give advice": "answered", "say yes": "agreed", "say no": "disagreed",
    "turn down": "turned_down", "stop waiting": "taken_back",
}  # fmt: skip
MORE = "ask for time"
GRANTS = {"grant time": True, "refuse time": False}
UNDO, STOP, START = "take act back", "stop the clock", "start the clock"


def decide_beside(
    compiled: Compiled,
    company: Company,
    step: Step,
    case: Case,
    last: tuple[Case, Accepted] | None,
    now: dt.datetime,
) -> Decision:
    """The step's words as a request to the core. Raises ScriptError where it has no sense here."""
    does, person = step.does or "", company.number(step.who or "")
    world, words = company.world, str(step.with_.get("words", ""))
    at = standing(compiled, case, Actor(person), world, now)
    if does == UNDO:
        if last is None:
            raise ScriptError("nobody has done anything yet", "belum ada yang bertindak")
        return decide_undo(compiled, case, last[0], _last_act(case, last[1]), person, world, now)
    if does == STOP:
        reason, until = str(step.with_.get("reason", "")), _day(step.with_.get("until"))
        made = Stop(person, reason, until, words)
        return decide_stop(compiled, case, made, world, now)
    if does == START:
        return decide_resume(compiled, case, Resume(person), world, now)
    if does == MORE:
        reason, count = str(step.with_.get("reason", "")), _count(step.with_.get("count"))
        letter, dated = str(step.with_.get("letter", "")), _day(step.with_.get("dated"))
        asked_more = More(person, reason, count, words, letter, dated)
        return decide_more(compiled, case, asked_more, world, now)
    if does in GRANTS:
        count = _count(step.with_.get("count")) or 0 if GRANTS[does] else None
        return decide_grant(compiled, case, Grant(person, count, words), world, now)
    if does in HANDS:
        to = company.number(step.whom) if step.whom else None
        slot = step.seat or _own_slot(at)
        hand = Hand(HANDS[does], person, slot, None, to, words)
        return decide_hand(compiled, case, hand, world, now)
    if does in ASKS:
        queue = _office(world.directory, company, step.whom or "", world.calendar.day_of(now))
        asked = Ask(ASKS[does], person, queue, words, of=step.seat or _own_slot(at))
        return decide_ask(compiled, case, asked, world, now)
    reply = Reply(SAYS[does], person, step.seat or _question(at, does), words)
    return decide_reply(compiled, case, reply, world, now)


def _day(given: JSON) -> dt.date | None:
    """The last day of a pause. Raises ScriptError for what is no day."""
    try:
        return None if given is None else dt.date.fromisoformat(str(given))
    except ValueError as error:
        raise ScriptError(f"{given} is no day", f"{given} bukan tanggal") from error


def _count(given: JSON) -> int | None:
    """How much more time. Raises ScriptError for what is no whole number."""
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    raise ScriptError(f"{given} is no whole number", f"{given} bukan bilangan bulat")


def _own_slot(at: Standing) -> str:
    """The task that the person has here; of several the first, of none the state's own."""
    mine = (task for task in at.case.tasks if not task.is_later and behind(at, task).role)
    return next((task.slot for task in mine), "")


def _question(at: Standing, does: str) -> str:
    """The open question that the person answers, or asked."""

    def fits(task: Task) -> bool:
        one = next((each for each in open_of(at.case) if each.slot == task.slot), None)
        if one is None:
            return False
        if SAYS[does] == "taken_back":
            return one.person == at.actor.person
        wanted = {"answered": ASK, "agreed": JOIN, "disagreed": JOIN}.get(SAYS[does])
        return wanted in (None, side_of(task.slot)) and behind(at, task).role is not None

    found = next((task.slot for task in at.case.tasks if fits(task)), None)
    if found is None:
        raise ScriptError(
            "there is no open question for that here",
            "di sini tidak ada permintaan terbuka untuk itu",
        )
    return found


def _office(directory: Directory, company: Company, name: str, on: dt.date) -> str:
    """The first office of somebody of the cast."""
    person = company.number(name)
    own = f"person:{person}"
    found = next((one for one in directory.queues_of(person, on) if one != own), None)
    if found is None:
        raise ScriptError(f"{name} holds no office on this day", f"{name} tidak menjabat hari ini")
    return found


def _last_act(case: Case, step: Accepted) -> LastAct:
    """The act as the outbox knows it: each notice still waits for its moment, or has gone."""
    waits = {"outcome": WINDOW, "reminder": dt.timedelta(0)}
    waiting = tuple(step.event.at + waits.get(one.kind, SOON) for one in step.notices)
    made: Data = record(step.event, case.tenant, case.id, case.revision)
    return LastAct(made, Sending(len(waiting), waiting), False)
