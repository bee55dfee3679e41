"""Boards: anywidget pages on which people write, over one plan store."""

from saql.widgets.board import Board
from saql.widgets.builder import PlanBuilder
from saql.widgets.workspace import Workspace

__all__ = ["Board", "PlanBuilder", "Workspace"]
