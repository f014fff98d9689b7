"""What is said of a text while it is written: quickly, whatever it is; and nothing is kept."""

import time
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.service import publishing, studio
from tests.support.pace import pace
from tests.web import secretary
from tests.web.secretary import WORKFLOW
from tests.web.studio.large import large
from tests.web.town import Town, token

MAIN = f"{WORKFLOW}.yaml"


def sources(town: Town) -> dict[str, str]:
    head = publishing.heads(town.desk)[WORKFLOW]
    return studio.sources_of(town.desk, head.hash, WORKFLOW)


def form_of(
    town: Town, client: FlaskClient, main: str | None = None, **more: str
) -> dict[str, str]:
    """What the editor's script sends: the files, with another text of the workflow's own."""
    files = sources(town)
    if main is not None:
        files[MAIN] = main
    form = {"csrf_token": token(client, f"/studio/{WORKFLOW}/ubah"), **more}
    for number, (name, words) in enumerate(files.items()):
        form |= {f"file-{number}": name, f"text-{number}": words}
    return form


def ask(client: FlaskClient, form: dict[str, str], what: str = "periksa") -> TestResponse:
    return client.post(f"/studio/{WORKFLOW}/{what}", data=form)


def said(town: Town, main: str | None = None, **more: str) -> dict[str, Any]:
    client = secretary.secretary(town)
    answer = ask(client, form_of(town, client, main, **more))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def test_a_text_without_errors_is_said_back_with_its_names(town: Town) -> None:
    found = said(town)
    assert found["problems"] == []
    first = found["steps"][0]
    assert first["title"] == "Rembuk RW"
    assert first["line"] > 1
    assert not first["changed"]
    assert ["village_check", "Diperiksa desa atau kelurahan"] in found["names"]["state"]
    assert ["window rw_forum", "2027-01-04 .. 2027-01-15"] in found["names"]["window"]
    assert ["common/notices", ""] in found["names"]["file"]
    assert ["2028", ""] in found["names"]["cycle"]


def test_an_error_has_its_place_and_what_changed_is_said_although_there_is_one(town: Town) -> None:
    main = sources(town)[MAIN]
    wrong = main.replace("visibility: public", "visibilty: public")
    start = wrong.index("\n  rw_forum:")
    wrong = wrong[:start] + wrong[start:].replace("within: 10 working", "within: 12 working", 1)
    found = said(town, wrong)
    line = main[: main.index("visibility:")].count("\n") + 1
    places = [(one["file"], one["line"], one["column"]) for one in found["problems"]]
    assert (MAIN, line, 1) in places
    assert found["steps"][0]["changed"]
    assert "dalam 12 hari kerja" in " ".join(found["steps"][0]["sentences"])


def test_a_finding_brings_its_story_turn_by_turn(town: Town) -> None:
    main = sources(town)[MAIN]
    start = main.index("    if_silent", main.index("\n  regency_forum:"))
    found = said(town, main[:start] + main[main.index("\n", start) + 1 :])
    (one,) = [each for each in found["problems"] if each["turns"]]
    assert one["turns"][0]["from"] == "rw_forum"
    assert one["turns"][-1]["to"] == "regency_forum"
    for before, after in zip(one["turns"], one["turns"][1:], strict=False):
        assert before["to"] == after["from"]
    assert one["turns"][0]["words"].startswith("Di “Rembuk RW”: Teruskan ke desa")


def test_the_deep_check_plays_the_examples_as_well(town: Town) -> None:
    main = sources(town)[MAIN].replace("within: 5 working days", "within: 9 working days", 1)
    assert said(town, main)["problems"] == []
    deep = said(town, main, deep="1")
    assert deep["deep"]
    assert any(one["file"].startswith("scenarios/") for one in deep["problems"])


def test_nothing_is_kept_of_what_is_only_looked_at(town: Town) -> None:
    said(town, "workflow: x\n")
    with town.desk.database.connection() as connection:
        row = connection.execute("SELECT count(*) FROM definition_draft").fetchone()
    assert row == (0,)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x" * 5_000_000,
        "\x00\x01\x02binary",
        "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
        "[" * 100_000,
        "".join(f"k{n}: 1\n" for n in range(40_000)),
        "",
        "states: {a: {to: \u202eevil}}",
        "- \t: {{{",
        "states: []\nroles: 3\n",
        "states:\n  a: {final: completed}\n  b: 7\n",
    ],
    ids=["5 MB", "binary", "bomb", "deep", "many", "empty", "bidi", "signs", "kinds", "half"],
)
def test_whatever_is_typed_is_answered_within_a_second(town: Town, text: str) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client, text)
    times = []
    for what in ("periksa", "periksa", "gambar"):
        begun = time.process_time()
        answer = ask(client, form, what)
        times.append(time.process_time() - begun)
        assert answer.status_code == 200
        if what == "periksa" and text:
            assert answer.get_json()["problems"]
    assert min(times[:2]) < 1 * pace()


def test_a_text_that_is_half_typed_is_never_a_fault(town: Town) -> None:
    """Cut off anywhere, with any line left out, with any name wrong: an answer comes each time."""
    client = secretary.secretary(town)
    main = sources(town)[MAIN]
    lines = main.split("\n")
    form = form_of(town, client)
    key = next(name for name, value in form.items() if value == main)
    for number in range(90, len(lines), 190):
        for text in (
            "\n".join(lines[:number]),
            "\n".join(lines[:number] + lines[number + 1 :]),
            main.replace(lines[number].split(":")[-1], " nowhere", 1),
        ):
            for what in ("periksa", "gambar"):
                answer = ask(client, form | {key: text}, what)
                assert answer.status_code == 200, (number, what)


def test_the_picture_is_of_the_text_and_marks_each_state(town: Town) -> None:
    client = secretary.secretary(town)
    main = sources(town)[MAIN].replace("id: Rembuk RW,", "id: Rembuk warga,", 1)
    drawn = ask(client, form_of(town, client, main), "gambar").get_json()
    assert drawn["current"]
    assert not drawn["folded"]
    assert 'data-state="rw_forum"' in drawn["svg"]
    assert 'data-from="rw_forum" data-to="village_check"' in drawn["svg"]
    assert "Rembuk warga" in drawn["svg"]
    assert "style=" not in drawn["svg"]
    assert "<script" not in drawn["svg"]
    before = said(town)["picture"]
    assert said(town, main)["picture"] == drawn["picture"] != before
    comment = sources(town)[MAIN] + "# nothing that is drawn\n"
    assert said(town, comment)["picture"] == before


def test_a_text_that_cannot_be_drawn_leaves_the_version_in_use(town: Town) -> None:
    client = secretary.secretary(town)
    drawn = ask(client, form_of(town, client, "- no map\n"), "gambar").get_json()
    assert not drawn["current"]
    assert "Rembuk RW" in drawn["svg"]


def test_three_hundred_states_are_folded_by_phase_and_answered_in_time(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client, large(sources(town)[MAIN]))
    times = []
    for _ in range(2):
        begun = time.process_time()
        found = ask(client, form).get_json()
        times.append(time.process_time() - begun)
    assert len(found["steps"]) == 300
    assert min(times) < 3 * pace()
    whole = ask(client, form, "gambar").get_json()
    assert whole["folded"]
    assert "data-state=" not in whole["svg"]
    assert whole["svg"].count("data-phase=") == 6
    begun = time.process_time()
    near = ask(client, form | {"near": "s100"}, "gambar").get_json()
    assert time.process_time() - begun < 3 * pace()
    assert 'data-state="s100"' in near["svg"]
    assert 'data-state="s200"' not in near["svg"]
    assert 5 < near["svg"].count("data-state=") <= 60


def test_a_session_that_has_ended_is_no_answer_and_a_stranger_finds_nothing(town: Town) -> None:
    client = secretary.secretary(town)
    form = form_of(town, client)
    with town.desk.database.connection() as connection:
        connection.execute("DELETE FROM web_session")
    answer = ask(client, form)
    assert answer.status_code == 401
    assert answer.mimetype == "text/html"
    stranger = town.client("sari")
    form["csrf_token"] = token(stranger, "/usul")
    assert ask(stranger, form).status_code == 404


def test_the_language_is_kept_by_the_browser_until_it_changes(town: Town) -> None:
    client = secretary.secretary(town)
    page = client.get(f"/studio/{WORKFLOW}/ubah").get_data(as_text=True)
    address = page.split('data-grammar="')[1].split('"')[0]
    kept = client.get(address)
    assert "max-age=31536000" in kept.headers["Cache-Control"]
    assert kept.get_json()["words"]["walk"] == "Telusuri ceritanya di gambar"
    assert "max-age" not in client.get(address.split("?")[0]).headers["Cache-Control"]
    assert town.visitor().get(address).status_code == 303


def test_the_editor_is_loaded_where_rules_are_edited_and_nowhere_else(town: Town) -> None:
    client = secretary.secretary(town)
    bundle = "vendor/editor.js"
    assert bundle in client.get(f"/studio/{WORKFLOW}/ubah").get_data(as_text=True)
    for address in ("/", "/studio", f"/studio/{WORKFLOW}", f"/studio/{WORKFLOW}/skenario"):
        assert bundle not in client.get(address).get_data(as_text=True)


def test_the_editing_page_keeps_to_its_weight(town: Town) -> None:
    client = secretary.secretary(town)
    zipped = {"Accept-Encoding": "gzip"}
    page = client.get(f"/studio/{WORKFLOW}/ubah", headers=zipped)
    words = client.get(f"/studio/{WORKFLOW}/ubah").get_data(as_text=True)
    addresses = [part.split('"')[0] for part in words.split('="')[1:] if part.startswith("/aset/")]
    weight = len(page.data) + sum(
        len(client.get(address, headers=zipped).data) for address in set(addresses)
    )
    assert weight <= 250 * 1024, weight
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style-src 'self';" in policy
