"""The SWOT board: four boxes, their ranking, and the pairing that makes strategies of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from saql.plan.fields import Language
from saql.widgets.board import Board
from saql.widgets.esm import SHARED
from saql.widgets.workspace import Workspace

SECTIONS = ("swot", "tows")


class SwotBoard(Board):
    """A board for the SWOT analysis and the TOWS strategies of one plan.

    In a notebook: ``SwotBoard("plan.json")``.
    """

    entry = "swot"
    styles = (*SHARED, "swot", "swot-boxes", "swot-menu", "swot-rank", "tows", "swot-sizes")

    def __init__(
        self, work: Workspace | Path | str = "plan.json", language: Language = "ar", **traits: Any
    ) -> None:
        """Open a workspace, or a plan file."""
        if not isinstance(work, Workspace):
            work = Workspace.on_file(work, language, sections=SECTIONS)
        super().__init__(work, **traits)
