"""The blueprint of this room and what its views share."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, abort, request

from engine.service import offices_view, people
from engine.service.offices_view import Known
from engine.service.people import Member
from web.base.errors import stop
from web.base.i18n import t, text
from web.base.moment import now
from web.base.office import desk
from web.base.secretariat import secretariat_only
from web.base.session import me

blueprint = Blueprint("people", __name__, url_prefix="/orang")


@blueprint.before_request
def _acts_are_refused() -> None:
    """Who looks finds nothing here; who acts without the right is told so."""
    who = me()
    if request.method == "POST" and who is not None and not who.secretariat:
        stop(403, t("why.not_secretariat"))


secretariat_only(blueprint)

ID = "int"
LARGEST = 2**63 - 1  # what the database can count


@blueprint.url_value_preprocessor
def _no_such_number(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A converter with a limit would answer "wrong method" to a form sent to such an address."""
    if any(isinstance(value, int) and value > LARGEST for value in (values or {}).values()):
        abort(404)


def office_of(number: int) -> Known:
    """The office of the address; 404 where this tenant has none such."""
    return offices_view.office(desk(), number, now()) or abort(404)


def person_of(number: int) -> Member:
    """The member of the address; 404 for anybody whom this office does not know."""
    return people.find(desk(), number) or abort(404)


def kind_words(key: str) -> str:
    """What a kind of office is called: as the role that it fills, else its key as words."""
    title = offices_view.titles(desk()).get(key)
    return text(title) if title else key.replace("_", " ")


def kinds_words() -> dict[str, str]:
    """The same for every kind that a published role names."""
    return {key: text(title) for key, title in offices_view.titles(desk()).items()}


def typed(name: str, longest: int = 200) -> str:
    """An address parameter as it was typed, without what no name can hold."""
    return " ".join(request.args.get(name, "").replace("\x00", " ").split())[:longest]


def typed_form(fields: Iterable[str]) -> dict[str, str]:
    """What stands in these inputs of the form."""
    return {name: request.form.get(name, "")[:4000] for name in fields}


def page_number() -> int:
    """The page of a list that the address asks for."""
    given = request.args.get("halaman", "1")
    plain = given.isdecimal() and given.isascii() and len(given) < 6
    return min(max(int(given), 1), 10_000) if plain else 1
