"""What a form says before a change is sent: which approvals it would ask for anew.

The case's approvals and the definition's rules say it; never here: whether a change is material
(core/materiality.py).
"""

from collections.abc import Iterable, Iterator

from engine.core.definition.material import Material
from engine.service.case_view import CaseView
from engine.service.saying_material import limit
from web.base.i18n import language, t, text
from web.base.shown import Names, shown


def reopens(found: CaseView, keys: Iterable[str], names: Names) -> Iterator[str]:
    """A sentence for each of these fields whose change matters to who has approved already."""
    definition, case = found.compiled.definition, found.case
    for key in keys:
        rule = definition.material.get(key)
        field = definition.fields[key]
        label = text(field.label).rstrip("?")
        if not isinstance(rule, Material):
            if rule is not None and case.approved:
                yield t("cases.change_told", field=label)
            continue
        # What the approvals saw may differ: one was given before a small change, one after it.
        by_seen: dict[str, list[str]] = {}
        for state in rule.reopens:
            if state in case.approved:
                seen = case.approved[state].seen.get(key, case.data.get(key))
                words = "" if rule.any or seen is None else shown(field, seen, names)
                by_seen.setdefault(words, []).append(f"“{text(definition.states[state].title)}”")
        least = limit(rule, language())
        for seen, titles in by_seen.items():
            words = "cases.reopens_than" if seen else "cases.reopens"
            yield t(words, field=label, limit=least, seen=seen, states=", ".join(titles))
