"""What a timeline says of questions to other offices: offices on both sides, never persons."""

from engine.core.definition.workflow import Definition
from engine.core.sides import ASK, JOIN
from engine.core.slots import side_of
from engine.core.world import World
from engine.service.followed import Who
from engine.service.holding import who_of
from engine.store.events import Recorded


def slot_of(event: Recorded) -> str:
    """The slot of the question that the event is about; "" for every other event."""
    slot = event.record.get("inquiry", {}).get("slot") or event.record.get("lapsed", "")
    return slot if side_of(slot) in (ASK, JOIN) else ""


def what_of(event: Recorded) -> str:
    """ask, join, what was said, or ask_silent."""
    if "inquiry" not in event.record:
        return "ask_silent"
    said = event.record["inquiry"].get("said")
    return said or side_of(slot_of(event)) or ""


def other_of(definition: Definition, event: Recorded, world: World) -> Who | None:
    """The office on the other side: who is asked, or who had asked."""
    slot, record = slot_of(event), event.record
    if not slot:
        return None
    made = [part["queue"] for part in record.get("open", ()) if part.get("slot") == slot]
    back = record.get("inquiry", {}).get("said") == "taken_back"
    queue = made[0] if made else record["asked" if back else "asker"]
    found = who_of(definition, "", queue, world)
    return Who(None, None, vacant=True) if found.vacant else found
