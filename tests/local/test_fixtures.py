"""The fixtures that every other test stands on."""

import psycopg
import pytest
from playwright.sync_api import Page
from redis import Redis
from sqlalchemy import create_engine, text


def test_a_database_of_its_own_sorts_by_code_point(empty_database_url: str) -> None:
    engine = create_engine(empty_database_url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT x FROM unnest(array['b','A','a','B']) x ORDER BY x"))
        assert [row.x for row in rows] == ["A", "B", "a", "b"]
    engine.dispose()


def test_the_role_of_the_program_is_no_superuser(empty_database_url: str) -> None:
    url = empty_database_url.replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        query = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        assert connection.execute(query).fetchone() == (False,)


@pytest.mark.parametrize("_again", [1, 2])
def test_valkey_is_empty_at_the_start_of_a_test(redis_url: str, _again: int) -> None:
    with Redis.from_url(redis_url) as connection:
        assert connection.dbsize() == 0
        connection.set("left", "behind")


@pytest.mark.browser
def test_a_page_is_as_wide_as_a_phone(page: Page) -> None:
    page.set_content("<p>Rembuk</p>")
    assert page.evaluate("window.innerWidth") == 360
    assert page.text_content("p") == "Rembuk"
