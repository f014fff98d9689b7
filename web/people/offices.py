"""The list of offices with their holders, the vacant ones, and one office."""

from flask import abort, render_template, request

from engine.core.definition.base import Text
from engine.service import offices_view, organisations_view
from engine.service.offices_view import Known
from web.base.i18n import text
from web.base.moment import now
from web.base.office import desk
from web.people.room import ID, blueprint, kind_words, kinds_words, office_of, page_number, typed
from web.people.wanting import incident_number


@blueprint.get("")
def offices() -> str:
    """Every office, by words and kind; `kosong` leaves those that nobody holds."""
    words, kind = typed("cari"), typed("jenis", 48)
    vacant = request.args.get("kosong") == "ya"
    page = page_number()
    found, more = offices_view.search(desk(), words, kind, vacant, page, now())
    titles = kinds_words()
    kinds = offices_view.kinds(desk(), now())
    return render_template(
        "people/offices.html",
        found=found,
        more=more,
        page=page,
        words=words,
        kind=kind,
        vacant=vacant,
        kinds=sorted(
            ((one.key, titles.get(one.key, one.key.replace("_", " "))) for one in kinds),
            key=lambda pair: pair[1].casefold(),
        ),
        titles=titles,
        empty=sum(one.vacant for one in kinds),
        all=sum(one.offices for one in kinds),
    )


@blueprint.get(f"/jabatan/<{ID}:number>")
def office(number: int) -> str:
    """One office: who holds it now, who will, who did."""
    known = office_of(number)
    return office_page(known, {}, {})


def office_page(known: Known, raw: dict[str, str], errors: dict[str, str]) -> str:
    """The page of an office, also with what was wrong with the form to open it again."""
    post = organisations_view.post(desk(), known.office.id) or abort(404)
    names = bodies_said()
    return render_template(
        "people/office.html",
        known=known,
        post=post,
        bodies=[names.get(key, key) for key in post.bodies],
        kind=kind_words(known.office.kind),
        raw=raw,
        errors=errors,
        done=request.args.get("selesai", ""),
        incident=incident_number(),
    )


def bodies_said() -> dict[str, str]:
    """Every body of this office, and those that the rules name, with what they are called."""
    found = organisations_view.bodies(desk())
    return {key: text(name) if isinstance(name, Text) else name for key, name in found.items()}
