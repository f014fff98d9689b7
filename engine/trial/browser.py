"""A browser of one person: cookies, a session that is begun anew when it is over, real HTTP.

Never here: what is pressed.
"""

import http.client
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any

from engine.trial.forms import read
from engine.trial.office import PASSWORD

PATIENCE = 20.0  # seconds for one answer
AWAY = (urllib.error.URLError, http.client.HTTPException, OSError)


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
        forms = read(self._send("/masuk", None).page).forms
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
