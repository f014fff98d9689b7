"""Reads one variable each: empty counts as unset, a wrong value is a SettingsError naming it."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from config.errors import SettingsError

Environ = Mapping[str, str]
Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_YES = ("1", "true", "yes", "on")
_NO = ("0", "false", "no", "off")
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")


def text(environ: Environ, name: str, default: str) -> str:
    value = environ.get(name, "").strip() or default
    if any(not character.isprintable() for character in value):
        raise SettingsError(f"{name} holds a control character")
    return value


def number(environ: Environ, name: str, default: int, least: int, most: int) -> int:
    value = text(environ, name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise SettingsError(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return int(value)


def yes(environ: Environ, name: str, default: bool) -> bool:
    value = text(environ, name, "1" if default else "0").lower()
    if value not in (*_YES, *_NO):
        raise SettingsError(f"{name} must be 1 or 0, not {value!r}")
    return value in _YES


def one_of(environ: Environ, name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(environ, name, default)
    if value not in choices:
        raise SettingsError(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def folder(environ: Environ, name: str, default: Path) -> Path:
    value = Path(text(environ, name, str(default))).absolute()
    if value.exists() and not value.is_dir():
        raise SettingsError(f"{name} must be a folder; {value} is none")
    return value


def file(environ: Environ, name: str) -> Path | None:
    value = text(environ, name, "")
    if not value:
        return None
    path = Path(value).absolute()
    if not path.is_file():
        raise SettingsError(f"{name} must be a file; {path} is none")
    return path


def long_enough(environ: Environ, name: str, least: int) -> str | None:
    value = text(environ, name, "")
    if value and len(value) < least:
        raise SettingsError(f"{name} must have at least {least} characters")
    return value or None


def mail(environ: Environ, name: str, default: str) -> str:
    value = text(environ, name, default)
    if value.count("@") != 1 or value.strip("@") != value or " " in value:
        raise SettingsError(f"{name} must be a mail address, not {value!r}")
    return value


def networks(environ: Environ, name: str) -> tuple[Network, ...]:
    """Addresses and networks between commas; none when unset."""
    value = text(environ, name, "")
    try:
        found = tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())
    except ValueError:
        example = "10.0.0.5 or 10.0.0.0/24"
        raise SettingsError(f"{name} must be addresses such as {example}, not {value!r}") from None
    if any(network.prefixlen == 0 for network in found):
        raise SettingsError(f"{name} must not trust every address")
    return found


def database(environ: Environ, own: str) -> tuple[str, bool]:
    """The address of PostgreSQL, and whether it is our own local server."""
    value = text(environ, "DATABASE_URL", "")
    if not value:
        return own, True
    parts = _split("DATABASE_URL", value, _POSTGRES, "postgresql://user@host/database")
    if len(parts.path) < 2:
        raise SettingsError("DATABASE_URL names no database: postgresql://user@host/database")
    return "postgresql+psycopg" + value[len(parts.scheme) :], False


def redis(environ: Environ, own: str) -> tuple[str, bool]:
    """The address of Redis or Valkey, and whether it is our own local server."""
    value = text(environ, "REDIS_URL", "")
    if not value:
        return own, True
    _split("REDIS_URL", value, ("redis", "rediss", "unix"), "redis://host:6379/0")
    return value, False


def smtp(environ: Environ, default: str) -> str:
    value = text(environ, "SMTP_URL", default)
    parts = _split("SMTP_URL", value, ("smtp", "smtps"), "smtp://host:port")
    if not parts.hostname:
        raise SettingsError("SMTP_URL names no host: smtp://host:port")
    return value


def web(environ: Environ, name: str, default: str) -> str:
    value = text(environ, name, default).rstrip("/")
    parts = _split(name, value, ("http", "https"), "https://host")
    if not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(f"{name} must be an address such as https://host, not {value!r}")
    return value


def _split(name: str, value: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    # The value may hold a password: it is never repeated in the message.
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise SettingsError(f"{name} is no address such as {example}") from None
    if parts.scheme not in schemes or "://" not in value:
        raise SettingsError(f"{name} must begin with {' or '.join(s + '://' for s in schemes)}")
    return parts
