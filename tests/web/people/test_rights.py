"""A person's details, the secretariat's right, who may not, ids that are not ours."""

import pytest

from engine.service import people, register
from engine.store.people import Member
from tests.web import secretary
from tests.web import town as towns
from tests.web.filling import errors_of
from tests.web.people.test_directory import number_of, send, words_of
from tests.web.town import Town, token

DETAILS = {
    "name": "Budi Santoso",
    "email": "budi@contoh.id",
    "phone": "0812 3456 7890",
    "language": "id",
    "reason": "Surat pernyataan",
}
HUGE = 2**63


def member(town: Town, who: str) -> Member:
    found = people.find(town.desk, town.persons[who])
    assert found is not None
    return found


def test_details_are_corrected_and_the_register_keeps_no_personal_data(town: Town) -> None:
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['budi']}/ubah"
    assert 'value="Budi Santoso"' in words_of(client.get(address))
    form = DETAILS | {
        "name": "Budi S. Hartono",
        "language": "en",
        "f-area-rw": "3",
        "f-area-rt": "2",
    }
    form |= {"f-area-village": towns.VILLAGE}
    answer = send(client, address, **form)
    assert answer.status_code == 303, errors_of(answer)
    found = member(town, "budi")
    assert (found.name, found.phone, found.language, found.area) == (
        "Budi S. Hartono",
        "081234567890",
        "en",
        towns.RT,
    )
    entry = register.entries(town.desk, 1)[0]
    assert entry.kind == "person_changed"
    assert "Hartono" not in str(entry.body)
    page = words_of(client.get(answer.location))
    assert "Perubahan disimpan" in page
    assert "RT 002 RW 003, Desa Karanganyar" in page
    assert 'value="3"' in words_of(client.get(address))  # the RW stands in the form again


@pytest.mark.parametrize(
    ("form", "place", "said"),
    [
        ({"name": " "}, "name", "Isi nama"),
        ({"name": "B\x07di"}, "name", "tanda yang tidak dapat disimpan"),
        ({"email": "budi di rumah"}, "email", "surel tidak lengkap"),
        ({"phone": "telepon saja"}, "phone", "hanya berisi angka"),
        ({"language": "xx"}, "language", "Pilih salah satu"),
        ({"reason": " "}, "reason", "Tulis alasannya"),
        ({"f-area-find": "tirto"}, "f-area", "kosongkan pencariannya"),
        ({"f-area-village": "33.27.01.2001"}, "f-area", "bukan wilayah kantor ini"),
        ({"f-area-village": "33.26.15.9999"}, "f-area", "Pilih tempat"),
    ],
)
def test_wrong_details_are_told_beside_the_field_and_kept(
    town: Town, form: dict[str, str], place: str, said: str
) -> None:
    client = secretary.secretary(town)
    before = member(town, "sari")
    answer = send(client, f"/orang/{before.person}/ubah", **(DETAILS | form))
    assert answer.status_code == 422
    page = words_of(answer)
    assert f'<a href="#{place}">' in page
    assert f'id="{place}-error"' in page
    assert said in " ".join(errors_of(answer))
    for name, value in (DETAILS | form).items():
        if name not in ("language", "f-area-village"):  # what can only be chosen
            assert value.strip() in page
    assert member(town, "sari") == before


def test_looking_for_a_home_area_saves_nothing(town: Town) -> None:
    client = secretary.secretary(town)
    before = member(town, "sari")
    form = DETAILS | {"look": "area", "f-area-find": "samborejo"}
    answer = send(client, f"/orang/{before.person}/ubah", **form)
    assert answer.status_code == 200
    assert "Desa Samborejo" in words_of(answer)
    assert member(town, "sari") == before


def test_the_right_is_given_and_taken_with_a_reason(town: Town) -> None:
    client = secretary.secretary(town)
    address = f"/orang/{town.persons['tono']}/sekretariat"
    assert town.client("tono").get("/orang").status_code == 404
    assert "Angkat Tono Prasetyo" in words_of(client.get(address))
    answer = send(client, address, to="give", reason="  ")
    assert answer.status_code == 422
    assert errors_of(answer) == ["Tulis alasannya."]
    answer = send(client, address, to="give", reason="SK Sekda 2")
    assert "sekarang anggota sekretariat" in words_of(client.get(answer.location))
    tono = town.client("tono")
    assert tono.get("/orang").status_code == 200
    assert send(client, address, to="give", reason="dua kali").status_code == 303
    entry = register.entries(town.desk, 1)[0]
    assert (entry.kind, entry.reason) == ("secretariat_given", "SK Sekda 2")
    assert "Keluarkan Tono" in words_of(client.get(address))
    assert send(client, address, to="take", reason="Mutasi").status_code == 303
    assert register.entries(town.desk, 1)[0].kind == "secretariat_taken"
    assert tono.get("/orang").status_code == 404  # at once, in a session that was open


def test_the_last_member_keeps_the_right_and_may_not_give_it_up(town: Town) -> None:
    client = secretary.secretary(town)
    with town.desk.database.connection() as connection:
        connection.execute(
            "UPDATE member SET secretariat = false WHERE tenant = 1 AND person <> %s",
            (town.persons["sekre"],),
        )
    address = f"/orang/{town.persons['sekre']}/sekretariat"
    assert "hak Anda sendiri" in words_of(client.get(address))
    answer = send(client, address, to="take", reason="Pensiun")
    assert answer.status_code == 422
    assert errors_of(answer) == ["Ini anggota sekretariat yang terakhir."]
    assert member(town, "sekre").secretariat
    secretary.appoint(town, "sekre3", "Wayan Putra")
    answer = send(client, address, to="take", reason="Pensiun")
    assert answer.location == "/akun"
    assert client.get(answer.location).status_code == 200
    assert client.get(address).status_code == 404
    other = secretary.secretary(town, "sekre3")
    assert send(other, address, to="give", reason="Kembali").status_code == 303


def acts(town: Town, person: int, organisation: int, office: int) -> list[str]:
    """Every address at which something is decided."""
    return [
        "/orang/instansi/baru",
        f"/orang/instansi/{organisation}/ubah",
        f"/orang/instansi/{organisation}/tutup",
        f"/orang/instansi/{organisation}/buka",
        f"/orang/instansi/{organisation}/jabatan",
        f"/orang/jabatan/{office}/ubah",
        f"/orang/jabatan/{office}/tutup",
        f"/orang/jabatan/{office}/buka",
        f"/orang/{person}/ubah",
        f"/orang/{person}/sekretariat",
    ]


def test_nobody_without_the_right_decides_anything(town: Town) -> None:
    secretary.appoint(town)
    client = town.client("lurah")
    before = register.entries(town.desk, 1)[0].seq
    for address in acts(town, town.persons["sari"], number_of(town, "DPU"), 1):
        form = {"csrf_token": token(client, "/akun/sandi"), "reason": "x", "to": "give"}
        answer = client.post(address, data=form)
        assert answer.status_code == 403, address
        assert "Ini tugas sekretariat" in words_of(answer)
        if not address.endswith("/buka"):
            assert client.get(address).status_code == 404, address
        visitor = town.visitor()
        form["csrf_token"] = token(visitor, "/masuk")
        assert visitor.post(address, data=form).status_code == 401, address
    assert register.entries(town.desk, 1)[0].seq == before


def test_ids_of_another_office_and_ids_that_cannot_be_are_not_found(town: Town) -> None:
    client = secretary.secretary(town)
    with town.desk.database.connection() as connection:
        theirs = connection.execute(
            "INSERT INTO organisation (tenant, code, kind, name) VALUES (2, 'BPD', 'agency', 'BPD')"
            " RETURNING id"
        ).fetchone()
        assert theirs is not None
        office = connection.execute(
            "INSERT INTO office (tenant, organisation, kind, name) VALUES (2, %s, 'a', 'Kepala')"
            " RETURNING id",
            (theirs[0],),
        ).fetchone()
        incident = connection.execute(
            "INSERT INTO incident (tenant, slot, kind, values, raised_at)"
            " VALUES (2, '', 'unstaffed', '{}', now()) RETURNING id"
        ).fetchone()
    assert office is not None
    assert incident is not None
    before = register.entries(town.desk, 1)[0].seq
    for person, organisation, post, wrong in [
        (town.persons["rina"], theirs[0], office[0], incident[0]),
        (999_999, 999_999, 999_999, 999_999),
        (HUGE, HUGE, HUGE, HUGE),
        (10**40, 10**40, 10**40, 10**40),
    ]:
        for address in acts(town, person, organisation, post)[1:]:
            form = DETAILS | {"kind": "a", "chain": "civil", "to": "give", "short": "A"}
            assert send(client, address, **form).status_code == 404, address
            if not address.endswith("/buka"):
                assert client.get(address).status_code == 404, address
        assert client.get(f"/orang/instansi/{organisation}").status_code == 404
        assert client.get(f"/orang/kendala/{wrong}/jabatan").status_code == 404
        assert client.get(f"/orang/instansi/baru?kendala={wrong}").status_code in (404, 200)
    assert client.get(f"/orang/instansi/baru?kendala={incident[0]}").status_code == 404
    assert register.entries(town.desk, 1)[0].seq == before
