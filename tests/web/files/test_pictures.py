"""What is taken in: by content, drawn anew, within limits that hold before anything is decoded."""

import io
import struct
import zlib

import pytest
from PIL import Image

from engine.service.pictures import MOST_PDF, MOST_PICTURE, Clean, Unfit, clean

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (2400, 1200), **more: object) -> bytes:
    """A picture with something in it."""
    made = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(made, kind, **more)
    return made.getvalue()


def opened(found: Clean | Unfit) -> Image.Image:
    assert isinstance(found, Clean), found
    return Image.open(io.BytesIO(found.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_comes_out_as_a_jpeg_of_at_most_1600_pixels(kind: str) -> None:
    made = opened(clean(picture(kind), pdf=False))
    assert (made.format, made.size) == ("JPEG", (1600, 800))


def test_no_position_and_no_second_content_goes_along() -> None:
    exif = Image.Exif()
    exif[0x0110] = "SECRETPHONE"
    exif.get_ifd(0x8825)[2] = (6.0, 53.0, 21.0)
    found = clean(picture(exif=exif, comment=b"SECRETCOMMENT") + b"<html>SECRETTAIL", pdf=False)
    made = opened(found)
    assert not made.getexif()
    assert isinstance(found, Clean)
    assert b"SECRET" not in found.content


def test_a_picture_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(clean(picture(exif=exif), pdf=False)).size == (800, 1600)


def test_see_through_parts_become_paper() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(made, "PNG")
    assert opened(clean(made.getvalue(), pdf=False)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"<!doctype html><script>alert(1)</script>", "not_a_picture"),
        (b"GIF89a" + b"\0" * 40, "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not_a_picture"),
        (b"MZ" + b"\0" * 500, "not_a_picture"),
        (PDF, "not_a_picture"),
        (picture()[:3000], "broken_picture"),
        (picture("PNG")[:-200], "broken_picture"),
        (b"\xff\xd8\xff" + b"x" * (MOST_PICTURE + 1), "too_large"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, problem: str) -> None:
    found = clean(content, pdf=False)
    assert isinstance(found, Unfit)
    assert found.problem == problem


def _bomb(width: int, height: int) -> bytes:
    """A tiny PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def test_a_pixel_bomb_is_refused_before_it_is_decoded() -> None:
    for size in ((30_000, 30_000), (60_000, 1_000), (2**31 - 1, 2)):
        found = clean(_bomb(*size), pdf=False)
        assert found == Unfit("too_many_pixels"), size


def test_a_large_plain_photo_of_a_phone_is_still_taken() -> None:
    made = io.BytesIO()
    Image.new("RGB", (8000, 6000), "teal").save(made, "JPEG", quality=30)
    assert opened(clean(made.getvalue(), pdf=False)).size == (1600, 1200)


def test_a_letter_may_be_a_pdf_known_by_its_signature() -> None:
    found = clean(PDF, pdf=True)
    assert found == Clean(PDF, "application/pdf", "waiting")
    assert clean(b"MZ" + PDF, pdf=True) == Unfit("kind")
    assert clean(PDF + b" " * MOST_PDF + b"%%EOF", pdf=True) == Unfit("too_large", MOST_PDF)
