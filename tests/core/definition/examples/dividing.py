"""Examples of actions that divide a case in ways that nobody could follow."""

from tests.core.definition.examples.one import Example

_BEFORE = "      send_back:\n"
_END = (
    "  apart: {phase: closed, title: {id: Dibagi, en: Divided}, "
    "public: {id: Dibagi., en: Divided.}, final: divided}\n"
)
PARTS = "parts: {at_most: 4, asks: [name, place, cost], share: cost, begin: village_check}"
WHOLE = ("asks: [reason, words]", PARTS, "to: apart")


def divided(*lines: str, end: str = _END, more: str = "") -> tuple[tuple[str, str], ...]:
    """The small workflow whose village head divides a case; `lines` of that action."""
    body = "".join(f"        {line}\n" for line in lines)
    divide = (
        "      divide:\n        label: {id: Bagi, en: Divide}\n        by: village_head\n"
        f"        reasons: refusals\n{body}{more}{_BEFORE}"
    )
    return (_BEFORE, divide), ("", end)


def _one(code: str, *lines: str, end: str = _END, more: str = "") -> Example:
    return code, divided(*lines, end=end, more=more)


def _parts(words: str) -> tuple[str, ...]:
    return "asks: [reason, words]", f"parts: {{{words}}}", "to: apart"


_REOPENS = _END.replace(
    "final: divided}",
    (
        "final: divided, «actions: {again: {label: {id: Lagi, en: Again}, by: village_head, "
        "asks: [reason, words], reasons: refusals, to: village_check}}}"
    ),
)
_OTHER = (
    "      lose:\n        label: {id: Hilang, en: Lose}\n        by: village_head\n"
    "        to: «apart\n"
)

DIVIDING: tuple[Example, ...] = (
    _one("dividing_unexplained", "«asks: reason", *WHOLE[1:]),
    _one("not_in_dividing", *WHOLE, "«joint: [village_head, district_head]"),
    _one("not_in_dividing", *WHOLE, "«unlocks: all fields"),
    _one("divides_elsewhere", *WHOLE[:2], "to: «district_check", end=""),
    _one("divides_elsewhere", WHOLE[0], f"«{PARTS}", "stays: true", end=""),
    _one("divided_without_parts", *WHOLE, more=_OTHER),
    _one("divided_reopened", *WHOLE, end=_REOPENS),
    _one("part_begins_at_an_end", *_parts("at_most: 4, asks: name, begin: «done")),
    _one("part_without_name", *_parts("at_most: 4, «asks: place, begin: village_check")),
    _one("part_cannot_say", *_parts("at_most: 4, asks: [name, «photos], begin: village_check")),
    _one(
        "shares_no_number",
        *_parts("at_most: 4, asks: [name, place], share: «place, begin: village_check"),
    ),
    _one(
        "shares_no_number",
        *_parts("at_most: 4, asks: [name, place], share: «cost, begin: village_check"),
    ),
    _one(
        "asked_twice",
        *_parts("at_most: 4, asks: [name, place, «name], begin: village_check"),
    ),
    _one("unknown_state", *_parts("at_most: 4, asks: name, begin: «village_chek")),
    _one("unknown_field", *_parts("at_most: 4, asks: [name, «naem], begin: village_check")),
)
