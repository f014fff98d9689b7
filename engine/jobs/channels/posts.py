"""Every way out of the office for one round, behind one call: the message says which it takes."""

import time
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from types import TracebackType

from config.channels import Channel, Gateway, ThroughApprise
from config.errors import SettingsError
from engine.jobs.channels.gateway import GatewayPost
from engine.jobs.channels.smtp import ROUND, SmtpPost
from engine.jobs.channels.through_apprise import ApprisePost, UnreadableError
from engine.service.delivering import Message, Never, Tired
from engine.service.notes import Note

NotePost = Callable[[Note], None]


class Posts:
    """Mail by `mail`, notes by their channel's own; none of them longer than a round."""

    def __init__(
        self, mail: SmtpPost, notes: Mapping[str, NotePost], *, round_: float = ROUND
    ) -> None:
        self._mail = mail
        self._notes = notes
        self._until = time.monotonic() + round_

    def __enter__(self) -> "Posts":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._mail.close()

    def __call__(self, message: Message) -> None:
        """Hand one message over. Raises NotNow, Away, Never or Tired."""
        if isinstance(message, EmailMessage):
            self._mail(message)
            return
        post = self._notes.get(message.channel)
        if post is None:  # the installation had it when the message was made, and has no more
            raise Never("no channel")
        if time.monotonic() > self._until:
            raise Tired
        post(message)


def notes_by(channels: Sequence[Channel]) -> dict[str, NotePost]:
    """What sends the notes of each channel of the settings."""
    return {one.name: _post(one) for one in channels}


def check(channels: Sequence[Channel]) -> None:
    """Whether apprise can read its addresses: it is asked where it will be needed anyway, since
    it is loaded for that. Raises SettingsError."""
    for one in channels:
        if isinstance(one.way, ThroughApprise):
            try:
                ApprisePost(one.way).check()
            except UnreadableError as problem:
                raise SettingsError(f"CHANNELS: [{one.name}] apprise: {problem}") from None


def _post(channel: Channel) -> NotePost:
    way = channel.way
    return GatewayPost(way) if isinstance(way, Gateway) else ApprisePost(way)
