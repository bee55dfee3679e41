"""Boards: anywidget pages on which people write, over one plan store.

In a notebook, on a plan file beside it: ``SwotBoard("plan.json")``.
"""

from saql.widgets.board import Board
from saql.widgets.swot import SwotBoard
from saql.widgets.workspace import Workspace

__all__ = ["Board", "SwotBoard", "Workspace"]
