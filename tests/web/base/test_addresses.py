"""Every address with odd parts, by everybody: a page or a refusal, never a broken page."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.web.secretary import secretary
from tests.web.town import Town

NUMBERS = (
    "0",
    "-1",
    "1.0",
    "%D9%A3",
    str(2**31),
    str(2**63 - 1),
    str(2**63),
    str(2**64),
    "9" * 5000,
)
TEXTS = (
    *("a%00b", "%ED%A0%80%FF", "%F0%9F%98%80", "..%2f..", "%0d%0aX-A:1"),
    *("x" * 3000, "%27%20OR%201=1--", "%E2%80%AE"),
)
ASKED = ("form", "reason", "words", "number", "username", "password")
ODD_FORM = dict.fromkeys(ASKED, "\x00 \u202e '")
PART = re.compile(r"<[^>]+>")
ENDS = {"auth.log_out", "auth.end_others", "language.choose"}


def addresses(rule: Rule, every: int) -> list[str]:
    """The rule with one odd part at a time, the others plain; without parts an odd query. Of the
    odd parts the first, and each `every`-th after it."""
    parts = PART.findall(rule.rule)
    if not parts:
        return [
            f"{rule.rule}?q=%00&setelah={2**64}&halaman=-1",
            f"{rule.rule}?q={'x' * 3000}&dari=%FF",
        ]
    found = []
    for odd in parts:
        for value in (NUMBERS if odd.startswith("<int") else TEXTS)[::every]:
            address = rule.rule.replace(odd, value, 1)
            found.append(PART.sub("1", address))
    return found


def browser_of(town: Town, who: str) -> FlaskClient:
    if who == "nobody":
        return town.visitor()
    return secretary(town) if who == "secretary" else town.client(who)


@pytest.mark.parametrize("who", ["nobody", "lurah", "secretary"])
def test_no_address_breaks_a_page(town: Town, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = browser_of(town, who)
    # Without the token all forms would be refused before anything reads them.
    monkeypatch.setitem(town.app.config, "WTF_CSRF_ENABLED", False)
    broken = []
    for rule in town.app.url_map.iter_rules():
        if rule.endpoint in ENDS:
            continue
        # What only the secretariat opens is nothing to the others: a few parts tell.
        for address in addresses(rule, 1 if who == "secretary" else 3):
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                data = ODD_FORM if method == "POST" else None
                code = browser.open(address, method=method, data=data).status_code
                if code >= 500:
                    broken.append(f"{code} {method} {address[:80]}")
    assert broken == []
