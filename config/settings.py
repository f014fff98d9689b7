"""The frozen settings of one installation, read once from the environment by the roots.

A wrong value is a SettingsError with one line that names the variable. Nothing below floor 3 sees
this module; values go down by parameter.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from config import channels, places, read, secret
from config.errors import SettingsError

__all__ = ["Settings", "SettingsError"]

LOCALES = ("id", "en")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class Settings:
    """One installation.

    root: the checkout. data_dir: everything that must survive a start. database_url, redis_url:
    always set; `own_postgres` and `own_valkey` say whether `rembuk run` starts the server behind
    them. smtp_url: smtp://host:port or smtps://; with `own_mailbox` the sample's mailbox listens
    there.
    port, host: where the web server listens. trusted_proxies: whose word on a sender's address
    counts; none by default. base_url: the address people type, no slash at the
    end. sample: load and show the sample office. locale: the language of a first visit.
    channels: the ways beside mail, none by default; channels_file: where they are written down.
    With `own_gateway` the sample's mailbox catches SMS, too.
    workers, threads: of the web server. given_secret: SECRET_KEY if it came from outside.
    operator_token: with it a program may read the figures of this installation.
    """

    root: Path
    data_dir: Path
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    smtp_url: str = field(repr=False)
    mail_from: str
    host: str
    port: int
    base_url: str
    sample: bool
    locale: str
    workers: int
    threads: int
    own_postgres: bool
    own_valkey: bool
    own_mailbox: bool
    trusted_proxies: tuple[read.Network, ...] = ()
    channels: tuple[channels.Channel, ...] = ()
    channels_file: Path | None = None
    own_gateway: str = ""
    given_secret: str | None = field(default=None, repr=False)
    operator_token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(
        cls, environ: Mapping[str, str], root: Path, *, uid: int | None = None
    ) -> Settings:
        """Read every variable. Raises SettingsError at the first that cannot be used."""
        root = root.resolve()
        uid = os.geteuid() if uid is None else uid
        data_dir = read.folder(environ, "DATA_DIR", places.data_dir(root, uid))
        sockets = places.socket_dir(data_dir / "servers", uid)
        port = read.number(environ, "PORT", 8000, 1, 65535)
        host = read.text(environ, "LISTEN_HOST", "127.0.0.1")
        # The sample logins are public knowledge: outside this machine they must be asked for.
        sample = read.yes(environ, "SAMPLE", host in LOOPBACK)
        own_mailbox = sample and not environ.get("SMTP_URL", "").strip()
        mail_port = (port + 25 if port <= 65509 else port - 26) if own_mailbox else 25
        file = read.file(environ, "CHANNELS")
        own_gateway = f"http://127.0.0.1:{mail_port + 1}/sms" if own_mailbox and not file else ""
        # The runner's children are told the mail server's address, and this one with it.
        own_gateway = read.text(environ, "SAMPLE_GATEWAY", own_gateway) if sample else ""
        database, own_postgres = read.database(environ, places.database_url(sockets))
        redis, own_valkey = read.redis(environ, places.redis_url(sockets))
        return cls(
            root=root,
            data_dir=data_dir,
            database_url=database,
            redis_url=redis,
            smtp_url=read.smtp(environ, f"smtp://127.0.0.1:{mail_port}"),
            mail_from=read.mail(environ, "MAIL_FROM", "rembuk@localhost.localdomain"),
            host=host,
            port=port,
            base_url=read.web(environ, "BASE_URL", f"http://{_shown(host)}:{port}"),
            sample=sample,
            locale=read.one_of(environ, "LOCALE", LOCALES, "id"),
            workers=read.number(environ, "WEB_WORKERS", 2, 1, 64),
            threads=read.number(environ, "WEB_THREADS", 8, 1, 128),
            own_postgres=own_postgres,
            own_valkey=own_valkey,
            own_mailbox=own_mailbox,
            trusted_proxies=read.networks(environ, "TRUSTED_PROXIES"),
            channels=_channels(file, own_gateway),
            channels_file=file,
            own_gateway=own_gateway,
            given_secret=read.long_enough(environ, "SECRET_KEY", 32),
            operator_token=read.long_enough(environ, "OPERATOR_TOKEN", 20),
        )

    @property
    def secret_key(self) -> str:
        """SECRET_KEY, or the one made once in the data folder."""
        return self.given_secret or secret.keep(self.data_dir)

    @property
    def servers_dir(self) -> Path:
        """The state folder of the local PostgreSQL and Valkey."""
        return self.data_dir / "servers"

    def environment(self) -> dict[str, str]:
        """The variables a child process needs in order to read these same settings."""
        given = {"SECRET_KEY": self.given_secret} if self.given_secret else {}
        given |= {"OPERATOR_TOKEN": self.operator_token} if self.operator_token else {}
        given |= {"CHANNELS": str(self.channels_file)} if self.channels_file else {}
        given |= {"SAMPLE_GATEWAY": self.own_gateway} if self.own_gateway else {}
        return given | {
            "DATA_DIR": str(self.data_dir),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "SMTP_URL": self.smtp_url,
            "MAIL_FROM": self.mail_from,
            "LISTEN_HOST": self.host,
            "PORT": str(self.port),
            "BASE_URL": self.base_url,
            "SAMPLE": "1" if self.sample else "0",
            "LOCALE": self.locale,
            "WEB_WORKERS": str(self.workers),
            "WEB_THREADS": str(self.threads),
            "TRUSTED_PROXIES": ",".join(str(one) for one in self.trusted_proxies),
        }


def _channels(file: Path | None, own_gateway: str) -> tuple[channels.Channel, ...]:
    """Those of the file, or the one that the sample's mailbox catches."""
    if file is not None:
        return channels.read(file)
    if not own_gateway:
        return ()
    body = {"to": "{address}", "text": "{text}", "key": "{key}"}
    return (channels.Channel("sms", channels.Gateway(own_gateway, {}, body, None)),)


def _shown(host: str) -> str:
    """A host as it stands in an address; a wildcard is shown as this machine."""
    if host in ("0.0.0.0", "::"):  # noqa: S104  (compared, not bound)
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
