"""Addresses beside mail on a page: a person's own, or those that are typed for them at a counter.

Never here: routes, sending the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, current_app, request

from config.settings import Settings
from engine.core.addresses import Channel
from engine.core.values import Refused
from engine.service import addresses
from engine.service.addresses import Standing
from web.base.moment import now
from web.base.office import desk
from web.base.whys import all_said

MOST_TYPED = 60
SENDS = ("tambah", "ulang")  # acts by which a code leaves
ACTS = (*SENDS, "kode", "hapus")


def sends_nothing() -> bool:
    """Whether the act of this request sends no code: then nothing is counted."""
    return (request.view_args or {}).get("act") not in SENDS


@dataclass(frozen=True)
class Row:
    """One channel on a page. `bot`: whom to write to first; `typed`, `errors`: of its inputs."""

    standing: Standing
    bot: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]

    @property
    def name(self) -> Channel:
        """Of the channel."""
        return self.standing.channel


def rows_of(
    person: int, at: str = "", typed: Mapping[str, str] | None = None, no: Refused | None = None
) -> list[Row]:
    """Each channel of this installation; `at`: the one of which `no` is told."""
    bots = {one.name: one.bot for one in _settings().channels}
    errors = errors_of(no)
    return [
        Row(
            one,
            bots[one.channel],
            (typed or {}) if one.channel == at else {},
            errors if one.channel == at else {},
        )
        for one in addresses.standing(desk(), person, configured(), now())
    ]


def configured() -> list[Channel]:
    """The channels beside mail that this installation has."""
    names: tuple[Channel, ...] = ("sms", "whatsapp", "telegram")
    there = {one.name for one in _settings().channels}
    return [name for name in names if name in there]


def acted(person: int, channel: str, act: str, by: int | None = None) -> Refused | None:
    """Do what the form asks, for a person, by somebody else at a counter or by themselves. 404 for
    a channel that there is not."""
    known = [one for one in configured() if one == channel]
    if not known or act not in ACTS:
        abort(404)
    (name,) = known
    typed = form_typed(name)
    reason = typed["reason"] if by is not None else None
    if act == "tambah":
        return addresses.begin(desk(), person, name, typed["address"], now(), by, reason)
    if act == "ulang":
        return addresses.renew(desk(), person, name, now(), by)
    if act == "kode":
        return addresses.confirm(desk(), person, name, typed["code"], now(), by)
    return addresses.remove(desk(), person, name, now(), by, reason)


def form_typed(channel: str) -> dict[str, str]:
    """What stands in the inputs of the form, which are named by the channel."""
    most = {"address": MOST_TYPED, "code": MOST_TYPED, "reason": 4000}
    return {name: request.form.get(f"{name}-{channel}", "")[:n] for name, n in most.items()}


def errors_of(no: Refused | None) -> dict[str, str]:
    """What is wrong, by input."""
    if no is None:
        return {}
    field = next((one.field for one in no.reasons if one.field), "address")
    return {field: " ".join(all_said(no.reasons))}


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
