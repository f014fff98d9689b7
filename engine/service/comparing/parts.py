"""Sentences for everything but steps: fields, roles, the form, the cycle, and whatever else."""

from collections.abc import Iterator
from typing import Any

from engine.core.definition.workflow import Definition
from engine.service import saying_material, saying_recommendations
from engine.service.comparing.naming import Naming
from engine.service.comparing.walking import Difference, Path
from engine.service.comparing.words import words


class Parts:
    """Two definitions in one language; `was` and `now` know the names of each."""

    def __init__(self, old: Definition, new: Definition, language: str) -> None:
        self.was = Naming(old, language)
        self.now = Naming(new, language)
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """A sentence; it begins with a capital."""
        line = words(key, self.language).format(**values)
        return line[:1].upper() + line[1:]

    def told(self, one: Difference) -> Iterator[str]:
        """The sentences of one difference; none where it has no words of its own."""
        match one.path:
            case ("fields", key, *below):
                yield from self._field(one, key, tuple(below))
            case ("roles" | "reasons" | "notices" as room, key):
                yield from self._named(one, room, key)
            case ("material" | "recommendations" as room, *below) if one.kind != "order":
                yield from self._ruled(one, room, tuple(below))
            case ("opens", "by"):
                yield from self.lists(one, "opens")
            case ("opens", "pages"):
                yield from self._pages(one)
            case ("never_the_same_person",):
                yield from self._apart(one)
            case ("reason_sets", _) if one.kind == "changed":
                yield from self.lists(one, "list", what=self._place(one.path))
            case ("cycle", "windows", key):
                yield self.plainly(one, words("window", self.language).format(name=key))
            case ("cycle", "grace", key):
                yield self.plainly(one, words("grace", self.language).format(name=key))
            case ("cycle", "tiers", key):
                yield self.plainly(one, words("tier", self.language).format(name=key))
            case ("cycle", "ladder", key):
                yield self.plainly(one, words(f"ladder.{key}", self.language))

    def rest(self, one: Difference) -> Iterator[str]:
        """What can be said of any difference: its place, what it was, what it is."""
        yield self.plainly(one, self._place(one.path))

    def plainly(self, one: Difference, what: str) -> str:
        """`{what} is now {new} (before: {old}).`, or as much of it as there is."""
        if one.kind == "order":
            return self.say("order", what=what)
        old = self.was.value(one.path, one.old) if one.old is not None else ""
        new = self.now.value(one.path, one.new) if one.new is not None else ""
        if one.kind == "changed" and old == new:  # the other language, or beyond what is shown
            old, new = self.was.plain(_raw(one.old)), self.now.plain(_raw(one.new))
        return self.say(one.kind, what=what, old=old, new=new)

    def lists(self, one: Difference, key: str, **values: object) -> Iterator[str]:
        """`now also` and `no longer` of a list of names; nothing where only the order differs."""
        old, new = one.old or [], one.new or []
        more = [name for name in new if name not in old]
        less = [name for name in old if name not in new]
        if more:
            yield self.say(f"{key}.more", new=self.now.value(one.path, more), **values)
        if less:
            yield self.say(f"{key}.less", old=self.was.value(one.path, less), **values)

    def _place(self, path: Path) -> str:
        """A part by its names: `“Anggaran”: petunjuk`, `alasan “Ganda” › dasar`."""
        match path:
            case ("fields", key, *below) if below:
                # A changed name is said of the name that people know.
                known = self.was.field(key) if below == ["label"] else self._label(key)
                return f"{known}: {self.now.part(tuple(below))}"
            case ("roles", key, *below) if below:
                return f"{self.was.role(key)}: {self.now.part(tuple(below))}"
            case ("reasons", key, *below) if below:
                return f"{self.was.reason(key)}: {self.now.part(tuple(below))}"
            case ("notices", key, *below) if below:
                return f"{self.was.notice(key)}: {self.now.part(tuple(below))}"
            case ("recommendations", key, *below) if below:
                title = self.was.definition.recommendations[key].title.in_(self.language)
                known = words("recommended.place", self.language).format(level=title)
                return f"{known}: {self.now.part(tuple(below))}"
        return self.now.part(path) if path else ""

    def _ruled(self, one: Difference, room: str, below: Path) -> Iterator[str]:
        """Rules and levels are said whole; only the name of a level is said by itself."""
        if below[1:] == ("title",):
            return
        for key in below[:1] or one.new or one.old:
            yield self._material(key) if room == "material" else self._recommended(key)

    def _material(self, key: str) -> str:
        """One rule, whole: the same sentence for each of its parts that differs."""
        old, new = self.was.definition.material.get(key), self.now.definition.material.get(key)
        said = [
            "" if rule is None else saying_material.rule_said(at.definition, rule, self.language)
            for at, rule in ((self.was, old), (self.now, new))
        ]
        kind = "added" if old is None else "removed" if new is None else "changed"
        return self.say(f"material.{kind}", field=self._label(key), old=said[0], new=said[1])

    def _recommended(self, key: str) -> str:
        """One level, whole: the same sentence for each of its parts that differs."""
        old, new = (at.definition.recommendations.get(key) for at in (self.was, self.now))
        said = [
            ""
            if level is None
            else saying_recommendations.level_said(at.definition, level, self.language)
            for at, level in ((self.was, old), (self.now, new))
        ]
        title = next(level.title for level in (new, old) if level is not None)
        kind = "added" if old is None else "removed" if new is None else "changed"
        level = title.in_(self.language)
        return self.say(f"recommended.{kind}", level=level, old=said[0], new=said[1])

    def _label(self, key: str) -> str:
        known = self.now if key in self.now.definition.fields else self.was
        return known.field(key)

    def _field(self, one: Difference, key: str, below: Path) -> Iterator[str]:
        field = self._label(key)
        match below:
            case () if one.kind == "added":
                yield self.say("field.added", field=field, type=one.new["type"])
            case () if one.kind == "removed":
                yield self.say("field.removed", field=field)
            case ("optional",):
                yield self.say(f"optional.{one.kind}", field=field)
            case ("choices", _) if one.kind == "added":
                yield self.say("choice.added", field=field, new=self.now.plain(one.new))
            case ("choices", _) if one.kind == "removed":
                yield self.say("choice.removed", field=field, old=self.was.plain(one.old))
            case ("see",):
                old, new = (words(f"see.{at}", self.language) for at in (one.old, one.new))
                yield self.say("see.changed", field=field, old=old, new=new)

    def _named(self, one: Difference, room: str, key: str) -> Iterator[str]:
        """A role, reason or notice that came or went, by what people call it."""
        if one.kind not in ("added", "removed"):
            return
        single = room.removesuffix("s")
        value: dict[str, Any] = one.new or one.old
        name = {"roles": "title", "reasons": "label", "notices": "subject"}[room]
        called = self.now.plain(value.get(name, key))
        yield self.say(f"{single}.{one.kind}", **{single: called})

    def _pages(self, one: Difference) -> Iterator[str]:
        old, new = (
            [key for page in pages or [] for key in page["fields"]] for pages in (one.old, one.new)
        )
        more = [self.now.field(key) for key in new if key not in old]
        less = [self.was.field(key) for key in old if key not in new]
        if more:
            yield self.say("pages.more", new=self.now.joined(more))
        if less:
            yield self.say("pages.less", old=self.was.joined(less))
        if not more and not less:
            yield self.say("pages.changed")

    def _apart(self, one: Difference) -> Iterator[str]:
        old, new = one.old or [], one.new or []
        for group in new:
            if group not in old:
                yield self.say("apart.more", new=self.now.joined([*map(self.now.role, group)]))
        for group in old:
            if group not in new:
                yield self.say("apart.less", old=self.was.joined([*map(self.was.role, group)]))


def _raw(value: Any) -> Any:
    """Words of both languages side by side, where one of them looks the same."""
    return " / ".join(value.values()) if isinstance(value, dict) else value
