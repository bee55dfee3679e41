"""Examples beside the fields: a weak and a strong one, from the course's own file."""

from __future__ import annotations

from typing import Any


def examples() -> dict[str, Any]:
    """Examples by ``section.list.field`` (``section.field`` for a section's own)."""
    return {}
