"""The channels beside mail, read from the file that CHANNELS names: one table of TOML a channel.

Addresses and headers hold secrets: no error repeats them, and they are left out of every repr.
Never here: sending.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from config.errors import SettingsError

NAMES = ("sms", "whatsapp", "telegram")
# What apprise may be asked for: it also knows ways that run programs or write files here.
SCHEMES: Mapping[str, tuple[str, ...]] = {
    "sms": (
        "bulksms", "clickatell", "clicksend", "d7sms", "httpsms", "infobip", "msgbird", "plivo",
        "sinch", "smseagle", "twilio", "vonage",
    ),
    "whatsapp": ("twilio", "whatsapp"),
    "telegram": ("tgram",),
}  # fmt: skip
# In an address, a header or a body, put in for each message; `line` is the text on one line.
PLACES = ("address", "digits", "text", "line", "key", "language")
# Answers that no later try will change, for this one message.
REFUSALS = frozenset({400, 410, 413, 422})
BLOCKED = 403  # of Telegram: the person has stopped the bot
_PLACE = re.compile(r"\{([A-Za-z_]+)\}")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_KEYS = frozenset({"url", "headers", "json", "form", "expects", "never", "apprise", "bot"})


@dataclass(frozen=True)
class Gateway:
    """A POST by HTTP. `json` or `form`: its body. `expects`: what an answer in JSON must hold for
    the message to count as taken. `never`: statuses by which this message is refused for good."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    json: Mapping[str, Any] | None = field(repr=False)
    form: Mapping[str, str] | None = field(repr=False)
    expects: Mapping[str, Any] = field(default_factory=dict)
    never: frozenset[int] = REFUSALS


@dataclass(frozen=True)
class ThroughApprise:
    """An address of apprise, with a place for the person's."""

    url: str = field(repr=False)
    never: frozenset[int] = REFUSALS


@dataclass(frozen=True)
class Channel:
    """One way beside mail. `bot`: what people write to before a bot may write to them."""

    name: str
    way: Gateway | ThroughApprise
    bot: str = ""


def read(path: Path) -> tuple[Channel, ...]:
    """The channels of a file. Raises SettingsError with the place of what is wrong."""
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"CHANNELS: cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"CHANNELS: {path} is not in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"CHANNELS: {path}: {error}") from None
    for name, table in known.items():
        if name not in NAMES:
            raise SettingsError(f"CHANNELS: {path}: [{name}] is none of {', '.join(NAMES)}")
        if not isinstance(table, dict):
            raise SettingsError(f"CHANNELS: {path}: {name} must be a table: [{name}]")
    return tuple(_Table(path, name, known[name]).channel() for name in NAMES if name in known)


class _Table:
    """One table of the file; what is wrong in it is said with its key."""

    def __init__(self, path: Path, name: str, table: Mapping[str, Any]) -> None:
        self._where = f"CHANNELS: {path}: [{name}]"
        self._name = name
        self._table = table

    def channel(self) -> Channel:
        for key in self._table:
            if key not in _KEYS:
                self._wrong(f"{key} is none of {', '.join(sorted(_KEYS))}")
        if ("url" in self._table) == ("apprise" in self._table):
            self._wrong("needs either url or apprise")
        way = self._gateway() if "url" in self._table else self._apprise()
        return Channel(self._name, way, self._text("bot", ""))

    def _gateway(self) -> Gateway:
        url = self._url("url", ("https", "http"))
        parts = urlsplit(url)
        if parts.scheme == "http" and not _is_near(parts.hostname or ""):
            self._wrong("url must begin with https:// (http:// only within one's own network)")
        if parts.username or "{" in parts.netloc:
            self._wrong("url: a password belongs into headers, and no place into the host")
        headers = self._texts("headers") or {}
        for name in headers:
            if _HEADER.fullmatch(name) is None:
                self._wrong("headers: a name has letters, digits and dashes only")
        if ("json" in self._table) == ("form" in self._table):
            self._wrong("needs either json or form, the body of the request")
        json, form = self._mapping("json"), self._texts("form")
        if set(self._places("headers", headers)) & {"text", "line"}:
            self._wrong("headers: the text of a message belongs into json or form")
        places = set(self._places("url", url))
        for key, given in (("headers", headers), ("json", json or {}), ("form", form or {})):
            places |= set(self._places(key, given))
        self._needs(places, ("address", "digits"))
        self._needs(places, ("text", "line"))
        return Gateway(url, headers, json, form, self._mapping("expects") or {}, self._never())

    def _apprise(self) -> ThroughApprise:
        for key in ("headers", "json", "form", "expects"):
            if key in self._table:
                self._wrong(f"{key} goes with url, not with apprise")
        schemes = SCHEMES[self._name]
        url = self._url("apprise", schemes)
        self._needs(set(self._places("apprise", url)), ("address", "digits"))
        return ThroughApprise(url, self._never())

    def _url(self, key: str, schemes: tuple[str, ...]) -> str:
        url = self._text(key, "")
        try:
            parts: SplitResult | None = urlsplit(url)
            _ = parts.port if parts is not None and "http" in schemes else None
        except ValueError:
            parts = None
        if parts is None or parts.scheme not in schemes or "://" not in url or not parts.netloc:
            self._wrong(f"{key} must begin with {' or '.join(f'{one}://' for one in schemes)}")
        return url

    def _never(self) -> frozenset[int]:
        found = self._table.get("never")
        if found is None:
            return REFUSALS | {BLOCKED} if self._name == "telegram" else REFUSALS
        if not isinstance(found, list) or not all(
            isinstance(one, int) and 400 <= one <= 599 for one in found
        ):
            self._wrong("never must be a list of statuses from 400 to 599")
        return frozenset(found)

    def _text(self, key: str, default: str) -> str:
        value = self._table.get(key, default)
        if not isinstance(value, str) or not value.isprintable():
            self._wrong(f"{key} must be a text on one line")
        return str(value).strip()

    def _mapping(self, key: str) -> dict[str, Any] | None:
        value = self._table.get(key)
        if value is not None and not isinstance(value, dict):
            self._wrong(f"{key} must be a table")
        return value

    def _texts(self, key: str) -> dict[str, str] | None:
        value = self._mapping(key)
        if value is not None and not all(
            isinstance(one, str) and one.isprintable() for one in value.values()
        ):
            self._wrong(f"{key} must hold texts on one line")
        return value

    def _places(self, key: str, value: Any) -> Iterator[str]:
        """Every place in the texts of a value. Raises SettingsError at one that nothing fills."""
        if isinstance(value, Mapping):
            value = list(value.values())
        if isinstance(value, list):
            for one in value:
                yield from self._places(key, one)
        elif isinstance(value, str):
            for place in _PLACE.findall(value):
                if place not in PLACES:
                    known = ", ".join(f"{{{one}}}" for one in PLACES)
                    self._wrong(f"{key}: {{{place}}} is none of {known}")
                yield place

    def _needs(self, places: set[str], one_of: tuple[str, str]) -> None:
        if not places & set(one_of):
            self._wrong(f"nothing holds {{{one_of[0]}}} or {{{one_of[1]}}}")

    def _wrong(self, words: str) -> None:
        raise SettingsError(f"{self._where} {words}")


def _is_near(host: str) -> bool:
    """Whether a host is this machine or one of the own network, named by its number."""
    try:
        return host == "localhost" or ip_address(host).is_private
    except ValueError:
        return False
