"""Going on after an act: to where it leads, or to where a material change leads instead.

Whatever ends a visit by somebody's act, votes or silence goes through here. Never here: whether
it is allowed, or what is material (materiality.py).
"""

from dataclasses import dataclass, field

from msgspec.structs import replace

from engine.core.definition.compiled import Compiled
from engine.core.dues import Moments
from engine.core.materiality import Turn, turned
from engine.core.moving import arrive, notice_values
from engine.core.resolving import Subject
from engine.core.values import JSON, Accepted, Case, Data, Incident, Notify, Task
from engine.core.world import World


@dataclass(slots=True)
class Gone:
    """Where the case came: its new tasks, and what a material change adds to the step."""

    compiled: Compiled
    before: Case
    tasks: tuple[Task, ...] = ()
    incidents: tuple[Incident, ...] = ()
    words: dict[str, JSON] = field(default_factory=dict)
    turn: Turn | None = None

    def told(self, step: Accepted) -> Accepted:
        """The step with notices to those who approved what was changed now."""
        notice = self.compiled.definition.standing.changed
        if self.turn is None or not self.turn.told or notice is None:
            return step
        kind = self.compiled.definition.notices[notice].kind
        values = notice_values(self.before, step.case, step.event)
        values["changed"] = list(self.turn.told)
        own = (step.event.body.get("by") or {}).get("queue")
        approvals = sorted(self.before.approved.values(), key=lambda one: one.visit)
        queues = [queue for one in approvals for queue in one.queues]
        more = tuple(
            Notify(queue, notice, kind, values) for queue in dict.fromkeys(queues) if queue != own
        )
        return replace(step, notices=(*step.notices, *more))


def go(
    compiled: Compiled,
    case: Case,
    trigger: str,
    target: str | None,
    given: Data,
    subject: Subject,
    body: dict[str, JSON],
    world: World,
    moments: Moments,
) -> Gone:
    """On to `target` (None: the case stays). `given`: the fields that the act brings; `subject`
    with them. Writes into the body as arrive() does. Raises NoWay."""
    gone = Gone(compiled, case)
    if compiled.definition.material:
        clock = world.calendar.clock(moments.now)
        gone.turn = turned(
            compiled, case, trigger, given, target, subject, _approvers(case, body), clock
        )
        target = gone.turn.target
        body |= gone.turn.body
        gone.words = gone.turn.words
    if target is not None:
        gone.tasks, gone.incidents = arrive(
            compiled, body, target, subject, case.visit + 1, world, moments
        )
    if gone.turn is not None and gone.turn.via:
        body["via"] = [*gone.turn.via, *body.get("via", ())]
    if gone.turn is not None and gone.turn.passes:
        body["passes"] = list(gone.turn.passes)
    return gone


def _approvers(case: Case, body: dict[str, JSON]) -> list[str]:
    """The queues behind an act: whoever agreed before, signed before, and acts now."""
    agreed = [vote.queue for vote in case.votes if vote.agrees]
    signed = [one.queue for one in case.round.signed] if case.round and "sign" in body else []
    by = body.get("by")
    return [*agreed, *signed, *([by["queue"]] if by else [])]
