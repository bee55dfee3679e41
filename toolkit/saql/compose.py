"""The one place that joins the parts: which store and which client an app works with."""

from __future__ import annotations

import os
from pathlib import Path

from saql.client import ServiceClient
from saql.course import Course, default_course, load_course


def kernel_client() -> ServiceClient | None:
    """The service as this kernel's visitor may use it; None outside a room (a notebook)."""
    url, key = os.environ.get("SAQL_SERVICE_URL"), os.environ.get("SAQL_KERNEL_KEY")
    return ServiceClient(url, key) if url and key else None


def kernel_course() -> Course:
    """The room's course folder, or the shipped course outside a room."""
    folder = os.environ.get("SAQL_COURSE_DIR")
    return load_course(Path(folder) / "course") if folder else default_course()
