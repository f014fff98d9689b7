"""Placeholders in texts: only those that something fills in."""

import re
from collections.abc import Iterator

from engine.core.definition.base import Text
from engine.core.definition.checks.study import Study
from engine.core.definition.problems import Finding, Path
from engine.core.definition.suggest import near
from engine.core.definition.workflow import PLACEHOLDERS, PUBLIC_PLACEHOLDERS

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def placeholders(study: Study) -> Iterator[Finding]:
    """The public explanations and the notices name known placeholders and close their braces."""
    definition = study.definition
    for key, state in definition.states.items():
        if state.public is not None:
            at: Path = ("states", key, "public")
            yield from _in(state.public, at, PUBLIC_PLACEHOLDERS)
            waits = state.awaited is not None or state.panel is not None
            for word, filled in (("{office}", waits), ("{due}", state.due is not None)):
                if not filled:
                    yield from _idle(state.public, at, word)
    for key, notice in definition.notices.items():
        yield from _in(notice.subject, ("notices", key, "subject"), PLACEHOLDERS)
        yield from _in(notice.body, ("notices", key, "body"), PLACEHOLDERS)


def _idle(text: Text, path: Path, word: str) -> Iterator[Finding]:
    for language in ("id", "en"):
        offset = text.in_(language).find(word)
        if offset >= 0:
            yield Finding("placeholder_idle", (*path, language), {"name": word}, offset=offset)


def _in(text: Text, path: Path, known: frozenset[str]) -> Iterator[Finding]:
    for language in ("id", "en"):
        for match in _BRACES.finditer(text.in_(language)):
            name = match[1]
            if name is None:
                yield Finding("stray_brace", (*path, language), offset=match.start())
            elif name not in known:
                hint = near(name, sorted(known))
                values = {"name": name, "near": hint, "known": ", ".join(sorted(known))}
                yield Finding(
                    "unknown_placeholder", (*path, language), values, offset=match.start()
                )
