"""Bringing a database to the newest tables with Alembic, inside the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from saql.service.database import DatabaseRefusedError

SCRIPTS = Path(__file__).parent / "migrations"


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for a connection that is already open."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run every missing migration; all of them happen or none.

    Raises:
        DatabaseRefusedError: a newer version of Saql wrote this database.
    """
    try:
        command.upgrade(configuration(connection), "head")
    except CommandError as error:
        raise DatabaseRefusedError(
            "the database was written by a newer version of Saql; update Saql first"
        ) from error
