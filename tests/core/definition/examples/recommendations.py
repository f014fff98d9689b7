"""Examples of recommendations side by side that name what does not fit."""

from engine.core.definition.recommendations import MOST_LEVELS
from tests.core.definition.examples.one import Example, one

_AT = "cycle: 2028\ndefaults"
_TITLE = "title: {id: Jenjang, en: Level}"


def _levels(code: str, *lines: str, more: tuple[tuple[str, str], ...] = ()) -> Example:
    levels = "".join(f"  {line}\n" for line in lines)
    return one(code, _AT, f"cycle: 2028\nrecommendations:\n{levels}defaults", *more)


def _level(key: str, named: str) -> str:
    return f"{key}: {{{_TITLE}, {named}}}"


RECOMMENDATIONS: tuple[Example, ...] = (
    _levels("unknown_field", _level("village", "amount: «agreet")),
    _levels("unknown_key", _level("village", "amount: agreed, «words: name")),
    _levels("missing_key", "«village: {amount: agreed}"),
    _levels("not_one_of", _level("village", "amount: agreed, asked: «false")),
    _levels("wrong_field_type", _level("village", "text: «cost")),
    _levels("wrong_field_type", _level("village", "volume: «cost")),
    _levels("wrong_field_type", _level("village", "volume: volume, unit: «urgent")),
    _levels("wrong_field_type", _level("village", "amount: «volume")),
    _levels("wrong_field_type", _level("village", "amount: cost, rank: «volume")),
    _levels("level_says_nothing", f"«village: {{{_TITLE}}}"),
    _levels("unit_of_nothing", _level("village", "amount: cost, unit: «kind")),
    _levels(
        "asked_at_two_levels",
        _level("first", "asked: true, amount: cost"),
        _level("second", "asked: «true, amount: agreed"),
    ),
    _levels(
        "recommended_twice",
        _level("first", "amount: cost"),
        _level("second", "amount: «cost"),
    ),
    _levels(
        "recommended_by_nobody",
        _level("village", "text: «minutes"),
        more=(
            ("minutes: {type: file", "minutes: {type: text"),
            ("asks: minutes", "may_give: photos"),
        ),
    ),
    _levels(
        "list_too_long",
        *(_level(f"level_{n}", "amount: cost") for n in range(MOST_LEVELS + 1)),
        more=(("recommendations:", "«recommendations:"),),
    ),
)
