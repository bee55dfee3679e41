"""The trainer's desk as a page."""

from __future__ import annotations

from typing import Any

from saql.widgets.board import Board
from saql.widgets.esm import SHARED
from saql.widgets.trainer.desk import Desk


class TrainerBoard(Board):
    """A board over the trainer's desk, which speaks the same messages as a workspace."""

    entry = "trainer"
    styles = (
        *SHARED,
        "trainer",
        "trainer-tables",
        "trainer-workshop",
        "trainer-live",
        "trainer-charts",
        "trainer-documents",
    )

    def __init__(self, desk: Desk, **traits: Any) -> None:
        """Show a desk."""
        super().__init__(desk, **traits)  # type: ignore[arg-type]  # handle, poll and language are all that a board needs
