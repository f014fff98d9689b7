"""The mail server behind SMTP_URL: one connection for a round, opened with its first message.

Never here: which message goes to whom, or when it is tried again.
"""

import contextlib
import smtplib
import ssl
import time
from email.message import EmailMessage
from types import TracebackType
from urllib.parse import parse_qs, unquote, urlsplit

from engine.service.delivering import Away, Message, Never, NotNow, Tired

TIMEOUT = 20.0  # seconds for one answer of the server
ROUND = 60.0  # seconds after which no further message of a round is begun
# "No such mailbox", "not this mailbox", "never this content": waiting changes nothing.
FOR_GOOD = frozenset({550, 551, 553, 554, 556})
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class SmtpPost:
    """Posts messages to `url`: smtp://[user:password@]host[:port] or smtps://.

    STARTTLS is used wherever the server offers it, and asked for before any password leaves this
    machine. `?starttls=0` turns it off for a relay inside one's own walls.
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT, round_: float = ROUND) -> None:
        self._url = urlsplit(url)
        self._timeout = timeout
        self._until = time.monotonic() + round_
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> "SmtpPost":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __call__(self, message: Message) -> None:
        """Hand one mail over. Raises NotNow, Away, Never or Tired."""
        if not isinstance(message, EmailMessage):
            raise Never("no channel")
        if time.monotonic() > self._until:
            raise Tired
        try:
            server = self._server = self._server or self._connect()
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as problem:
            codes = [code for code, _words in problem.recipients.values()]
            self._refused("recipient", codes[0] if codes else 0, problem)
        except smtplib.SMTPNotSupportedError as problem:
            raise Never("the server cannot write this address") from problem
        except (smtplib.SMTPConnectError, smtplib.SMTPHeloError) as problem:
            self._away(f"greeting {problem.smtp_code}", problem)
        except smtplib.SMTPAuthenticationError as problem:
            self._away(f"login {problem.smtp_code}", problem)
        except smtplib.SMTPResponseException as problem:
            self._refused("message", problem.smtp_code, problem)
        except (smtplib.SMTPException, OSError) as problem:
            self._away(type(problem).__name__, problem)

    def close(self) -> None:
        """End the connection, if there is one."""
        server, self._server = self._server, None
        if server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()

    def _connect(self) -> smtplib.SMTP:
        host, safe = self._url.hostname or "", ssl.create_default_context()
        if self._url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, self._url.port or 465, timeout=self._timeout, context=safe
            )
        else:
            server = smtplib.SMTP(host, self._url.port or 25, timeout=self._timeout)
        try:
            self._greet(server, host, safe)
        except BaseException:
            server.close()
            raise
        return server

    def _greet(self, server: smtplib.SMTP, host: str, safe: ssl.SSLContext) -> None:
        server.ehlo_or_helo_if_needed()
        wanted = parse_qs(self._url.query).get("starttls", ["1"])[0] != "0"
        sealed = self._url.scheme == "smtps"
        if not sealed and wanted and server.has_extn("starttls"):
            server.starttls(context=safe)
            server.ehlo()
            sealed = True
        if self._url.username:
            if not (sealed or host in LOOPBACK):
                raise smtplib.SMTPException("no password over an open line")
            server.login(unquote(self._url.username), unquote(self._url.password or ""))

    def _refused(self, what: str, code: int, problem: Exception) -> None:
        """The connection stands; this one message is not taken."""
        if code == 421:  # the server is about to close
            self._away(f"{what} {code}", problem)
        if code in FOR_GOOD:
            raise Never(f"{what} {code}") from problem
        raise NotNow(f"{what} {code}") from problem

    def _away(self, words: str, problem: Exception) -> None:
        self.close()
        raise Away(words) from problem
