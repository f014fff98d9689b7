"""Whose request it is behind reverse proxies: only what a trusted proxy says is believed.

Without trusted proxies nothing of a request's headers counts, since anybody can write them. Never
here: hosts (a proxy hands the Host header on as it came).
"""

from collections.abc import Iterable
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING

from config.read import Address, Network

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ONE_HOUSEHOLD = 64  # bits of an IPv6 address that a provider gives to one line


class Proxied:
    """Puts the sender's own address and scheme into the request, as the proxies tell them."""

    def __init__(self, app: "WSGIApplication", trusted: tuple[Network, ...]) -> None:
        self.app = app
        self.trusted = trusted

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Only where the line itself comes from a trusted proxy."""
        peer = address_of(environ.get("REMOTE_ADDR", ""))
        if peer is not None and self._trusts(peer):
            hops = environ.get("HTTP_X_FORWARDED_FOR", "")
            environ["REMOTE_ADDR"] = str(self._sender(peer, hops))
            scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip().lower()
            if scheme in ("http", "https"):
                environ["wsgi.url_scheme"] = scheme
        return self.app(environ, start_response)

    def _sender(self, peer: Address, hops: str) -> Address:
        """The last hop that is no proxy of ours: what stands before it may be made up."""
        found = peer
        for hop in reversed(hops.split(",")):
            address = address_of(hop)
            if address is None:
                return found
            found = address
            if not self._trusts(address):
                return found
        return found

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self.trusted)


def address_of(typed: str) -> Address | None:
    """An address as proxies write it, with a port or in brackets; None for anything else."""
    plain = typed.strip()
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    try:
        found = ip_address(plain)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def line_of(address: str) -> str:
    """Whom a limit counts: an address, or the whole line that an IPv6 address is one of."""
    found = address_of(address)
    if isinstance(found, IPv6Address):
        return str(IPv6Network((int(found), ONE_HOUSEHOLD), strict=False))
    return address
