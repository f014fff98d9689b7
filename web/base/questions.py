"""A definition's field as a question on a page: what stands in it, what is wrong, the offers.

Never here: HTML (macros/fields.html), reading answers (answers.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.core.definition.fields import Field
from engine.core.world import World
from engine.service import areas
from engine.service.desk import Desk
from web.base.answers import UNKNOWN, name_of
from web.base.i18n import t, text
from web.base.several import gathered

Pair = tuple[str, str]
VILLAGES = ("village", "urban_village")
MOST_FOUND = 24


@dataclass(frozen=True)
class Place:
    """What the area question offers: districts, villages of one, finds of a search, the choice."""

    districts: Sequence[Pair]
    villages: Sequence[Pair] = ()
    found: Sequence[Pair] = ()
    chosen: str = ""  # the village's whole name
    looked: bool = False  # a search was made
    several: Sequence[Pair] = ()  # of a list: the places so far, with their whole names


@dataclass(frozen=True)
class Question:
    """One field on a page."""

    key: str
    field: Field
    raw: Mapping[str, str]
    error: str | None = None
    remark: str | None = None  # an official's remark on the present answer
    required: bool = True
    place: Place | None = None
    organisations: Sequence[Pair] = ()
    files: Sequence[object] = ()
    room: int = 0  # how many more files fit

    @property
    def name(self) -> str:
        """Name and id of its input."""
        return name_of(self.key)

    @property
    def picked(self) -> list[str]:
        """What is chosen so far in a list of organisations."""
        return self.raw[""].split()

    @property
    def is_full(self) -> bool:
        """Whether a list holds as many as it may."""
        return len(self.picked) >= (self.field.many or 1)

    @property
    def choices(self) -> list[Pair]:
        """The answers of a choice, with "I do not know" at the end where that is one."""
        pairs = [(key, text(label)) for key, label in (self.field.choices or {}).items()]
        return [*pairs, (UNKNOWN, t("base.unknown"))] if self.field.unknown else pairs


def place_of(desk: Desk, inside: str, raw: Mapping[str, str]) -> Place:
    """The offers of the area question for what was typed so far, inside the office's own area."""
    districts = [(a.code, a.name) for a in areas.children(desk, inside)]
    villages: list[Pair] = []
    if raw["district"] in dict(districts):
        villages = [(a.code, areas.titled(a)) for a in areas.children(desk, raw["district"])]
    found = _found(desk, inside, raw["find"]) if not raw["village"] else []
    chosen = ""
    if raw["village"] and areas.find(desk, raw["village"]) is not None:
        chosen = areas.name_path(desk, raw["village"])
    return Place(districts, villages, found, chosen, looked=bool(raw["find"].strip()))


def _found(desk: Desk, inside: str, words: str) -> list[Pair]:
    """Villages for typed words; a district's name finds all its villages."""
    if not words.strip():
        return []
    found: dict[str, str] = {}
    for hit in areas.search(desk, words[:80], inside, limit=MOST_FOUND):
        if hit.area.kind == "district":
            for village in areas.children(desk, hit.area.code):
                found[village.code] = f"{areas.titled(village)}, {hit.path}"
        elif hit.area.kind in VILLAGES:
            found[hit.area.code] = hit.path
    return list(found.items())[:MOST_FOUND]


def settled(desk: Desk, inside: str, raw: Mapping[str, str]) -> dict[str, str]:
    """A search with one find chooses it, so that nobody picks from a list of one."""
    made = dict(raw)
    if raw["find"].strip() and not raw["village"]:
        found = place_of(desk, inside, raw).found
        if len(found) == 1:
            made["village"] = found[0][0]
    return made


def organisations_for(world: World, asked: Field) -> list[Pair]:
    """The organisations that an organisation field may name, by name; none that is closed."""
    known = world.directory.organisations
    fitting = [(code, found.name) for code, found in known.items()
               if code in world.directory.working and asked.kind in (None, found.kind)]  # fmt: skip
    return sorted(fitting, key=lambda pair: pair[1].casefold())


def ask(
    desk: Desk,
    world: World,
    inside: str,
    key: str,
    asked: Field,
    raw: Mapping[str, str],
    *,
    error: str | None = None,
    remark: str | None = None,
    required: bool = True,
    files: Sequence[object] = (),
    room: int = 0,
) -> Question:
    """The question with everything that its inputs offer. `inside` is the office's own area."""
    place = None
    if asked.type == "area":
        raw = settled(desk, inside, raw)
        if asked.several:
            raw = gathered(raw)
        place = place_of(desk, inside, raw)
        if asked.several:
            names = areas.name_paths(desk, set(raw[""].split()))
            chosen = [(code, names.get(code, code)) for code in raw[""].split()]
            place = replace(place, several=chosen)
    organisations = organisations_for(world, asked) if asked.type == "organisation" else []
    return Question(key, asked, raw, error, remark, required, place, organisations, files, room)
