"""The inbox: what a person was told on the page, in the language in which they read it now.

Never here: who is told (telling.py), mail (delivering.py), HTML.
"""

import datetime as dt
from dataclasses import dataclass

from engine.core.world import World
from engine.service.areas import name_paths
from engine.service.away.letters import (
    is_about_an_office,
    office_news,
    page_called,
    page_of,
)
from engine.service.case_view import is_around
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.envelopes import Letterhead
from engine.service.forums import letters as forums
from engine.service.letters import Letter, Subject, letter
from engine.service.office_letters import about, called, office_letter
from engine.service.world import world_of
from engine.store import inbox as rows
from engine.store import office_letters, people
from engine.store.inbox import CAP, Arrived

__all__ = [
    "CAP",
    "LINES",
    "Inbox",
    "Item",
    "page",
    "read_all",
    "read_case",
    "read_change",
    "unread",
]

LINES = 20
_HERE = Letterhead(mail_from="", base_url="")  # links inside the site


@dataclass(frozen=True, slots=True)
class Item:
    """One notice. `address`: the case's page where the reader may open it, else the public one; of
    a change of rules its page. It stands in the letter's body once more, called `number`."""

    letter: Letter
    number: str
    address: str
    kind: str
    made_at: dt.datetime
    read: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of it. `newest` and `older` are ids: for marking as read, and the next page."""

    items: tuple[Item, ...]
    newest: int | None
    older: int | None


def page(desk: Desk, person: int, before: int | None, language: str, now: dt.datetime) -> Inbox:
    """One page of this person's notices, the newest first."""
    world = world_of(desk, now)
    with desk.database.connection() as connection:
        found = rows.page(connection, desk.tenant, person, before, LINES + 1)
        member = people.member(connection, desk.tenant, person)
    shown = found[:LINES]
    places = name_paths(desk, {row.area for row in shown})
    on = world.calendar.day_of(now)
    everything = member is not None and member.secretariat
    items = []
    for row in shown:
        if forums.is_about_forums(row.notice):
            items.append(_of_forums(desk, row, language))
            continue
        if is_about_an_office(row.notice):
            items.append(_of_office(world, row, language))
            continue
        if row.case_id is None:
            items.append(_of_change(desk, world, row, language))
            continue
        workflow = compiled_for(desk, row.definition).definition.workflow
        mine = world.directory.sees_for(person, on, workflow)
        opens = everything or person in row.parties.values() or is_around(mine, row.area, row.had)
        address = _HERE.link(row.case_id, row.number, for_party=not opens)
        subject = _subject(desk, world, row, places.get(row.area, row.area), address)
        words = letter(row.notice, subject, language)
        items.append(
            Item(words, row.number, address, row.kind, row.made_at, row.read_at is not None)
        )
    older = shown[-1].id if len(found) > LINES else None
    return Inbox(tuple(items), shown[0].id if shown else None, older)


def _of_office(world: World, row: Arrived, language: str) -> Item:
    address, who = _HERE.page(page_of(row.notice)), row.said["who"]
    words = office_news(row.notice, row.values, who, world.directory, address, language)
    name = page_called(row.notice, language)
    return Item(words, name, address, row.kind, row.made_at, row.read_at is not None)


def _of_forums(desk: Desk, row: Arrived, language: str) -> Item:
    address = _HERE.page(forums.PAGE)
    rules = compiled_for(desk, row.values["definition"]).definition
    words = forums.forum_letter(rules, row.values, address, language)
    name = forums.page_called(language)
    return Item(words, name, address, row.kind, row.made_at, row.read_at is not None)


def _of_change(desk: Desk, world: World, row: Arrived, language: str) -> Item:
    number = int(row.values["change"])
    address = _HERE.change(number)
    rules = compiled_for(desk, row.definition).definition
    told = about(rules, row.values, row.said, address, world.calendar)
    words = office_letter(row.notice, told, language)
    name = called(number, language)
    return Item(words, name, address, row.kind, row.made_at, row.read_at is not None)


def _subject(desk: Desk, world: World, row: Arrived, area: str, address: str) -> Subject:
    def office_of(queue: str) -> str | None:
        offices = world.directory.by_queue.get(queue, ())
        return offices[0].name if offices else None

    return Subject(
        definition=compiled_for(desk, row.definition).definition,
        number=row.number,
        title=row.title,
        area=area,
        link=address,
        values=row.values,
        said=row.said,
        office_of=office_of,
        calendar=world.calendar,
    )


def unread(desk: Desk, person: int) -> int:
    """How many notices this person has not read, up to CAP."""
    with desk.database.connection() as connection:
        return rows.unread(connection, desk.tenant, person)


def read_all(desk: Desk, person: int, until: int, now: dt.datetime) -> int:
    """Everything that the person has seen listed, up to id `until`, counts as read."""
    with desk.database.connection() as connection:
        return rows.read_all(connection, desk.tenant, person, until, now)


def read_case(desk: Desk, person: int, case_id: int, now: dt.datetime) -> int:
    """Whoever opened the case has read what they were told of it."""
    with desk.database.connection() as connection:
        return rows.read_case(connection, desk.tenant, person, case_id, now)


def read_change(desk: Desk, person: int, change: int, now: dt.datetime) -> int:
    """Whoever opened a change of rules has read what they were told of it."""
    with desk.database.connection() as connection:
        return office_letters.read(connection, desk.tenant, person, change, now)
