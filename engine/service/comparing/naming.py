"""What the parts of a definition are called: values and places in words. Never here: sentences."""

from collections.abc import Callable, Sequence
from typing import Any

from engine.core.definition.base import Duration
from engine.core.definition.cycle import Window
from engine.core.definition.states import ASKABLE
from engine.core.definition.workflow import Definition
from engine.service import saying_words
from engine.service.comparing.walking import Path, is_text
from engine.service.comparing.words import has, words
from engine.service.letters import day_words

LONGEST = 160
STATES = frozenset({"to", "without", "counts", "begin"})
ROLES = frozenset(
    {
        "waits_for",
        "hand_to",
        "hands_to",
        "by",
        "seats",
        "must",
        "who",
        "veto",
        "chair",
        "recorded_by",
        "granted_by",
    }
    | {"watched_by", "joint"}
)
FIELDS = frozenset({"asks", "may_give", "name_from", "area_from", "share"})
NOTICES = frozenset({"notice", "reminder", "handed_on", "not_needed", "changed"})
SPANS = frozenset({"within", "for", "remind", "longest"})


class Naming:
    """The names of one definition's parts in one language."""

    def __init__(self, definition: Definition, language: str) -> None:
        self.definition = definition
        self.language = language

    def value(self, path: Path, value: Any) -> str:
        """A value in words, by the key that holds it."""
        key = path[-1] if path else ""
        if path[:2] == ("cycle", "windows") and len(path) == 3:
            return self.window(str(value))
        if path[:2] == ("cycle", "grace") and len(path) == 3:
            hours = str(value).partition(" ")[0]
            return words("hours", self.language).format(n=hours)
        if path[:2] == ("cycle", "tiers") and len(path) == 3:
            return self.tier(str(value))
        if key == "joint" and isinstance(value, str):
            field = self.definition.fields.get(value.rpartition(".")[2])
            label = field.label.in_(self.language) if field else value.rpartition(".")[2]
            return words("all_of", self.language).format(field=label)
        if key == "only_in" or key in ("not_before", "not_after"):
            kind, _, name = str(value).replace(".", " ").partition(" ")
            return self.field(name) if kind == "case" else f"“{name}”"
        if key == "at_least" and isinstance(value, str):
            return self.field(value.removeprefix("case."))
        named = self._names(key)
        if named is not None and isinstance(value, list):
            return self.joined([named(one) for one in value])
        if named is not None and isinstance(value, str):
            return named(value)
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            if path[:1] == ("reason_sets",):
                return self.joined([self.reason(one) for one in value])
            arrow = " → " if path[:2] == ("cycle", "ladder") else ", "
            return arrow.join(value) or words("nothing", self.language)
        return self.plain(value)

    def plain(self, value: Any) -> str:
        """A value without anything known about it."""
        if is_text(value):
            return f"“{short(value['en' if self.language == 'en' else 'id'])}”"
        if isinstance(value, list):
            return self.joined([self.plain(one) for one in value])
        if isinstance(value, dict):
            inner = ((key, self.value((key,), one)) for key, one in value.items())
            return short(", ".join(f"{self.part((key,))} {one}" for key, one in inner))
        if isinstance(value, bool):
            return words("yes" if value else "no", self.language)
        if isinstance(value, str):
            return f"“{short(value)}”"
        return str(value)

    def _names(self, key: str) -> Callable[[str], str] | None:
        if key in STATES:
            return self.state
        if key in ROLES:
            return self.role
        if key in FIELDS:
            return self.field
        if key in NOTICES:
            return self.notice
        if key == "phase":
            return self.phase
        return self.span if key in SPANS else None

    def state(self, key: str) -> str:
        """The title of a state in quotes; its key where there is none such."""
        state = self.definition.states.get(key)
        return f"“{state.title.in_(self.language) if state else key}”"

    def role(self, key: str) -> str:
        """The title of a role; its key where there is none such."""
        if key == "waiting":
            return words("waiting", self.language)
        role = self.definition.roles.get(key)
        return role.title.in_(self.language) if role else key

    def field(self, key: str) -> str:
        """The label of a field, or what is asked besides fields."""
        if key in ASKABLE:
            return saying_words.words(f"ask.{key}", self.language)
        field = self.definition.fields.get(key)
        return f"“{field.label.in_(self.language) if field else key}”"

    def phase(self, key: str) -> str:
        """The title of a phase; its key where there is none such."""
        phase = self.definition.phases.get(key)
        return f"“{phase.in_(self.language) if phase else key}”"

    def reason(self, key: str) -> str:
        """The words of a reason; its code where there is none such."""
        reason = self.definition.reasons.get(key)
        return f"“{reason.label.in_(self.language) if reason else key}”"

    def notice(self, key: str) -> str:
        """The subject of a notice; its key where there is none such."""
        notice = self.definition.notices.get(key)
        return f"“{notice.subject.in_(self.language) if notice else key}”"

    def span(self, value: str) -> str:
        """`5 hari kerja`; what is no span stays as it is."""
        try:
            span = Duration.parse(value.removesuffix(" before"))
        except ValueError:
            return value
        return saying_words.span(span, self.language)

    def window(self, value: str) -> str:
        """`4 Januari 2027 sampai 15 Januari 2027`."""
        first, _, last = value.partition(" .. ")
        try:
            window = Window.model_validate({"first_on": first, "last_on": last}, strict=False)
        except ValueError:
            return value
        days = [
            day_words(on, self.language).partition(", ")[2]
            for on in (window.first_on, window.last_on)
        ]
        return saying_words.words("window", self.language).format(first=days[0], last=days[1])

    def tier(self, value: str) -> str:
        """`di atas Rp 200.000.000 sampai dengan Rp 2.500.000.000`."""
        text = value
        for side in ("above", "up to"):
            text = text.replace(side, words(f"tier.{side}", self.language))
        mark = "," if self.language == "en" else "."
        return " ".join(
            f"{int(part):,}".replace(",", mark) if part.isdecimal() else part
            for part in text.split()
        )

    def joined(self, parts: Sequence[str]) -> str:
        """A, B and C."""
        found = list(dict.fromkeys(parts))
        if len(found) < 2:
            return "".join(found) or words("nothing", self.language)
        last = saying_words.words("and", self.language)
        return f"{', '.join(found[:-1])} {last} {found[-1]}"

    def part(self, path: Path) -> str:
        """What a part is called: words for known keys, else the keys themselves."""
        return " › ".join(
            words(f"part.{key}", self.language) if has(f"part.{key}") else key for key in path
        )


def short(value: str) -> str:
    """At most so many letters on one line."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
