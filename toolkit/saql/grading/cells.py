"""The cells that assignments and tests are made of, with nbgrader's marks."""

from __future__ import annotations

import json
from typing import Any

from saql.plan.fields import Language

Cell = dict[str, Any]


def notebook(cells: list[Cell]) -> str:
    """A source notebook as the text of its file."""
    content = {
        "cells": cells,
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def prose(name: str, language: Language, words: str) -> Cell:
    """A cell of words that carries no points."""
    source = lines(sided(language, words))
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def code(name: str, line: str, *, grade: bool, points: int = 0) -> Cell:
    """A locked cell of one line; where it is graded it awards up to so many points."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": marks(name, grade=grade, points=points if grade else None),
        "outputs": [],
        "source": lines(line),
    }


def marks(
    name: str,
    *,
    grade: bool = False,
    solution: bool = False,
    task: bool = False,
    points: int | None = None,
) -> dict[str, Any]:
    """What nbgrader needs to know of a cell."""
    found: dict[str, Any] = {
        "grade": grade,
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": task,
    }
    if points is not None:
        found["points"] = points
    metadata: dict[str, Any] = {"deletable": False, "nbgrader": found}
    if not solution:
        metadata["editable"] = False
    return metadata


def sided(language: Language, words: str) -> str:
    """Words in the direction of their language."""
    return f'<div dir="rtl">\n\n{words}\n\n</div>' if language == "ar" else words


def lines(words: str) -> list[str]:
    """A text as a notebook keeps it."""
    return words.splitlines(keepends=True)
