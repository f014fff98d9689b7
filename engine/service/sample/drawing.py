"""Pictures of the sample office: a plain card with words, so that no real photo is needed."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

SIZE = (960, 640)
PAPER, LINE, INK = "#E6EDEA", "#0B5D5B", "#1B1F1E"


@cache
def drawing(words: str) -> bytes:
    """A PNG that says what it would show, and that it is an example."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    for at in range(0, width, 48):
        draw.line([(at, height - 60), (at + 24, height - 90), (at + 48, height - 60)], LINE, 6)
    draw.text((60, 220), words, INK, ImageFont.load_default(size=64))
    draw.text((60, 320), "foto contoh", LINE, ImageFont.load_default(size=36))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
