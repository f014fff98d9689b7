"""Why a text is no YAML, as whoever typed it would say it: what was done, and where.

The parser says where it gave up, which is often a line later. Never here: what a text means.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

# Blanks that word processors and web pages leave behind: they look like a space and are none.
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]")
ODD_BULLET = re.compile("^[–—•·●▪*] ")
_ODD_AT_START = re.compile(
    f"^[ \t]*(?P<here>{ODD_SPACE.pattern})|[:,-](?P<after>{ODD_SPACE.pattern})"
)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")
_TAB = re.compile("^ *\t")
_ODD_QUOTE = re.compile("(?:[:,{]|\\[|- )\\s*([“”„‘’«»])")
_NO_SPACE = re.compile(r"^\s*(?:- )?[a-z_]+:(?=[^\s:/])")
_KEY_ONLY = re.compile(r"^\s*(- )?\w+$")
_WORD = re.compile(r"[a-z_]+$")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
# Keys that stand in braces: before one of them a comma is missing, before any other word the colon
# belongs to the text.
_KEYS = frozenset(
    {"id", "en", "to", "by", "when", "asks", "label", "tells", "title", "type", "see", "office"}
    | {"covers", "of", "party", "kind", "subject", "body", "who", "notice", "from", "within"}
    | {
        "remind",
        "not_after",
        "hand_to",
        "hands_to",
        "for",
        "then",
        "min",
        "max",
        "optional",
        "personal",
    }
    | {"max_length", "level", "weight", "reasons", "with", "state", "ending", "words", "reason"}
    | {"not_before", "at_least", "next_step", "told", "due", "waits_for", "on", "at"}
)


@dataclass(frozen=True, slots=True)
class Damage:
    """One mistake of typing. `line` and `column` count from 0."""

    code: str
    line: int
    column: int
    values: Mapping[str, Any] = field(default_factory=dict)


def damage(text: str, error: yaml.MarkedYAMLError) -> Damage | None:
    """What was done to this text; None where only the parser's own words are left to say."""
    lines = text.split("\n")
    mark = error.problem_mark
    if mark is None or mark.line >= len(lines):
        return _open(lines, error)
    return (
        _conflict(lines)
        or _foreign(lines, mark.line)
        or _sign(lines, error)
        or (_open(lines, error) if "unexpected end" in (error.problem or "") else None)
        or (_braces if "flow" in (error.context or "") else _block)(lines, error, mark)
    )


def _conflict(lines: list[str]) -> Damage | None:
    found = next((n for n, line in enumerate(lines) if _CONFLICT.match(line)), None)
    return None if found is None else Damage("conflict_mark", found, 0, {"sign": lines[found][:7]})


def _foreign(lines: list[str], at: int) -> Damage | None:
    """Signs that a word processor puts in, on the line where reading ended or shortly before."""
    for number in range(at, max(at - 3, -1), -1):
        line = lines[number]
        if _TAB.match(line):
            return Damage("tab_indent", number, line.index("\t"))
        if odd := _ODD_AT_START.search(_unquoted(line)):
            column = odd.start("here") if odd["here"] else odd.start("after")
            return Damage("odd_space", number, column, {"sign": f"U+{ord(line[column]):04X}"})
        if quote := _ODD_QUOTE.search(_unquoted(line)):
            return Damage("odd_quote", number, quote.start(1), {"sign": quote[1]})
        bare = line.lstrip(" ")
        if ODD_BULLET.match(bare) and number == at:
            return Damage("odd_bullet", number, len(line) - len(bare), {"sign": bare[0]})
    return None


def _sign(lines: list[str], error: yaml.MarkedYAMLError) -> Damage | None:
    """A text that begins with a sign which YAML keeps for itself."""
    mark = error.problem_mark
    if re.search("an alias|an anchor|a tag", error.context or ""):
        mark = error.context_mark
    elif "cannot start any token" not in (error.problem or ""):
        return None
    if mark is None or mark.column >= len(lines[mark.line]):
        return None
    return Damage("sign_first", mark.line, mark.column, {"sign": lines[mark.line][mark.column]})


def _open(lines: list[str], error: yaml.MarkedYAMLError) -> Damage | None:
    """A quote or a brace that nobody closed, at the place where it was opened."""
    mark = error.context_mark
    if mark is None or mark.line >= len(lines) or mark.column >= len(lines[mark.line]):
        return None
    sign = lines[mark.line][mark.column]
    code = "quote_open" if sign in "\"'" else "brace_open" if sign in "{[" else None
    return Damage(code, mark.line, mark.column, {"sign": sign}) if code else None


def _braces(lines: list[str], error: yaml.MarkedYAMLError, mark: Any) -> Damage | None:
    """Within braces: a comma, a colon, a quote or the closing brace."""
    opened = error.context_mark
    if opened is not None and opened.line < mark.line:
        first = lines[opened.line]
        left = _unquoted(first)
        if left.count('"') % 2:
            return Damage("quote_open", opened.line, left.rindex('"'), {"sign": '"'})
        if hashed := re.search(r"\s#", left):
            return Damage("hash_in_text", opened.line, hashed.start() + 1)
        return _open(lines, error)
    line, column = lines[mark.line], mark.column
    before, sign = line[:column], line[column : column + 1]
    if sign == ":":
        word = _WORD.search(before)
        if word and word[0] in _KEYS and before[: word.start()].endswith(" "):
            return Damage("comma_missing", mark.line, word.start(), {"key": word[0]})
        return Damage("colon_in_text", mark.line, column)
    if before[-1:] in ("'", '"') and sign.isalnum():
        return Damage("quote_inside", mark.line, column - 1, {"sign": before[-1]})
    following = re.match(r"\w+", line[column:])
    if following:
        return Damage("comma_missing", mark.line, column, {"key": following[0]})
    return _open(lines, error) if not sign else None


def _block(lines: list[str], error: yaml.MarkedYAMLError, mark: Any) -> Damage | None:
    """Line below line: the space after a colon, a colon, or how far a line is moved in."""
    around = error.context_mark
    said, line = error.problem or "", lines[mark.line]
    if "could not find expected ':'" in said and around is not None:
        return _no_pair(lines, around.line)
    before = line[: mark.column]
    if "mapping values are not allowed" in said:
        if not _KEY_ONLY.match(before):
            return Damage("colon_in_text", mark.line, mark.column)
        above = _above(lines, mark.line)
        if above is None:
            return None
        if ":" not in lines[above] or _NO_SPACE.match(lines[above]):
            return _no_pair(lines, above)
        return _indent(lines, mark.line, _depth(lines[above]))
    if "did not find expected" in said and around is not None:
        if not before.strip():
            return _indent(lines, mark.line, around.column)
        if before.rstrip()[-1:] in ("'", '"'):
            quote = len(before.rstrip()) - 1
            return Damage("quote_inside", mark.line, quote, {"sign": before[quote]})
    return None


def _no_pair(lines: list[str], number: int) -> Damage:
    """A line that is no `key: value`."""
    line = lines[number]
    if tight := _NO_SPACE.match(line):
        key = line[: tight.end() - 1].strip().removeprefix("- ")
        return Damage("space_after_colon", number, tight.end() - 1, {"key": key})
    return Damage("colon_missing", number, _depth(line))


def _indent(lines: list[str], number: int, around: int) -> Damage | None:
    """A line that stands alone in how far it is moved in: the next one mostly is right."""
    has = _depth(lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), None)
    other = _depth(below) if below is not None and _depth(below) != has else around
    if has == other:
        return None
    return Damage("indent_off", number, has, {"has": has, "other": other})


def _above(lines: list[str], number: int) -> int | None:
    """The last line above that says something."""
    above = (n for n in range(number - 1, -1, -1))
    return next((n for n in above if lines[n].strip() and lines[n].lstrip()[0] != "#"), None)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unquoted(line: str) -> str:
    """The line with what stands in quotes blanked out, as long as before."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), line)
