"""Our own style sheets and scripts under an address with their hash, compressed once.

A browser keeps them for a year; a changed file has a new address. Never here: uploads.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from mimetypes import guess_type
from pathlib import Path
from stat import S_ISREG

from flask import Flask, Response, abort, url_for

from web.base.compress import accepts_gzip

FOLDER = Path(__file__).parent.parent / "static"
SHOWN = {".css", ".js", ".svg", ".png", ".webmanifest", ".ico"}
YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """A file's bytes, plain and compressed, and its short hash."""

    body: bytes
    small: bytes
    digest: str
    media_type: str


@cache
def _read(name: str, _changed: int) -> Asset:
    body = (FOLDER / name).read_bytes()
    small = gzip.compress(body, 9, mtime=0)
    kind = guess_type(name)[0] or "application/octet-stream"
    return Asset(body, small, hashlib.sha256(body).hexdigest()[:12], kind)


def asset(name: str) -> Asset | None:
    """The file of this name, or None. Only plain names below the static folder are found."""
    path = _path(name)
    if path is None:
        return None
    try:
        changed = path.stat()
    except (OSError, ValueError):
        return None
    return _read(name, changed.st_mtime_ns) if S_ISREG(changed.st_mode) else None


@lru_cache(maxsize=256)  # every page names five; anybody may ask for others
def _path(name: str) -> Path | None:
    try:
        path = (FOLDER / name).resolve()
    except (OSError, ValueError):
        return None
    return path if path.is_relative_to(FOLDER) and path.suffix in SHOWN else None


def asset_url(name: str) -> str:
    """The address of a file, with its hash in it."""
    found = asset(name)
    if found is None:
        raise LookupError(f"no such file below web/static: {name}")
    return url_for("asset", digest=found.digest, name=name)


def send_asset(digest: str, name: str) -> Response:
    """The file; under an outdated hash too, but then not to be kept."""
    found = asset(name)
    if found is None:
        abort(404)
    compressed = accepts_gzip()
    answer = Response(found.small if compressed else found.body, mimetype=found.media_type)
    if compressed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = YEAR if digest == found.digest else "no-cache"
    return answer


def install(app: Flask) -> None:
    """Serve the files under /aset and make `asset_url` known to templates."""
    app.add_url_rule("/aset/<digest>/<path:name>", "asset", send_asset)
    app.jinja_env.globals["asset_url"] = asset_url
