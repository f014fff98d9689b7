"""What was decided on paper before it was recorded: both days are kept and shown."""

import datetime as dt

import pytest

from tests.web.cases import work
from tests.web.filling import errors_of
from tests.web.town import Town

REFUSAL = {
    "reason": "LAND_STATUS",
    "words": "Tanahnya masih sengketa.",
    "next_step": "Selesaikan dulu di kantor pertanahan.",
}


def parts(day: dt.date) -> dict[str, str]:
    return {
        "happened__day": str(day.day),
        "happened__month": str(day.month),
        "happened__year": str(day.year),
    }


def today() -> dt.date:
    return (
        dt.datetime.now(dt.UTC) + dt.timedelta(hours=7)
    ).date()  # the town lies in western Indonesia


def happened(town: Town, case: int) -> tuple[dt.datetime, dt.datetime]:
    with town.desk.database.connection() as connection:
        row = connection.execute(
            "SELECT happened_at, recorded_at FROM event WHERE case_id = %s"
            " ORDER BY seq DESC LIMIT 1",
            (case,),
        ).fetchone()
    assert row is not None
    return row[0], row[1]


def test_the_day_of_a_paper_meeting_is_kept_and_shown(town: Town) -> None:
    case = work.at_village(town, "paper")
    client = town.client("lurah")
    met = today() - dt.timedelta(days=5)
    carried = work.opened(client, case, "reject")
    answer = work.send(client, case, "reject", carried, **REFUSAL, **parts(met))
    assert answer.status_code == 303, errors_of(answer)
    at, recorded = happened(town, case)
    assert (at + dt.timedelta(hours=7)).date() == met
    assert (recorded + dt.timedelta(hours=7)).date() == today()
    assert "dicatat kemudian" in work.seen(town.visitor(), f"/ikuti/{work.number(town, case)}")


@pytest.mark.parametrize(
    ("days", "words"), [(1, "belum terjadi"), (-400, "lebih dari setahun"), (None, "tidak ada")]
)
def test_a_day_that_cannot_be_is_said_beside_it_and_nothing_is_lost(
    town: Town, days: int | None, words: str
) -> None:
    case = work.at_village(town, f"paper-{days}")
    client = town.client("lurah")
    typed = (
        {"happened__day": "31", "happened__month": "2", "happened__year": "2027"}
        if days is None
        else parts(today() + dt.timedelta(days=days))
    )
    answer = work.send(
        client, case, "reject", work.opened(client, case, "reject"), **REFUSAL, **typed
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert any(words in said for said in errors_of(answer)), errors_of(answer)
    assert f'value="{typed["happened__year"]}"' in page
    assert "Tanahnya masih sengketa." in page
    assert work.standing(town, case)[0] == "village_check"


def test_who_acts_for_oneself_acts_now(town: Town) -> None:
    case = work.case(town, "own-paper")
    client = town.client("sari")
    page = client.get(f"/kasus/{case}/withdraw").get_data(as_text=True)
    assert "atas kertas" not in page
    answer = work.send(
        client, case, "withdraw", work.hidden(page, "withdraw"),
        words="Sudah selesai.", **parts(today() - dt.timedelta(days=3)),
    )  # fmt: skip
    assert answer.status_code == 303, errors_of(answer)
    at, recorded = happened(town, case)
    assert at == recorded
