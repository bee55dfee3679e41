"""A small whole lesson with its questions, for tests that must not wait for real ones."""

from __future__ import annotations

import json
from pathlib import Path

LESSON = "09_trial/01_trial"
WHISPER = "WHISPER-61"
WORDS = {"ar": "التجربة", "en": "The trial"}

CELLS = [
    ("markdown", "title", "title", "slide", 0, "# {title}\n\nLead {language}"),
    ("markdown", "outcomes", "outcomes", "slide", 2, "## Outcomes\n\n- one\n- two"),
    ("markdown", "notes-early", "notes", "notes", 0, f"{WHISPER} early"),
    (
        "markdown",
        "idea",
        "idea",
        "slide",
        10,
        "## Idea\n\nA **strong** word.\n\n| a | b | c | d |\n| - | - | - | - |\n"
        "| long-cell-one | long-cell-two | long-cell-three | long-cell-four |",
    ),
    ("markdown", "idea-more", "idea", "skip", 0, "Only to read."),
    ("markdown", "weak", "weak", "slide", 4, "### Weak one\n\n> vague"),
    ("markdown", "strong", "strong", "fragment", 0, "### Strong one\n\n> clear"),
    ("code", "case", "case", "slide", 4, "lesson.case()"),
    ("markdown", "exercise-intro", "exercise", "slide", 12, "## Exercise\n\nWrite."),
    ("code", "exercise", "exercise", "skip", 0, 'lesson.exercise("direction")'),
    ("code", "check", "check", "skip", 5, "lesson.self_check()"),
    ("markdown", "take-home", "take-home", "subslide", 3, "## Take home\n\n- one thing"),
    ("markdown", "notes-end", "notes", "notes", 0, f"{WHISPER} end"),
]


def notebook(language, lesson=LESSON, cells=CELLS, minutes=40, **metadata):
    """The notebook as JSON."""
    setup = f'from saql.apps import lesson\n\nlesson.open("{lesson}", "{language}")'
    made = []
    for kind, cell_id, role, slide, length, source in [
        ("code", "setup", "setup", "skip", 0, setup),
        *cells,
    ]:
        text = source
        if kind == "markdown":
            text = source.replace("{title}", WORDS[language]).replace("{language}", language)
        cell = {
            "cell_type": kind,
            "id": cell_id,
            "metadata": {"slideshow": {"slide_type": slide}, "tags": [role] if role else []},
            "source": text.splitlines(keepends=True),
        }
        if length:
            cell["metadata"]["saql"] = {"minutes": length}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        made.append(cell)
    told = {"lesson": lesson, "language": language, "minutes": minutes, "title": WORDS[language]}
    return {
        "cells": made,
        "metadata": {
            "kernelspec": {
                "name": "python3",
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
            },
            "saql": told | metadata,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write(modules: Path, lesson=LESSON, cells=CELLS, minutes=40, languages=("ar", "en")):
    """Write the notebooks of a lesson into a modules folder."""
    for language in languages:
        path = modules / f"{lesson}.{language}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        book = notebook(language, lesson, cells, minutes)
        path.write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")
    return modules


def write_questions(course: Path, lesson=LESSON, count=3):
    """Write a question file: checks whose right option is a, and one case."""
    lines = []
    for n in range(count + 1):
        use = "check" if n < count else "case"
        lines += [
            "[[questions]]",
            f'id = "tr-{use}{n}"',
            f'use = "{use}"',
            f'lesson = "{lesson}"',
            "difficulty = 1",
            'source = "trial"',
            f'text.ar = "سؤال {n}"',
            f'text.en = "Question {n}"',
        ]
        for name in "abc":
            lines += [
                "[[questions.options]]",
                f"right = {'true' if name == 'a' else 'false'}",
                f'text.ar = "خيار {name} {n}"',
                f'text.en = "Option {name} {n}"',
                f'why.ar = "سبب {name} {n}"',
                f'why.en = "Reason {name} {n}"',
            ]
    folder = course / "questions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "trial.toml").write_text("\n".join(lines), encoding="utf-8")
