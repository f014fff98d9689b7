"""Nothing confidential can pass: the public page is built from nothing, by an allow-list."""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from engine.core.calendar import Calendar
from engine.core.chain import record, seal
from engine.core.definition.compiled import Compiled
from engine.core.directory import Directory, Office, Term
from engine.core.fold import fold
from engine.core.moving import split_set
from engine.core.values import Case, Event
from engine.core.world import World
from engine.service.projecting import Followed, project
from engine.store.events import Recorded
from tests.web import hall

NOW = dt.datetime(2027, 2, 1, 3, tzinfo=dt.UTC)
PLACE = "33.26.15.2004"
TYPES = ("text", "long_text", "integer", "choice")
LURAH, ASKER = 71234567, 79876543  # ids that stand nowhere else


def world() -> World:
    term = Term(LURAH, dt.date(2020, 1, 1), None, "definitive")
    office = Office(
        5, "village_head", "Lurah Karanganyar", "DS", (f"village_head@{PLACE}",), (term,)
    )
    calendar = Calendar("Asia/Jakarta", frozenset(), dt.date(2027, 12, 31))
    return World(Directory(1, (office,)), calendar)


fields = some.lists(
    some.tuples(
        some.sampled_from(TYPES), some.sampled_from(("public", "parties", "officials")),
        some.booleans(), some.booleans(), some.booleans(),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


def task(role: str, queue: str) -> dict[str, Any]:
    """An open task as it stands in an event."""
    at = "2027-02-01T03:00:00.000000Z"
    return {"slot": "", "occurrence": 1, "role": role, "queue": queue, "opened": at, "due": None,
            "remind": None, "stage": 0}  # fmt: skip


def built(drawn: list[tuple[str, str, bool, bool, bool]]) -> tuple[Followed, dict[str, bool]]:
    """The projection of a case with these fields, and marker -> whether the public may read it."""
    document = hall.document()
    values: dict[str, Any] = {}
    may: dict[str, bool] = {}
    released: set[str] = set()
    for number, (kind, see, personal, release, retyped) in enumerate(drawn):
        key, marker = (
            f"f{number}",
            f"MARK{number:03d}X" if kind != "integer" else str(710000 + number),
        )
        part = {"type": kind, "label": hall.words(key, key), "see": see, "personal": personal}
        if kind == "choice":
            marker = f"mark{number:03d}x"
            part["choices"] = {marker: hall.words("a", "a"), "other": hall.words("b", "b")}
        document["fields"][key] = part
        document["opens"]["pages"][0]["fields"].append(key)
        values[key] = int(marker) if kind == "integer" else marker
        is_word = personal or kind in ("text", "long_text")
        if release:
            released.add(key)
        may[marker] = see == "public" and (not is_word or (release and not retyped))
    definition = hall.read(document)
    plain, words = split_set(Compiled(definition), {**values, "place": PLACE, "purpose": "Rapat"})
    opened = Event("opened", NOW, NOW, {
        "workflow": "hall_hire", "definition": "h", "area": PLACE, "cycle": 2028,
        "number": "PJB-2028-000001-1", "parties": {"opener": ASKER},
        "by": {"person": ASKER, "roles": ["asker"], "queue": f"person:{ASKER}"},
        "set": plain, "to": "check", "visit": 1,
        "open": [task("keeper", f"village_head@{PLACE}")],
    }, words)  # fmt: skip
    said = {"say.words": "SAIDMARK", "remark.purpose": "REMARKMARK"}
    later = {f"set.f{n}": "OTHERWORDS" for n, part in enumerate(drawn)
             if part[4] and (part[2] or part[0] in ("text", "long_text"))}  # fmt: skip
    acted = Event("acted", NOW, NOW, {
        "act": "send_back", "from": "check", "to": "correction", "visit": 2,
        "by": {"person": LURAH, "roles": ["keeper"], "queue": f"village_head@{PLACE}", "office": 5},
        "open": [task("asker", f"person:{ASKER}")],
    }, said | later)  # fmt: skip
    answered = Event("acted", NOW, NOW, {
        "act": "resubmit", "from": "correction",
        "by": {"person": ASKER, "roles": ["asker"], "queue": f"person:{ASKER}"},
    }, {"say.words": "PARTYMARK"})  # fmt: skip
    case, events = folded([opened, acted, answered])
    open_words = {
        (event.seq, path): value
        for event in events
        for path, value in event.words.items()
        if event.seq == 1 and path.removeprefix("set.") in released
    }
    names = {5: "Lurah Karanganyar"}
    return project(definition, case, events, open_words, world(), names.get, NOW), may


def folded(happened: list[Event]) -> tuple[Case, list[Recorded]]:
    """The case of these events, and the events as the store gives them."""
    triples, events, head = [], [], b""
    for seq, event in enumerate(happened, start=1):
        document = record(event, 1, 1, seq)
        sealed = seal(document, event.words, head, lambda: b"salt")
        head = sealed.hash
        document["words"] = dict.fromkeys(event.words, "hash")
        triples.append((document, event.words, sealed.hash.hex()))
        events.append(Recorded(seq, event.kind, NOW, NOW, document, event.words))
    return fold(triples), events


def shown(found: Followed) -> str:
    """Everything that a page could print, without the definition's own words."""
    facts = [*found.facts, *(fact for entry in found.entries for fact in entry.facts)]
    values = [(fact.key, fact.value) for fact in facts]
    said = [(entry.words, entry.next_step, entry.who) for entry in found.entries]
    rest = (found.number, found.area, found.title, found.waiting, found.ending)
    return repr((values, said, rest))


@settings(max_examples=120, deadline=None)
@given(fields)
def test_only_what_the_definition_calls_public_and_what_was_released_is_shown(
    drawn: list[tuple[str, str, bool, bool, bool]],
) -> None:
    found, may = built(drawn)
    page = shown(found)
    for marker, allowed in may.items():
        assert (marker in page) == allowed, (marker, drawn)
    # An office says its words to the public (its form tells it so); a party's need a release.
    assert "SAIDMARK" in page
    assert "PARTYMARK" not in page
    assert "REMARKMARK" not in page
    assert "OTHERWORDS" not in page


@settings(max_examples=40, deadline=None)
@given(fields)
def test_no_person_is_ever_named(drawn: list[tuple[str, str, bool, bool, bool]]) -> None:
    found, _ = built(drawn)
    page = shown(found)
    assert str(LURAH) not in page
    assert str(ASKER) not in page
    assert "Lurah Karanganyar" in page


def test_waiting_for_a_party_names_the_role_and_no_queue() -> None:
    found, _ = built([("text", "public", False, True, False)])
    [waiting] = found.waiting
    assert waiting.who.office is None
    assert waiting.who.role is not None
    assert waiting.who.role.en == "the asker"
