"""Why a step was refused, for the author of an example: the usual reasons in plain words.

Every reason keeps its key in front, since `refused:` names reasons by their keys.
"""

from collections.abc import Iterable, Mapping, Sequence

from engine.core.values import Why

# {who}: the person of the step; {field}: what it belongs to; {acts}: what is open here.
_WORDS: Mapping[str, tuple[str, str]] = {
    "no_such_action": (
        "there is no action {action} here; there are: {acts}",
        "tindakan {action} tidak ada di tahap ini; yang ada: {acts}",
    ),
    "not_your_role": (
        "{who} is none of: {roles}",
        "{who} bukan pemegang peran {roles}",
    ),
    "missing": ("{field} is not given (with)", "{field} belum diisi (with)"),
    "not_asked": ("{field} is not asked here", "{field} tidak diminta di sini"),
    "unknown_reason": (
        "{value} is no reason that fits here",
        "{value} bukan alasan yang berlaku di sini",
    ),
    "case_ended": ("the case has ended", "kasusnya sudah berakhir"),
    "guard": ("its condition (when) does not hold", "syaratnya (when) belum terpenuhi"),
    "window_not_open": (
        "the window {window} is open from {first_on} on only",
        "masa {window} baru dibuka {first_on}",
    ),
    "window_closed": (
        "the window {window} ended on {last_on}",
        "masa {window} berakhir {last_on}",
    ),
    "window_grace_over": (
        "the window {window} ended on {last_on}; what was begun before was taken until {until}",
        "masa {window} berakhir {last_on}; yang dimulai sebelumnya diterima sampai {until}",
    ),
    "same_person": (
        "{who} may not act as both: {roles}",
        "{who} tidak boleh bertindak dalam kedua peran: {roles}",
    ),
    "before_other": ("{field} is before {other}", "{field} sebelum {other}"),
    "after_other": ("{field} is after {other}", "{field} sesudah {other}"),
    "below_other": ("{field} is below {other}", "{field} kurang dari {other}"),
    "above_other": ("{field} is above {other}", "{field} lebih dari {other}"),
    "not_a_choice": (
        "{value} is no choice of {field}",
        "{value} bukan pilihan dari {field}",
    ),
}


def refusals(whys: Sequence[Why], acts: Iterable[str], who: str) -> tuple[str, str]:
    """All reasons in one line: English, Indonesian."""
    given = {"who": who, "acts": ", ".join(acts) or "-"}
    english = [_said(each, 0, given) for each in whys]
    indonesian = [_said(each, 1, given) for each in whys]
    return "; ".join(english), "; ".join(indonesian)


def _said(why: Why, language: int, given: Mapping[str, str]) -> str:
    values = {key: _plain(value) for key, value in why.values.items()}
    if why.key in _WORDS:
        known = {**given, **values, "field": why.field or ""}
        return f"{why.key} ({_WORDS[why.key][language].format_map(known)})"
    rest = ", ".join([*([why.field] if why.field else []), *values.values()])
    return f"{why.key} ({rest})" if rest else why.key


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
