"""The cycle's settings as a form changes them: the head's files with another cycle file.

In a normal year nobody touches the workflow itself (foundation 2). Never here: what the settings
mean; the loader checks the result like any other text.
"""

import datetime as dt
import io
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

from ruamel.yaml import YAML

from engine.core.values import JSON, Data, Refused
from engine.service import scenarios
from engine.service.desk import Desk
from engine.service.publishing.publish import Problems, Published, publish
from engine.service.whys import refused
from engine.store import publishing as rows

_LINE = re.compile(r"^cycle:[^\n]*$", re.MULTILINE)
_NAMED = re.compile(r"^cycle:\s*[\"']?([a-z0-9_-]+)", re.MULTILINE)


def cycle_words(desk: Desk, workflow: str) -> dict[str, JSON] | None:
    """The head's cycle settings in an author's words (`2027-01-18 .. 2027-01-29`), for the form.

    None where the workflow is unknown or has no cycle.
    """
    found = _head_files(desk, workflow)
    if found is None or (file := _file_of(found, workflow)) is None:
        return None
    words: dict[str, JSON] = _plain(_yaml().load(found[file]))
    return words


def publish_cycle(
    desk: Desk, workflow: str, values: Data, by: int | None, reason: str | None, now: dt.datetime
) -> Published | Problems | Refused:
    """Publish the head's files with these settings; another `cycle` makes another file.

    `values` are whole, in an author's words: all that a file of settings may say.
    Comments of the file from before are kept. Errors come back as Problems with their place.
    """
    sources = cycle_files(desk, workflow, values)
    if isinstance(sources, Refused):
        return sources
    return publish(desk, workflow, sources, by, reason, now)


def cycle_files(desk: Desk, workflow: str, values: Data) -> dict[str, str] | Refused:
    """The head's files with these settings, not published: for checking them first."""
    found = _head_files(desk, workflow)
    if found is None or (old := _file_of(found, workflow)) is None:
        return refused("unknown_workflow", "workflow", value=workflow)
    name = str(values.get("cycle", ""))
    if not re.fullmatch(r"[0-9]{4}", name):
        return refused("wrong_code", "cycle", value=name)
    new = f"cycles/{name}.yaml"
    sources = {file: text for file, text in found.items() if file != old}
    sources[new] = _written(found[old], values)
    if new != old:
        # Examples are told with the days of a year: they stay on that year's settings.
        kept = scenarios.pinned(sources, old)
        sources |= kept | ({old: found[old]} if kept else {})
        main = f"{workflow}.yaml"
        sources[main] = _LINE.sub(f'cycle: "{name}"', found[main], count=1)
    return sources


def _head_files(desk: Desk, workflow: str) -> dict[str, str] | None:
    with desk.database.connection() as conn:
        head = rows.heads(conn, desk.tenant).get(workflow)
        return None if head is None else rows.sources(conn, desk.tenant, head.hash)


def _file_of(sources: Mapping[str, str], workflow: str) -> str | None:
    """The cycle file that the workflow's own line names."""
    named = _NAMED.search(sources.get(f"{workflow}.yaml", ""))
    file = f"cycles/{named[1]}.yaml" if named else ""
    return file if file in sources else None


def _yaml() -> YAML:
    yaml = YAML()  # round trip: comments and order stay
    yaml.width = 4096
    yaml.preserve_quotes = True
    return yaml


def _written(text: str, values: Data) -> str:
    """The text with these values, its comments kept. It was strictly loaded when published."""
    document = _yaml().load(text)
    _put(document, {**values, "cycle": int(values["cycle"])})
    out = io.StringIO()
    _yaml().dump(document, out)
    return out.getvalue()


def _put(old: MutableMapping[str, Any], new: Data) -> None:
    """Make `old` say what `new` says, touching only what differs: comments hang on the rest."""
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, value in new.items():
        if isinstance(value, Mapping) and isinstance(old.get(key), MutableMapping):
            _put(old[key], value)
        elif _plain(old.get(key)) != value:
            old[key] = _dated(value)


def _dated(value: JSON) -> JSON:
    """A day is written without quotes, as authors do."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _plain(value: Any) -> Any:
    """Plain lists, maps and words of what the YAML library gave."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
