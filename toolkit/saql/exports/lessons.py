"""Lessons on paper, from the same cells as the page: to read, to write on, to take home.

The trainer's notes are left out before anything else is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from saql.cohort.glossary import Glossary
from saql.cohort.questions import Question
from saql.course import Course, CourseFileError
from saql.exports.lesson_forms import form, printed_before
from saql.exports.pdf import typeset
from saql.i18n import catalogue
from saql.i18n.lines import plan_in
from saql.i18n.plan_values import PlanValues
from saql.lessons import Lesson
from saql.lessons.markdown import Block, blocks
from saql.lessons.segments import Part, lead, segments
from saql.plan.document import SECTIONS, Plan
from saql.plan.fields import Language

TEMPLATE = Path(__file__).parent / "lessons.typ"
Json = dict[str, Any]


def handout(lesson: Lesson, course: Course) -> bytes:
    """One lesson as a PDF with blanks to write on.

    Raises:
        PdfError: the document cannot be set.
    """
    return book([lesson], course, lesson.language)


def book(
    lessons: Sequence[Lesson],
    course: Course,
    language: Language,
    *,
    title: str = "",
    subtitle: str = "",
    plan: Plan | None = None,
    glossary: Glossary | None = None,
) -> bytes:
    """Several lessons as one PDF, with a cover and contents where there is a title.

    Args:
        lessons: in their order.
        course: whose questions are printed.
        language: of the words around the lessons.
        title: on the cover; empty leaves the cover out.
        subtitle: under it.
        plan: whose words fill the exercises; None leaves blanks.
        glossary: the terms that stand at the end.

    Raises:
        PdfError: the document cannot be set.
    """
    _ = catalogue("lessons", language).gettext
    shown: dict[str, str] = {}
    values = (
        PlanValues(plan_in(plan, language), language, course.places, numbered=False)
        if plan is not None
        else None
    )
    content = {
        "language": language,
        "title": title,
        "subtitle": subtitle,
        "name": title or (lessons[0].title if lessons else ""),
        "words": {
            "contents": _("Contents"),
            "page": _("Page"),
            "weak": _("Weak"),
            "strong": _("Strong"),
            "exercise": _("Exercise on your own plan"),
            "check": _("Check yourself"),
            "case": _("Cases: what would you do?"),
        },
        "lessons": [
            lesson_blocks(lesson, course, values=values, shown=shown) for lesson in lessons
        ],
        "glossary": _terms(glossary, language) if glossary else None,
    }
    return typeset(TEMPLATE, content)


def _terms(glossary: Glossary, language: Language) -> Json:
    """The terms by group; what else people say for a term, in Arabic, stands under it."""
    _ = catalogue("lessons", language).gettext
    other: Language = "en" if language == "ar" else "ar"
    return {
        "title": _("Terms of the course"),
        "head": [_("Term"), _("In English") if language == "ar" else _("In Arabic"), _("To note")],
        "also": _("Also said: %(words)s"),
        "other": other,
        "groups": [
            {
                "title": told.get(language),
                "terms": [
                    {
                        "term": getattr(term, language),
                        "other": getattr(term, other),
                        "also": "، ".join(term.variants),
                        "note": term.note.get(language) if term.note else "",
                    }
                    for term in glossary.of_group(group)
                ],
            }
            for group, told in glossary.groups.items()
        ],
    }


def lesson_blocks(
    lesson: Lesson,
    course: Course,
    *,
    values: PlanValues | None = None,
    shown: dict[str, str] | None = None,
) -> Json:
    """A lesson as the template prints it.

    Args:
        lesson: the lesson.
        course: whose questions are asked.
        values: the plan whose words fill the exercises; None leaves them empty.
        shown: the sections that earlier lessons of the same book show, with the lesson; those of
            this one are added. A section is printed once.
    """
    words = catalogue("lessons", lesson.language)

    def minutes(count: int) -> str:
        if not count:
            return ""
        return words.ngettext("%(n)s minute", "%(n)s minutes", count) % {"n": count}

    def part(one: Part) -> Json | None:
        if one.kind == "pair":
            return {"kind": "pair", "sides": [_text(c.source, down=True) for c in one.cells]}
        if one.kind == "code":
            return _asked(one, lesson, course, values, shown)
        return {"kind": "text", "role": one.cell.role, "blocks": _text(one.cell.source)}

    return {
        "title": lesson.title,
        "minutes": minutes(lesson.minutes),
        "lead": _text(lead(lesson)),
        "segments": [
            {
                "minutes": minutes(segment.minutes),
                "parts": [made for one in segment.parts if (made := part(one))],
            }
            for segment in segments(lesson)
        ],
    }


def _asked(
    part: Part,
    lesson: Lesson,
    course: Course,
    values: PlanValues | None,
    shown: dict[str, str] | None,
) -> Json | None:
    call = part.cell.call
    if call is None:
        return None
    if call.name == "exercise":
        known = [name for name in call.arguments if name in SECTIONS]
        forms = [_form(name, lesson, values, shown) for name in known]
        return {"kind": "exercise", "forms": forms}
    use = {"case": "case", "self_check": "check"}.get(call.name)
    try:
        bank = course.questions
    except CourseFileError:
        return None
    asked = [one for one in bank.questions if one.lesson == lesson.id and one.use == use]
    if not asked:
        return None
    return {"kind": use, "questions": [_question(one, lesson.language) for one in asked]}


def _form(
    section: str, lesson: Lesson, values: PlanValues | None, shown: dict[str, str] | None
) -> Json:
    if shown is not None:
        before = shown.setdefault(section, lesson.title)
        if before != lesson.title:
            return printed_before(section, before, lesson.language, filled=values is not None)
    return form(section, lesson.language, values)


def _question(question: Question, language: Language) -> Json:
    return {
        "text": question.text.get(language),
        "options": [option.text.get(language) for _name, option in question.mixed],
    }


def _text(source: str, *, down: bool = False) -> list[Json]:
    return [_block(block, down) for block in blocks(source)]


def _block(block: Block, down: bool) -> Json:
    made = asdict(block)
    if down and block.kind == "heading":
        made["level"] = 3
    return made
