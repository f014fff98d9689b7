"""Examples of material changes that rest on nothing, or that turn in a circle."""

from tests.core.definition.examples.one import Example, one

_AT = "cycle: 2028\ndefaults"


def _material(code: str, lines: str, *more: tuple[str, str]) -> Example:
    return one(code, _AT, f"cycle: 2028\nmaterial: {{{lines}}}\ndefaults", *more)


_ASKS = "        asks: [agency, agreed]\n"
_MAIN = (_ASKS, f"{_ASKS}        weight: main\n")

MATERIAL: tuple[Example, ...] = (
    _material("over_form", "cost: {over: «much, reopens: village_check}"),
    _material("material_one_limit", "«cost: {reopens: village_check}"),
    _material("material_not_a_number", "kind: {over: «5 percent, reopens: village_check}"),
    _material("wrong_field_type", "volume: {over: «Rp 10 juta, reopens: village_check}"),
    _material("material_no_approval", "cost: {any: true, reopens: «correction}"),
    _material("material_idle", "agreed: {any: true, reopens: «agency_review}"),
    _material("standing_missing", "«cost: tell"),
    _material("unknown_field", "costs: «tell"),
    _material("unknown_state", "cost: {any: true, reopens: «village_chek}"),
    _material(
        "material_circle",
        (
            "«photos: {any: true, reopens: district_check}, "
            "agreed: {any: true, reopens: village_check}"
        ),
        _MAIN,
    ),
    _material(
        "material_personal",
        "cost: {over: «5 percent, reopens: village_check}",
        (
            "cost: {type: money, label: {id: Biaya, en: Cost}, see: public,",
            "cost: {type: money, personal: true, label: {id: Biaya, en: Cost}, see: officials,",
        ),
    ),
)
