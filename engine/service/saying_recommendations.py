"""Recommendations side by side said back: what a state gives, and of what a level is made.

Never here: a case, or grammar of other sentences.
"""

from collections.abc import Iterator

from engine.core.definition.recommendations import Recommended, taken_in
from engine.core.definition.workflow import Definition
from engine.service import saying_words

_WORDS = {
    "given": (
        "Di sini diberikan rekomendasi “{level}”: {said}.",
        "The recommendation “{level}” is given here: {said}.",
    ),
    "compared": (
        "Yang memberi melihat di sampingnya: {others}.",
        "Whoever gives it sees beside it: {others}.",
    ),
    "text": ("kata-kata dari {field}", "its words from {field}"),
    "volume": ("volume dari {field}", "its volume from {field}"),
    "unit": ("satuan dari {field}", "its unit from {field}"),
    "amount": ("biaya dari {field}", "its amount from {field}"),
    "rank": ("urutan dari {field}", "its rank from {field}"),
    "asked": ("inilah yang diminta", "this is what was asked for"),
}


def of_state(definition: Definition, key: str, language: str) -> Iterator[str]:
    """The sentences of one state in which a level gives its recommendation."""
    taken = set(taken_in(definition.states[key]))
    before: list[str] = []
    for level in definition.recommendations.values():
        title = level.title.in_(language)
        if taken & level.fields:
            said = level_said(definition, level, language, taken)
            yield _words("given", language).format(level=title, said=said)
            if before:
                yield _words("compared", language).format(others=", ".join(before))
        before.append(f"“{title}”")


def level_said(
    definition: Definition, level: Recommended, language: str, only: set[str] | None = None
) -> str:
    """The parts of a level as one part of a sentence. `only`: those that these fields hold."""
    parts = [
        _words(slot, language).format(field=_label(definition, name, language))
        for slot, name in level.named.items()
        if only is None or name in only
    ]
    parts += [_words("asked", language)] if level.asked and only is None else []
    last = saying_words.words("and", language)
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _label(definition: Definition, name: str, language: str) -> str:
    field = definition.fields.get(name)
    return f"“{(field.label.in_(language) if field else name).rstrip('?')}”"


def _words(key: str, language: str) -> str:
    return _WORDS[key][language == "en"]
