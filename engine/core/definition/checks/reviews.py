"""Reviews: as many seats as must agree, and those that must agree have a seat."""

from collections.abc import Iterator

from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.suggest import near


def seats(study: Study) -> Iterator[Finding]:
    """`agree` can be reached (a body has as many seats as it has), `must` names seats."""
    roles = study.definition.roles
    for key, state in study.definition.states.items():
        review = state.review
        if review is None:
            continue
        at: Path = ("states", key, "review")
        values: dict[str, str | int]
        bodies = [name for name in review.seats if name in roles and roles[name].body]
        if not bodies and review.agree > len(review.seats):
            values = {"agree": review.agree, "seats": len(review.seats)}
            yield Finding("agree_over_seats", (*at, "agree"), values)
        if len(review.must) > review.agree:
            values = {"agree": review.agree, "must": len(review.must)}
            yield Finding("must_over_agree", (*at, "agree"), values)
        for number, name in enumerate(review.must):
            if name not in review.seats:
                values = {"name": name, "near": near(name, review.seats)}
                yield Finding("must_not_a_seat", (*at, "must", number), values)
        for number, name in enumerate(review.seats):
            if name in review.seats[:number]:
                yield Finding("seat_twice", (*at, "seats", number), {"name": name})
