"""What of their queue a person asks for: read from a query, the same for the list, for the next
task after a decision, and for a view. Never here: rows, pages."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.core.definition.compiled import Compiled
from engine.service import areas, queue
from engine.service.following import heads
from engine.service.queue import After, Filter
from engine.service.world import world_of
from web.base.i18n import text
from web.base.office import desk, office
from web.base.session import myself

MOST_TYPED = 80
ASKED = ("alur", "fase", "wilayah", "cari", "lewat", "susulan", "tangan")
HANDS = {"saya": "mine", "rekan": "others", "belum": "nobodys"}
Named = list[tuple[str, str]]  # (key, name) of each that can be chosen


@dataclass(frozen=True)
class Asking:
    """The filter of a query, what was asked in words that a form shows again, and what there is
    to choose from. `shared`: others stand behind one of the person's queues, too."""

    wanted: Filter
    asked: dict[str, str]
    known: Sequence[Compiled]
    workflows: Named
    phases: Named
    within: Named
    shared: bool

    @property
    def kept(self) -> dict[str, Any]:
        """What was asked, without what was not."""
        return {key: words for key, words in self.asked.items() if words}


def asking(query: Mapping[str, str], at: dt.datetime) -> Asking:
    """What this query asks of the reader's queue today; what it cannot mean is not asked."""
    here, person = desk(), myself().id
    known = heads(here)
    workflows = [(one.definition.workflow, text(one.definition.title)) for one in known]
    world = world_of(here, at)
    mine = queue.my_queues(world, person, at)
    behind = queue.behind(world, person, at)
    within = _areas(mine)
    phases = _phases(known, query.get("alur", ""))
    asked = {
        key: " ".join(query.get(key, "").replace("\0", "").split())[:MOST_TYPED] for key in ASKED
    }
    hands = queue.hands(behind, person, HANDS.get(asked["tangan"], ""))
    if hands is None:
        asked["tangan"] = ""
    wanted = Filter(
        workflow=asked["alur"] if asked["alur"] in dict(workflows) else None,
        phase=asked["fase"] if asked["fase"] in dict(phases) else None,
        area=asked["wilayah"] if asked["wilayah"] in dict(within) else None,
        due_before=at if asked["lewat"] else None,
        words=asked["cari"] or None,
        late=True if asked["susulan"] else None,
    )
    shared = any(who != person for _, who, _ in behind)
    wanted = replace(wanted, hands=hands)
    return Asking(wanted, asked, known, workflows, phases, within, shared)


def place_of(after: After) -> str:
    """A line of the list as an address carries it."""
    due = "" if after.due_at is None else str(round(after.due_at.timestamp() * 1e6))
    return f"{due}_{after.id}"


def after(place: str) -> After | None:
    """The way back of place_of(); a broken one is none."""
    due, _, id_ = place.partition("_")
    if not (id_.isascii() and id_.isdigit() and len(id_) < 19):
        return None
    try:
        return After(dt.datetime.fromtimestamp(int(due) / 1e6, dt.UTC) if due else None, int(id_))
    except (ValueError, OverflowError, OSError):
        return None


def _phases(known: Sequence[Compiled], workflow: str) -> Named:
    """The phases of the workflow that was asked for; of the only one where there is no other."""
    chosen = [one for one in known if one.definition.workflow == workflow]
    if not chosen and len(known) == 1:
        chosen = list(known)
    return [(key, text(words)) for one in chosen for key, words in one.definition.phases.items()]


def _areas(queues: Sequence[str]) -> Named:
    """The areas right below those that my offices cover: what a wide queue can be narrowed to."""
    codes = {queue.partition("@")[2] for queue in queues if "@" in queue}
    tops = {office().area if code == "" else code for code in codes if ":" not in code}
    found = [one for top in sorted(tops) for one in areas.children(desk(), top)]
    return [(one.code, areas.titled(one)) for one in found]
