"""Uploads by their content, never by their name: pictures are drawn anew, PDFs known by signature.

A picture made anew carries no position, no maker's notes and no second content. Pure: bytes in,
bytes or a reason out.
"""

import io
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_EDGE = 1600
QUALITY = 80
MOST_PICTURE = 16 * 1024 * 1024
MOST_PDF = 10 * 1024 * 1024
# What a decoder must hold at once. Plain JPEG is read at a reduced scale and so may be larger.
MOST_PIXELS = 40_000_000
MOST_PIXELS_REDUCED = 120_000_000
FORMATS = ("JPEG", "PNG", "WEBP")

Problem = Literal[
    "empty", "too_large", "not_a_picture", "broken_picture", "too_many_pixels", "kind"
]


@dataclass(frozen=True, slots=True)
class Clean:
    """Content that may be stored."""

    content: bytes
    media_type: str
    scan: str  # clean: made anew; waiting: nothing has looked inside


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a file is not taken. `most` is a limit in bytes where one was passed."""

    problem: Problem
    most: int = 0


def clean(content: bytes, *, pdf: bool) -> Clean | Unfit:
    """The content made safe. `pdf` says that a PDF will do as well as a picture."""
    if not content:
        return Unfit("empty")
    if is_pdf(content):
        if not pdf:
            return Unfit("not_a_picture")
        if len(content) > MOST_PDF:
            return Unfit("too_large", MOST_PDF)
        return Clean(content, "application/pdf", "waiting")
    if len(content) > MOST_PICTURE:
        return Unfit("too_large", MOST_PICTURE)
    found = _picture(content)
    return Unfit("kind") if pdf and found == Unfit("not_a_picture") else found


def is_pdf(content: bytes) -> bool:
    """Whether the content begins and ends as a PDF does."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def _picture(content: bytes) -> Clean | Unfit:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                return _drawn(opened)
    except UnidentifiedImageError:
        return Unfit("not_a_picture")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Unfit("too_many_pixels")
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError,
            ZeroDivisionError, OverflowError, MemoryError):  # fmt: skip
        # What decoders raise for crafted or cut off files has no common parent.
        return Unfit("broken_picture")


def _drawn(opened: Image.Image) -> Clean | Unfit:
    pixels = opened.width * opened.height
    reducible = opened.format == "JPEG" and not opened.info.get("progressive")
    if pixels > (MOST_PIXELS_REDUCED if reducible else MOST_PIXELS):
        return Unfit("too_many_pixels")
    if opened.format == "JPEG":
        opened.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        see_through = upright.convert("RGBA")
        paper = Image.new("RGB", see_through.size, "white")
        paper.paste(see_through, mask=see_through.getchannel("A"))
        upright = paper
    made = io.BytesIO()
    # A new picture from the pixels alone: nothing of the old file's data goes along.
    plain = Image.new("RGB", upright.size)
    plain.paste(upright.convert("RGB"))
    plain.save(made, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Clean(made.getvalue(), "image/jpeg", "clean")
