"""The coach's desk: the cohort's submissions, a plan to read, and two voices side by side."""

from __future__ import annotations

from typing import Any

from saql.widgets.board import Board
from saql.widgets.coach_desk import Desk
from saql.widgets.esm import SHARED


class CoachBoard(Board):
    """A board over a desk, which speaks the same messages as a workspace."""

    entry = "coach"
    styles = (*SHARED, "changes", "coach", "coach-read", "coach-judge", "coach-sizes")

    def __init__(self, desk: Desk, **traits: Any) -> None:
        """Show a desk."""
        super().__init__(desk, **traits)  # type: ignore[arg-type]  # handle, poll and language are all that a board needs
