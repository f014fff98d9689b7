"""Examples of what a page or a notice would tell to readers from whom it is kept."""

from tests.core.definition.examples.one import Example, one

PLACE = "label: {id: Tempat, en: Place}, see: "
AGENCY = "label: {id: Dinas, en: Agency}, see: "
NAME = "label: {id: Nama, en: Name}, see: "
UNTIL = "label: {id: Sebelum, en: Before}, see: "

DUTY: tuple[Example, ...] = (
    one("place_is_shown", f"{PLACE}public", f"{PLACE}«officials"),
    one("place_is_shown", f"{PLACE}public", f"{PLACE}«parties"),
    one(
        "office_tells",
        "of: case.agency",
        "of: «case.agency",
        (f"{AGENCY}public", f"{AGENCY}officials"),
    ),
    one(
        "due_tells",
        "not_after: case needed_by",
        "not_after: «case needed_by",
        (f"{UNTIL}public", f"{UNTIL}parties"),
    ),
    one(
        "title_tells",
        'id: "{office} memeriksa',
        'id: "{office} memeriksa «{title}',
        (f"{NAME}public", f"{NAME}parties"),
    ),
    one(
        "notice_tells",
        'en: "Number {number}."',
        'en: "Number {number} «{title}."',
        (f"{NAME}public", f"{NAME}officials"),
    ),
)
