"""Examples of joint actions that nobody could carry out, and of fields that hold several."""

from tests.core.definition.examples.one import Example, one

_BY = "        by: village_head\n        may_give: photos\n"
_SEVERAL = (
    "  minutes: {type: file",
    (
        "  villages: {type: area, label: {id: Desa, en: Villages}, see: public, many: 3}\n"
        "  minutes: {type: file"
    ),
)


def _joint(code: str, line: str, by: str = "village_head", *more: tuple[str, str]) -> Example:
    new = f"        by: {by}\n        joint: {line}\n        may_give: photos\n"
    return one(code, _BY, new, *more)


JOINT: tuple[Example, ...] = (
    _joint("bad_joint", "«everybody"),
    one("list_too_short", _BY, "        by: village_head\n        «joint: [village_head]\n"),
    _joint("joint_without", "[village_head, district_head]", "[village_head, «proposer]"),
    _joint("joint_of_a_body", "[village_head, «team]"),
    _joint("seat_twice", "[village_head, district_head, «village_head]"),
    _joint("unknown_role", "[village_head, «distrik_head]"),
    _joint("holder_not_given", "[village_head, «agency]"),
    _joint("unknown_field", "«all of case.nothing"),
    one(
        "joint_of_one_kind",
        _BY,
        (
            "        «by: [village_head, district_head]\n"
            "        joint: all of case.villages\n        may_give: [photos, villages]\n"
        ),
        _SEVERAL,
    ),
    _joint("joint_of_one", "«all of case.place"),
    _joint("wrong_field_type", "«all of case.photos"),
    one(
        "several_too_deep",
        "  minutes: {type: file",
        (
            "  villages: {type: area, label: {id: Desa, en: Villages}, see: public, many: 3, "
            "level: «rw, optional: true}\n  minutes: {type: file"
        ),
    ),
    one(
        "field_of_several",
        "office: village_head, covers: case.place}",
        "office: village_head, covers: «case.place}",
        ("see: public, level: rw}", "see: public, level: rw, many: 2}"),
    ),
)
