"""Links open a page; only a POST by whoever is logged in decides. Every address of the product that
can be read is opened by each kind of person, on real cases, also as if its form were a link."""

import itertools
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from werkzeug.routing import IntegerConverter, MapAdapter, Rule

from engine.service import telling
from engine.store.tables import Base
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.filling import begin, fill, seen
from tests.web.operations.test_incidents import post, raised, vacate
from tests.web.people.test_told import NOW
from tests.web.town import Town

# What reading may leave behind: that somebody was there, what they read, and a count of what a
# version would do, which is thrown away and made anew. Nothing of it decides anything.
TRACES = {"web_session", "read_audit", "impact", "beat"}
TRACED = {"delivery": "read_at"}  # a notice counts as read once its case was opened

# Opened by nobody here: for programs that know a token, or of what this town has none of: files,
# decreed days, lists of an open window, tasks that two share, movings, changes that wait, drafts of
# texts, sent forms.
UNOPENED = {
    "/aset/aksen.css",
    "/berkas/<token>",
    "/kalender/hari/<on>/hapus",
    "/kalender/musim/<first_on>/hapus",
    "/kasus/<int:case_id>/perpanjangan/jawab",
    "/kasus/<int:case_id>/tangan/<deed>",
    "/kasus/<int:case_id>/tanya/<deed>",
    "/metrik",
    "/forum/<workflow>/<state>/<area>",
    "/forum/<workflow>/<state>/daftar.csv",
    "/siap",
    "/studio/<workflow>/draf/<int(max=4000000000000000000):person>",
    "/studio/<workflow>/pindah/<int(max=4000000000000000000):number>",
    "/studio/<workflow>/pindah/<int(max=4000000000000000000):number>/kembalikan",
    "/studio/<workflow>/pindah/pastikan",
    "/studio/pengajuan/<int(max=4000000000000000000):number>",
    "/usul/<form>/terima",
    "/usul/<form>/untuk",
}


def state(town: Town) -> dict[str, str]:
    """A sum over every row of every table, without traces."""
    found = {}
    with town.desk.database.connection() as connection:
        for name in sorted(set(Base.metadata.tables) - TRACES):
            row = f"to_jsonb(one) - '{TRACED.get(name, '')}'"
            sums = f"SELECT md5(string_agg(md5(({row})::text), '' ORDER BY md5(({row})::text)))"
            query = f'{sums} FROM "{name}" AS one'
            found[name] = str(connection.execute(query.encode()).fetchall()[0][0])
    return found


@pytest.fixture(scope="module")
def values(town: Town) -> dict[str, list[str]]:
    """What stands in addresses, by the name of the part: two cases, two drafts, an incident, an
    office, an organisation, a person."""
    secretary.appoint(town)
    first, second = work.case(town, "reading-1"), work.at_village(town, "reading-2")
    telling.relay(town.desk.database, NOW)
    vacate(town, "rw_head")
    secretary.propose(town, "reading-3")
    with town.desk.database.connection() as connection:

        def ids(query: str) -> list[str]:
            return [str(row[0]) for row in connection.execute(query.encode())]

        terms = ids("SELECT max(id) FROM term WHERE until_on IS NULL")
        numbers = [
            *ids("SELECT number FROM cases ORDER BY id LIMIT 1"),
            *ids("SELECT id FROM incident WHERE settled_at IS NULL AND kind = 'vacant' LIMIT 1"),
            *ids("SELECT office FROM term WHERE id = (SELECT max(id) FROM term)"),
            *ids("SELECT min(id) FROM organisation"),
            str(town.persons["ketua"]),
            "1",
        ]
    client = town.client("sari")
    drafts = [begin(client), begin(client)]
    seen(client, fill(client, drafts[1]))
    return {
        "case_id": [str(first), str(second)],
        "number": list(dict.fromkeys(numbers)),
        "term": terms,
        "person": [str(town.persons["sekre"])],
        "workflow": ["musrenbang"],
        "action": ["forward", "reject", "put_to_forum", "send_back", "accept"],
        "deed": ["take", "give_back", "pass_on", "take_over", "ask", "reply"],
        "cause": ["server", "address"],
        "code": ["en", "id"],
        "read_in": ["id"],
        "on": ["2026-12-25"],
        "first_on": ["2027-02-08"],
        "form": drafts,
        "digest": ["x"],
        "name": ["app.css"],
        "token": ["x"],
        "state": ["village_forum"],
        "area": [towns.VILLAGE],
    }


def addresses(town: Town, values: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Every rule that can be read, with every address that it makes of these values."""
    adapter = town.app.url_map.bind("localhost")
    for rule in town.app.url_map.iter_rules():
        if rule.methods and "GET" in rule.methods:
            yield rule.rule, list(_made(adapter, rule, values))


def _made(adapter: MapAdapter, rule: Rule, values: dict[str, list[str]]) -> Iterator[str]:
    names = sorted(rule.arguments)
    for chosen in itertools.product(*(values[name] for name in names)):
        given: dict[str, object] = {}
        for name, value in zip(names, chosen, strict=True):
            whole = isinstance(rule._converters[name], IntegerConverter)
            if whole and not value.isdecimal():
                break
            given[name] = int(value) if whole else value
        else:
            yield adapter.build(rule.endpoint, given, method="GET")


def as_link(town: Town, values: dict[str, list[str]]) -> str:
    """What forms of the product send, as somebody would put it behind a link."""
    return "?" + urlencode(
        {
            "reason": "tautan", "words": "tautan", "note": "tautan", "basis": "tautan",
            "which": "all", "delivery": "1", "to": str(town.persons["sekre"]), "succeed": "yes",
            "person": str(town.persons["sari"]), "capacity": "definitive", "decree": "1",
            "revision": "1", "slot": "", "form": values["form"][0], "state": "village_check",
            "case": values["case_id"][0], "action": "forward", "_method": "POST",
            "method": "POST", "jawab": "forward", "pilih": values["case_id"][0],
        }
    )  # fmt: skip


@pytest.mark.timeout(300)
def test_no_link_decides_or_changes_anything(town: Town, values: dict[str, list[str]]) -> None:
    every = dict(addresses(town, values))
    unopened, before = set(every), state(town)
    query = as_link(town, values)
    for who in ("sari", "lurah", "sekre", None):
        client = town.visitor() if who is None else town.client(who)
        for rule, made in every.items():
            for number, address in enumerate(made):
                answer = client.get(address)
                assert answer.status_code < 500, address
                if answer.status_code < 400 and "/masuk" not in (answer.location or ""):
                    unopened.discard(rule)
                if not number:
                    assert client.get(address + query).status_code < 500, address
        after = state(town)
        assert {name for name in after if after[name] != before[name]} == set(), who
    assert unopened <= UNOPENED, sorted(unopened - UNOPENED)


def test_the_same_asked_for_by_a_form_of_ones_own_is_noticed(town: Town) -> None:
    number = raised(town, "reading-post")
    before, form = state(town), {"to": str(town.persons["sekre"]), "note": "Saya urus"}
    assert town.visitor().post(f"/operasi/kendala/{number}/tangani", data=form).status_code == 400
    assert state(town) == before
    answer = post(secretary.secretary(town), number, "tangani", **form)
    assert answer.status_code == 303
    after = state(town)
    assert {"incident", "decision"} <= {name for name in after if after[name] != before[name]}
