"""What can be wrong with a lesson's notebook, as data and as a sentence."""

from __future__ import annotations

from saql.i18n.catalogue import catalogue
from saql.plan.fields import Language

MESSAGES = {
    "unreadable": "%(file)s, line %(line)d: this cannot be read as a notebook: a comma, a bracket "
    "or a quotation mark is missing, or is one too many. Mend that line or the one above it, or "
    "put back the file of a new course folder.",
    "no_cells": "%(file)s, line %(line)d: this is no notebook, for it has no list of cells. Put "
    "back the file of a new course folder.",
    "conflict": "%(file)s, line %(line)d: two versions of the notebook have run together from "
    "here. Keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    "encoding": "%(file)s, line %(line)d: this is not saved as UTF-8. Save the notebook in "
    "JupyterLab, or put back the file of a new course folder.",
    "too_large": "%(file)s is larger than %(detail)s MB, as no lesson is. Clear its outputs in "
    "JupyterLab and save it.",
    "cannot_open": "%(file)s cannot be opened. Allow this account to read it, or put back the file "
    "of a new course folder.",
    "name": "%(file)s: a lesson's file is called like 01_sources.ar.ipynb or 01_sources.en.ipynb. "
    "Give it such a name.",
    "identity": "%(file)s, line %(line)d: the notebook's “saql” metadata must name this lesson "
    "(%(detail)s) and the language of the file's name.",
    "title": "%(file)s, line %(line)d: the notebook's “saql” metadata must hold the lesson's "
    "title.",
    "no_twin": "%(file)s: the lesson is there in one language only. Add the notebook of the other.",
    "twins": "%(file)s, cell %(cell)s: the Arabic and the English notebook differ here in their "
    "cells, roles, slides, minutes or code. Make both the same.",
    "section": "%(file)s, cell %(cell)s: no section of the plan is called “%(detail)s”.",
    "field": "%(file)s, cell %(cell)s: the section of this exercise has no field “%(detail)s”.",
    "call": "%(file)s, cell %(cell)s: this cell must be one call of the lesson, such as "
    "lesson.self_check().",
    "segment": "%(file)s, cell %(cell)s: this segment takes %(detail)s minutes; divide whatever "
    "takes more than 12.",
    "sum": "%(file)s: the segments take %(detail)s minutes together. Change the lesson's minutes "
    "or theirs until both are the same.",
    "length": "%(file)s: the lesson takes %(detail)s minutes. A lesson takes 30 to 60.",
    "role": "%(file)s: the lesson has no cell tagged “%(detail)s”.",
    "slide": "%(file)s, cell %(cell)s: “%(detail)s” is no kind of slide.",
    "twice": "%(file)s, cell %(cell)s: two cells have this id.",
}
"""English sentences of the errors, by code; the Arabic ones are in the catalogue."""


class LessonError(Exception):
    """Something that is wrong with a lesson: in which file, cell or line, what."""

    def __init__(self, file: str, cell: str, code: str, detail: str = "", *, line: int = 1) -> None:
        self.file = file
        self.cell = cell
        self.code = code
        self.detail = detail
        self.line = line
        super().__init__(self.sentence("en"))

    def sentence(self, language: Language) -> str:
        """What is wrong and how to mend it."""
        words = catalogue("lessons", language).gettext(MESSAGES[self.code])
        said = {"file": self.file, "line": self.line, "cell": self.cell, "detail": self.detail}
        return words % said
