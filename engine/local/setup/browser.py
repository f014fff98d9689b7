"""Finds a Chromium for the tests, or brings one with apt-get where that is possible."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

from engine.local.setup.command import CommandFailed, run
from engine.local.setup.place import Place
from engine.local.setup.say import SetupError, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "no Chromium found; the browser tests need one (Debian and Ubuntu: apt-get install chromium)"
)


def find(environ: Mapping[str, str]) -> str | None:
    """The path of a Chromium on PATH, or None."""
    path = environ.get("PATH")
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)


def accepted(environ: Mapping[str, str]) -> bool:
    """True when there is a browser. Its want is looked at again by every set-up."""
    return find(environ) is not None


def provide(place: Place, environ: Mapping[str, str]) -> None:
    """Make sure of a browser. Without one: a line, or an error when it is required."""
    if accepted(environ):
        return
    if os.geteuid() == 0 and shutil.which("apt-get") is not None:
        say("installing Chromium for the browser tests (apt-get)")
        quiet = {**environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        try:
            run(["apt-get", "update"], log=place.log, environ=quiet)
            run(install, log=place.log, environ=quiet)
        except CommandFailed as failure:
            say(str(failure))
    if find(environ) is None:
        if environ.get("REMBUK_BROWSER") == "required":
            raise SetupError(MISSING)
        say(MISSING)
