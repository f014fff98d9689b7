"""The sample's gateway for SMS: a real server on this machine; what it takes is shown once."""

import http.client
import json
from collections.abc import Iterator

import pytest

from config.channels import Gateway
from engine.jobs.channels.gateway import GatewayPost
from engine.jobs.mailbox import NotHere
from engine.jobs.sample_gateway import SampleGateway
from engine.service import sample_mail
from engine.service.delivering import Away, NotNow
from engine.service.notes import Note
from tests.jobs.office import Office
from tests.jobs.post_office import free_port

NOTE = Note("sms", "+6281234567890", "Rembuk: kabar. Baca: https://x.example/ikuti/1", "1.5", "id")
BODY = {"to": "{address}", "text": "{text}", "key": "{key}"}


@pytest.fixture
def url(office: Office) -> Iterator[str]:
    address = f"http://127.0.0.1:{free_port()}/sms"
    server = SampleGateway(
        address, lambda to, text, key: sample_mail.take_sms(office.database, to, text, key)
    )
    server.start()
    yield address
    server.stop()


def test_what_the_office_sends_stands_in_the_mailbox_once(office: Office, url: str) -> None:
    post = GatewayPost(Gateway(url, {}, BODY, None))
    post(NOTE)
    post(NOTE)  # sent again under the same key
    (kept,) = sample_mail.mails(office.database)
    assert (kept.to, kept.subject, kept.body) == (NOTE.address, "SMS", NOTE.text)
    assert sample_mail.mails(office.database, to=NOTE.address) == [kept]


def ask(url: str, body: bytes, length: str | None = None, path: str = "/sms") -> int:
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=5)
    headers = {"Content-Length": length} if length is not None else {}
    connection.request("POST", path, body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_what_is_no_note_is_refused(office: Office, url: str) -> None:
    good = json.dumps({"to": "1", "text": "2", "key": "3"}).encode()
    assert ask(url, b"{") == 400
    assert ask(url, b"[]") == 400
    assert ask(url, b'{"to": "1"}') == 400
    assert ask(url, b"\xff") == 400
    assert ask(url, good, path="/lain") == 404
    assert ask(url, b"x" * 10_001) == 413
    assert ask(url, good, length="banyak") == 413
    assert sample_mail.mails(office.database) == []
    assert ask(url, good) == 202


def test_while_the_database_is_away_the_sender_tries_again(office: Office) -> None:
    def away(*_: str) -> bool:
        raise ConnectionError

    address = f"http://127.0.0.1:{free_port()}/sms"
    server = SampleGateway(address, away)
    server.start()
    try:
        with pytest.raises((Away, NotNow)):
            GatewayPost(Gateway(address, {}, BODY, None))(NOTE)
    finally:
        server.stop()


@pytest.mark.parametrize(
    "url", ["http://gerbang.example:80/sms", "https://127.0.0.1:1/sms", "http://127.0.0.1/sms"]
)
def test_it_listens_on_this_machine_alone(url: str) -> None:
    with pytest.raises(NotHere):
        SampleGateway(url, lambda *_: True)
