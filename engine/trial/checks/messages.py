"""Every message is handed over at least once and shown once; none tells of a decision undone.

What had to be told is read off the definitions, what was handed over off the journal of the post
office. A message that came twice has one name, one reader and one subject (number and notice); its
words are those of the moment: a title may have been corrected between. Never here: when a mail
goes.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from engine.trial.checks.book import Book, Delivery, Outbox, Record
from engine.trial.checks.folding import Step, steps, undone
from engine.trial.checks.rights import Offices

UNTOLD = ("undone", None)
# A notice that reached nobody is swept thirty days later; before that it was looked at each round.
KEPT = dt.timedelta(days=29)


def check(book: Book) -> Iterator[str]:
    """Every message that is missing, doubled, wrong, or of something that was undone."""
    yield from _put(book)
    yield from _relayed(book)
    yield from _shown(book)
    yield from _handed_over(book)
    yield from _of_undone(book)


def _put(book: Book) -> Iterator[str]:
    """Everything that an event has to tell stands in the outbox, once."""
    offices = Offices(book)
    known = Counter(
        (one.case, one.seq, one.queue, one.notice) for one in book.outbox if one.case is not None
    )
    for (case, seq, queue, notice), count in known.items():
        if count > 1:
            yield f"case {case} event {seq}: {notice} for {queue} stands {count} times"
    for case, row in book.cases.items():
        for step in steps(book, case):
            if step.event.recorded_at < book.moment - KEPT:
                continue
            for queue, notice in _wanted(book, offices, step):
                if not known[case, step.event.seq, queue, notice]:
                    yield f"{row.number} event {step.event.seq}: no {notice} for {queue}"


def _wanted(book: Book, offices: Offices, step: Step) -> Iterator[tuple[str, str]]:
    """(queue, notice) that the definition asks for; of silence only what the states say."""
    record = step.event.record
    document = book.documents[step.after.definition]
    if step.event.kind == "opened":
        for notice in document["opens"]["tells"]:
            yield f"person:{step.after.parties['opener']}", notice
    if "to" not in record or step.event.kind == "undone":
        return
    for tell in _tells(document, step):
        if tell["who"] == "waiting":
            for part in record.get("open", ()):
                if not part["queue"].startswith("nobody@"):
                    yield part["queue"], tell["notice"]
        else:
            for queue in offices.queues(document["roles"][tell["who"]], step.after):
                yield queue, tell["notice"]


def _tells(document: Record, step: Step) -> list[Record]:
    found = list(document["states"][step.after.state].get("tells") or ())
    here = document["states"].get(step.before.state, {})
    act, outcome = step.event.record.get("act"), step.event.record.get("outcome")
    if act in (here.get("actions") or {}):
        found += here["actions"][act].get("tells") or ()
    if outcome is not None and here.get("review"):
        found += here["review"][outcome].get("tells") or ()
    return found


def _relayed(book: Book) -> Iterator[str]:
    """What is due was told; what was told reached somebody."""
    reached = Counter(one.outbox for one in book.deliveries if one.channel == "page")
    for one in book.outbox:
        name = f"case {one.case} event {one.seq}: {one.notice} for {one.queue}"
        if one.relayed_at is None and one.not_before <= book.moment:
            yield f"{name} was due {one.not_before} and was not told"
        if one.outcome == "told" and not reached[one.id]:
            yield f"{name} was told to nobody"
        if one.outcome != "told" and reached[one.id]:
            yield f"{name} is {one.outcome}, and was shown"


def _shown(book: Book) -> Iterator[str]:
    by_id = {one.id: one for one in book.outbox}
    pages: Counter[tuple[int | None, int | None, str, int]] = Counter()
    for one in book.deliveries:
        row = by_id.get(one.outbox)
        if row is None:
            yield f"delivery {one.id} tells of nothing"
        elif one.channel == "page" and row.case is not None:
            pages[row.case, row.seq, row.notice, one.person] += 1
    for (case, seq, notice, person), count in pages.items():
        if count > 1:
            yield f"case {case} event {seq}: {notice} is shown {count} times to {person}"


def _handed_over(book: Book) -> Iterator[str]:
    """Mails against what the post office took."""
    taken: dict[str, list[Record]] = {}
    for line in book.journal:
        if line["kind"] == "mail":
            taken.setdefault(line["id"].strip("<>").partition("@")[0], []).append(line)
    mails = [one for one in book.deliveries if one.channel == "mail"]
    of_message: dict[str, list[Delivery]] = {}
    for one in mails:
        of_message.setdefault(f"{book.tenant}.{one.digest or one.id}", []).append(one)
        if one.sent_at is not None and f"{book.tenant}.{one.digest or one.id}" not in taken:
            yield f"mail {one.id} to {one.person} is noted as sent, and never arrived"
        if one.failed_at is not None:
            yield f"mail {one.id} to {one.person} was given up"
        if one.next_at is not None and one.next_at <= book.moment:
            yield f"mail {one.id} to {one.person} was due {one.next_at} and did not go"
    for name, lines in taken.items():
        if name not in of_message:
            yield f"the mail {name} arrived, and nobody was to get it"
            continue
        person = of_message[name][0].person
        for line in lines:
            if line["to"] != [book.mail[person]]:
                yield f"the mail {name} for {person} went to {line['to']}"
        # A digest that comes again leaves out what is done by then.
        if of_message[name][0].digest is None and len({line["subject"] for line in lines}) > 1:
            yield f"the mail {name} arrived {len(lines)} times, about something else"


def _of_undone(book: Book) -> Iterator[str]:
    """Nobody was told of an act that was taken back."""
    rows: dict[int, list[Outbox]] = {}
    for one in book.outbox:
        rows.setdefault(one.case or 0, []).append(one)
    delivered = {one.outbox for one in book.deliveries}
    for case, row in book.cases.items():
        gone = undone(book, case)
        for one in rows.get(case, ()):
            if one.seq in gone and (one.outcome not in UNTOLD or one.id in delivered):
                yield f"{row.number}: {one.notice} of event {one.seq}, undone, was {one.outcome}"
            if one.seq in gone and one.outcome is None:
                yield f"{row.number}: {one.notice} of event {one.seq}, undone, still waits"
