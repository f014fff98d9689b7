"""What is defined and never used: warnings, for the workflow's own file only (loader.py)."""

import re
from collections.abc import Iterator

from engine.core.definition.checks.references import named_in
from engine.core.definition.checks.study import Study
from engine.core.definition.given import fields_read
from engine.core.definition.problems import Finding

_TOPS = {
    "role": "roles",
    "field": "fields",
    "reason": "reasons",
    "reason_set": "reason_sets",
    "notice": "notices",
    "phase": "phases",
}
_NAMED = re.compile(r"\bcase\.(\w+)")  # in a condition that cannot be read


def unused(study: Study) -> Iterator[Finding]:
    """Roles, fields, reasons, notices and phases that nothing names."""
    definition = study.definition
    used: dict[str, set[str]] = {kind: set() for kind in _TOPS}
    used["field"].update(key for key, field in definition.fields.items() if field.counts)
    for kind, name, _ in named_in(definition):
        used.setdefault({"told": "role", "asked": "field"}.get(kind, kind), set()).add(name)
    for asked in study.asked.values():
        read = fields_read(asked.node) if asked.node is not None else _NAMED.findall(asked.source)
        used["field"].update(read)
    for kind, top in _TOPS.items():
        for key in getattr(definition, top):
            if key not in used[kind]:
                yield Finding(f"unused_{kind}", (top, key), {"key": key}, at="key")
