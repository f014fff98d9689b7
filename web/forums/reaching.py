"""One place that has held no forum: who should hold it, and words to take along into its group.

The words are Indonesian whatever the page's language: the group reads that.
"""

from flask import abort, current_app, render_template, url_for

from config.settings import Settings
from engine.core.forums import called
from engine.service import studio
from engine.service.forums.listing import Listing, Missing, listing
from engine.service.letters import day_words, plain
from web.base.i18n import text
from web.base.moment import now
from web.base.office import desk, office
from web.forums.room import blueprint, forum_or_404, scope

TONGUE = "id"


@blueprint.get("/<workflow>/<state>/<area>")
def reach(workflow: str, state: str, area: str) -> str:
    """Where it stands with this place, and the words."""
    found = listing(desk(), *forum_or_404(workflow, state), scope(), now())
    one = next((each for each in found.missing if each.place.area == area), None)
    if one is None:
        abort(404)
    definition = found.compiled.definition
    names = studio.names(desk(), one.holders)
    return render_template(
        "forums/place.html",
        one=one,
        role=text(definition.roles[found.forum.role].title),
        holders=[names.get(person, "") for person in one.holders],
        title=text(called(definition, state)),
        last_on=found.window.last_on,
        words=_words(found, one),
    )


def _words(found: Listing, one: Missing) -> str:
    settings: Settings = current_app.extensions["settings"]
    definition = found.compiled.definition
    role = definition.roles[found.forum.role].title.in_(TONGUE)
    values = {
        "forum": called(definition, found.forum.state).in_(TONGUE),
        "place": one.name,
        "last": day_words(found.window.last_on, TONGUE),
        "n": one.place.waiting,
        "subject": definition.subject.in_(TONGUE),
        "office": one.offices[0].name if one.offices else role,
        "link": settings.base_url + url_for("queue.tasks"),
        "asked": office().contact or office().name,
    }
    lines = [_say("text_lead", **values), _say("text_shuts", **values)]
    if one.place.waiting:
        lines.append(_say("text_waiting", **values))
    lines += [_say("text_record", **values), _say("text_ask", **values)]
    return "\n".join(" ".join(plain(line).split()) for line in lines)


def _say(key: str, **values: object) -> str:
    said: str = current_app.extensions["words"].say(f"forums.{key}", TONGUE, values)
    return said
