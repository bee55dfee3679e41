"""The results in a logframe's order: under each goal its objectives, their outcomes and outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from saql.exports.book import Book
from saql.plan.fields import Text
from saql.plan.results import Objective, Outcome, Output


@dataclass(frozen=True)
class Result:
    """One line of the logframe, with the words for its level."""

    level: str
    item: Objective | Outcome | Output
    assumptions: Text | None = None


def logframe_groups(book: Book) -> Iterator[tuple[str, list[Result]]]:
    """Heading and results of each goal; then what has no goal, and what hangs nowhere yet."""
    _ = book.voice.gettext
    for goal in book.plan.goals.items:
        words = book.voice.words(goal.text).replace("\n", " ")
        heading = f"{_('Goal')} {book.code(goal.id).lstrip(_('G'))}: {words}"
        yield heading, _under_goal(book, goal.id)
    aimless = _under_goal(book, "")
    if aimless:
        yield _("Objectives without a goal"), aimless
    loose = _under_objective(book, "") + _outputs(book, "")
    if loose:
        yield _("Not linked yet"), loose


def _under_goal(book: Book, goal_id: str) -> list[Result]:
    found: list[Result] = []
    for objective in book.objectives.get(goal_id, []):
        found.append(Result(book.voice.gettext("Objective"), objective))
        found += _under_objective(book, objective.id)
    return found


def _under_objective(book: Book, objective_id: str) -> list[Result]:
    found: list[Result] = []
    for outcome in book.outcomes.get(objective_id, []):
        found.append(Result(book.voice.gettext("Outcome"), outcome, outcome.assumptions))
        found += _outputs(book, outcome.id)
    return found


def _outputs(book: Book, outcome_id: str) -> list[Result]:
    level = book.voice.gettext("Output")
    return [Result(level, one, one.assumptions) for one in book.outputs.get(outcome_id, [])]
