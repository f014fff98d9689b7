"""The blueprint of this room and what its views share."""

from flask import Blueprint, abort, request

from engine.service import offices_view, people
from engine.service.offices_view import Known
from engine.service.people import Member
from web.base.i18n import text
from web.base.moment import now
from web.base.office import desk
from web.base.secretariat import secretariat_only

blueprint = Blueprint("people", __name__, url_prefix="/orang")
secretariat_only(blueprint)

ID = "int(max=4000000000000000000)"


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
