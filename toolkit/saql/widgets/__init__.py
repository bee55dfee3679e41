"""Boards: anywidget pages on which people write, over one plan store.

In a notebook, on a plan file beside it: ``SwotBoard("plan.json")``, ``PlanBuilder("plan.json")``.
"""

from saql.widgets.board import Board
from saql.widgets.builder import PlanBuilder
from saql.widgets.swot import SwotBoard
from saql.widgets.workspace import Workspace

__all__ = ["Board", "PlanBuilder", "SwotBoard", "Workspace"]
