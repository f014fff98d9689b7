"""Letters about changes of rules: the others are told, by page and mail, of what waits for them or
was published urgently, and an author of the answer; nobody of what was taken back."""

import datetime as dt
from email.message import EmailMessage

import pytest

from engine.core.values import Refused
from engine.service import drafting, inbox, people, publishing, telling
from engine.service.desk import Desk
from engine.service.drafting import Handed, Submitted
from engine.service.people import NewPerson
from engine.service.publishing import Published
from engine.store import logins
from tests.jobs.office import Office
from tests.jobs.post_office import PostOffice
from tests.jobs.test_delivering import send
from tests.service.test_publishing import renamed, text
from tests.support.regency import NOW

MINUTE = dt.timedelta(minutes=1)
WHY = "Perbup 3/2027"


def secretary(desk: Desk, name: str, language: str = "id") -> int:
    """A member of the secretariat who can sign in and has an address."""
    new = NewPerson(name, email=f"{name.lower()}@example.org", language=language)
    person = people.add(desk, new, None, None, NOW)
    assert isinstance(person, int)
    assert people.set_secretariat(desk, person, True, None, None, NOW) is None
    with desk.database.transaction() as conn:
        logins.write(conn, person, name.lower(), "x", NOW)
    return person


@pytest.fixture
def three(regency: Desk) -> tuple[Office, int, int, int]:
    """The small workflow published; Ratna, Budi (who reads English) and Cici."""
    assert isinstance(publishing.publish(regency, "small", text(), None, "x", NOW), Published)
    return (
        Office(regency),
        secretary(regency, "Ratna"),
        secretary(regency, "Budi", "en"),
        secretary(regency, "Cici"),
    )


def hand_in(desk: Desk, by: int, title: str = "Second") -> int:
    head = publishing.heads(desk)["small"].hash
    handed = Handed("small", text(renamed(title)), head, "edit", WHY)
    done = drafting.submit(desk, handed, by, NOW)
    assert isinstance(done, Submitted), done
    return done.number


def acknowledged(desk: Desk, number: int) -> set[str]:
    return set(drafting.judged(desk, "small", drafting.text_of(desk, number), NOW).warnings)


def posted(
    office: Office, post_office: PostOffice, now: dt.datetime
) -> dict[str, list[EmailMessage]]:
    """What arrives when the relay looks at this moment, by name."""
    post_office.received.clear()
    mails = list(telling.relay(office.database, now).mails)
    send(office, mails, now, post_office)
    found: dict[str, list[EmailMessage]] = {}
    for address, message in post_office.received:
        found.setdefault(address.partition("@")[0], []).append(message)
    return found


def test_a_change_that_waits_is_mailed_to_the_others(
    three: tuple[Office, int, int, int], post_office: PostOffice
) -> None:
    office, ratna, budi, _ = three
    number = hand_in(office.desk, ratna)
    assert posted(office, post_office, NOW) == {}  # handing in again within a minute replaces it
    found = posted(office, post_office, NOW + MINUTE)
    assert set(found) == {"budi", "cici"}
    [english], [plain] = found["budi"], found["cici"]
    assert english["Subject"].startswith("A change of rules waits for you")
    body = plain.get_content()
    assert plain["Subject"].startswith("Perubahan aturan menunggu Anda")
    assert "Ratna mengajukan perubahan" in body
    assert WHY in body
    assert f"https://rembuk.kecil.example/studio/pengajuan/{number}" in body
    assert posted(office, post_office, NOW + 2 * MINUTE) == {}  # once
    # The page has it as well, and whoever opened the change has read it.
    [item] = inbox.page(office.desk, budi, None, "en", NOW).items
    assert (item.address, item.number) == (f"/studio/pengajuan/{number}", f"Change {number}")
    assert item.address in item.letter.body
    assert inbox.unread(office.desk, budi) == 1
    assert inbox.read_change(office.desk, budi, number, NOW) == 1
    assert inbox.unread(office.desk, budi) == 0
    assert inbox.unread(office.desk, ratna) == 0


def test_what_was_taken_back_or_replaced_is_told_to_nobody(
    three: tuple[Office, int, int, int], post_office: PostOffice
) -> None:
    office, ratna, _budi, _ = three
    hand_in(office.desk, ratna)
    number = hand_in(office.desk, ratna, "Third")  # replaces the first
    assert len(posted(office, post_office, NOW + MINUTE)["budi"]) == 1
    drafting.withdraw(office.desk, number, ratna, NOW)
    hand_in(office.desk, ratna, "Fourth")
    drafting.withdraw(office.desk, number + 1, ratna, NOW)
    assert posted(office, post_office, NOW + 3 * MINUTE) == {}
    assert office.number("SELECT count(*) FROM incident") == 0


def test_an_urgent_change_is_mailed_to_the_others_at_once_with_its_day(
    three: tuple[Office, int, int, int], post_office: PostOffice
) -> None:
    office, ratna, budi, cici = three
    number = hand_in(office.desk, ratna)
    done = drafting.publish_urgently(
        office.desk, number, ratna, acknowledged(office.desk, number), "Banjir sejak pagi", NOW
    )
    assert isinstance(done, Published), done
    found = posted(office, post_office, NOW)
    assert set(found) == {"budi", "cici"}
    [plain] = found["cici"]
    assert plain["Subject"].startswith("Aturan diterbitkan mendesak, perlu ditinjau")
    body = plain.get_content().replace("=\r\n", "")
    assert "Banjir sejak pagi" in body
    assert f"versi {done.number}" in body
    assert "paling lambat Selasa" in body or "paling lambat Senin" in body
    # The review is an answer to the author, and to nobody else.
    assert drafting.review(office.desk, number, budi, False, "Salah satu batas keliru", NOW) is None
    found = posted(office, post_office, NOW + MINUTE)
    assert set(found) == {"ratna"}
    [answer] = found["ratna"]
    assert answer["Subject"].startswith("Ada keberatan")
    assert "Salah satu batas keliru" in answer.get_content()
    assert cici


@pytest.mark.parametrize("publishes", [True, False])
def test_an_author_gets_the_answer(
    three: tuple[Office, int, int, int], post_office: PostOffice, publishes: bool
) -> None:
    office, ratna, budi, _ = three
    number = hand_in(office.desk, budi)
    if publishes:
        ticked = acknowledged(office.desk, number)
        done = drafting.approve(office.desk, number, ratna, ticked, NOW)
        assert isinstance(done, Published), done
    else:
        assert drafting.send_back(office.desk, number, ratna, "Judulnya {link} 100%", NOW) is None
    found = posted(office, post_office, NOW + MINUTE)
    assert set(found) == {"budi"}  # and nobody is asked for what was answered
    [answer] = found["budi"]
    if publishes:
        assert answer["Subject"].startswith("Your change was published")
        assert f"version {done.number}" in answer.get_content()
    else:
        assert answer["Subject"].startswith("Your change was sent back")
        assert "Judulnya {link} 100%" in answer.get_content()  # never read as words with places


def test_a_refused_act_tells_nobody(three: tuple[Office, int, int, int]) -> None:
    office, ratna, _budi, _ = three
    number = hand_in(office.desk, ratna)
    before = office.number("SELECT count(*) FROM outbox")
    assert isinstance(drafting.send_back(office.desk, number, ratna, "x", NOW), Refused)
    assert isinstance(drafting.approve(office.desk, number, ratna, (), NOW), Refused)
    assert office.number("SELECT count(*) FROM outbox") == before
