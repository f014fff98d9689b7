"""For officials: who was told of a case, when, and what became of it. Offices and roles, never a
private person's name."""

from dataclasses import dataclass

from engine.service import told_states
from engine.service.case_view import CaseView
from engine.service.holding import who_of
from engine.service.told_states import LINES, Line
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk


@dataclass(frozen=True)
class ToldShown:
    """The newest messages, each with whom it went to; `trouble`: how many did not arrive."""

    lines: tuple[tuple[str, Line], ...]
    more: bool
    trouble: int


def told_shown(found: CaseView) -> ToldShown | None:
    """Nothing for a party, or where nobody was told yet."""
    if not found.official:
        return None
    lines = told_states.of_case(desk(), found.case.id, None, now())
    if not lines:
        return None
    shown = tuple((_whom(found, line.row.queue), line) for line in lines[:LINES])
    trouble = sum(line.state in ("failed", "again") for _, line in shown)
    return ToldShown(shown, len(lines) > LINES, trouble)


def _whom(found: CaseView, queue: str) -> str:
    """The office behind the queue, or as which party of the case somebody was told."""
    definition = found.compiled.definition
    if not queue.startswith("person:"):
        who = who_of(definition, "", queue, found.world)
        return who.office or t("told.somebody")
    parties = {f"person:{person}": name for name, person in found.case.parties.items()}
    named = parties.get(queue)
    roles = (one for one in definition.roles.values() if named and one.party == named)
    role = next(roles, None)
    return text(role.title) if role is not None else t("told.somebody")
