"""The service's published OpenAPI description."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from saql.service.app import create_app
from saql.service.settings import Settings


def description() -> dict[str, Any]:
    """OpenAPI of the service in this version; no database is opened for it."""
    return create_app(Settings(Path())).openapi()
