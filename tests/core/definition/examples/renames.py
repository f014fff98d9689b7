"""Examples of renames that lead nowhere, to two places, or away from what is still there."""

from tests.core.definition.examples.one import Example, one

_AT = "cycle: 2028\ndefaults"


def _renames(lines: str) -> str:
    return f"cycle: 2028\nrenames: {{{lines}}}\ndefaults"


RENAMES: tuple[Example, ...] = (
    one("renamed_still_there", _AT, _renames("states: {«done: rejected}")),
    one("renamed_together", _AT, _renames("fields: {nama: name, judul: «name}")),
    one("unknown_state", _AT, _renames("states: {begun: «began}")),
    one("unknown_review", _AT, _renames("reviews: {technical: «engineering}")),
    one("unknown_role", _AT, _renames("roles: {chief: «chieftain}")),
    one("unknown_field", _AT, _renames("fields: {a_one: «b_one, b_one: a_one}")),
)
