"""Where the set-up puts things, all below the checkout, so that no home folder is needed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """The folders of one checkout."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def script(self) -> Path:
        """The console script that the set-up leaves behind."""
        return self.venv / "bin" / "rembuk"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def log(self) -> Path:
        return self.cache / "setup.log"

    @property
    def web(self) -> Path:
        return self.root / "web"

    @property
    def vendor(self) -> Path:
        return self.web / "static" / "vendor"

    def lock(self, group: str) -> Path:
        """The hash-pinned requirements of `run`, `test`, `proof` or `node`."""
        return self.root / "config" / "requirements" / f"{group}.txt"

    def environ(self, environ: Mapping[str, str]) -> dict[str, str]:
        """The environment for pip and npm: caches here, and a home that can be read."""
        env = dict(environ)
        env.setdefault("PIP_CACHE_DIR", str(self.cache / "pip"))
        env.setdefault("npm_config_cache", str(self.cache / "npm"))
        env.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PYTHONNOUSERSITE="1")
        for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"):
            env.pop(name, None)
        home = env.get("HOME", "")
        # A home that is unset or closed makes npm fail and pip warn; a readable one may hold
        # the settings of a mirror or proxy, so it stays.
        if not home or not os.access(home, os.R_OK | os.W_OK | os.X_OK):
            own = self.cache / "home"
            own.mkdir(parents=True, exist_ok=True)
            env["HOME"] = str(own)
        return env
