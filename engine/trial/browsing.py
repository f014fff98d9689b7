"""Actors at browsers: they log in, open cases' pages, press what is offered, over real HTTP.

A thread each, in the trial's own process; the server that answers is killed now and then. What was
sent and not answered is unknown, as it is to a person. Never here: acts without pages (walker.py).
"""

import http.client
import threading
import traceback
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from random import Random
from typing import Any

import psycopg
import sqlalchemy.exc

from engine.service.desk import Desk
from engine.trial.forms import Form, read
from engine.trial.journal import Journal
from engine.trial.moved import Shift
from engine.trial.office import PASSWORD, Office
from engine.trial.picking import Open, Picker

PATIENCE = 20.0  # seconds for one answer
AWAY = (urllib.error.URLError, http.client.HTTPException, OSError)
UNREAD = (psycopg.Error, sqlalchemy.exc.SQLAlchemyError)
# Who has a task in hand is changed at these addresses.
HANDS = {
    "ambil": "take", "kembalikan": "give_back", "teruskan": "pass_on", "ambil-alih": "take_over",
}  # fmt: skip


class NotInError(RuntimeError):
    """The person could not log in now."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `location` where a redirect leads."""

    status: int
    location: str
    page: str


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is the answer."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Browser:
    """One person's browser. `address` is what the server sees as the line they come from."""

    def __init__(self, base: str, username: str, address: str) -> None:
        self._base, self._username, self._address = base, username, address
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(cookies, _Stay())
        self._in = False

    def get(self, path: str) -> Answer:
        """A page, after logging in where that is needed. Raises NotInError and what is in AWAY."""
        for _ in range(2):
            if not self._in:
                self._log_in()
            answer = self._send(path, None)
            if not answer.location.startswith("/masuk"):
                return answer
            self._in = False  # the session is over
        raise NotInError(self._username)

    def post(self, path: str, typed: list[tuple[str, str]]) -> Answer:
        """Send a form. Raises what is in AWAY: then nobody knows whether it arrived."""
        return self._send(path, urllib.parse.urlencode(typed).encode())

    def _log_in(self) -> None:
        forms, _ = read(self._send("/masuk", None).page)
        form = next(
            (one for one in forms if "password" in str(one) or "username" in one.texts), None
        )
        if form is None:
            raise NotInError(self._username)
        typed = [*form.carried, ("username", self._username), ("password", PASSWORD)]
        answer = self.post("/masuk", typed)
        if answer.status != 303:
            raise NotInError(self._username)
        self._in = True

    def _send(self, path: str, data: bytes | None) -> Answer:
        address = urllib.parse.urljoin(self._base, path)
        request = urllib.request.Request(address, data)  # noqa: S310  (our own server)
        request.add_header("X-Forwarded-For", self._address)
        try:
            with self._opener.open(request, timeout=PATIENCE) as found:
                return Answer(found.status, "", found.read().decode())
        except urllib.error.HTTPError as said:
            with said:
                location = said.headers.get("Location") or ""
                plain = urllib.parse.urlsplit(location)
                where = plain.path + (f"?{plain.query}" if plain.query else "")
                return Answer(said.code, where, said.read().decode(errors="replace"))


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
            token = [one for one in read(browser.get("/akun/sandi").page)[0] if one.carried]
            own = dict(token[0].carried).get("csrf_token", "") if token else ""
            chosen.carried = [(k, own if k == "csrf_token" else v) for k, v in chosen.carried]
        times = 2 if self.chance.random() < 0.1 else 1
        typed = self._typed(chosen)
        senders = [
            threading.Thread(target=self._press, args=(browser, person, task, chosen, typed))
            for _ in range(times)
        ]
        for one in senders:
            one.start()
        for one in senders:
            one.join()

    def _choose(self, browser: Browser, answer: Answer, task: Open) -> Form | None:
        forms, links = read(answer.page)
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
        asked = read(browser.get(one).page)[0]
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
            amount = name in ("f-amount", "f-cost")
            typed.append((name, "2500000" if amount else f"Melalui halaman {mark}"))
        return typed

    def _press(
        self, browser: Browser, person: int, task: Open, form: Form, typed: list[tuple[str, str]]
    ) -> None:
        with _COUNTING:
            self.count += 1
            name = f"{self.name}.{self.count}"
        asked = {"id": name, "by": person, "case": task.case, "way": "page", **_deed(form)}
        self.journal.write("asked", **asked)
        try:
            answer = browser.post(form.address, typed)
        except AWAY as problem:
            self.journal.write("answer", id=name, answer="unknown", error=type(problem).__name__)
            return
        self.journal.write("answer", id=name, status=answer.status, answer=_meaning(answer))


_COUNTING = threading.Lock()


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


def _meaning(answer: Answer) -> str:
    """What a person takes from it: done, not done, or that nobody knows."""
    if answer.status == 303:
        entered = answer.location.startswith(("/tugas", "/kasus/"))
        return "accepted" if entered else "refused"
    return "unknown" if answer.status >= 500 else "refused"
