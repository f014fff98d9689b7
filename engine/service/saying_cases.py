"""What is said of a state that opens cases of other workflows, in Indonesian and English.

Never here: the sentences of other kinds of state (saying.py).
"""

from engine.core.definition.states import Outcome, State
from engine.core.definition.subcases import SubCase
from engine.core.definition.workflow import Definition

_WORDS = {
    "opened": ("Di sini dibuka kasus lain: {cases}.", "Other cases are opened here: {cases}."),
    "one": ("“{label}” (alur {workflow})", "“{label}” (workflow {workflow})"),
    "each": (
        "“{label}” (alur {workflow}), satu untuk setiap “{field}”",
        "“{label}” (workflow {workflow}), one for each “{field}”",
    ),
    "waits.all": ("sampai semuanya berakhir baik", "until all of them have ended well"),
    "waits.any": ("sampai salah satunya berakhir baik", "until one of them has ended well"),
    "waits.number": (
        "sampai {count} di antaranya berakhir baik",
        "until {count} of them have ended well",
    ),
    "many.all": ("semuanya", "all of them"),
    "many.any": ("salah satunya", "one of them"),
    "many.none": ("tidak satu pun", "none of them"),
    "many.number": ("{count} di antaranya", "{count} of them"),
    "watched": ("{role} mengawasi {until}", "{role} watches over it {until}"),
    "straight_on": (
        "Kasus ini tidak menunggunya dan langsung ke {to}.",
        "This case does not wait for them and goes straight on to {to}.",
    ),
    "done": ("Bila cukup yang berakhir baik, ke {to}.", "When enough have ended well, to {to}."),
    "failed": ("Bila tidak mungkin cukup lagi, ke {to}.", "When that can no longer be, to {to}."),
    "left.told": (
        "Bila kasus ini pergi lebih dulu, yang masih terbuka berjalan terus dan diberi tahu.",
        "Where this case leaves first, those still open go on and are told.",
    ),
    "left.withdrawn": (
        "Bila kasus ini pergi lebih dulu, yang masih terbuka ditarik.",
        "Where this case leaves first, those still open are withdrawn.",
    ),
}


def _words(key: str, language: str, **values: object) -> str:
    return _WORDS[key][language == "en"].format(**values)


def opened(definition: Definition, state: State, language: str) -> str:
    """Which cases the state opens."""
    return _words("opened", language, cases=listed(definition, state, language))


def listed(definition: Definition, state: State, language: str) -> str:
    """The same as a list within a sentence."""
    return "; ".join(_one(definition, case, language) for case in state.opens_cases.values())


def _one(definition: Definition, case: SubCase, language: str) -> str:
    label = case.label.in_(language)
    field = definition.fields.get(case.each_field or "")
    if field is None:
        return _words("one", language, label=label, workflow=case.workflow)
    named = field.label.in_(language).rstrip("?")
    return _words("each", language, label=label, workflow=case.workflow, field=named)


def how_many(waits_for: str | int, language: str) -> str:
    """For how many of them a case waits."""
    key = "many.number" if isinstance(waits_for, int) else f"many.{waits_for}"
    return _words(key, language, count=waits_for)


def watched(state: State, role: str, language: str) -> str:
    """Who watches, until what: the beginning of a sentence."""
    waits_for = state.waits_for_cases
    key = "waits.number" if isinstance(waits_for, int) else f"waits.{waits_for}"
    until = _words(key, language, count=waits_for)
    return _words("watched", language, role=role, until=until)


def leads(word: str, outcome: Outcome, to: str, language: str) -> str:
    """Where an outcome leads."""
    return _words(word, language, to=f"{to} (“{outcome.label.in_(language)}”)")


def straight_on(to: str, language: str) -> str:
    """Where the case goes that waits for none of them."""
    return _words("straight_on", language, to=to)


def left(state: State, language: str) -> str:
    """What becomes of those that are open when the case leaves."""
    if state.goes_straight_on:
        return ""
    return _words("left.told" if state.when_left is None else "left.withdrawn", language)
