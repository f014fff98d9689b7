"""Examples of recurring duties that cannot be, or never fall due."""

from tests.core.definition.examples.one import Example, one

_WAITS = "    waits_for: agency\n"
_OWES = (
    "    duties: {report: {label: {id: a, en: b}, by: agency, every: month, "
    "due: {within: 5 working days, from: arrival}, if_silent: incident}}\n"
)
_MONTH = "every: month, "

DUTIES: tuple[Example, ...] = (
    one(
        "duties_not_here",
        "    review:\n      seats",
        _OWES.replace("duties:", "«duties:") + "    review:\n      seats",
    ),
    one("duty_twice", _WAITS, _WAITS + _OWES.replace("report:", "«finish:")),
    one("duty_overlaps", _WAITS, _WAITS + _OWES.replace("within: 5 w", "within: «50 w")),
    one(
        "duty_never_falls",
        "    waits_for: proposer\n",
        "    waits_for: proposer\n" + _OWES.replace("report:", "«report:"),
    ),
    one("every_form", _WAITS, _WAITS + _OWES.replace("every: month", "every: «monthly")),
    one("every_form", _WAITS, _WAITS + _OWES.replace("every: month", "every: «9 office hours")),
    one("unknown_role", _WAITS, _WAITS + _OWES.replace("by: agency", "by: «agencies")),
    one("unknown_notice", _WAITS, _WAITS + _OWES.replace("dent}}", "dent, notice: «no}}")),
    one("unknown_asked", _WAITS, _WAITS + _OWES.replace("dent}}", "dent, asks: «no}}")),
    one(
        "unknown_window",
        _WAITS,
        _WAITS + _OWES.replace("from: arrival", "from: arrival, not_after: «window no"),
    ),
    one(
        "wrong_field_type",
        _WAITS,
        _WAITS + _OWES.replace("from: arrival", "from: arrival, not_after: «case name"),
    ),
    one("missing_key", _WAITS, _WAITS + _OWES.replace("report", "«report").replace(_MONTH, "")),
    one(
        "standing_missing",
        "standing: {reminder: nudge, handed_on: moved}\n",
        "standing: {handed_on: moved}\n",
        (_WAITS, _WAITS + _OWES.replace("from: arrival", "from: arrival, «remind: 1 day before")),
        ("      remind: 2 working days before\n", ""),
    ),
)
