"""``saql.toml``: what a trainer sets for a room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from saql.course.toml_file import read_model
from saql.plan.fields import Language


class RoomPart(BaseModel):
    """How a room is reached and which language it greets in."""

    model_config = ConfigDict(strict=True)

    language: Language = "ar"
    port: Annotated[int, Field(ge=0, le=65535)] = 8866
    hosts: Annotated[tuple[str, ...], Field(strict=False)] = ()


class DatabasePart(BaseModel):
    """Where a room keeps its data; empty is the file in ``data/``."""

    model_config = ConfigDict(strict=True)

    url: str = ""


class RoomFile(BaseModel):
    """The whole file; a part that is left out has its defaults."""

    room: RoomPart = Field(default_factory=RoomPart)
    database: DatabasePart = Field(default_factory=DatabasePart)


def read_room_file(path: Path) -> RoomFile:
    """Read the file.

    Raises:
        CourseFileError: it cannot be read, or the first mistake in it.
    """
    return read_model(path, path.parent, RoomFile)
