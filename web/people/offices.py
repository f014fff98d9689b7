"""The list of offices with their holders, the vacant ones, and one office."""

from flask import render_template, request

from engine.service import offices_view
from web.base.moment import now
from web.base.office import desk
from web.people.room import ID, blueprint, kind_words, kinds_words, office_of, typed


@blueprint.get("")
def offices() -> str:
    """Every office, by words and kind; `kosong` leaves those that nobody holds."""
    words, kind = typed("cari"), typed("jenis", 48)
    vacant = request.args.get("kosong") == "ya"
    page = _page_number()
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
    return render_template(
        "people/office.html",
        known=known,
        kind=kind_words(known.office.kind),
        done=request.args.get("selesai", ""),
    )


def _page_number() -> int:
    given = request.args.get("halaman", "1")
    return min(max(int(given), 1), 10_000) if given.isdecimal() and len(given) < 6 else 1
