"""One's own page: days away, who stands in for me, for whom I stand in."""

from flask import render_template, request

from engine.service import offices_view
from engine.service.away import giving, leaving
from engine.service.away.giving import DelegationLine
from engine.service.following import heads
from web.away.room import blueprint, span, today, whose
from web.base import formats
from web.base.i18n import t, text
from web.base.office import desk

DONE = frozenset({"leave", "back", "give", "end"})


@blueprint.get("")
def overview() -> str:
    """Reading it changes nothing."""
    here, on, who = desk(), today(), whose()
    lines = giving.of_person(here, who.person, on)
    titles = {one.definition.workflow: text(one.definition.title) for one in heads(here)}
    done = request.args.get("selesai", "")
    return render_template(
        "away/overview.html",
        who=who,
        absences=[
            (one, span(one.from_on, one.until_on), one.from_on <= on)
            for one in leaving.of_person(here, who.person, on)
        ],
        given=[_shown(one, titles) for one in lines if one.principal == who.person],
        got=[_shown(one, titles) for one in lines if one.person == who.person],
        holds=[
            (one.office, one.office_name)
            for one in offices_view.terms_of(here, who.person)
            if one.from_on <= on and (one.until_on is None or one.until_on >= on)
        ],
        done=done if done in DONE else "",
    )


def _shown(line: DelegationLine, titles: dict[str, str]) -> dict[str, object]:
    """A delegation in words."""
    scope = titles.get(line.workflow, line.workflow) if line.workflow else t("away.scope_all")
    if line.most is not None:
        scope += ", " + t("away.scope_most", most=formats.money(line.most))
    return {
        "id": line.id,
        "words": t(
            "away.for_office",
            person=line.person_name,
            principal=line.principal_name,
            office=line.office_name,
        ),
        "person": line.person_name,
        "days": days_of(line),
        "scope": scope,
        "basis": line.basis,
    }


def days_of(line: DelegationLine) -> str:
    """When it is in force."""
    if not line.when_away:
        return span(line.from_on, line.until_on or line.from_on)
    values = {"first": formats.short_day(line.from_on)}
    if line.until_on is None:
        return t("away.when_away_from", **values)
    return t("away.when_away_until", last=formats.short_day(line.until_on), **values)
