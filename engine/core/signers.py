"""Who signs a joint action: offices from its list or its field, by the offices of the day.

Never here: deciding, or what is signed (signing.py).
"""

from collections.abc import Iterator

from engine.core.definition.compiled import Compiled
from engine.core.definition.joint import named_roles
from engine.core.definition.states import Action
from engine.core.resolving import NOBODY, Subject, queue_of, subject_of
from engine.core.values import Case, Task
from engine.core.world import World

PREFIX = "sign."
Signer = tuple[str, str, str]  # slot, role, queue


def is_signature(slot: str) -> bool:
    """Whether this is the slot of a signature."""
    return slot.startswith(PREFIX)


def signatures_open(case: Case) -> tuple[Task, ...]:
    """The signatures that are waited for."""
    return tuple(task for task in case.tasks if is_signature(task.slot))


def signers(
    compiled: Compiled,
    key: str,
    action: Action,
    own: tuple[str, str],
    subject: Subject,
    world: World,
) -> Iterator[Signer]:
    """Everybody who signs, whoever begins among them; an office that is named twice signs once.

    The slot's number is the place in the list; whoever begins without standing in it has 0.
    """
    roles, (begins, held) = compiled.definition.roles, own
    found: dict[str, Signer] = {}
    for number, (role, queue) in enumerate(_asked(compiled, action, own, subject, world), start=1):
        named = begins if queue == held else role
        found.setdefault(
            queue if not queue.startswith(NOBODY) else f"{queue} {number}",
            (f"{PREFIX}{key}.{number}", named, queue),
        )
    if held not in found and begins in roles:
        yield f"{PREFIX}{key}.0", begins, held
    yield from found.values()


def found_anew(compiled: Compiled, case: Case, task: Task, world: World) -> str:
    """The queue that an open signature belongs to by the offices of today."""
    _, key, number = task.slot.split(".")
    held = case.round
    handed = task.role not in compiled.definition.states[case.state].actions[key].actors
    if held is not None and held.codes and not handed and int(number) > 0:
        return _queue_at(compiled, task.role, held.codes[int(number) - 1], world)
    role = compiled.definition.roles[task.role]
    return queue_of(role, subject_of(case), world) or f"{NOBODY}{task.role}"


def _asked(
    compiled: Compiled, action: Action, own: tuple[str, str], subject: Subject, world: World
) -> Iterator[tuple[str, str]]:
    """(role, queue) in the order of the list. Whoever begins signs in their own queue."""
    for role in named_roles(action.joint):
        found = queue_of(compiled.definition.roles[role], subject, world)
        yield role, own[1] if role == own[0] else found or f"{NOBODY}{role}"
    for code in codes_of(action, subject.data):
        yield own[0], _queue_at(compiled, own[0], code, world)


def codes_of(action: Action, data: object) -> tuple[str, ...]:
    """What the field names whose offices all sign."""
    field = action.joint_field
    given = data.get(field) if field and isinstance(data, dict) else None
    return tuple(given) if isinstance(given, (list, tuple)) else ()


def _queue_at(compiled: Compiled, key: str, code: str, world: World) -> str:
    """The office of this role's kind in another area or organisation."""
    role = compiled.definition.roles[key]
    find = world.directory.queue_for_organisation if role.of else world.directory.queue_for_area
    return find(role.office or "", code) or f"{NOBODY}{key}"
