"""Nothing lost, nothing doubled, nothing invented: the journal against the events, one by one.

What was answered "accepted" is there, and says what was sent; what was refused is not; what was
never answered is there once or not at all; and nothing is there that nobody asked for.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from engine.trial.checks.book import Book, Event, Key, Record

# What the clock writes: nobody asks for it.
BY_ITSELF = frozenset({"lapsed", "reminded"})
HANDS = {
    "take": "taken", "give_back": "given_back", "pass_on": "passed_on", "take_over": "taken_over",
}  # fmt: skip


class Deed(NamedTuple):
    """One act of one person on one case, with what came of it. `answer` None: nobody knows."""

    id: str
    asked: Record
    case: int | None
    answer: Record | None

    @property
    def said(self) -> str:
        """accepted, refused ..., or unknown."""
        return "unknown" if self.answer is None else str(self.answer["answer"])


def deeds(book: Book) -> list[Deed]:
    """Every act that the journal tells of; one on many cases is one for each."""
    answers = {one["id"]: one for one in book.journal if one["kind"] == "answer"}
    found = []
    for asked in book.journal:
        if asked["kind"] != "asked":
            continue
        answer = answers.get(asked["id"])
        if asked["do"] == "bulk":
            each = (answer or {}).get("each")
            for case, _revision in asked["cases"]:
                # What the person does not see is left out of the answer, and was not done.
                left_out: Record = {"answer": "refused", "why": ["not seen"]}
                one = None if each is None else each.get(str(case), left_out)
                found.append(Deed(asked["id"], asked, case, one))
        else:
            found.append(Deed(asked["id"], asked, asked.get("case"), answer))
    return found


def check(book: Book) -> Iterator[str]:
    """Every act that is lost, doubled or invented, and every answer that was a fault of ours."""
    every = deeds(book)
    events = {(case, one.seq): one for case, found in book.events.items() for one in found}
    claimed: dict[Key, list[Deed]] = {}
    loose: Counter[tuple[int, int, str, str]] = Counter()
    told = {deed.asked["form"] for deed in every if _known(deed) and deed.asked.get("form")}
    for line in book.journal:
        if line["kind"] == "stumbled":
            yield f"{line['who']} stumbled: {line['over'][-400:]}"
        if line["kind"] == "answer" and line.get("status") == 500:
            yield f"{line['id']}: the page failed"
    for deed in every:
        if deed.said == "error":
            yield f"{deed.id}: {(deed.answer or {}).get('error', '')[-400:]}"
        key = _found(book, deed)
        if key is not None:
            if key not in events:
                yield f"{deed.id}: accepted as event {key[1]} of case {key[0]}, which is not there"
            else:
                claimed.setdefault(key, []).append(deed)
        elif deed.said == "accepted" and not _is_there(book, deed):
            yield f"{deed.id}: accepted, and nothing of it is there"
        elif _known(deed) and deed.case is not None and not deed.asked.get("form"):
            loose[_loosely(deed)] += 1
        if deed.said in ("refused", "moved") and key is not None and _alone(deed, told):
            yield f"{deed.id}: {deed.said}, and yet event {key[1]} of case {key[0]} is there"
    for key, claims in claimed.items():
        yield from _agree(book, events[key], claims)
    yield from _unclaimed(book, claimed, loose)


def _known(deed: Deed) -> bool:
    """Whether the act may rightly be there."""
    return deed.said in ("accepted", "unknown")


def _alone(deed: Deed, told: set[str]) -> bool:
    """Whether no other sending of the same form can have made it."""
    return deed.asked.get("form") not in told


def _found(book: Book, deed: Deed) -> Key | None:
    """The event that the deed made, where that can be said."""
    form = deed.asked.get("form")
    if form is not None:
        return book.sent.get(form)
    answer = deed.answer or {}
    if deed.said == "accepted" and "seq" in answer:
        return (answer["case"], answer["seq"])
    if deed.asked["do"] == "undo" and deed.said == "accepted":
        return _undoing(book, deed)
    return None


def _is_there(book: Book, deed: Deed) -> bool:
    """Of what a page answers without saying which event it became: whether there is one such. A
    second press is read as the first, and who takes up what was just passed on to them has it."""
    if deed.asked["do"] != "hand":
        return False
    who, takes = deed.asked["by"], deed.asked["action"] == "take"
    return any(
        (one.kind == _kind(deed) and one.record["by"]["person"] == who)
        or (takes and one.record.get("hand", {}).get("to") == who)
        for one in book.events.get(deed.case or 0, ())
    )


def _undoing(book: Book, deed: Deed) -> Key | None:
    case = deed.case or 0
    for event in book.events.get(case, ()):
        if event.kind == "undone" and event.record["undoes"] == deed.asked["seq"]:
            return (case, event.seq)
    return None


def _agree(book: Book, event: Event, claims: list[Deed]) -> Iterator[str]:
    """Everybody who says to have made it sent the same form; and it says what they sent."""
    name = f"case {event.case} event {event.seq}"
    again = [one for one in claims if not (one.answer or {}).get("again")]
    forms = {one.asked.get("form") or one.id for one in again}
    if len(forms) > 1 and event.kind not in ("undone",):
        yield f"{name} was made by {', '.join(one.id for one in again)}: one of them is lost"
    one = claims[0]
    if (event.record.get("by") or {}).get("person") != one.asked["by"]:
        yield f"{name}: {one.id} was sent by {one.asked['by']}, it says {event.record.get('by')}"
    if _kind(one) not in (None, event.kind):
        yield f"{name} is {event.kind}, {one.id} asked for {_kind(one)}"
    if one.asked["do"] in ("act", "bulk") and _verb(event) != one.asked["action"]:
        yield f"{name} is {_verb(event)}, {one.id} asked for {one.asked['action']}"
    for key, value in (one.asked.get("data") or {}).items():
        if _said(book, event, key) != value:
            yield f"{name}: {key} is {_said(book, event, key)!r}, {one.id} sent {value!r}"


def _kind(deed: Deed) -> str | None:
    does = {"open": "opened", "undo": "undone"}
    if deed.asked["do"] == "hand":
        return HANDS[deed.asked["action"]]
    return does.get(deed.asked["do"])


def _verb(event: Event) -> str:
    if "act" in event.record:
        return str(event.record["act"])
    agrees = event.record.get("vote", {}).get("agrees")
    return {True: "pass", False: "fail"}.get(agrees, "abstain")


def _said(book: Book, event: Event, key: str) -> object:
    """What the event holds of something that was sent."""
    if key == "reason":
        return event.record.get("reason")
    if key == "remarks":
        found = {
            path.partition(".")[2]: book.words[event.case, event.seq, path].value
            for path in event.record.get("words", {})
            if path.startswith("remark.")
        }
        return found or None
    for path in (f"say.{key}", f"set.{key}"):
        if path in event.record.get("words", {}):
            return book.words[event.case, event.seq, path].value
    return event.record.get("set", {}).get(key)


def _loosely(deed: Deed) -> tuple[int, int, str, str]:
    """By what an event of an act that was never answered is recognised."""
    verb = str(deed.asked.get("action") or deed.asked.get("seq") or "")
    if deed.asked["do"] == "hand":
        verb = HANDS[verb]
    return (deed.case or 0, deed.asked["by"], deed.asked["do"], verb)


def _unclaimed(
    book: Book, claimed: dict[Key, list[Deed]], loose: Counter[tuple[int, int, str, str]]
) -> Iterator[str]:
    for case, found in book.events.items():
        for event in found:
            if event.kind in BY_ITSELF or (case, event.seq) in claimed:
                continue
            person = int((event.record.get("by") or {}).get("person") or 0)
            ways = [
                (case, person, "bulk", _verb(event)),
                (case, person, "undo", str(event.record.get("undoes", ""))),
                (case, person, "hand", event.kind),
            ]
            way = next((one for one in ways if loose[one] > 0), None)
            if way is None:
                yield f"case {case} event {event.seq} ({event.kind}, {person}): nobody asked for it"
            else:
                loose[way] -= 1
