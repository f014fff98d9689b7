"""Whether a port can be listened on, and whether a web server answers behind it."""

from __future__ import annotations

import contextlib
import socket

from engine.local.errors import LocalError


def must_be_free(host: str, port: int, variable: str) -> None:
    """Raises LocalError, one line naming the variable, when nobody could listen there."""
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise LocalError(f"cannot listen on {host}: {error.strerror}") from error
    family, kind, protocol, _, address = addresses[0]
    with socket.socket(family, kind, protocol) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(address)
        except PermissionError as error:
            raise LocalError(f"{variable}: port {port} is for root only; choose another") from error
        except OSError as error:
            raise LocalError(f"{variable}: port {port} is taken; choose another") from error


def answers_http(host: str, port: int) -> bool:
    """True when something behind the port speaks HTTP, whatever it says."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    with contextlib.suppress(OSError), socket.create_connection((host, port), 1.0) as connection:
        connection.settimeout(5.0)
        connection.sendall(b"HEAD / HTTP/1.0\r\nHost: localhost\r\n\r\n")
        return connection.recv(5) == b"HTTP/"
    return False
