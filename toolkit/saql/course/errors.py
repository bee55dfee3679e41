"""A course file that cannot be used, and the sentences that say why."""

from __future__ import annotations

from saql.i18n.catalogue import catalogue
from saql.i18n.cohort_words import COURSE_MISTAKES
from saql.plan.fields import Language

MESSAGES = {
    "syntax": "%(file)s, line %(line)d: this cannot be read as TOML. "
    "Look for a missing quotation mark, bracket or equals sign at that line or above it.",
    "conflict": "%(file)s, line %(line)d: two versions of the file have run together from here. "
    "Keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    "curly": '%(file)s, line %(line)d: a text must stand between straight quotation marks ("), not '
    "curly ones (“ ”) or « ».",
    "digits": "%(file)s, line %(line)d: a number must be written with the digits 0 to 9.",
    "file_too_large": "%(file)s is larger than %(detail)s MB, as no file of a course is. Put back "
    "your copy, or the file of a new course folder.",
    "encoding": "%(file)s, line %(line)d: this is not saved as UTF-8. Open the file in a text "
    "editor and save it as UTF-8.",
    "missing": "%(file)s cannot be opened. Put the file back, or copy it from a new course folder.",
    "unknown": "%(file)s, line %(line)d: nothing is called “%(key)s” here. "
    "Check the spelling against the file in a new course folder, or delete the line.",
    "value": "%(file)s, line %(line)d: “%(key)s” is not right. "
    "Compare it with the same line of the file in a new course folder.",
    "text": "%(file)s, line %(line)d: “%(key)s” must be a text between quotation marks.",
    "number": "%(file)s, line %(line)d: “%(key)s” must be a number, without quotation marks.",
    "range": "%(file)s, line %(line)d: “%(key)s” is outside what it can be (%(detail)s).",
    "list": "%(file)s, line %(line)d: “%(key)s” has the wrong number of entries (%(detail)s).",
    "lacking": "%(file)s, line %(line)d: “%(key)s” is missing. "
    "Compare with the file in a new course folder.",
    "weights": "%(file)s, line %(line)d: the weights add up to %(detail)s. "
    "Change “weight” of one or more criteria until they add up to 100.",
    "criteria_ids": "%(file)s, line %(line)d: the criteria must be c1 to c12, each once and in "
    "order; here they are: %(detail)s.",
    "extra_ids": "%(file)s, line %(line)d: the criteria of single assignments need ids of "
    "their own, each once and none from c1 to c12; here they are: %(detail)s.",
    "level_order": "%(file)s, line %(line)d: “level_names” must be the levels 1, 2, 3 and 4, "
    "in order.",
    "no_section": "%(file)s, line %(line)d: “%(key)s” names a section that no plan has: "
    "“%(detail)s”.",
    "place": "%(file)s, line %(line)d: a place needs a level (1, 2 or 3), a code and both names. "
    "Fill the row or delete it.",
}
"""English sentences of the errors, by code; the Arabic ones are in the catalogue."""


class CourseFileError(Exception):
    """A course file that cannot be used: which, where, and what to do about it."""

    def __init__(self, file: str, line: int, code: str, *, key: str = "", detail: str = "") -> None:
        self.file = file
        self.line = line
        self.code = code
        self.data = {"file": file, "line": line, "key": key, "detail": detail}
        super().__init__(self.sentence("en"))

    def sentence(self, language: Language) -> str:
        """What is wrong and how to mend it."""
        domain, messages = (
            ("cohort", COURSE_MISTAKES) if self.code in COURSE_MISTAKES else ("checks", MESSAGES)
        )
        return catalogue(domain, language).gettext(messages[self.code]) % self.data
