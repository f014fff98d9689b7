"""Examples of pauses that nobody could ask for, or that could not be counted."""

from tests.core.definition.examples.one import Example, one

_REMIND = "      remind: 2 working days before\n"
_RULE = "      pause: {reasons: refusals, longest: 10 working days}\n"
_WAITS = "    waits_for: agency\n"
_OWES = (
    "    duties: {report: {label: {id: a, en: b}, by: agency, every: month, if_silent: incident, "
    "due: {within: 5 working days, from: arrival, «pause: "
    "{reasons: refusals, longest: 2 days}}}}\n"
)


def _but(code: str, old: str, new: str) -> Example:
    assert old in _RULE
    return one(code, _REMIND, _REMIND + _RULE.replace(old, new))


_MORE = (
    "      extension: {by: agency, granted_by: district_head, reasons: refusals, "
    "longest: 5 working days}\n"
)
_OWES_MORE = _OWES.replace("pause: {", "extension: {granted_by: district_head, ")


def _more(code: str, old: str, new: str) -> Example:
    assert old in _MORE
    return one(code, _REMIND, _REMIND + _MORE.replace(old, new))


PAUSING: tuple[Example, ...] = (
    one("pause_of_a_duty", _WAITS, _WAITS + _OWES),
    one("extension_of_a_duty", _WAITS, _WAITS + _OWES_MORE),
    _more("extension_unit", "5 working days", "«5 days"),
    _more("extension_grants_nobody", "district_head", "«proposer"),
    _more("extension_grants_nobody", "district_head", "«team"),
    _more(
        "extension_same_office", "by: agency, granted_by: d", "by: district_head, granted_by: «d"
    ),
    _more("pause_by_a_party", "by: agency", "by: «proposer"),
    _more("unknown_role", "district_head", "«nobody"),
    _more("unknown_reason_set", "refusals", "«delays"),
    _more("number_too_small", "longest:", "times: «0, longest:"),
    _more(
        "missing_key",
        "      extension: {by: agency, granted_by: district_head, ",
        "      «extension: {",
    ),
    _but("pause_unit", "10 working days", "«1 month"),
    _but("pause_unit", "10 working days", "«10 office hours"),
    one(
        "pause_without_reasons",
        _REMIND,
        _REMIND + _RULE.replace("refusals", "«none"),
        ("phases:\n  review", "reason_sets: {none: []}\nphases:\n  review"),
    ),
    _but("pause_by_a_party", "reasons:", "by: «proposer, reasons:"),
    one(
        "pause_by_a_party",
        "    due: {within: 2 weeks, ",
        "    due: {«pause: {reasons: refusals, longest: 2 days}, within: 2 weeks, ",
    ),
    _but("unknown_role", "reasons:", "by: «verifier, reasons:"),
    _but("unknown_reason_set", "refusals", "«delays"),
    _but("missing_key", "      pause: {reasons: refusals, ", "      «pause: {"),
    _but("span_form", "10 working days", "«0 working days"),
)
