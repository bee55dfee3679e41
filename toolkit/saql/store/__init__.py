"""Where a plan is kept: one protocol, a file beside a notebook, or the room's service."""

from __future__ import annotations

from saql.store.content import checked_content, empty_content
from saql.store.file import FileStore
from saql.store.shapes import (
    Conflict,
    News,
    PlanStore,
    Revision,
    Saved,
    Snapshot,
    StoreRefused,
    StoreUnavailable,
)

__all__ = [
    "Conflict",
    "FileStore",
    "News",
    "PlanStore",
    "Revision",
    "Saved",
    "ServiceStore",
    "Snapshot",
    "StoreRefused",
    "StoreUnavailable",
    "checked_content",
    "empty_content",
]


def __getattr__(name: str) -> object:
    """Load ``ServiceStore`` on first use, so that the service itself never loads a client."""
    if name == "ServiceStore":
        from saql.store.remote import ServiceStore

        return ServiceStore
    raise AttributeError(name)
