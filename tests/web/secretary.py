"""The town's secretariat, with cases and incidents to look at, and a second pair of eyes."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.core.values import Actor, Open
from engine.service import definitions, opening, people, publishing
from engine.service.results import Receipt
from tests.web import town as towns
from tests.web.town import Town

WORKFLOW = "musrenbang"


def appoint(town: Town, username: str = "sekre", name: str = "Ratna Dewi") -> int:
    """A member of the secretariat with a login; the same one when asked again."""
    if username not in town.persons:
        town.persons |= towns.populate(town.desk, {username: name}, towns.VILLAGE)
        no = people.set_secretariat(
            town.desk, town.persons[username], True, None, None, towns.OPENED
        )
        assert no is None
    return town.persons[username]


def secretary(town: Town, username: str = "sekre") -> FlaskClient:
    """A browser of the secretariat."""
    appoint(town, username)
    return town.client(username)


def ticked(client: FlaskClient, address: str) -> dict[str, str]:
    """The form of a change's page with every warning acknowledged."""
    page = client.get(address).get_data(as_text=True)
    boxes = re.findall(r'name="(ack-[0-9a-f]{16})"', page)
    return {"csrf_token": towns.token(client, address), **dict.fromkeys(boxes, "ya")}


def approve(town: Town, answer: TestResponse, username: str = "sekre2") -> TestResponse:
    """A second person publishes the change to which a page has just led."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    assert "/studio/pengajuan/" in answer.location, answer.location
    client = secretary(town, username)
    form = ticked(client, answer.location)
    return client.post(f"{answer.location}/terbitkan", data=form)


def without_examples(town: Town) -> None:
    """The operator publishes the head without its scenario files: any day may be moved then."""
    head = publishing.heads(town.desk)[WORKFLOW]
    sources = publishing.sources(town.desk, head.hash) or {}
    own = {name: text for name, text in sources.items() if not name.startswith("scenarios/")}
    main = f"{WORKFLOW}.yaml"
    own[main] = re.sub(r"^title: \{id: [^,]+,", "title: {id: Tanpa contoh,", own[main], flags=re.M)
    done = publishing.publish(town.desk, WORKFLOW, own, None, "x", towns.OPENED)
    assert isinstance(done, publishing.Published), done


ANSWERS = {
    "nature": "physical",
    "land_status": "village",
    "proposed_before": False,
    "condition": "heavy",
    "kind": "drainage",
    "landmark": "Gang tiga",
    "problem": "Air masuk rumah setiap hujan.",
    "aim": "Lingkungan tidak tergenang lagi.",
    "volume": "120",
    "unit": "metre",
    "cost": 90_000_000,
    "reach": "rt",
    "beneficiaries": 80,
    "phone": "081234567890",
}


def propose(town: Town, form: str, place: str = towns.RT, title: str = "Selokan") -> int:
    """A case of Sari's at this place; gives its id."""
    sari = town.persons["sari"]
    definition = definitions.head_of(town.desk, WORKFLOW)
    assert definition is not None
    asked = {key for page in definition.definition.opens.pages for key in page.fields}
    answers = {key: value for key, value in ANSWERS.items() if key in asked}
    request = Open(Actor(sari), {"opener": sari}, answers | {"title": title, "place": place})
    done = opening.open_case(town.desk, WORKFLOW, request, form, towns.OPENED)
    assert isinstance(done, Receipt), done
    return done.case_id
