"""Examples of handing a task up without words, to nobody, or by somebody else."""

from tests.core.definition.examples.one import Example, one

_BEFORE = "      send_back:\n        label: {id: Kembalikan, en: Send back}\n"
_ACT = (
    "      hand_up:\n        label: {id: Serahkan, en: Hand up}\n        by: village_head\n"
    "        asks: words\n        hands_to: district_head\n"
    "        tells: [{who: waiting, notice: task}]\n"
)


def _but(code: str, old: str, new: str) -> Example:
    assert old in _ACT
    return one(code, _BEFORE, _ACT.replace(old, new) + _BEFORE)


ESCALATING: tuple[Example, ...] = (
    one(
        "hands_to_not_here",
        "public: {id: Ditunda., en: Put off.}, final: deferred",
        "public: {id: Ditunda., en: Put off.}, final: deferred, actions: {up: {label: {id: a, "
        "en: b}, by: village_head, asks: [reason, words], reasons: refusals, "
        "«hands_to: district_head}}",
    ),
    _but("hands_to_unlike_silence", "hands_to: district_head", "hands_to: «agency"),
    _but("handed_by_another", "        by: village_head\n", "        by: «district_head\n"),
    one(
        "handing_unexplained",
        _BEFORE,
        _ACT.replace("hand_up", "«hand_up").replace("        asks: words\n", "") + _BEFORE,
    ),
    _but("not_in_handing", "asks: words", "«asks: [words, remarks]"),
    _but(
        "not_in_handing",
        "        asks: words\n",
        "        asks: words\n        «may_give: minutes\n",
    ),
    _but("handing_untold", "tells: [{who: waiting", "«tells: [{who: proposer"),
)
