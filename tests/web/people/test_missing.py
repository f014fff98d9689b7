"""From an incident without an office to the office, its holder, and back to finding anew."""

import re

import pytest
from flask.testing import FlaskClient

from engine.service import incidents
from tests.web import secretary
from tests.web import town as towns
from tests.web.people.test_directory import number_of, send, words_of
from tests.web.town import Town


@pytest.fixture(scope="module")
def incident(town: Town) -> int:
    """A case whose RW has no office at all."""
    secretary.appoint(town)
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM term USING office o WHERE o.id = term.office"
                           " AND o.kind = 'rw_head'")  # fmt: skip
        connection.execute("DELETE FROM office WHERE kind = 'rw_head'")
        connection.execute("UPDATE tenant SET directory_version = directory_version + 1")
    case = secretary.propose(town, "form-missing")
    found = [one for one in incidents.waiting(town.desk) if one.case_id == case]
    assert [one.kind for one in found] == ["unstaffed"]
    return found[0].id


def links(client: FlaskClient, address: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', words_of(client.get(address)))


def test_the_incident_leads_to_the_place_with_kind_and_area_known(
    town: Town, incident: int
) -> None:
    client = secretary.secretary(town)
    assert f"/orang/kendala/{incident}/jabatan" in links(client, f"/operasi/kendala/{incident}")
    page = words_of(client.get(f"/orang/kendala/{incident}/jabatan"))
    assert "Ketua RW" in page
    assert "RT 002 RW 003, Desa Karanganyar" in page
    own, village, district = (
        f"/orang/instansi/{number_of(town, code)}/jabatan?kendala={incident}"
        for code in ("RW-003", "DS-2004", "KC-15")
    )
    assert page.index(own) < page.index(village) < page.index(district)
    assert f"/orang/instansi/{number_of(town, 'DPU')}/" not in page  # it covers nothing here
    assert '<option value="rw_head" selected>' in words_of(client.get(own))
    page = words_of(client.get(f"/orang/instansi/baru?kendala={incident}"))
    assert f'name="areas" value="{towns.RT}" checked' in page


def test_the_office_is_made_held_and_found_anew(town: Town, incident: int) -> None:
    client = secretary.secretary(town)
    address = f"/orang/instansi/{number_of(town, 'RW-003')}/jabatan?kendala={incident}"
    form = {"kind": "rw_head", "name": "Ketua RW 003", "reason": "Dibentuk lagi"}
    answer = send(client, address, **form)
    assert answer.status_code == 303
    office = answer.location.split("?")[0]
    assert f"/operasi/kendala/{incident}#find" in links(client, answer.location)
    begin = f"{office}/mulai?kendala={incident}"
    assert begin in links(client, answer.location)
    answer = send(
        client, begin, person=str(town.persons["ketua"]), capacity="definitive", reason="SK",
        **{"from_on-day": "1", "from_on-month": "1", "from_on-year": "2026"},
    )  # fmt: skip
    assert answer.status_code == 303
    assert f"/operasi/kendala/{incident}#find" in links(client, answer.location)
    answer = send(client, f"/operasi/kendala/{incident}/cari")
    assert answer.status_code == 303
    settled = incidents.find(town.desk, incident)
    assert settled.settled_by == town.persons["sekre"]
    assert settled.task_queue == f"rw_head@{towns.RW}"
    page = words_of(client.get(f"/orang/kendala/{incident}/jabatan"))
    assert "tidak menunggu jabatan yang belum ada" in page


def test_a_seat_that_nobody_has_is_named(town: Town) -> None:
    secretary.appoint(town)
    case = secretary.propose(town, "form-seat")
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "INSERT INTO incident (tenant, case_id, slot, kind, values, raised_at) VALUES"
            " (1, %s, 'x', 'unstaffed', '{\"role\": \"budget_team\"}', now()) RETURNING id",
            (case,),
        ).fetchone()
    assert row is not None
    page = words_of(secretary.secretary(town).get(f"/orang/kendala/{row[0]}/jabatan"))
    assert "kursi di Tim anggaran (TAPD)" in page


def test_a_new_organisation_covers_what_those_like_it_cover(town: Town) -> None:
    secretary.appoint(town)
    with town.desk.database.connection() as connection:
        connection.execute("UPDATE task SET queue = 'nobody@district_head', role = 'district_head'")
        connection.execute(
            "UPDATE incident SET settled_at = NULL, settled_by = NULL WHERE tenant = 1"
        )
    found = [one for one in incidents.waiting(town.desk) if one.task_role == "district_head"]
    page = words_of(secretary.secretary(town).get(f"/orang/instansi/baru?kendala={found[0].id}"))
    assert 'name="areas" value="33.26.15" checked' in page
    assert '<option value="district" selected>' in page
