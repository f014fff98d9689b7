"""Material changes said back: which change asks for an approval anew, and who is only told.

Never here: a case, or grammar of other sentences.
"""

from collections.abc import Iterator

from engine.core.definition.approvals import approvals
from engine.core.definition.material import Material, Rule
from engine.core.definition.workflow import Definition

_WORDS = {
    "reopens": (
        "Bila “{field}” berubah {limit} sesudah disetujui, tahap ini diminta lagi.",
        "If “{field}” changes {limit} after it was approved, this step is asked for again.",
    ),
    "told": (
        "Bila “{field}” berubah sesudah disetujui, yang menyetujui diberi tahu.",
        "If “{field}” changes after it was approved, those who approved are told.",
    ),
    "any": ("sedikit pun", "at all"),
    "percent": ("lebih dari {n} persen", "by more than {n} percent"),
    "amount": ("lebih dari Rp {n}", "by more than Rp {n}"),
    "rule": ("perubahan {limit} membuka lagi {states}", "a change {limit} reopens {states}"),
    "rule.told": ("yang menyetujui diberi tahu", "those who approved are told"),
}


def of_state(definition: Definition, key: str, language: str) -> Iterator[str]:
    """The sentences of one state that is approved."""
    known = approvals(definition)
    if key not in known:
        return
    for field, rule in definition.material.items():
        label = definition.fields[field].label.in_(language).rstrip("?")
        if not isinstance(rule, Material):
            yield _words("told", language).format(field=label)
        elif key in rule.reopens:
            least = limit(rule, language)
            yield _words("reopens", language).format(field=label, limit=least)


def rule_said(definition: Definition, rule: Rule, language: str) -> str:
    """One rule as part of a sentence, for a difference."""
    if not isinstance(rule, Material):
        return _words("rule.told", language)
    titles = [
        f"“{definition.states[state].title.in_(language)}”"
        for state in rule.reopens
        if state in definition.states
    ]
    least = limit(rule, language)
    return _words("rule", language).format(limit=least, states=", ".join(titles))


def limit(rule: Material, language: str) -> str:
    """How large a change must be, as part of a sentence."""
    if rule.percent is not None:
        number = str(rule.percent)
        number = number if language == "en" else number.replace(".", ",")
        return _words("percent", language).format(n=number)
    if rule.amount is not None:
        mark = "," if language == "en" else "."
        return _words("amount", language).format(n=f"{rule.amount:,}".replace(",", mark))
    return _words("any", language)


def _words(key: str, language: str) -> str:
    return _WORDS[key][language == "en"]
