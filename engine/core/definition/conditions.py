"""What a case can be like, as far as guards can tell: a value for each field that they look at.

Of each field one value stands for all that every guard treats alike. What is not a comparison
with constants (two dates, the present moment) has no value here: it may hold or not.
Never here: in which state the case is (space.py).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from engine.core.definition.fields import Field
from engine.core.definition.given import AND, CHOICE, NOT, OR, opening
from engine.core.definition.problems import Path
from engine.core.definition.regions import SIGNS, Regions, spelled
from engine.core.definition.syntax import Call, Const, Node, Read, parts
from engine.core.definition.workflow import Definition

Facts = tuple[Any, ...]  # one value a key; None: not given
Ask = Callable[[Facts], bool | None]  # None: it may hold or not
IDLE = "·"  # nothing that follows looks at this field
MOST_VISITS = 12
MOST_TESTS = 100_000  # constants times comparisons
KIND, VISITS = "area_kind", "visits"


class Conditions:
    """The fields that the guards of actions and routes look at, and their values."""

    def __init__(self, definition: Definition, guards: Mapping[Path, Node], laddered: bool) -> None:
        self.definition = definition
        self._laddered = laddered
        self._regions = Regions(definition, frozenset())
        self._whens = {str(path[1]): node for path, node in guards.items() if path[0] == "fields"}
        self._nodes = {path: node for path, node in guards.items() if path[0] == "states"}
        for node in self._nodes.values():
            self._regions.add(node)
        if laddered:
            self._regions.constants.setdefault(KIND, set())
        self._add_whens()
        self.keys = tuple(self._regions.constants)
        self._at = {key: number for number, key in enumerate(self.keys)}
        nodes = (*self._nodes.values(), *self._whens.values())
        self._atoms = [atom for node in nodes for atom in self._comparisons(node)]
        constants = sum(map(len, self._regions.constants.values()))
        # Where there are too many to be told apart in time, none is: whoever explores says so.
        self.small = constants * len(self._atoms) <= MOST_TESTS
        self._values = {key: self._apart(key) if self.small else () for key in self.keys}
        self._asks = {path: self._ask(node) for path, node in self._nodes.items()}
        self._asked = {key: self._ask(node) for key, node in self._whens.items() if key in self._at}
        counting = ((key, one.counts) for key, one in definition.fields.items() if one.counts)
        self._counts = {self._at[key]: state for key, state in counting if key in self._at}
        # A place and the kind of place are one thing: apart they would be cases that cannot be.
        self.exact = not ({KIND, definition.area_from} <= set(self.keys))

    def looked_at(self, path: Path) -> frozenset[str]:
        """The keys that the guard at this path looks at."""
        node = self._nodes.get(path)
        return frozenset(read.field for read in _reads(node)) & set(self.keys) if node else _NONE

    def holds(self, path: Path, facts: Facts) -> bool | None:
        """Whether the guard at this path holds; None where these values do not say."""
        ask = self._asks.get(path)
        return ask(facts) if ask is not None else None

    def kind(self, facts: Facts) -> str:
        """The kind of area where the case belongs; it is known where there are rungs."""
        return str(facts[self._at[KIND]])

    def told(self, facts: Facts, keys: frozenset[str]) -> str:
        """These keys of the facts in words of CEL, for a counterexample."""
        return " && ".join(
            f"!has(case.{key})" if value is None else f"case.{key} == {spelled(value)}"
            for key, value in zip(self.keys, facts, strict=True)
            if key in keys and value != IDLE
        )

    def first(self) -> tuple[int, Iterator[Facts]]:
        """How many combinations the opening pages can give, and each that can be."""
        asked = frozenset(opening(self.definition))
        found = [self._at_first(key, asked) for key in self.keys]
        size = 1
        for values in found:
            size *= len(values)
        return size, (facts for facts in product(*found) if self._can_be(facts, asked))

    def after(
        self, facts: Facts, must: Sequence[str], may: frozenset[str], moves: bool
    ) -> Iterator[Facts]:
        """What the case can be like after an act that asks `must` and may be given `may`."""
        found = []
        for key, old in zip(self.keys, facts, strict=True):
            source = self.definition.area_from if key == KIND else key
            if key == VISITS and moves and isinstance(old, int):
                found.append((min(old + 1, self._values[key][-1]),))
            elif source in must or source in may:
                kept = () if source in must and not self._optional(source) else (old,)
                found.append(tuple(dict.fromkeys((*kept, *self._given(key)))))
            else:
                found.append((old,))
        return product(*found)

    def come(self, facts: Facts, state: str) -> Facts:
        """The same once the case has come to the state: counted where something looks at it."""
        if state not in self._counts.values():
            return facts
        return tuple(
            min(value + 1, self._values[self.keys[at]][-1])
            if self._counts.get(at) == state and isinstance(value, int)
            else value
            for at, value in enumerate(facts)
        )

    def only(self, facts: Facts, live: frozenset[str]) -> Facts:
        """The facts without what nothing looks at from here on."""
        return tuple(
            value if key in live else IDLE for key, value in zip(self.keys, facts, strict=True)
        )

    def differ(self, before: Facts, after: Facts, keys: Collection[str]) -> bool:
        """Whether one of these keys is certainly another afterwards, as far as is looked at it."""
        found = zip(self.keys, before, after, strict=True)
        return any(key in keys and IDLE != old != new for key, old, new in found)

    def _add_whens(self) -> None:
        """Fields that decide whether a field is asked matter as much as that field."""
        todo = list(self._regions.constants)
        for key in todo:
            node = self._whens.get(key)
            if node is not None:
                self._regions.add(node)
                todo += [each for each in self._regions.constants if each not in todo]

    def _apart(self, key: str) -> tuple[Any, ...]:
        """One value for each way in which the guards can see this field."""
        constants = self._regions.constants[key]
        if self._is_counted(key):
            most = max((each for each in constants if isinstance(each, int)), default=0) + 1
            least = 1 if key == VISITS else 0
            return tuple(range(least, most + 1)) if 0 < most <= MOST_VISITS else ()
        if (key == KIND and self._laddered) or self._regions.kind_of(key) == "yes_no":
            found = self._regions.values(key, constants)
            return tuple(value for value in found if value is not None)
        atoms = [atom for atom in self._atoms if atom[0] == key]
        seen: dict[tuple[bool, ...], Any] = {}
        for value in self._regions.values(key, constants):
            if value is not None:
                seen.setdefault(
                    tuple(_holds(sign, value, found) for _, sign, found in atoms), value
                )
        return tuple(seen.values()) or (self._regions.default(key),)

    def _is_counted(self, key: str) -> bool:
        field = self.definition.fields.get(key)
        return key == VISITS or (field is not None and field.counts is not None)

    def _comparisons(self, node: Node) -> Iterator[tuple[str, str, Sequence[Any]]]:
        found = self._regions.comparison(node)
        if found is not None:
            yield found
        for part in parts(node):
            yield from self._comparisons(part)

    def _optional(self, key: str) -> bool:
        field = self.definition.fields.get(key)
        return field is None or field.optional

    def _given(self, key: str) -> tuple[Any, ...]:
        """What an act can make of the field: a value, or nothing where that is an answer."""
        field = self.definition.fields.get(key)
        open_too = field is not None and (field.optional or field.unknown)
        return (*self._values[key], *((None,) if open_too else ()))

    def _at_first(self, key: str, asked: frozenset[str]) -> tuple[Any, ...]:
        if self._is_counted(key):
            return self._values[key][:1] or (IDLE,)
        if key == KIND:
            return self._values[key]
        field = self.definition.fields.get(key)
        if key not in asked or field is None:
            return (None,)
        return (*self._values[key], *((None,) if _may_stay_open(field) else ()))

    def _can_be(self, facts: Facts, asked: frozenset[str]) -> bool:
        """A field with a condition is given only where that holds, and then as others are."""
        for key, ask in self._asked.items():
            if key not in asked:
                continue
            field, value = self.definition.fields[key], facts[self._at[key]]
            holds = ask(facts)
            if holds is None:
                self.exact = False
            elif holds is (value is None) and not (holds and (field.optional or field.unknown)):
                return False
        return True

    def _ask(self, node: Node) -> Ask:
        """The guard as a question to facts, with "perhaps" where it looks at something else."""
        if isinstance(node, Call) and node.function in (AND, OR, NOT, CHOICE):
            return _joined(node.function, [self._ask(part) for part in node.args])
        if isinstance(node, Const):
            always = node.value is True
            return lambda facts: always
        if isinstance(node, Read) and node.field in self._at:
            at = self._at[node.field]
            if node.test:
                return lambda facts: facts[at] is not None
            return lambda facts: facts[at] is True
        found = self._regions.comparison(node)
        if found is None or not self._values[found[0]]:
            return lambda facts: None
        key, sign, constants = found
        at = self._at[key]
        truths = {value: _holds(sign, value, constants) for value in self._values[key]}
        truths[None] = _holds(sign, self._regions.default(key), constants)
        return lambda facts: truths.get(facts[at])


_NONE: frozenset[str] = frozenset()


def _may_stay_open(field: Field) -> bool:
    return field.optional or field.unknown or field.when is not None


def _reads(node: Node) -> Iterator[Read]:
    if isinstance(node, Read):
        yield node
    for part in parts(node):
        yield from _reads(part)


def _holds(sign: str, value: Any, constants: Sequence[Any]) -> bool:
    return value in constants if sign == "@in" else SIGNS[sign](value, constants[0])


def _joined(function: str, asks: list[Ask]) -> Ask:
    """Kleene's logic: what is certain stays certain beside a "perhaps"."""
    first, second = asks[0], asks[-1]
    if function == NOT:
        return lambda facts: None if (one := first(facts)) is None else not one
    if function == CHOICE:
        yes = asks[1]

        def choice(facts: Facts) -> bool | None:
            one = first(facts)
            if one is None:
                found = yes(facts)
                return found if found is second(facts) else None
            return yes(facts) if one else second(facts)

        return choice
    settles = function == OR  # the value that decides alone

    def joined(facts: Facts) -> bool | None:
        one = first(facts)
        if one is settles:
            return settles
        other = second(facts)
        if other is settles:
            return settles
        return None if one is None or other is None else not settles

    return joined
