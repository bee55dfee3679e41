"""What the sections of a plan document are made of: lines, ids, items and places."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from saql.plan.fields import MAX_TEXT, Part, Text

Line = Annotated[str, Field(max_length=MAX_TEXT)]
Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class Item(Part):
    """A row of a list, with an id that stays the same through every edit."""

    id: Id


class Place(Part):
    """A place: a governorate or district by p-code, or free text where no code fits."""

    pcode: Line = ""
    text: Text = Field(default_factory=Text)
