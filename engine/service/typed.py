"""What people type about people and organisations: cleaned, and checked before it is stored.

Never here: a person's rights, fields of a case (the core checks those).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from engine.core.values import Why
from engine.service.whys import why
from engine.store.people import NewPerson

MOST_NAME = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
_MAIL = re.compile(r"[^@\s\"<>(),;:\\]{1,64}@[^@\s\"<>(),;:\\]{1,190}")
_PHONE = re.compile(r"\+?\d{6,15}")


def name_whys(name: str, field: str = "name") -> Iterator[Why]:
    """What is wrong with a name: empty, too long, or with signs that hide something."""
    if not name.strip():
        yield why("missing", field)
    if len(name) > MOST_NAME:
        yield why("too_long", field, max=MOST_NAME)
    if _CONTROL.search(name):
        yield why("control_characters", field)


def cleaned(person: NewPerson) -> NewPerson:
    """The same person without stray spaces; empty mail, phone and area are None.

    Phone numbers are typed with spaces, dots and dashes: only the digits are kept.
    """
    phone = re.sub(r"[\s().-]", "", person.phone or "")
    return replace(
        person,
        name=" ".join(person.name.split()) if not _CONTROL.search(person.name) else person.name,
        email=(person.email or "").strip() or None,
        phone=phone or None,
        area=(person.area or "").strip() or None,
    )


def person_whys(person: NewPerson) -> Iterator[Why]:
    """What is wrong with a cleaned person."""
    yield from name_whys(person.name)
    if person.email is not None and _MAIL.fullmatch(person.email) is None:
        yield why("wrong_mail", "email")
    if person.phone is not None and _PHONE.fullmatch(person.phone) is None:
        yield why("wrong_phone", "phone")
    if person.language not in ("id", "en"):
        yield why("not_a_choice", "language", value=person.language)
