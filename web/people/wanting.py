"""From an incident without an office to the office: where it can be made, and the way back."""

from flask import abort, render_template, request

from engine.core.definition.base import Text
from engine.service import organisations_view
from engine.service.incidents import NoSuchIncidentError
from engine.service.organisations_view import Missing
from web.base.i18n import text
from web.base.office import desk
from web.people import picking
from web.people.room import ID, blueprint, kind_words


@blueprint.get(f"/kendala/<{ID}:number>/jabatan")
def missing_office(number: int) -> str:
    """Where the office that the incident misses could be made, the likeliest place first."""
    miss = _missing(number)
    return render_template(
        "people/missing.html",
        number=number,
        miss=miss,
        kind=kind_words(miss.kind) if miss is not None and miss.kind else "",
        role=text(miss.role) if miss is not None else "",
        place=picking.named([miss.area])[0][1] if miss is not None and miss.area else "",
        body=_body(miss.body) if miss is not None and miss.body else "",
        found=organisations_view.fitting(desk(), miss) if miss is not None and miss.kind else [],
    )


def incident_number() -> int | None:
    """The incident that this errand began with, from the address."""
    given = request.args.get("kendala", "")
    return int(given) if given.isdecimal() and given.isascii() and len(given) < 19 else None


def wanted() -> Missing | None:
    """What the incident of the address misses. 404 for one that is not this office's."""
    number = incident_number()
    return None if number is None else _missing(number)


def _missing(number: int) -> Missing | None:
    try:
        return organisations_view.missing(desk(), number)
    except NoSuchIncidentError:
        abort(404)


def _body(key: str) -> str:
    name = organisations_view.bodies(desk()).get(key, key)
    return text(name) if isinstance(name, Text) else name
