"""The files as they were typed into the editing page: read from the form, kept as they came."""

import re

from werkzeug.datastructures import MultiDict

MOST_FILES = 30
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.yaml")


def sources_from(form: MultiDict[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Files by name, and what came under a name that no file can have: (name, text)."""
    found: dict[str, str] = {}
    odd: list[tuple[str, str]] = []
    for number in range(MOST_FILES):
        name = form.get(f"file-{number}", "").strip()
        words = unwrapped(form.get(f"text-{number}", ""))
        if not name and not words.strip():
            continue
        if _NAME.fullmatch(name) and len(name) <= 120 and name not in found:
            found[name] = words
        else:
            odd.append((name[:120], words))
    return found, odd


def unwrapped(words: str) -> str:
    """Browsers send line ends as CR LF; files have LF and end with one."""
    words = words.replace("\r\n", "\n")
    return words if not words or words.endswith("\n") else words + "\n"
