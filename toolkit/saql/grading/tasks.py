"""What each assignment grades by program: the test cells, their rules and their points.

The points of an assignment's test cells add up to the points of its rubric criteria, so that
the two voices, program and coach, can be read side by side on the same scale.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """A test cell: its id in the notebook, its title (a message id), its rules, its points."""

    id: str
    title: str
    rules: tuple[str, ...]
    points: int

    @property
    def line(self) -> str:
        """The cell's one line of code."""
        named = ", ".join(f'"{rule}"' for rule in self.rules)
        return f"award({named}, points={self.points})"


CHECKS: dict[str, tuple[Check, ...]] = {
    "swot": (
        Check("check-boxes", "The four boxes", ("D1", "D2", "D5"), 8),
        Check("check-evidence", "Evidence and ranking", ("D3", "D4", "D11"), 6),
        Check("check-strategies", "Strategies from pairs", ("D6", "D7"), 6),
    ),
    "strategic_plan": (
        Check("check-completeness", "Completeness and structure", ("A",), 20),
        Check("check-statements", "Vision, mission and values", ("B",), 8),
        Check("check-stakeholders", "Stakeholders and capacity", ("C",), 8),
        Check("check-swot", "SWOT and strategies", ("D",), 14),
        Check("check-objectives", "SMART objectives", ("E",), 14),
        Check("check-indicators", "Indicators and follow-up", ("F",), 14),
        Check("check-results", "Results logic and risks", ("G",), 8),
        Check("check-time", "Timeline", ("H",), 6),
        Check("check-budget", "Budget and funding", ("I",), 8),
    ),
    "fundraising": (
        Check("check-readiness", "Readiness and mix of sources", ("L1", "L2", "L3"), 5),
        Check("check-case", "Case for support", ("K2", "L5"), 5),
        Check(
            "check-pipeline",
            "Donors and pipeline",
            ("I9", "K3", "K4", "L4", "L6", "L7", "L8", "L9"),
            6,
        ),
        Check(
            "check-campaign",
            "Donation campaign",
            ("L10", "L11", "L12", "L13", "L14", "L15", "L16"),
            4,
        ),
    ),
    "networking": (
        Check("check-ties", "Ties that serve the goals", ("J8", "J9"), 6),
        Check("check-coordination", "Agreements and coordination", ("J1", "J2", "J7"), 4),
    ),
    "communication": (
        Check("check-communication", "Communication plan", ("J5",), 5),
        Check("check-messages", "Messages", ("J6",), 5),
    ),
}

ANSWER = "note-to-coach"
"""The id of the cell in which the organisation writes to its coach; it carries no points."""


def criterion_cell(criterion: str) -> str:
    """The id of the cell that carries a criterion's manual score."""
    return f"rubric-{criterion}"
