"""The database opens safely or not at all, and its tables are what the migrations make."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from saql.i18n import catalogue
from saql.service.database import Database, DatabaseRefusedError, opened, wal_is_safe
from saql.service.migrate import configuration
from saql.service.refusals import NOTICES, REFUSALS, sentence
from saql.service.settings import Settings
from saql.service.tables import metadata


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_migrations_make_exactly_the_tables(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgresql_url") if kind == "postgresql" else ""
    with opened(Settings(tmp_path, url)) as database, database.begin() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert found == []


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_room_of_the_first_version_is_brought_up_to_date_and_keeps_its_people(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue("postgresql_url") if kind == "postgresql" else ""
    settings = Settings(tmp_path, url)
    first = Database(settings)
    with first.begin() as connection:
        command.upgrade(configuration(connection), "0001")
        connection.execute(text("INSERT INTO cohorts (name, created_at) VALUES ('x', 'y')"))
    first.close()
    with opened(settings) as database, database.begin() as connection:
        assert connection.execute(text("SELECT name FROM cohorts")).scalar() == "x"
        assert connection.execute(text("SELECT count(*) FROM attempts")).scalar() == 0
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_loses_nothing_and_migrates_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(Settings(tmp_path)) as database, database.begin() as connection:
            assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    with opened(Settings(tmp_path)) as database, database.begin() as connection:

        def pragma(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        safe = wal_is_safe(sqlite3.sqlite_version_info)  # type: ignore[arg-type]  # three numbers
        assert pragma("journal_mode") == ("wal" if safe else "truncate")
        assert pragma("synchronous") == (2 if safe else 3)
        assert (pragma("foreign_keys"), pragma("trusted_schema")) == (1, 0)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_a_log_that_can_be_corrupted_is_never_used(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(version) is safe


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with opened(Settings(tmp_path)) as database, database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseRefusedError, match="newer version"), opened(Settings(tmp_path)):
        pass


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data" / "saql.db")) as other:
        other.execute("PRAGMA application_id=7")
        other.execute("CREATE TABLE x (y)")
    with (
        pytest.raises(DatabaseRefusedError, match="another program"),
        opened(Settings(tmp_path)),
    ):
        pass


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    with opened(Settings(tmp_path)):
        pass
    path = tmp_path / "data" / "saql.db"
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 6] = b"\x5a" * 4096 * 4
    path.write_bytes(content)
    with pytest.raises(Exception, match=r"damaged|Error"), opened(Settings(tmp_path)):
        pass


@pytest.mark.parametrize("code", [*REFUSALS, *NOTICES])
def test_every_refusal_has_a_sentence_in_both_languages(code: str) -> None:
    assert sentence(code, "ar") != sentence(code, "en")
    message = NOTICES.get(code) or REFUSALS[code][1]
    assert catalogue("service", "ar").gettext(message) != message


def test_an_ordinary_postgresql_address_is_understood(tmp_path: Path) -> None:
    address = Settings(tmp_path, "postgresql://saql:secret@db/saql").address
    assert address == "postgresql+psycopg://saql:secret@db/saql"
    assert Settings(tmp_path).address == f"sqlite:///{tmp_path / 'data' / 'saql.db'}"
