"""The HTTP gateway, against a real one: what each answer means, and what never leaks."""

import json
import time
from urllib.parse import parse_qs

import pytest

from config.channels import Gateway
from engine.jobs.channels.gateway import GatewayPost
from engine.service.delivering import Away, Never, NotNow
from engine.service.notes import Note
from tests.jobs.gateway import SECRET, SmsGateway
from tests.support.pace import pace

NOTE = Note("sms", "+6281234567890", 'Baris "satu" & {key}\nbaris dua', "1.77", "id")


def post(gateway: SmsGateway, note: Note = NOTE, timeout: float = 5, **changes: object) -> None:
    GatewayPost(gateway.settings(**changes), timeout=timeout)(note)


def test_the_settings_become_one_request_with_the_messages_own_key(sms: SmsGateway) -> None:
    post(sms)
    (request,) = sms.received
    assert request.path == "/kirim"
    assert request.headers["authorization"] == SECRET
    assert request.headers["idempotency-key"] == "1.77"
    # Words are put in as they are: what looks like a place in them is none.
    assert json.loads(request.body) == {"to": NOTE.address, "text": NOTE.text}


def test_a_form_and_places_in_the_address_are_filled_and_quoted(sms: SmsGateway) -> None:
    form = {"tujuan": "{digits}", "isi": "{line}", "bahasa": "{language}"}
    post(sms, url=f"{sms.url}/{{digits}}?ref={{key}}&isi={{text}}", json=None, form=form)
    (request,) = sms.received
    assert request.path.startswith("/kirim/6281234567890?ref=1.77&isi=Baris%20%22satu%22%20%26%20")
    assert parse_qs(request.body) == {
        "tujuan": ["6281234567890"],
        "isi": ['Baris "satu" & {key} baris dua'],
        "bahasa": ["id"],
    }


def test_values_deep_in_a_body_are_filled_and_others_left(sms: SmsGateway) -> None:
    post(sms, json={"type": "template", "to": "{digits}", "list": [{"text": "{line}", "n": 1}]})
    assert json.loads(sms.received[0].body) == {
        "type": "template",
        "to": "6281234567890",
        "list": [{"text": 'Baris "satu" & {key} baris dua', "n": 1}],
    }


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_what_is_taken_is_taken(sms: SmsGateway, status: int) -> None:
    sms.status, sms.says = status, ""
    post(sms)
    assert len(sms.received) == 1


@pytest.mark.parametrize(
    ("status", "means"),
    [
        (400, Never), (410, Never), (413, Never), (422, Never),
        (401, Away), (403, Away), (404, Away), (429, Away), (502, Away), (503, Away), (504, Away),
        (408, NotNow), (409, NotNow), (425, NotNow), (500, NotNow),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_later_another_time_or_never(
    sms: SmsGateway, status: int, means: type[Exception]
) -> None:
    sms.status = status
    with pytest.raises(means) as problem:
        post(sms)
    assert problem.type is means
    assert str(problem.value) in (f"answer {status}", f"gateway {status}")


def test_the_settings_may_name_other_refusals(sms: SmsGateway) -> None:
    sms.status = 403
    with pytest.raises(Never):
        post(sms, never=frozenset({403}))


def test_a_secret_is_carried_to_no_other_address(sms: SmsGateway) -> None:
    other = SmsGateway()
    other.opens()
    sms.status, sms.headers = 307, {"Location": other.url}
    with pytest.raises(Away):
        post(sms)
    other.closes()
    assert other.received == []


@pytest.mark.parametrize("says", ['{"status": false}', '{"lain": true}', "bukan json", "[true]"])
def test_a_refusal_that_calls_itself_200_is_tried_again(sms: SmsGateway, says: str) -> None:
    sms.status, sms.says = 200, says
    with pytest.raises(NotNow):
        post(sms, expects={"status": True})
    sms.says = '{"status": true, "id": 7}'
    post(sms, expects={"status": True})


def test_a_gateway_that_is_closed_slow_or_cut_off_is_away(sms: SmsGateway) -> None:
    sms.resets = True
    with pytest.raises(Away, match=r"ConnectionResetError|RemoteDisconnected"):
        post(sms)
    sms.resets, sms.delay = False, 1.5
    with pytest.raises(Away, match="TimeoutError"):
        post(sms, timeout=0.3)
    sms.closes()
    with pytest.raises(Away, match="ConnectionRefusedError"):
        post(sms)


def test_an_answer_that_drips_is_not_waited_for(sms: SmsGateway) -> None:
    sms.says, sms.drips = "x" * 200, 0.2
    begun = time.monotonic()
    with pytest.raises(Away, match="TimeoutError"):
        post(sms, timeout=1)
    assert time.monotonic() - begun < 6 * pace()


def test_no_error_and_no_form_of_the_settings_holds_a_secret(sms: SmsGateway) -> None:
    settings = sms.settings(url=f"{sms.url}?kunci=rahasia-di-alamat")
    assert "rahasia" not in repr(settings)
    sms.closes()
    with pytest.raises(Away) as problem:
        GatewayPost(settings)(NOTE)
    shown = f"{problem.value!r} {problem.value.__cause__!r}"
    assert "rahasia" not in shown
    assert NOTE.address not in shown


def test_a_name_that_no_one_knows_is_away() -> None:
    settings = Gateway("https://tidak-ada.invalid/sms", {}, {"to": "{address}{text}"}, None)
    with pytest.raises(Away, match="gaierror"):
        GatewayPost(settings, timeout=3)(NOTE)
