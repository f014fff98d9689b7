"""The table at the end of a rehearsal, and the invariants that it must have kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.core.definition.compiled import Compiled
from engine.core.definition.states import NEGATIVE
from engine.rehearsal.tally import Tally
from engine.service.desk import Desk
from engine.service.verifying import verify
from engine.store import rehearsing as rows
from engine.store import subcases
from engine.store.archive import snapshot


@dataclass(frozen=True, slots=True)
class Invariant:
    """Something that must hold after every run; `broken` names what breaks it."""

    words: str
    broken: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing breaks it."""
        return not self.broken


def invariants(desk: Desk) -> tuple[Invariant, ...]:
    """All of them, asked of the database itself."""
    with desk.database.connection() as connection:
        ownerless = rows.ownerless(connection, desk.tenant)
        unlent = rows.unlent(connection, desk.tenant)
        untied = subcases.untied(connection, desk.tenant)
        unexplained = rows.unexplained(connection, desk.tenant, sorted(NEGATIVE))
    return (
        Invariant("state equals the fold of its events, and every chain holds", verify_lines(desk)),
        Invariant("every open case has an owner or an incident", tuple(ownerless)),
        Invariant("every other case that was decided on is opened, or about to be", tuple(untied)),
        Invariant("every act in somebody's place rests on a delegation of its day", tuple(unlent)),
        Invariant("every refusal has code, words and next step", tuple(unexplained)),
    )


def verify_lines(desk: Desk) -> tuple[str, ...]:
    """What `rembuk verify` says of this database; nothing where all is well."""
    with snapshot(desk.database) as archive:
        return tuple(verify(archive))


def table(desk: Desk, compiled: Compiled, tally: Tally, checked: Sequence[Invariant]) -> str:
    """The whole report as text of at most 100 columns."""
    return "\n".join(_lines(desk, compiled, tally, checked))


def _lines(
    desk: Desk, compiled: Compiled, tally: Tally, checked: Sequence[Invariant]
) -> Iterator[str]:
    definition = compiled.definition
    with desk.database.connection() as connection:
        endings = rows.endings(connection, desk.tenant)
        kinds = rows.events_by_kind(connection, desk.tenant)
        late = rows.late_tasks(connection, desk.tenant)
    yield f"{definition.title.en}: {tally.opened_} cases, {tally.days} days played"
    yield ""
    yield f"  {'ending':<26}{'phase':<22}{'state':<30}{'cases':>8}"
    for _, state, ending, count in endings:
        here = definition.states[state]
        phase = definition.phases[here.phase].en
        yield f"  {ending or '(open)':<26}{phase:<22}{state:<30}{count:>8,}"
    yield ""
    votes, acts = kinds.get("voted", 0), kinds.get("acted", 0)
    figures = {
        "decisions (actions, votes)": f"{acts + votes:,} ({acts:,}, {votes:,})",
        "reminders and lapses": f"{kinds.get('reminded', 0):,} and {kinds.get('lapsed', 0):,}",
        "notices relayed": f"{tally.notices:,}",
        "tasks answered late": f"{late:,}",
        "leaves, substitutes named": f"{tally.leaves:,} and {tally.named:,}",
        "acts in somebody's place": f"{tally.on_behalf:,}",
        "answers overtaken": f"{tally.overtaken:,}",
        "wakes that failed": f"{tally.failed:,}",
        "steps": f"{tally.steps:,} in {tally.seconds:.1f} s = {tally.steps / tally.seconds:,.0f}/s",
    }
    for name, value in figures.items():
        yield f"  {name:<30}{value}"
    yield ""
    for one in checked:
        yield f"  {'kept  ' if one.holds else 'BROKEN'}  {one.words}"
        for line in one.broken:
            yield f"            {line}"
