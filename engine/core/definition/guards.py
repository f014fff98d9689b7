"""Guards: CEL over a protobuf message made from a definition's fields.

Names and types are checked when the definition is read; what cannot be computed never holds.
Never here: who may act (that is decided above), and any function of our own.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cel_expr_python import cel
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, timestamp_pb2
from google.protobuf.message import Message

from engine.core.definition.cycle import Tier
from engine.core.definition.fields import Field
from engine.core.definition.macro import Expanded, expand_tiers
from engine.core.definition.slips import slip

_D = descriptor_pb2.FieldDescriptorProto
_STAMP = ".google.protobuf.Timestamp"
# Names that every guard may use beside the fields.
DERIVED: dict[str, Any] = {"area_kind": _D.TYPE_STRING, "visits": _D.TYPE_INT64}
_TYPES: Mapping[str, Any] = {
    "text": _D.TYPE_STRING,
    "long_text": _D.TYPE_STRING,
    "choice": _D.TYPE_STRING,
    "area": _D.TYPE_STRING,
    "organisation": _D.TYPE_STRING,
    "integer": _D.TYPE_INT64,
    "money": _D.TYPE_INT64,
    "decimal": _D.TYPE_DOUBLE,
    "yes_no": _D.TYPE_BOOL,
    "date": _D.TYPE_MESSAGE,
    "photos": _D.TYPE_STRING,
    "file": _D.TYPE_STRING,
}
_EPOCH = dt.date(1970, 1, 1)
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_ERROR = re.compile(r"ERROR: <input>:(-?\d+):(-?\d+): (.*)")


class GuardFailed(Exception):
    """A guard could not be computed: it does not hold, and somebody must be told why."""

    def __init__(self, expression: str, values: Mapping[str, Any]) -> None:
        super().__init__(expression, dict(values))
        self.expression = expression
        self.values = values


@dataclass(frozen=True, slots=True)
class GuardError:
    """What is wrong with an expression, at an offset of the author's text."""

    code: str
    offset: int
    values: Mapping[str, Any] = field(default_factory=dict)


TOO_DEEP = GuardError("guard_too_deep", 0)


@dataclass(frozen=True, slots=True)
class Guard:
    """A compiled expression. `names`: all fields that it can look at, perhaps a few more; `own`:
    the same of the names beside the fields; `timed`: whether it can look at the clock."""

    source: str
    expanded: Expanded
    program: Any
    names: tuple[str, ...]
    own: tuple[str, ...]
    timed: bool


class Facts(NamedTuple):
    """What guards look at in one decision. A guard takes from `data` what it names; `now` is the
    office's own clock (Calendar.clock), as days are the office's own days."""

    data: Mapping[str, Any]
    now: dt.datetime
    area_kind: str
    visits: int


class Guards:
    """All that is needed to compile and to ask the guards of one definition."""

    def __init__(self, fields: Mapping[str, Field], tiers: Mapping[str, Tier]) -> None:
        self._fields = fields
        self._tiers = tiers
        # What is counted is there from the beginning, also in a case that is older than the field.
        self._counts = frozenset(key for key, field in fields.items() if field.counts)
        pool = descriptor_pool.DescriptorPool()
        pool.AddSerializedFile(timestamp_pb2.DESCRIPTOR.serialized_pb)
        pool.AddSerializedFile(_file(fields).SerializeToString())
        self._message = message_factory.GetMessageClass(pool.FindMessageTypeByName("rembuk.Case"))
        self._env = cel.NewEnv(
            descriptor_pool=pool,
            variables={"case": cel.Type("rembuk.Case"), "now": cel.Type.TIMESTAMP},
        )

    def compile(self, expression: str) -> Guard | tuple[GuardError, ...]:
        """The compiled guard, or everything that is wrong with it."""
        expanded = expand_tiers(expression, self._tiers)
        try:
            program = self._env.compile(expanded.text)
        except Exception as error:  # the library raises RuntimeError and, for some texts, others
            return _errors(expanded, str(error), expression)
        if program.return_type() != cel.Type.BOOL:
            return (GuardError("guard_not_yes_no", 0, {"type": program.return_type().name()}),)
        # Every word, not only those behind `case.`: a word of a text costs little, a field that
        # is missed would read as absent.
        words = dict.fromkeys(_WORD.findall(expanded.text))
        names = tuple(word for word in words if word in self._fields)
        own = tuple(word for word in words if word in DERIVED)
        return Guard(expression, expanded, program, names, own, "now" in words)

    def holds(self, guard: Guard, facts: Facts) -> bool:
        """Whether the guard holds. Raises GuardFailed where it cannot be computed, or where a
        field that it names has a value that the field cannot have.
        """
        data: dict[str, Any] = {"case": self._case(guard, facts)}
        if guard.timed:
            data["now"] = facts.now
        activation = self._env.Activation(data=data)
        try:
            found = guard.program.eval(activation)
        except Exception as error:  # over budget
            raise GuardFailed(guard.source, {"error": str(error)[:200]}) from error
        value = found.value()
        # An error comes back as a value that is a text, and a text is true: so only yes and no do.
        if not isinstance(value, bool):
            raise GuardFailed(guard.source, {"error": str(value)[:200]})
        return value

    def _case(self, guard: Guard, facts: Facts) -> Message:
        """The message of one case, so far as the guard looks at it.

        A date is midnight UTC of its day. What is not a field is left out, and so is an answer
        `I do not know` (None): `has()` tells.
        """
        found: dict[str, Any] = {name: getattr(facts, name) for name in guard.own}
        for key in guard.names:
            value = facts.data.get(key)
            if value is None and key in self._counts:
                value = 0
            if value is not None:
                described = self._fields[key]
                try:
                    found[key] = _as_message(key, described, value)
                except (TypeError, ValueError) as error:
                    raise GuardFailed(f"case.{key}", {"type": described.type}) from error
        try:
            return self._message(**found)
        except (TypeError, ValueError, OverflowError) as error:
            raise GuardFailed(guard.source, {"names": list(guard.names)}) from error


def _file(fields: Mapping[str, Field]) -> descriptor_pb2.FileDescriptorProto:
    file = descriptor_pb2.FileDescriptorProto(
        name="rembuk.proto",
        package="rembuk",
        syntax="proto3",
        dependency=["google/protobuf/timestamp.proto"],
    )
    message = file.message_type.add(name="Case")
    kinds = {key: _TYPES[described.type] for key, described in fields.items()} | DERIVED
    for number, (key, kind) in enumerate(kinds.items(), start=1):
        many = key in fields and fields[key].several
        label = _D.LABEL_REPEATED if many else _D.LABEL_OPTIONAL
        # Numbers of 19000 to 19999 are kept back by protobuf; no definition comes near them.
        added = message.field.add(name=key, number=number, type=kind, label=label)
        if kind == _D.TYPE_MESSAGE:
            added.type_name = _STAMP
        elif not many:
            # Absent proto3 fields read as zero: optional ones know whether they are there.
            added.proto3_optional = True
            added.oneof_index = len(message.oneof_decl)
            message.oneof_decl.add(name=f"_{key}")
    return file


def _as_message(key: str, described: Field, value: Any) -> Any:
    """A field's value as the message takes it."""
    if described.several:
        return [value] if isinstance(value, str) else value
    if described.type == "date":
        day = dt.date.fromisoformat(value)
        return {"seconds": (day - _EPOCH).days * 86_400}
    if described.type == "decimal":
        return float(value)
    if described.type in ("integer", "money") and isinstance(value, bool):
        raise TypeError(key)
    return value


def _errors(expanded: Expanded, words: str, source: str) -> tuple[GuardError, ...]:
    lines = expanded.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for match in _ERROR.finditer(words):
        start = starts[min(max(int(match[1]), 1), len(lines)) - 1]
        offset = expanded.origin(min(start + max(int(match[2]), 1) - 1, len(expanded.text)))
        found.append(_error(offset, match[3]))
    if any(error.code in ("guard_syntax", "guard_unknown_name") for error in found):
        meant = slip(source)
        if meant is not None:
            return (GuardError(meant.code, meant.offset, meant.values),)
    return tuple(found) or (_error(0, words[:200]),)


_FIELD = re.compile(r"undefined field '([^']*)'")
_NAME = re.compile(r"undeclared reference to '([^']*)'")
_OVERLOAD = re.compile(r"found no matching overload for '([^']*)' applied to '(.*)'")


def _error(offset: int, detail: str) -> GuardError:
    if "recursion" in detail:
        return TOO_DEEP
    if match := _FIELD.search(detail):
        return GuardError("guard_unknown_field", offset, {"name": match[1]})
    if match := _NAME.search(detail):
        return GuardError("guard_unknown_name", offset, {"name": match[1]})
    if match := _OVERLOAD.search(detail):
        values = {"sign": match[1].strip("_").replace("@", ""), "types": match[2].strip("()")}
        return GuardError("guard_types", offset, values)
    return GuardError(
        "guard_syntax", offset, {"detail": detail.removesuffix(" [INVALID_ARGUMENT]")}
    )
