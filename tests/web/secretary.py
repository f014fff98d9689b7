"""The town's secretariat, with cases and incidents to look at."""

from flask.testing import FlaskClient

from engine.core.values import Actor, Open
from engine.service import definitions, opening, people
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
