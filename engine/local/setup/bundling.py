"""Bundles the modules of the studio's editor (web/editor/) into one file below static/vendor.

esbuild comes with the npm packages as a program of its own: nothing else is needed to run it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from engine.local.setup.command import run
from engine.local.setup.place import Place
from engine.local.setup.say import SetupError, say

MAIN = "editor/main.js"
BUNDLE = "editor.js"
OPTIONS = (
    *("--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8"),
    *("--legal-comments=none", "--log-level=warning"),
)


def bundle(place: Place, environ: Mapping[str, str]) -> None:
    """Make the bundle anew. Raises SetupError, naming the log."""
    program = next(iter(sorted(place.web.glob("node_modules/@esbuild/*/bin/esbuild"))), None)
    if program is None:
        raise SetupError(f"npm left no esbuild for this machine; its output is in {place.log}")
    say("bundling the editor")
    place.vendor.mkdir(parents=True, exist_ok=True)
    partial = place.vendor / f"{BUNDLE}.part"
    command = [str(program), MAIN, *OPTIONS, f"--outfile={partial}"]
    run(command, log=place.log, environ=environ, cwd=place.web)
    os.replace(partial, place.vendor / BUNDLE)


def sources(place: Place) -> list[Path]:
    """What the bundle is made of, besides the packages."""
    return sorted((place.web / "editor").glob("*.js"))


def complete(place: Place) -> bool:
    """True when the bundle is in its place."""
    return (place.vendor / BUNDLE).is_file()
