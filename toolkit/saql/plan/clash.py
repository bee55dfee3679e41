"""Two people changed the same place: both texts, so that a person can choose or join them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Clash:
    """One field that two people changed differently since ``base``.

    ``path`` leads from the section to the field by field names and item ids.
    """

    path: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any
