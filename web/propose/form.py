"""The form under way: its draft, its definition and its pages, looked up once for a view.

Generic over workflows: everything that is asked comes from the definition's opening pages.
"""

from dataclasses import dataclass

from flask import abort

from engine.core.definition.compiled import Compiled
from engine.core.definition.fields import Field, Page
from engine.core.values import Data, Why
from engine.core.world import World
from engine.service import drafts
from engine.service.definitions import head_of
from engine.service.desk import Desk
from engine.service.drafts import Draft
from engine.service.world import world_of
from web.base.closing import Closing, closing_of
from web.base.moment import now
from web.base.office import desk, office
from web.base.session import myself
from web.base.shown import Names, names_for


@dataclass(frozen=True)
class Form:
    """One draft with everything that its pages need."""

    desk: Desk
    compiled: Compiled
    world: World
    draft: Draft

    @property
    def key(self) -> str:
        """The form's identity."""
        return self.draft.form

    @property
    def pages(self) -> tuple[Page, ...]:
        """All opening pages of the definition."""
        return self.compiled.definition.opens.pages

    def asked(self, answers: Data | None = None) -> dict[str, Field]:
        """The fields that are asked, given the draft's answers or these."""
        given = self.draft.answers if answers is None else answers
        return drafts.asked(self.compiled, given, self.world, now())

    def fields_of(self, number: int, answers: Data | None = None) -> dict[str, Field]:
        """The asked fields of a page; pages count from 1. 404 for a page that is not there."""
        if not 1 <= number <= len(self.pages):
            abort(404)
        asked = self.asked(answers)
        return {key: asked[key] for key in self.pages[number - 1].fields if key in asked}

    def shown_pages(self) -> list[int]:
        """Numbers of the pages on which something is asked."""
        asked = self.asked()
        return [
            n for n, page in enumerate(self.pages, start=1) if any(k in asked for k in page.fields)
        ]

    def after(self, number: int) -> int | None:
        """The next page on which something is asked; None after the last."""
        return next((n for n in self.shown_pages() if n > number), None)

    def before(self, number: int) -> int | None:
        """The page before; None on the first."""
        return next((n for n in reversed(self.shown_pages()) if n < number), None)

    def page_of(self, field: str | None) -> int | None:
        """The page that asks for a field."""
        return next((n for n, p in enumerate(self.pages, start=1) if field in p.fields), None)

    def problems(self) -> tuple[Why, ...]:
        """Everything that is wrong or missing now."""
        inside = office().area
        return drafts.problems(self.desk, self.compiled, self.draft, self.world, inside, now())

    def closing(self) -> Closing | None:
        """Until when it may be sent."""
        return draft_closing(self.compiled, self.draft, self.world)

    def names(self) -> Names:
        """The names of the places and organisations in the answers."""
        fields = self.compiled.definition.fields
        pairs = [(fields[k], value) for k, value in self.draft.answers.items() if k in fields]
        return names_for(self.desk, self.world, pairs)


def draft_closing(compiled: Compiled, draft: Draft, world: World) -> Closing | None:
    """Until when a draft may be sent; None where that is at any time, or it was sent."""
    if draft.sent is not None:
        return None
    definition = compiled.definition
    return closing_of(definition, definition.opens.only_in, draft.begun_at, world)


def form_of(key: str) -> Form:
    """My form with this identity; 404 for anybody else's."""
    here = desk()
    draft = drafts.find(here, myself().id, key)
    if draft is None:
        abort(404)
    return with_draft(here, draft)


def with_draft(here: Desk, draft: Draft) -> Form:
    """The form of a draft that was just read or written."""
    compiled = head_of(here, draft.workflow)
    if compiled is None:
        abort(404)
    return Form(here, compiled, world_of(here, now()), draft)
