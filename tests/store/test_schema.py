"""The schema: models and migrations agree, tenants are kept apart, history is written once."""

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import ForeignKeyConstraint, create_engine

from engine.store import grants, migrate
from engine.store.database import APP_ROLE, Database
from engine.store.tables import GLOBAL, SHARED, TENANT, Base

TABLES = Base.metadata.tables


def test_the_migrations_make_what_the_models_say(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_migrating_twice_changes_nothing(empty_database_url: str) -> None:
    assert migrate.upgrade(empty_database_url) == (None, migrate.newest())
    assert migrate.upgrade(empty_database_url) == (migrate.newest(), migrate.newest())


def test_every_release_can_be_migrated_from(empty_database_url: str) -> None:
    assert migrate.upgrade(empty_database_url, "0001_people") == (None, "0001_people")
    assert migrate.upgrade(empty_database_url)[1] == migrate.newest()


def test_every_table_is_of_exactly_one_kind() -> None:
    assert set(TABLES) == GLOBAL | SHARED | TENANT
    assert not GLOBAL & SHARED
    assert not (GLOBAL | SHARED) & TENANT


@pytest.mark.parametrize("name", sorted(TENANT))
def test_a_tenants_table_leads_its_key_with_the_tenant(name: str) -> None:
    assert next(iter(TABLES[name].primary_key.columns)).name == "tenant"


@pytest.mark.parametrize("name", sorted(GLOBAL | SHARED))
def test_a_table_of_all_has_no_tenant_in_its_key(name: str) -> None:
    assert "tenant" not in TABLES[name].primary_key.columns


@pytest.mark.parametrize("name", sorted(TENANT))
def test_rows_of_a_tenant_hang_on_rows_of_the_same_tenant(name: str) -> None:
    table = TABLES[name]
    keys = [key for key in table.constraints if isinstance(key, ForeignKeyConstraint)]
    assert keys, "nothing says that the tenant exists"
    for key in keys:
        pairs = [(e.parent.name, e.column.table.name, e.column.name) for e in key.elements]
        if pairs[0][1] in TENANT:
            assert pairs[0] == ("tenant", pairs[0][1], "tenant"), key.name


@pytest.mark.parametrize("name", sorted(TENANT - {"delivery"}))
def test_whatever_names_a_case_is_tied_to_it(name: str) -> None:
    # A delivery is tied to its outbox row, and through that to the case.
    if "case_id" in TABLES[name].columns:
        tied = {e.column.table.name for c in TABLES[name].constraints
                if isinstance(c, ForeignKeyConstraint) and "case_id" in c.column_keys
                for e in c.elements}  # fmt: skip
        assert tied == {"cases"}


def test_the_application_acts_in_a_role_of_its_own(database: Database) -> None:
    with database.connection() as connection:
        row = connection.execute("SELECT current_user, current_setting('timezone')").fetchone()
    assert row == (APP_ROLE, "UTC")


@pytest.mark.parametrize("name", grants.WRITTEN_ONCE)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET tenant = 2", "TRUNCATE {}"])
def test_the_application_cannot_rewrite_history(
    database: Database, name: str, statement: str
) -> None:
    with database.connection() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.format(name))


def test_the_application_may_not_change_the_schema(database: Database) -> None:
    with database.connection() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("ALTER TABLE event ADD COLUMN x int")


def test_pages_read_in_the_same_role(database: Database) -> None:
    with database.session() as session:
        assert session.connection().exec_driver_sql("SELECT current_user").scalar() == APP_ROLE


def test_the_order_of_words_is_the_same_on_every_server(database: Database) -> None:
    with database.connection() as connection:
        row = connection.execute(
            "SELECT array_agg(w ORDER BY w) FROM unnest('{b,B,a,Ä,A,é}'::text[]) AS w"
        ).fetchone()
    assert row == (["A", "B", "a", "b", "Ä", "é"],)
