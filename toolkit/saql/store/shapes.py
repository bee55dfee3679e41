"""What every store of a plan takes and gives back.

A revision is a number that grows over the whole plan; each belongs to one section. ``base`` is
the revision that an editor had seen when the work began, so an overtaken save is noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from saql.plan.clash import Clash
from saql.plan.document import Plan

Content = dict[str, Any]

Kind = Literal["saved", "merged", "overtaken", "restored", "imported"]
"""How a revision came to be. An *overtaken* one was refused: kept, listed, never current."""


@dataclass(frozen=True)
class Snapshot:
    """A plan as it was at one moment, with each section's latest revision (0 = never saved)."""

    plan: Plan
    revisions: dict[str, int]
    revision: int


@dataclass(frozen=True)
class Saved:
    """A save that is on disk; ``content`` is what the section holds now."""

    revision: int
    content: Content
    merged: bool


@dataclass(frozen=True)
class Conflict:
    """A save that met somebody else's change; ``content`` is theirs and stays current."""

    section: str
    revision: int
    content: Content
    author: str
    clashes: list[Clash]


@dataclass(frozen=True)
class News:
    """A section as somebody saved it since."""

    section: str
    revision: int
    author: str
    at: datetime
    content: Content


@dataclass(frozen=True)
class Revision:
    """One line of a plan's history."""

    number: int
    section: str
    author: str
    at: datetime
    kind: Kind


class StoreUnavailable(Exception):  # noqa: N818  # names an answer of the store, not a fault in it
    """Try again later; nothing is known to be saved."""


class StoreRefused(Exception):  # noqa: N818  # names an answer of the store, not a fault in it
    """The store will never do this; ``sentence_code`` names the reason."""

    def __init__(self, sentence_code: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(sentence_code)
        self.sentence_code = sentence_code
        self.data = data or {}


class PlanStore(Protocol):
    """Where one plan is kept. Any call may raise StoreUnavailable or StoreRefused."""

    def load(self) -> Snapshot:
        """The plan as it is now."""
        ...

    def save(self, section: str, content: Content, *, base: int, key: str) -> Saved | Conflict:
        """Save a section; returns only when it is on disk, or as a conflict that keeps both texts.

        The same key with the same content gives the same answer and saves nothing twice.
        """
        ...

    def news(self, since: int) -> list[News]:
        """The latest content of every section that was saved after this revision."""
        ...

    def history(self) -> list[Revision]:
        """Every revision, oldest first."""
        ...

    def at(self, revision: int) -> Snapshot:
        """The plan as it was at a revision; for an overtaken one, as its author saw it."""
        ...

    def replace(self, plan: Plan, *, key: str) -> Snapshot:
        """Put a whole plan in place at once, as imported revisions of what differs."""
        ...

    def restore(self, revision: int, *, key: str) -> Snapshot:
        """Make the plan what it was at a revision, as new revisions of the sections that differ."""
        ...
