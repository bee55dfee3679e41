"""Where the service keeps its data, from the environment or from its caller."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """One room's service.

    Attributes:
        course_dir: The course folder; the service's own data is in its ``data`` folder.
        database_url: A SQLAlchemy address; empty for SQLite in the data folder.
    """

    course_dir: Path
    database_url: str = ""

    @property
    def data_dir(self) -> Path:
        """The folder that only the service and the trainer read."""
        return self.course_dir / "data"

    @property
    def address(self) -> str:
        """The database's SQLAlchemy address, with the driver that is installed."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'saql.db'}"
        for plain in ("postgresql://", "postgres://"):
            if url.startswith(plain):
                return "postgresql+psycopg://" + url.removeprefix(plain)
        return url


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that ``SAQL_COURSE_DIR`` and ``SAQL_DATABASE_URL`` name."""
    folder = Path(environment.get("SAQL_COURSE_DIR") or ".")
    return Settings(folder.resolve(), environment.get("SAQL_DATABASE_URL", ""))
