"""The button that asks an office to go on: for those who wait, once a day, told in the timeline."""

import re

from flask.testing import FlaskClient

from tests.web.cases import work
from tests.web.town import Town


def page(client: FlaskClient, case: int) -> str:
    return work.seen(client, f"/kasus/{case}")


def press(client: FlaskClient, case: int) -> int:
    found = client.get(f"/kasus/{case}").get_data(as_text=True)
    token = re.findall(r'name="csrf_token" value="([^"]+)"', found)[0]
    return client.post(f"/kasus/{case}/ingatkan", data={"csrf_token": token}).status_code


def test_the_proposer_urges_once_and_everybody_sees_it(town: Town) -> None:
    case = work.at_village(town, "urge")  # it came there weeks before today
    client = town.client("sari")
    assert "Ingatkan yang memegang" in page(client, case)
    assert press(client, case) == 303
    seen = page(client, case)
    assert "Hari ini sudah diingatkan." in seen
    assert "Ingatkan yang memegang" not in seen
    assert press(client, case) == 409
    public = town.visitor().get(f"/ikuti/{work.number(town, case)}").get_data(as_text=True)
    assert public.count("Diminta agar segera ditangani") == 1
    assert work.standing(town, case)[0] == "village_check"


def test_whoever_has_it_has_no_button_and_a_stranger_no_case(town: Town) -> None:
    case = work.at_village(town, "urge-own")
    assert "Ingatkan yang memegang" not in page(town.client("lurah"), case)
    assert press(town.client("lurah"), case) == 409
    assert town.client("budi").post(f"/kasus/{case}/ingatkan").status_code in (400, 404)
    assert work.standing(town, case) == ("village_check", 2)
