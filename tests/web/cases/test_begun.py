"""When the form of an act was begun: signed into it, and worth nothing in any other hand."""

import datetime as dt

import pytest
import time_machine
from flask.testing import FlaskClient

from engine.service import publishing
from tests.web import secretary
from tests.web import town as towns
from tests.web.cases import work
from tests.web.cases.test_correcting import returned
from tests.web.filling import errors_of
from tests.web.secretary import WORKFLOW
from tests.web.town import Town

SHUT = dt.datetime(2027, 1, 8, 17, tzinfo=dt.UTC)  # midnight in western Indonesia
HOUR = dt.timedelta(hours=1)
LABEL = "        label: {id: Kirim perbaikan, en: Send the correction}\n"


def at(moment: dt.datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def ours(client: FlaskClient) -> dict[str, list[str]]:
    """What makes a form this browser's: it was shown in another one, long ago."""
    return {"csrf_token": [towns.token(client, "/akun/sandi")]}


@pytest.fixture(autouse=True, scope="module")
def held_to_its_window(town: Town) -> None:
    """The proposer's correction may be sent in the window of the aspirations only."""
    secretary.without_examples(town)
    head = publishing.heads(town.desk)[WORKFLOW]
    sources = dict(publishing.sources(town.desk, head.hash) or {})
    main = f"{WORKFLOW}.yaml"
    sources[main] = sources[main].replace(LABEL, f"{LABEL}        only_in: window aspiration\n")
    done = publishing.publish(town.desk, WORKFLOW, sources, None, "x", towns.OPENED)
    assert isinstance(done, publishing.Published), done


def test_a_correction_begun_before_the_hour_is_taken_and_marked(town: Town) -> None:
    with at(SHUT - HOUR):
        case = returned(town, "in-time", volume="Mohon diukur lagi.")
        client = town.client("sari")
        page = work.seen(client, f"/kasus/{case}/resubmit")
        assert "Masa ini ditutup Jumat, 8 Januari 2027 pukul 23.59 WIB (1 jam lagi)" in page
        carried = work.opened(client, case, "resubmit")
    with at(SHUT + HOUR):
        client = town.client("sari")
        wrong = work.send(
            client, case, "resubmit", carried | ours(client), f__volume="banyak sekali"
        )
        assert wrong.status_code == 422
        kept = work.hidden(wrong.get_data(as_text=True), "resubmit")
        assert kept["begun"] == carried["begun"]  # a mistake does not begin it anew
        answer = work.send(client, case, "resubmit", kept, f__volume="150")
        assert answer.status_code == 303, errors_of(answer)
        assert "yang dimulai sebelumnya masih diterima" in work.seen(client, f"/kasus/{case}")
        assert work.standing(town, case)[0] == "village_check"


def test_without_our_hand_or_after_the_grace_it_is_refused_and_nothing_is_lost(town: Town) -> None:
    with at(SHUT - HOUR):
        case, other = (returned(town, key, volume="Mohon diukur lagi.") for key in ("one", "two"))
        client = town.client("sari")
        carried = work.opened(client, case, "resubmit")
        foreign = work.opened(client, other, "resubmit")["begun"]
        afresh = work.opened(client, case, "resubmit")["begun"]
    forged = [carried["begun"][0][:-2] + "xx"]
    for begun in ([""], ["x"], forged, foreign, afresh):
        with at(SHUT + HOUR):
            client = town.client("sari")
            held = carried | ours(client) | {"begun": begun}
            answer = work.send(client, case, "resubmit", held, f__volume="151")
            assert answer.status_code == 422, begun
            assert "Sudah ditutup. Masanya" in " ".join(errors_of(answer))
            assert 'value="151"' in answer.get_data(as_text=True)
    with at(SHUT + 24 * HOUR):
        client = town.client("sari")
        answer = work.send(client, case, "resubmit", carried | ours(client), f__volume="151")
        assert answer.status_code == 422
        assert "masih diterima sampai Sabtu, 9 Januari 2027 pukul 23.59 WIB" in " ".join(
            errors_of(answer)
        )
    assert work.standing(town, case)[0] == "correction"
