"""Examples of reopening that lacks a reason, an office, a way or a notice."""

from tests.core.definition.examples.one import Example, one

_END = "public: {id: Ditunda., en: Put off.}, final: deferred"
_ACT = (
    "label: {id: Buka, en: Reopen}, by: village_head, asks: [reason, words], "
    "reasons: refusals, to: village_check"
)


def _with(act: str) -> str:
    return f"{_END}, actions: {{reopen: {{{act}}}}}"


def _but(code: str, old: str, new: str, *more: tuple[str, str]) -> Example:
    return one(code, _END, _with(_ACT.replace(old, new)), *more)


REOPENING: tuple[Example, ...] = (
    one(
        "within_not_here",
        "      resubmit:\n",
        "      resubmit:\n        «within: 2 months\n",
    ),
    _but("reopening_unexplained", "asks: [reason, words]", "«asks: [reason]"),
    _but("reopened_by_a_party", "by: village_head", "by: [village_head, «proposer]"),
    _but("not_in_reopening", "label:", "«weight: main, label:"),
    _but("not_in_reopening", "label:", "«joint: [village_head, agency], label:"),
    _but("not_in_reopening", "to: village_check", "«stays: true"),
    _but("reopens_to_an_end", "to: village_check", "to: «done"),
    _but(
        "reopening_untold",
        "label:",
        "«tells: [], label:",
        ("final: deferred", ("final: deferred, tells: [{who: agency, notice: ended}]")),
    ),
)
