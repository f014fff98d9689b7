"""Fills the proposer's form through the pages, as a browser without script would."""

import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.town import Town, token

ANSWERS: dict[str, str] = {
    "f-nature": "physical",
    "f-land_status": "village",
    "f-proposed_before": "no",
    "f-kind": "drainage",
    "f-condition": "heavy",
    "f-place-village": "33.26.15.2004",
    "f-place-rw": "3",
    "f-place-rt": "2",
    "f-landmark": "Jalan Melati",
    "f-problem": "Air meluap ke jalan setiap hujan.",
    "f-aim": "Jalan tidak tergenang.",
    "f-title": "Perbaikan saluran air Jalan Melati",
    "f-volume": "120",
    "f-unit": "metre",
    "f-cost": "90 juta",
    "f-beneficiaries": "1.250",
    "f-reach": "rw",
}
LAST = 30


def begin(client: FlaskClient, workflow: str = "musrenbang") -> str:
    """Begin a form and give its identity."""
    form = {"csrf_token": token(client, "/akun/sandi")}
    answer = client.post(f"/usul/mulai/{workflow}", data=form)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location.split("/")[2]


def send_page(client: FlaskClient, address: str, **changes: Any) -> TestResponse:
    """Post a page of the form with the usual answers, changed."""
    data = ANSWERS | {"csrf_token": token(client, address)} | changes
    return client.post(address, data={k: v for k, v in data.items() if v is not None})


def fill(client: FlaskClient, form: str, **changes: Any) -> str:
    """Go through all pages; gives the address of the check page."""
    address = client.get(f"/usul/{form}").location
    for _ in range(LAST):
        if address.endswith("/periksa"):
            return address
        if address.endswith("/sekitar"):
            answer = client.get(address)
            address = answer.location or onward(answer)
            continue
        answer = send_page(client, address, **changes)
        if answer.status_code == 200:  # more questions on the same page
            answer = send_page(client, address, **changes)
        assert answer.status_code == 303, errors_of(answer)
        address = answer.location
    raise AssertionError("the form has no end")


def onward(answer: TestResponse) -> str:
    """Where the main button of a page leads."""
    found = re.search(r'<a class="button" href="([^"]+)"', answer.get_data(as_text=True))
    assert found is not None
    return unescape(found[1])


def seen(client: FlaskClient, check: str) -> dict[str, str]:
    """What the check page's form holds."""
    page = client.get(check).get_data(as_text=True)
    mark = re.search(r'name="seen" value="([^"]+)"', page)
    assert mark is not None, page
    return {"seen": mark[1], "csrf_token": token(client, check)}


def propose(client: FlaskClient, **changes: Any) -> str:
    """The whole way; gives the number."""
    form = begin(client)
    check = fill(client, form, **changes)
    answer = client.post(f"/usul/{form}/kirim", data=seen(client, check))
    assert answer.status_code == 303, errors_of(answer)
    return number_of(client.get(answer.location))


def number_of(answer: TestResponse) -> str:
    """The number on a receipt."""
    found = re.search(r"[A-Z]{3}-\d{4}-\d{6}-\d", answer.get_data(as_text=True))
    assert found is not None
    return found[0]


def errors_of(answer: TestResponse) -> list[str]:
    """The words of the error summary."""
    page = answer.get_data(as_text=True)
    summary = page.partition('class="error-summary"')[2].partition("</div>")[0]
    return [unescape(words) for words in re.findall(r"<li><a [^>]*>([^<]+)</a>", summary)]


def main_of(answer: TestResponse) -> str:
    """The page without its frame."""
    return unescape(answer.get_data(as_text=True).partition("<main")[2].partition("</main>")[0])


def count(town: Town, table: str) -> int:
    """How many rows of the first tenant a table has."""
    with town.desk.database.connection() as connection:
        row = connection.execute(f"SELECT count(*) FROM {table} WHERE tenant = 1").fetchone()
    assert row is not None
    return int(row[0])
