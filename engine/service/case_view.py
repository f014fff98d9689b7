"""One case as one reader may see it: facts, timeline, and what this reader can do now.

A case that the reader has nothing to do with does not exist for them. Whoever reads confidential
fields is written down. Never here: deciding, words of a page.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.core.definition.compiled import Compiled
from engine.core.definition.fields import Field
from engine.core.directory import prefixes
from engine.core.migrating import Names
from engine.core.offers import offers
from engine.core.rounds import begins
from engine.core.undoing import taken_back
from engine.core.values import JSON, Actor, Case, Data, Offer
from engine.core.world import World
from engine.service import reopening
from engine.service.corrected import corrected
from engine.service.definitions import compiled_at, versions_in
from engine.service.desk import Desk
from engine.service.held import HeldAnswers, answers_held
from engine.service.panels import ReviewView, Spared, panel_view, spared_of
from engine.service.projecting import Followed, Word, is_words, last_worded, project
from engine.service.reckoning import countings
from engine.service.recommended import Answer, Level, recommended
from engine.service.since import Since, outdated, since_of
from engine.service.tying import tied, ties
from engine.service.veiled import hidden_from, seen_of, veiled
from engine.service.world import world_at
from engine.store import case_reading as rows
from engine.store import events
from engine.store import people as members
from engine.store.events import Recorded
from engine.store.stepping import load_for_step

VILLAGE = 4  # parts of a village's code; what is below (RW, RT) is not in the list of areas


@dataclass(frozen=True, slots=True)
class Shown:
    """A field that this reader sees. `public`: everybody may read it."""

    key: str
    field: Field
    value: JSON
    public: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the case page shows to one reader."""

    case: Case
    compiled: Compiled
    official: bool  # sees as an office does; else as a party
    offers: tuple[Offer, ...]
    followed: Followed  # standing, timeline and phases, with every word that was said
    facts: tuple[Shown, ...]
    answers: Data  # without opinions that are hidden from this reader for now
    remarks: dict[str, str]  # of the last return, on the fields that it unlocked
    remarked: dict[int, dict[str, str]]  # event -> field -> remark
    corrected: dict[int, dict[str, JSON]]  # event -> field -> what it replaced
    releasable: tuple[Word, ...]  # words that an official may let the public read
    held: HeldAnswers | None  # of a joint act that waits for signatures, for officials
    world: World
    outdated: Mapping[int, tuple[Field, ...]]  # decision -> answers of it that are others now
    reviews: tuple[ReviewView, ...] = ()  # of the present state, as this reader may see them
    spared: Spared | None = None  # the reader's seat that nobody needs to answer any more
    since: Since | None = None  # their last decision, where the case has come back to them
    levels: tuple[Level, ...] = ()  # what each level recommends


def view(desk: Desk, person: int, case_id: int, now: dt.datetime) -> CaseView | None:
    """The case for this person, or None where it does not exist for them.

    An official who sees confidential answers is written down by it.
    """
    found = look(desk, person, case_id, now)
    if found is None or not found.official:
        return found
    shown = [(fact.key, fact.field) for fact in found.facts]
    shown += [(key, field) for key, field, _ in (found.held.facts if found.held else ())]
    shown += [(one.key, one.field) for one in (found.since.changes if found.since else ())]
    shut = [key for key, field in shown if field.see == "officials" or field.personal]
    closed = list(dict.fromkeys(shut))
    if closed:
        with desk.database.connection() as connection:
            rows.note_reading(connection, desk.tenant, case_id, person, closed, now)
    return found


def look(desk: Desk, person: int, case_id: int, now: dt.datetime) -> CaseView | None:
    """The same for what shows no answers: nothing is written down."""
    with desk.database.connection() as connection:
        loaded = load_for_step(connection, desk.tenant, [case_id])
        case = loaded.cases.get(case_id)
        if case is None:
            return None
        world = world_at(desk, connection, loaded.directory_version, now)
        member = members.member(connection, desk.tenant, person)
        if member is None:
            return None
        had = rows.queues_that_had(connection, desk.tenant, case_id)
        on = world.calendar.day_of(now)
        mine = world.directory.sees_for(person, on, case.workflow)
        official = member.secretariat or is_around(mine, case.area, had)
        if not official and person not in case.parties.values():
            return None
        compiled = compiled_at(desk, connection, case.definition)
        happened = events.since(connection, desk.tenant, case_id)
        released = rows.released(connection, desk.tenant, case_id)
        undone = taken_back(event.record for event in happened)
        stands = [event for event in happened if event.seq not in undone]
        offices = {*world.directory.held_by(person, on), *world.directory.lent_to(person, on)}
        hidden = hidden_from(compiled.definition, case, stands, person, offices)
        stands, known = veiled(stands, hidden), veiled(happened, hidden)
        answers = seen_of(case, stands, hidden)
        facts = tuple(_facts(compiled, answers, stands, released, official))
        versions = versions_in(desk, connection, [event.record for event in happened])
        bound = ties(desk, connection, compiled, case, official)
        stays_shut = bool(reopening.counted(connection, case))
    followed = tied(
        project(
            compiled.definition,
            case,
            happened,
            _readable(happened),
            world,
            lambda office: (
                world.directory.by_id[office].name if office in world.directory.by_id else None
            ),
            now,
            versions,
            person,
            inner=official,
        ),
        bound,
        official,
    )
    return CaseView(
        case=case,
        compiled=compiled,
        official=official,
        offers=() if stays_shut else offers(compiled, case, Actor(person), world, now),
        followed=replace(followed, counts=countings(desk, compiled, case, now)),
        facts=facts,
        answers=answers,
        remarks=_remarks(compiled, case, stands),
        remarked={
            one.seq: found
            for one in happened
            if not begins(one.record) and (found := _remarks_of(compiled, one))
        },
        corrected=corrected(compiled.definition, stands),
        releasable=tuple(_releasable(compiled, stands, released)) if official else (),
        held=answers_held(compiled.definition, case) if official else None,
        world=world,
        reviews=panel_view(compiled.definition, case, stands, world, person),
        spared=spared_of(compiled.definition, case, stands, mine),
        since=since_of(compiled.definition, case, known, person, mine, official),
        outdated=outdated(compiled.definition, known, official),
        levels=recommended(
            compiled.definition,
            case,
            known,
            [Answer(one.key, one.field, one.value, one.public) for one in facts],
            official,
        ),
    )


def release(
    desk: Desk, person: int, case_id: int, wanted: Collection[Word] | None, now: dt.datetime
) -> int | None:
    """Let the public read these words of the case's public fields (None: all that wait).

    How many were let; None where it is not this person's to do.
    """
    found = look(desk, person, case_id, now)
    if found is None or not found.official:
        return None
    words = [word for word in found.releasable if wanted is None or word in wanted]
    with desk.database.connection() as connection:
        return rows.release(connection, desk.tenant, case_id, words, person, now)


def is_around(mine: Collection[str], area: str, had: Collection[str]) -> bool:
    """Whether these queues hold an office that had the case, or whose area covers its own: a
    successor sees it, a predecessor no longer does."""
    around = {*prefixes(area), ""}
    return any(
        queue in had or queue.partition("@")[2] in around
        for queue in mine
        if "@" in queue  # a person's own queue is no office
    )


def was_sent(desk: Desk, form: str) -> bool:
    """Whether a form with this identity has made an event already."""
    with desk.database.connection() as connection:
        return rows.was_sent(connection, desk.tenant, form)


def _facts(
    compiled: Compiled,
    answers: Data,
    happened: Sequence[Recorded],
    released: frozenset[tuple[int, str]],
    official: bool,
) -> Iterator[Shown]:
    given = last_worded(happened)
    for key, field in compiled.definition.fields.items():
        if key not in answers or (field.see == "officials" and not official):
            continue
        public = field.see == "public" and (not is_words(field) or given.get(key) in released)
        yield Shown(key, field, answers[key], public)


def _readable(happened: Sequence[Recorded]) -> dict[tuple[int, str], JSON]:
    """Whoever may open the case reads what was said in it."""
    return {(event.seq, path): value for event in happened for path, value in event.words.items()}


def _remarks(compiled: Compiled, case: Case, happened: Sequence[Recorded]) -> dict[str, str]:
    """What the waiting party is asked to correct; nothing once the case has gone on."""
    if not case.unlocked:
        return {}
    last = next((one for one in reversed(happened) if "unlock" in one.record), None)
    return _remarks_of(compiled, last) if last is not None else {}


def _remarks_of(compiled: Compiled, event: Recorded) -> dict[str, str]:
    """By the fields' present keys."""
    said = {
        path.removeprefix("remark."): str(value)
        for path, value in event.words.items()
        if path.startswith("remark.")
    }
    names = Names(compiled.definition)
    return {names.field(key) or key: remark for key, remark in said.items()}


def _releasable(
    compiled: Compiled, happened: Sequence[Recorded], released: frozenset[tuple[int, str]]
) -> Iterator[Word]:
    """The present words of public fields, as far as not released yet."""
    for key, word in last_worded(happened).items():
        field = compiled.definition.fields.get(key)
        if field is None:
            continue  # the rules of today do not know it: nobody is shown it
        public = field.see == "public" and is_words(field) and not field.personal
        if public and word not in released:
            yield word
