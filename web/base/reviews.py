"""How reviews are said on pages: results, seats, the short rule. Never here: counting."""

from collections.abc import Sequence

from engine.core.definition.reviews import title_of
from engine.core.definition.states import State
from engine.core.definition.words_reviews import needed
from engine.core.definition.workflow import Definition
from engine.core.slots import review_of, role_of
from engine.service.followed import Counted, Entry
from engine.service.panels import ReviewView
from web.base.i18n import language, t, text


def result_rows(entry: Entry) -> list[tuple[str, str]]:
    """What the timeline says of reviews: how they ended, who need not answer, who stands aside."""
    rows = [(_heading(one), _result(one)) for one in entry.counted]
    for key, roles in (
        ("no_longer", entry.spared),
        ("aside", entry.aside),
        ("instead", entry.instead),
    ):
        if roles:
            rows.append((t(f"reviews.{key}"), ", ".join(text(role) for role in roles)))
    return rows


def _heading(one: Counted) -> str:
    if one.title is None:
        return t("reviews.result")
    return t("reviews.result_of", title=text(one.title))


def _result(one: Counted) -> str:
    parts = [t("reviews.result_pass" if one.passed else "reviews.result_fail")]
    if one.mode != "vote":
        parts.append(t(f"reviews.by_{one.mode}"))
    numbers = (
        ("for", one.agreed),
        ("against", one.refused),
        ("abstained", one.abstained),
        ("silent", one.silent),
    )
    parts += [t(f"reviews.{key}", n=number) for key, number in numbers if number]
    if one.tie is not None:
        parts.append(t(f"reviews.tie_{one.tie}"))
    return ", ".join(parts)


def seat_words(definition: Definition, state: State, slot: str) -> str:
    """As whom one answers here: the seat's role, after the review's title where there are more."""
    role = definition.roles.get(role_of(slot)) if slot else None
    title = text(role.title) if role is not None else ""
    panel = state.panel
    rule = panel.reviews.get(review_of(slot)) if panel is not None else None
    review = title_of(rule) if rule is not None else None
    return f"{text(review)}: {title}" if review is not None else title


def is_of(one: ReviewView, state: State, slot: str) -> bool:
    """Whether this is the review that the seat belongs to."""
    panel = state.panel
    rule = panel.reviews.get(review_of(slot)) if panel is not None and slot else None
    return rule is not None and one.title == title_of(rule)


def short_rule(state: State, slot: str) -> str:
    """What it takes to carry the review of this seat, for a line of a list; else ""."""
    panel = state.panel
    rule = panel.reviews.get(review_of(slot)) if panel is not None and slot else None
    if rule is None:
        return ""
    review = title_of(rule)
    plain = isinstance(rule.agree, int) and rule.quorum is None
    key = "reviews.must_agree" if plain else "reviews.to_agree"
    said = t(key, agree=needed(rule, language()))
    return f"{text(review)}, {said}" if review is not None else said


def tones(standings: Sequence[str]) -> dict[str, str]:
    """The look of a seat's standing; its word is always beside it."""
    known = {"agreed": "done", "refused": "attention", "answered": "current", "waiting": "caution"}
    return {standing: known.get(standing, "resting") for standing in standings}
