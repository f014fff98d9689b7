"""The steps of the set-up as a table: what each depends on, what must be there, how it is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.local.setup import browser, bundling, environment, packages, pages
from engine.local.setup.place import Place
from engine.local.setup.stamp import Stamps, key_of

# A group holds all of the groups before it.
GROUPS = ("run", "test", "proof")


@dataclass(frozen=True)
class Step:
    """key: changes with all that the step depends on. enough: keys of earlier, wider results that
    serve as well. there: false when what the step made has gone. work: does it, or SetupError."""

    name: str
    key: str
    there: Callable[[], bool]
    work: Callable[[], None]
    enough: frozenset[str] = frozenset()

    def done(self, stamps: Stamps) -> bool:
        stamped = any(stamps.holds(self.name, key) for key in {self.key, *self.enough})
        return stamped and self.there()

    def do(self, stamps: Stamps) -> None:
        stamps.begin(self.name)
        self.work()
        stamps.finish(self.name, self.key)


def _project(place: Place) -> str:
    """What the installed project depends on; the settings of the checks are not part of it."""
    # Here and not above: an older Python must get as far as the line that asks for a newer one.
    import tomllib

    text = (place.root / "pyproject.toml").read_text(encoding="utf-8")
    known = tomllib.loads(text)
    tables = [
        known.get("project"),
        known.get("build-system"),
        known.get("tool", {}).get("setuptools"),
    ]
    return json.dumps(tables, sort_keys=True)


def table(place: Place, stamps: Stamps, group: str, env: Mapping[str, str]) -> list[Step]:
    """The whole set-up of one group, in order. Each step leans on those before it."""
    locked = {each: f"{each} {key_of([place.lock(each)])}" for each in GROUPS}
    wider = GROUPS[GROUPS.index(group) :]
    steps = [
        Step(
            "venv",
            # A virtual environment knows its own path: a moved checkout needs a new one.
            key_of([], str(place.root)),
            # Packages that were broken off may be half there: then all is made anew.
            lambda: place.python.exists() and not stamps.begun("packages"),
            lambda: environment.make(place, env),
        ),
        Step(
            "packages",
            locked[group],
            lambda: True,
            lambda: packages.install(place, group, env),
            frozenset(locked[each] for each in wider),
        ),
        Step(
            "project",
            key_of([], _project(place)),
            place.script.exists,
            lambda: packages.install_project(place, env),
        ),
        Step(
            "pages",
            key_of(pages.lock_files(place), *pages.VENDOR),
            lambda: pages.complete(place),
            lambda: pages.fetch(place, env),
        ),
        Step(
            "editor",
            key_of([*pages.lock_files(place), *bundling.sources(place)], *bundling.OPTIONS),
            lambda: bundling.complete(place),
            lambda: bundling.bundle(place, env),
        ),
    ]
    there = Step(
        "browser", "any", lambda: browser.accepted(env), lambda: browser.provide(place, env)
    )
    return steps if group == "run" else [*steps, there]
