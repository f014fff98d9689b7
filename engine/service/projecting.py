"""What the public may know of a case: an allow-list, built up from nothing.

Shown are offices, never persons; fields that the definition calls public; the words of fields
only when an official released them; what an office says by its own act, since it says it to the
public; reasons by their label, basis and next step. Pure: values in, values out.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.core.definition.base import Text
from engine.core.definition.workflow import Definition
from engine.core.kinds import IN_HAND, INNER
from engine.core.migrating import Names
from engine.core.rounds import begins
from engine.core.undoing import taken_back
from engine.core.values import JSON, Case
from engine.core.windows import late_of
from engine.core.world import World
from engine.service import asked
from engine.service.ahead import handed_to, next_of, phases_of, reopened_from, title_of
from engine.service.changed import changed_of, titles
from engine.service.followed import Entry, Fact, Followed, Next, Phase, Waiting, Who
from engine.service.held import held_of, signed_of
from engine.service.holding import waiting_for, waiting_of, who_of
from engine.service.owed import coming_of, label_of, meeting_of, new_dues
from engine.service.panels import counted_of, roles_of
from engine.service.stillness import by_event, more_of, still_of
from engine.service.veiled import hidden_from, seen_of, unread, veiled
from engine.service.whats import what_of
from engine.service.worded import Word, is_words, last_worded, latest_of
from engine.store.events import Recorded

__all__ = [
    "Entry", "Fact", "Followed", "Next", "Phase", "Waiting", "Who", "Word", "is_words",
    "last_worded", "project", "waiting_of", "who_of",
]  # fmt: skip
Released = Mapping[Word, JSON]
ACTIONS = {True: "pass", False: "fail", None: "abstain"}
NOT_SHOWN = frozenset({"reminded"})
Versions = Mapping[str, Definition]  # by hash: those that the case went by
# Of an act that was taken back everybody reads that it was and by whom, its office alone what.
UNSAID: dict[str, Any] = {
    "reason": None, "facts": (), "words": None, "next_step": None, "counted": (), "changed": (),
    "passes": (), "spared": (), "aside": (), "instead": (), "signed": (),
}  # fmt: skip


def project(
    definition: Definition,
    case: Case,
    events: Sequence[Recorded],
    released: Released,
    world: World,
    office_name: Callable[[int], str | None],
    now: dt.datetime,
    versions: Versions | None = None,
    reader: int | None = None,
    inner: bool = False,
) -> Followed:
    """The public projection. What this function does not name is not shown.

    `versions`: for a case that was moved, so that what happened before is told in the words of
    its own rules. What may be shown says the present version alone. `reader`: sees their own
    answer where the others' are hidden. `inner`: also the office's own
    business, and what was taken back.
    """
    state = definition.states[case.state]
    own = {event.seq for event in events if reader and _person(event) == reader}
    undone = taken_back(event.record for event in events)
    stands = [event for event in events if event.seq not in undone]
    on = world.calendar.day_of(now)
    held, lent = world.directory.held_by, world.directory.lent_to
    mine = {*held(reader, on), *lent(reader, on)} if reader else ()
    hidden = hidden_from(definition, case, stands, reader, mine)
    between = unread(definition, case, stands, mine)
    stands = veiled(stands, hidden)
    answers = seen_of(case, stands, hidden)
    hidden |= {e.seq for e in events if e.seq in undone and "vote" in e.record} - own
    stood = by_event([e for e in events if e.seq not in undone], world.calendar)
    labels: dict[int, Text | None] = {}
    entries: list[Entry] = []
    for rules, event in _with_versions(definition, events, versions or {}):
        if event.kind in NOT_SHOWN or (event.kind in IN_HAND and not inner):
            continue
        if event.seq in hidden:
            entry = _hidden(rules, event, office_name)
        else:
            entry = _entry(definition, rules, event, released, office_name, world, inner)
            entry = replace(entry, words=None) if event.seq in between else entry
            entry = replace(entry, still=stood[event.seq]) if event.seq in stood else entry
        labels[event.seq] = entry.label
        if event.seq in undone:
            entry = replace(entry, undone=True, **({} if inner else UNSAID))
        elif entry.what == "undone_act":
            entry = replace(entry, label=labels.get(event.record["undoes"]), facts=())
        entries.append(entry)
    facts = tuple(_facts(definition, answers, latest_of(stands, released)))
    title = next((fact.value for fact in facts if fact.key == definition.name_from), None)
    ended = next((e for e in reversed(entries) if e.to is not None and not e.undone), None)
    again = next((e for e in reversed(entries) if e.reopens is not None and not e.undone), None)
    return Followed(
        number=case.number,
        definition=definition,
        state=state,
        area=case.area,
        opened_at=case.opened_at,
        entered_at=case.entered_at,
        ending=case.ending,
        title=title if isinstance(title, str) else None,
        waiting=waiting_for(definition, case, world, now),
        coming=tuple(coming_of(state, case, world)),
        facts=facts,
        decision=ended if case.ending else None,
        entries=tuple(reversed(entries)),
        next=tuple(next_of(definition, case, world, now)),
        phases=tuple(phases_of(definition, state, stands)),
        held=held_of(definition, case, office_name),
        still=still_of(definition, case, world.calendar),
        reopened=None if case.ending else again,
    )


def _with_versions(
    definition: Definition, events: Sequence[Recorded], versions: Versions
) -> Iterator[tuple[Definition, Recorded]]:
    """Each event with the rules that it went by; a move to others is told in the new ones."""
    own = definition
    for event in events:
        own = versions.get(event.record.get("definition", ""), own)
        yield own, event


def _facts(
    definition: Definition, data: Mapping[str, JSON], words: Mapping[str, JSON]
) -> Iterator[Fact]:
    for key, field in definition.fields.items():
        if field.see != "public":
            continue
        if is_words(field):
            if key in words:
                yield Fact(key, field, words[key])
        elif key in data:
            yield Fact(key, field, data[key])


def _entry(
    definition: Definition,
    rules: Definition,
    event: Recorded,
    released: Released,
    office_name: Callable[[int], str | None],
    world: World,
    inner: bool,
) -> Entry:
    record, seq = event.record, event.seq
    field = Names(definition).field
    held = begins(record)  # what waits for signatures is no answer yet
    own = {field(path[4:]) or "": released[seq, path] for path in event.words
           if path.startswith("set.") and (seq, path) in released and not held}  # fmt: skip
    plain = {field(key) or "": value for key, value in record.get("set", {}).items()}
    for key in definition.counted:  # by the engine, and said by nobody
        plain.pop(key, None)
    vote = record.get("vote")
    return Entry(
        seq=seq,
        what=what_of(event),
        at=event.recorded_at,
        happened_at=event.happened_at,
        label=_label(rules, event),
        who=_who(rules, event, office_name),
        to=title_of(rules, record.get("to") or record.get("stands", {}).get("state")),
        reason=rules.reasons.get(record.get("reason", "")),
        facts=() if event.kind == "opened" else tuple(_facts(definition, plain, own)),
        words=None
        if held or (event.kind in INNER and not inner)
        else _said(event, released, "say.words"),
        next_step=_said(event, released, "say.next_step"),
        agrees=vote["agrees"] if vote else None,
        meeting=meeting_of(rules, event),
        mode=record.get("meeting"),
        others=tuple((each[1], each[2]) for each in record.get("joined", {}).get("ended", ())),
        signed=tuple(signed_of(rules, record, office_name)),
        changed=changed_of(rules, record),
        passes=titles(rules, record.get("passes", ())),
        counted=tuple(counted_of(rules, record)),
        hands=_hands(event),
        more=more_of(event, world.calendar),
        new_dues=new_dues(event.record, world.calendar),
        side=asked.slot_of(event),
        other=asked.other_of(definition, event, world),
        reopens=reopened_from(rules, record),
        handed=handed_to(rules, record),
        late=late_of(record),
        spared=roles_of(rules, record.get("spared", ())),
        aside=roles_of(rules, record.get("aside", {}).get("left", ())),
        instead=roles_of(rules, list(record.get("aside", {}).get("instead", ()))),
    )  # fmt: skip


def _person(event: Recorded) -> int | None:
    person = (event.record.get("by") or {}).get("person")
    return person if isinstance(person, int) else None


def _hands(event: Recorded) -> tuple[int, ...]:
    """Who took it up or passed it on, and to or from whom: persons, for officials alone."""
    if event.kind not in IN_HAND:
        return ()
    hand, by = event.record["hand"], _person(event)
    found = (by, hand.get("from", hand.get("to")))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _hidden(rules: Definition, event: Recorded, office_name: Callable[[int], str | None]) -> Entry:
    """That somebody answered, and nothing of what."""
    who = _who(rules, event, office_name)
    return Entry(
        event.seq, "hidden", event.recorded_at, event.happened_at, None, who, None, None, (),
        None, None,
    )  # fmt: skip


def _label(definition: Definition, event: Recorded) -> Text | None:
    record = event.record
    here = definition.states.get(record.get("from", ""))
    if here is None:
        return None
    if "joined" in record:
        outcome = here.joins.get(record.get("outcome", ""))
        return None if outcome is None else outcome.label
    if "vote" in record and here.panel is not None:
        return here.panel.outcome(ACTIONS[record["vote"]["agrees"]]).label
    owed = label_of(here, record)
    if owed is not None:
        return owed
    action = here.acts.get(record.get("act") or record.get("sign", {}).get("act", ""))
    return None if action is None else action.label


def _who(
    definition: Definition, event: Recorded, office_name: Callable[[int], str | None]
) -> Who | None:
    by = event.record.get("by")
    if event.kind == "lapsed" and "handed_to" in event.record:
        role = definition.roles.get(event.record["handed_to"])
        return Who(None, role.title if role else None)
    if not by or (by.get("person") is None and not by.get("roles")):
        return None  # nobody: another case opened it
    titles = [definition.roles[key].title for key in by.get("roles", ()) if key in definition.roles]
    office = by.get("office")
    own, capacity = by.get("own_office"), by.get("capacity", "")
    return Who(
        office_name(office) if office is not None else None,
        titles[0] if titles else None,
        capacity="" if capacity == "definitive" else capacity,
        stands_in=office_name(own) if own is not None else None,
    )


def _said(event: Recorded, released: Released, path: str) -> str | None:
    """What was said by an act: an office speaks to the public, a party needs a release."""
    queue = (event.record.get("by") or {}).get("queue") or "person:"
    # A joint act says what whoever began it wrote: only offices among its signers speak so.
    whole = event.record.get("sign", {}).get("whole", ())
    official = not queue.startswith("person:") and all(office for _, office, _ in whole)
    said = event.words.get(path) if official else released.get((event.seq, path))
    return said if isinstance(said, str) else None
