"""Actors at browsers: they log in, open cases' pages, press what is offered, over real HTTP.

A thread each, in the trial's own process; the server that answers is killed now and then. What was
sent and not answered is unknown, as it is to a person. Never here: acts without pages (walker.py).
"""

import threading
import traceback
import urllib.parse
from dataclasses import dataclass, field
from random import Random
from typing import Any

import psycopg
import sqlalchemy.exc

from engine.service.desk import Desk
from engine.trial.browser import AWAY, Answer, Browser, NotInError
from engine.trial.forms import Form, read
from engine.trial.journal import Journal
from engine.trial.moved import Shift
from engine.trial.office import VILLAGES, Office
from engine.trial.picking import Open, Picker

SENDING = 0.3  # how often a form is sent, else a case is looked at
MOST_PAGES = 12
UNREAD = (psycopg.Error, sqlalchemy.exc.SQLAlchemyError)
# Who has a task in hand is changed at these addresses.
HANDS = {
    "ambil": "take", "kembalikan": "give_back", "teruskan": "pass_on", "ambil-alih": "take_over",
}  # fmt: skip


@dataclass
class Reader:
    """An actor that goes from page to page until `ending` is set."""

    name: str
    base: str
    desk: Desk
    office: Office
    journal: Journal
    shift: Shift
    chance: Random
    ending: threading.Event
    browsers: dict[int, Browser] = field(default_factory=dict)
    count: int = 0
    seen: int = 0  # pages

    def run(self) -> None:
        """Act until asked to end."""
        eyes = Picker(self.desk, self.office, self.chance)
        while not self.ending.wait(self.chance.random() * 0.2):
            try:
                if self.chance.random() < SENDING:
                    self._propose()
                    continue
                with self.desk.database.connection() as connection:
                    task = eyes.task(connection)
                if task is not None:
                    self._look(eyes, task)
            except (NotInError, *AWAY, *UNREAD):
                self.ending.wait(0.3)
            except Exception:
                self.journal.write("stumbled", who=self.name, over=traceback.format_exc()[-2000:])

    def browser(self, person: int) -> Browser:
        """The person's own."""
        if person not in self.browsers:
            address = f"203.0.113.{person}"  # of the range for examples
            self.browsers[person] = Browser(self.base, self.office.names[person], address)
        return self.browsers[person]

    def _propose(self) -> None:
        """Fill in a form page by page, and send it; at times twice at once."""
        person = self.chance.choice(self.office.citizens)
        browser = self.browser(person)
        begins = [one for one in read(browser.get("/usul").page).forms if "/mulai/" in one.address]
        if not begins:
            return
        begin = self.chance.choice(begins)
        address = browser.post(begin.address, begin.carried).location
        data: dict[str, Any] = {}
        for _ in range(MOST_PAGES):
            answer = browser.get(address)
            self.seen += 1
            page = read(answer.page)
            sends = [one for one in page.forms if one.address.endswith("/kirim")]
            own = [one for one in page.forms if one.address in ("", address.partition("?")[0])]
            if answer.location:
                address = answer.location
            elif sends:
                form = sends[0].address.split("/")[2]
                said = {"do": "open", "by": person, "form": form, "data": data}
                self._at_once(browser, sends[0], said, sends[0].carried)
                return
            elif own:
                typed = self._typed(own[0])
                data |= _content(typed)
                answer = browser.post(address, typed)
                address = answer.location or address
            elif page.buttons:
                address = page.buttons[0]
            else:
                return

    def _at_once(
        self, browser: Browser, form: Form, said: dict[str, Any], typed: list[tuple[str, str]]
    ) -> None:
        """Press once; at times twice, as fast as one can."""
        times = 2 if self.chance.random() < 0.15 else 1
        senders = [
            threading.Thread(target=self._press, args=(browser, form, said, typed))
            for _ in range(times)
        ]
        for one in senders:
            one.start()
        for one in senders:
            one.join()

    def _look(self, eyes: Picker, task: Open) -> None:
        """Open the case as somebody, press one thing; at times as somebody who may not."""
        person = eyes.person(task.queue, self.shift.now())
        if self.chance.random() < 0.2:
            person = task.standing["parties"]["opener"]
        browser = self.browser(person)
        answer = browser.get(f"/kasus/{task.case}")
        self.seen += 1
        if answer.status != 200:
            return
        chosen = self._choose(browser, answer, task)
        if chosen is None:
            return
        if self.chance.random() < 0.12:
            # Somebody else presses what they were never offered.
            person = eyes.stranger(task.queue, self.shift.now())
            browser = self.browser(person)
            token = [one for one in read(browser.get("/akun/sandi").page).forms if one.carried]
            own = dict(token[0].carried).get("csrf_token", "") if token else ""
            chosen.carried = [(k, own if k == "csrf_token" else v) for k, v in chosen.carried]
        typed = self._typed(chosen)
        said = {"by": person, "case": task.case, "data": _content(typed), **_deed(chosen)}
        self._at_once(browser, chosen, said, typed)

    def _choose(self, browser: Browser, answer: Answer, task: Open) -> Form | None:
        forms, links, _ = read(answer.page)
        own = f"/kasus/{task.case}/"
        found: list[Form | str] = [
            one for one in forms if one.address.startswith(own) and _deed(one)
        ]  # fmt: skip
        found += [link for link in links if link.startswith(own)]
        if not found:
            return None
        one = self.chance.choice(found)
        if isinstance(one, Form):
            return one
        asked = read(browser.get(one).page).forms
        address = urllib.parse.urlsplit(one).path
        return next(
            (each for each in asked if each.address.startswith(address) and _deed(each)), None
        )

    def _typed(self, form: Form) -> list[tuple[str, str]]:
        self.count += 1
        mark = f"{self.name}.{self.count}"
        typed = list(form.carried)
        typed += [(name, self.chance.choice(values)) for name, values in form.choices.items()]
        for name in form.texts:
            if name.startswith("happened"):
                continue
            words = "2500000" if name in _AMOUNTS else f"Dari halaman {mark}"
            typed.append((name, "" if name.startswith("f-place") else words))
        names = {name for name, _ in typed}
        if any(name.startswith("f-place") for name in names) and _VILLAGE not in names:
            typed.append((_VILLAGE, self.chance.choice(VILLAGES)))
        return typed

    def _press(
        self, browser: Browser, form: Form, said: dict[str, Any], typed: list[tuple[str, str]]
    ) -> None:
        with _COUNTING:
            self.count += 1
            name = f"{self.name}.{self.count}"
        self.journal.write("asked", id=name, way="page", **said)
        try:
            answer = browser.post(form.address, typed)
        except AWAY as problem:
            self.journal.write("answer", id=name, answer="unknown", error=type(problem).__name__)
            return
        self.journal.write("answer", id=name, status=answer.status, answer=_meaning(answer))


_COUNTING = threading.Lock()
_AMOUNTS = ("f-amount", "f-cost")
_TEXTS = ("f-purpose", "f-details")
_SAID = ("reason", "words", "next_step")
_VILLAGE = "f-place-village"


def _deed(form: Form) -> dict[str, Any]:
    """What sending the form asks for, as the journal keeps it; nothing for a form that is left
    alone here."""
    path, _, last = urllib.parse.urlsplit(form.address).path.rpartition("/")
    said = dict(form.carried)
    if last == "batalkan":
        return {"do": "undo", "seq": int(said["urutan"])}
    if path.endswith("/tangan"):
        return {"do": "hand", "action": HANDS[last]} if last in HANDS else {}
    if "form" in said and "state" in said:
        return {"do": "act", "action": last, "form": said["form"], "slot": said.get("slot", "")}
    return {}


def _content(typed: list[tuple[str, str]]) -> dict[str, Any]:
    """What of it must stand in the event, word for word."""
    said: dict[str, Any] = {name: words for name, words in typed if name in _SAID}
    said |= {name[2:]: words for name, words in typed if name in _TEXTS}
    return said | {name[2:]: int(words) for name, words in typed if name in _AMOUNTS}


def _meaning(answer: Answer) -> str:
    """What a person takes from it: done, not done, or that nobody knows."""
    if answer.status == 303:
        entered = answer.location.startswith(("/tugas", "/kasus/", "/usul/"))
        return "accepted" if entered else "refused"
    return "unknown" if answer.status >= 500 else "refused"
