"""Files of forms that were never sent are swept after ninety days; nobody's sent ones are."""

import datetime as dt
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from engine.core.definition.fields import Field
from engine.jobs import clock
from engine.jobs.clock import Memory
from engine.jobs.queues import Queues, connect
from engine.service import attachments, drafts
from engine.service.attachments import Row
from engine.store.shelf import Shelf
from tests.jobs.office import Office
from tests.support.small import NOON

ALICE, BOB = 1, 2
DAYS = dt.timedelta(days=1)
PHOTOS = Field.model_validate(
    {"type": "photos", "label": {"id": "Foto", "en": "Photos"}, "see": "public"}
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "files")


def photo(shade: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 80, 80)).save(made, "JPEG")
    return made.getvalue()


def upload(office: Office, shelf: Shelf, shade: int, owner: int = ALICE) -> Row:
    made = attachments.keep(
        office.desk, shelf, owner, "photos", PHOTOS, "a.jpg", photo(shade), NOON
    )
    assert isinstance(made, Row)
    age(shelf, made)
    return made


def age(shelf: Shelf, row: Row) -> None:
    """As if the content had lain there since the first of the days of this test."""
    path = shelf.path(row.content_hash)
    assert path is not None
    os.utime(path, (NOON.timestamp(), NOON.timestamp()))


def swept(office: Office, shelf: Shelf, days: float) -> set[str]:
    """The tokens that are left after the clock of that day."""
    away = Queues(connect("redis://127.0.0.1:1/0", timeout=0.2))
    clock.tick(office.database, away, NOON + days * DAYS, Memory(shelf=shelf))
    return {row[0] for row in office.rows("SELECT token FROM attachment")}


def test_a_file_that_was_never_sent_goes_after_ninety_days_with_its_content(
    office: Office, shelf: Shelf
) -> None:
    lost = upload(office, shelf, 1)
    assert swept(office, shelf, 89.9) == {lost.token}
    assert shelf.get(lost.content_hash) is not None
    assert swept(office, shelf, 90.1) == set()
    assert shelf.get(lost.content_hash) is None
    assert swept(office, shelf, 91) == set()  # twice is harmless


def test_a_file_of_a_case_or_of_a_living_draft_stays(office: Office, shelf: Shelf) -> None:
    sent, drafted = upload(office, shelf, 1), upload(office, shelf, 2)
    [case] = office.open()
    attachments.bind(office.desk, ALICE, case, [sent.token])
    draft = drafts.begin(office.desk, ALICE, "small", NOON)
    drafts.save(office.desk, ALICE, draft.form, NOON + 80 * DAYS, keys=("photos",),
                values={"photos": [drafted.token]})  # fmt: skip
    assert swept(office, shelf, 199) == {sent.token, drafted.token}
    assert swept(office, shelf, 201) == {sent.token}  # 120 days after it was saved last
    assert shelf.get(sent.content_hash) is not None


def test_the_same_content_stays_while_anybody_needs_it(office: Office, shelf: Shelf) -> None:
    lost, sent = upload(office, shelf, 1), upload(office, shelf, 1, BOB)
    assert lost.content_hash == sent.content_hash
    [case] = office.open()
    attachments.bind(office.desk, BOB, case, [sent.token])
    assert swept(office, shelf, 100) == {sent.token}
    assert shelf.get(sent.content_hash) is not None


def test_a_content_that_was_just_put_again_is_not_taken_away(office: Office, shelf: Shelf) -> None:
    lost = upload(office, shelf, 1)
    shelf.put(shelf.get(lost.content_hash) or b"")  # its row is not written yet
    assert not shelf.remove(lost.content_hash, dt.datetime.now(dt.UTC) - DAYS)
    assert shelf.get(lost.content_hash) is not None


def test_a_sent_file_whose_hanging_was_interrupted_is_hung_late(
    office: Office, shelf: Shelf
) -> None:
    sent = upload(office, shelf, 1)
    [case] = office.open()
    data = f'{{"photos": ["{sent.token}"]}}'
    office.run("UPDATE cases SET data = data || %s::jsonb WHERE id = %s", data, case)
    assert office.rows("SELECT person FROM submission") == [(ALICE,)]
    assert swept(office, shelf, 100) == {sent.token}
    assert office.rows("SELECT case_id FROM attachment") == [(case,)]
