"""What the letters of some deliveries tell of: names, definition and words, as they are now.

Read when a message is sent, not when it was asked for: a name erased meanwhile is not in it.
Never here: the words of a message, sending.
"""

import datetime as dt
from collections.abc import Sequence

from engine.core.calendar import Calendar
from engine.core.world import World
from engine.service.areas import name_paths
from engine.service.away.letters import is_about_an_office, office_news, page_of
from engine.service.definitions import compiled_for
from engine.service.desk import Desk
from engine.service.envelopes import Letterhead
from engine.service.forums.letters import PAGE, forum_letter, is_about_forums
from engine.service.letters import Letter, Subject, letter
from engine.service.office_letters import about, office_letter
from engine.service.world import world_of
from engine.store.database import Database
from engine.store.deliveries import Mail


class Reader:
    """Looks up once for a batch what its letters share."""

    def __init__(
        self, database: Database, mails: Sequence[Mail], now: dt.datetime, head: Letterhead
    ) -> None:
        self._head = head
        self._desks = {mail.tenant: Desk(database, mail.tenant) for mail in mails}
        self._worlds: dict[int, World] = {}
        self._areas: dict[int, dict[str, str]] = {}
        for tenant, desk in self._desks.items():
            self._worlds[tenant] = world_of(desk, now)
            self._areas[tenant] = name_paths(desk, {m.area for m in mails if m.tenant == tenant})

    def calendar(self, tenant: int) -> Calendar:
        """The days of an office whose mails these are."""
        return self._worlds[tenant].calendar

    def letter(self, mail: Mail) -> Letter:
        """The words of this delivery. Raises LookupError where its definition is not known."""
        if mail.case_id is not None:
            return letter(mail.notice, self._subject(mail, mail.case_id), mail.language)
        directory = self._worlds[mail.tenant].directory
        if is_about_forums(mail.notice):
            rules = compiled_for(self._desks[mail.tenant], mail.values["definition"]).definition
            return forum_letter(rules, mail.values, self._head.page(PAGE), mail.language)
        if is_about_an_office(mail.notice):
            link, who = self._head.page(page_of(mail.notice)), mail.said["who"]
            return office_news(mail.notice, mail.values, who, directory, link, mail.language)
        rules = compiled_for(self._desks[mail.tenant], mail.definition).definition
        link = self._head.change(int(mail.values["change"]))
        calendar = self._worlds[mail.tenant].calendar
        told = about(rules, mail.values, mail.said, link, calendar)
        return office_letter(mail.notice, told, mail.language)

    def _subject(self, mail: Mail, case_id: int) -> Subject:
        world = self._worlds[mail.tenant]

        def office_of(queue: str) -> str | None:
            offices = world.directory.by_queue.get(queue, ())
            return offices[0].name if offices else None

        return Subject(
            definition=compiled_for(self._desks[mail.tenant], mail.definition).definition,
            number=mail.number,
            title=mail.title,
            area=self._areas[mail.tenant][mail.area],
            link=self._head.link(case_id, mail.number, mail.queue.startswith("person:")),
            values=mail.values,
            said=mail.said,
            office_of=office_of,
            calendar=world.calendar,
        )
