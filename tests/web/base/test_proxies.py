"""Behind a reverse proxy: each sender is counted by their own address, and nobody makes one up."""

import dataclasses
from ipaddress import ip_network
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.town import Town, token
from web import create_app
from web.base.proxies import Proxied, line_of

TRUSTED = (ip_network("10.0.0.0/24"), ip_network("fd00::/8"))


def seen(peer: str, **headers: str) -> tuple[str, str]:
    """(address, scheme) that the application sees."""
    found: dict[str, Any] = {}

    def app(environ: dict[str, Any], _start: object) -> list[bytes]:
        found.update(environ)
        return []

    environ = {"REMOTE_ADDR": peer, "wsgi.url_scheme": "http"}
    environ |= {f"HTTP_X_FORWARDED_{name.upper()}": words for name, words in headers.items()}
    Proxied(app, TRUSTED)(environ, lambda *_: lambda _: None)
    return found["REMOTE_ADDR"], found["wsgi.url_scheme"]


@pytest.mark.parametrize(
    ("hops", "sender"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("203.0.113.9, 198.51.100.7", "198.51.100.7"),  # the first was made up by the sender
        ("198.51.100.7, 10.0.0.9", "198.51.100.7"),  # two proxies of ours
        ("198.51.100.7:4711", "198.51.100.7"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, not an address", "10.0.0.5"),
        ("", "10.0.0.5"),
    ],
)
def test_the_last_hop_that_is_no_proxy_of_ours_is_the_sender(hops: str, sender: str) -> None:
    assert seen("10.0.0.5", **{"for": hops}) == (sender, "http")


def test_only_a_trusted_proxy_is_believed() -> None:
    assert seen("198.51.100.7", **{"for": "203.0.113.9"}, proto="https") == ("198.51.100.7", "http")
    assert seen("10.0.0.5", **{"for": "203.0.113.9"}, proto="https") == ("203.0.113.9", "https")
    assert seen("10.0.0.5", proto="javascript")[1] == "http"


def test_a_whole_line_is_counted_where_addresses_come_by_the_billion() -> None:
    assert line_of("2001:db8:1:2:aaaa::1") == line_of("2001:db8:1:2:bbbb::2")
    assert line_of("2001:db8:1:2::1") != line_of("2001:db8:1:3::1")
    assert line_of("198.51.100.7") == "198.51.100.7"


def wrong_number(client: FlaskClient, form: str, sender: str) -> int:
    """Guess at a secret from this address; the answer's code."""
    return client.post(
        "/slip",
        data={"csrf_token": form, "code": "AAAA-BBBB"},
        headers={"X-Forwarded-For": sender},
        environ_base={"REMOTE_ADDR": "10.0.0.5"},
    ).status_code


@pytest.mark.parametrize("trusted", [True, False])
def test_limits_count_the_senders_own_address_only_where_the_proxy_is_trusted(
    town: Town, trusted: bool
) -> None:
    settings = town.app.extensions["settings"]
    app = create_app(dataclasses.replace(settings, trusted_proxies=TRUSTED if trusted else ()))
    client = app.test_client()
    form = token(client, "/slip")
    first, other = ("198.51.100.1", "198.51.100.2") if trusted else ("192.0.2.1", "192.0.2.2")
    codes = [wrong_number(client, form, first) for _ in range(21)]
    assert codes == [422] * 20 + [429]
    assert wrong_number(client, form, other) == (422 if trusted else 429)
    app.extensions["database"].close()


def test_cookies_travel_encrypted_where_people_type_https(town: Town) -> None:
    settings = town.app.extensions["settings"]
    app = create_app(dataclasses.replace(settings, base_url="https://rembuk.example.go.id"))
    answer = app.test_client().get("/bahasa/en")  # the proxy spoke plain HTTP to us
    assert "Secure" in answer.headers["Set-Cookie"]
    app.extensions["database"].close()
