"""Uploads through the form, and who may have them at their unguessable addresses."""

import io
import re
from typing import Any

from tests.web.files.test_pictures import PDF, picture
from tests.web.filling import ANSWERS, begin, errors_of, fill, main_of, seen
from tests.web.town import Town, token


def at_files(town: Town, who: str = "sari") -> tuple[Any, str, str]:
    """(browser, form, address of the page with photos) of a form that is filled."""
    client = town.client(who)
    form = begin(client)
    fill(client, form)
    page = client.get(f"/usul/{form}/periksa").get_data(as_text=True)
    number = re.search(rf"/usul/{form}/(\d+)\?ubah=1#f-photos", page)
    assert number is not None
    return client, form, f"/usul/{form}/{number[1]}"


def upload(client: Any, address: str, **files: Any) -> Any:
    """Post the page with files: name=(content, file name) or a list of them."""
    data: dict[str, Any] = {"csrf_token": token(client, address)}
    for field, given in files.items():
        several = given if isinstance(given, list) else [given]
        data[f"f-{field}"] = [(io.BytesIO(content), name) for content, name in several]
    return client.post(address, data=data, content_type="multipart/form-data")


def addresses(client: Any, address: str) -> list[str]:
    """The addresses of the kept files on a page."""
    found = re.findall(
        r'(?:src|href)="(/berkas/[0-9a-f]+)"', client.get(address).get_data(as_text=True)
    )
    return list(dict.fromkeys(found))


def test_photos_and_a_letter_are_kept_and_hang_on_the_case(town: Town) -> None:
    client, form, page = at_files(town)
    upload(
        client,
        page,
        photos=[(picture(), "a.jpg"), (picture("PNG"), "b.png")],
        letter=(PDF, "surat.pdf"),
    )
    photo, _, letter = addresses(client, page)
    check = f"/usul/{form}/periksa"
    client.post(f"/usul/{form}/kirim", data=seen(client, check))
    seen_by = {
        who: (town.client(who).get(photo).status_code, town.client(who).get(letter).status_code)
        for who in ("sari", "budi", "ketua", "lurah")
    }
    # A public photo is for everybody; a personal letter for its owner and the offices of the case.
    assert seen_by == {
        "sari": (200, 200),
        "budi": (200, 404),
        "ketua": (200, 200),
        "lurah": (200, 200),
    }
    assert town.visitor().get(photo).status_code == 200
    assert town.visitor().get(letter).status_code == 404


def test_a_file_of_a_draft_is_for_its_owner_only(town: Town) -> None:
    client, _, page = at_files(town)
    upload(client, page, photos=(picture(), "a.jpg"))
    [photo] = addresses(client, page)
    assert client.get(photo).status_code == 200
    for reader in (town.visitor(), town.client("budi"), town.client("lurah")):
        assert reader.get(photo).status_code == 404


def test_another_office_never_finds_the_address(town: Town) -> None:
    client, form, page = at_files(town)
    upload(client, page, photos=(picture(), "a.jpg"))
    [photo] = addresses(client, page)
    client.post(f"/usul/{form}/kirim", data=seen(client, f"/usul/{form}/periksa"))
    assert town.visitor().get(photo).status_code == 200
    assert town.visitor().get(photo, base_url="http://pemalang.id").status_code == 404


def test_a_file_can_never_act_as_a_page_of_ours(town: Town) -> None:
    client, _, page = at_files(town)
    upload(client, page, photos=(picture(), "a.jpg"), letter=(PDF, 'x"\r\nSet-Cookie: a=b.pdf'))
    photo, letter = addresses(client, page)
    for address, kind in ((photo, "inline"), (letter, "attachment")):
        answer = client.get(address)
        assert answer.headers["Content-Disposition"].startswith(kind)
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie: a=b" not in str(answer.headers)


def test_html_named_jpg_and_a_broken_picture_are_refused_with_words(town: Town) -> None:
    client, _, page = at_files(town)
    for content, part in (
        (b"<html><script>alert(1)</script>", "bukan foto"),
        (picture()[:900], "rusak"),
    ):
        answer = upload(client, page, photos=(content, "foto.jpg"))
        assert answer.status_code == 422
        assert part in errors_of(answer)[0]
    assert addresses(client, page) == []


def test_no_more_files_than_the_field_takes(town: Town) -> None:
    client, _, page = at_files(town)
    answer = upload(client, page, photos=[(picture(size=(9, 9)), f"{n}.jpg") for n in range(4)])
    assert "Paling banyak 3 berkas" in errors_of(answer)[0]
    assert len(addresses(client, page)) == 3


def test_a_file_is_removed_and_stays_away(town: Town) -> None:
    client, _, page = at_files(town)
    upload(client, page, photos=[(picture(size=(9, 9)), "a.jpg"), (picture(size=(8, 8)), "b.jpg")])
    first, second = addresses(client, page)
    drop = {"csrf_token": token(client, page), "drop": f"photos:{first.rpartition('/')[2]}"}
    client.post(page, data=drop)
    assert addresses(client, page) == [second]


def test_a_forged_token_of_somebody_elses_file_is_not_taken(town: Town) -> None:
    other, _, others_page = at_files(town, "budi")
    upload(other, others_page, letter=(PDF, "rahasia.pdf"))
    [letter] = addresses(other, others_page)
    client, form, page = at_files(town)
    stolen = letter.rpartition("/")[2]
    data = {"csrf_token": token(client, page), "f-letter": stolen, "f-photos": stolen}
    client.post(page, data=data)
    assert "rahasia" not in main_of(client.get(f"/usul/{form}/periksa"))


def test_fifty_megabytes_are_refused_early_with_words(town: Town) -> None:
    client, form, page = at_files(town)
    held = {"csrf_token": token(client, page)}
    big = io.BytesIO(b"\xff\xd8\xff" + b"0" * (50 * 1024 * 1024))
    data = held | {"f-photos": (big, "besar.jpg")}
    answer = client.post(page, data=data, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert "Berkas terlalu besar" in main_of(answer)
    assert f'<a href="{page}">Kembali ke isian</a>' in main_of(answer)
    assert ANSWERS["f-title"] in main_of(client.get(f"/usul/{form}/periksa"))


def test_reading_a_confidential_letter_is_written_down(town: Town) -> None:
    client, form, page = at_files(town)
    upload(client, page, letter=(PDF, "surat.pdf"))
    [letter] = addresses(client, page)
    client.post(f"/usul/{form}/kirim", data=seen(client, f"/usul/{form}/periksa"))

    def readers() -> list[int]:
        with town.desk.database.connection() as connection:
            return [row[0] for row in connection.execute(
                "SELECT person FROM read_audit WHERE fields = 'letter' ORDER BY id")]  # fmt: skip

    before = readers()
    assert town.client("sari").get(letter).status_code == 200
    assert readers() == before
    assert town.client("lurah").get(letter).status_code == 200
    assert readers() == [*before, town.persons["lurah"]]
