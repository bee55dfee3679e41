"""A mistake in the course's data: which rule it breaks, and where in the file."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int | str, ...]
"""Keys and positions from the top of a file down to the value."""


@dataclass(frozen=True)
class Mistake:
    """A broken rule over several values; ``found`` is what is there, in signs or in ids."""

    code: str
    place: Place = ()
    found: str = ""


class DataError(ValueError):
    """Values of one entry that do not go together; a validator raises it."""

    def __init__(self, code: str, found: object = "", place: Place = ()) -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found
        self.place = place


def doubled(ids: list[str]) -> list[int]:
    """The positions of ids that were there before."""
    seen: set[str] = set()
    positions = []
    for at, each in enumerate(ids):
        if each in seen:
            positions.append(at)
        seen.add(each)
    return positions
