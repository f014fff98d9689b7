"""Who may open the secretariat's pages, and what they show."""

import pytest

from tests.web import secretary, town as towns
from tests.web.secretary import WORKFLOW
from tests.web.town import Town

PAGES = (
    "/studio",
    f"/studio/{WORKFLOW}",
    f"/studio/{WORKFLOW}/diagram.svg",
    f"/studio/{WORKFLOW}/versi/1",
    f"/studio/{WORKFLOW}/versi/1/dokumen.json",
    f"/studio/{WORKFLOW}/versi/1/sumber.zip",
    f"/studio/{WORKFLOW}/ubah",
    f"/studio/{WORKFLOW}/siklus",
    f"/studio/{WORKFLOW}/bawaan",
    "/studio/joint_task_force",
    "/studio/kendala",
    "/studio/kendala/selesai",
    "/studio/register",
    "/orang",
    "/orang?kosong=ya",
    "/orang/daftar",
    "/orang/baru",
    "/orang/jabatan/1",
    "/orang/jabatan/1/mulai",
)


@pytest.mark.parametrize("address", PAGES)
def test_the_secretariat_opens_every_page_in_both_languages(town: Town, address: str) -> None:
    propose_once(town)
    client = secretary.secretary(town)
    assert client.get(address).status_code == 200
    client.set_cookie("bahasa", "en")
    assert client.get(address).status_code == 200


def propose_once(town: Town) -> None:
    if not hasattr(town, "case"):
        town.case = secretary.propose(town, "form-1")
