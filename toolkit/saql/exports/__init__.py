"""Documents of a plan: DOCX, PDF, XLSX and an iCalendar file, in Arabic, English or both."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from saql.i18n.lines import plan_in
from saql.plan.document import Plan
from saql.plan.fields import Language

if TYPE_CHECKING:
    from saql.course import Course
    from saql.exports.blocks import Outline

Format = Literal["docx", "pdf", "xlsx", "ics"]
Languages = Literal["ar", "en", "both"]
Paper = Literal["plan", "concept", "agreements"]

MEDIA_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}


class NothingToPrintError(Exception):
    """The plan holds nothing of what the paper is made from."""


def export(
    plan: Plan,
    to: Format,
    language: Languages,
    course: Course | None = None,
    paper: Paper = "plan",
) -> bytes:
    """The plan as a file.

    Args:
        plan: any plan, half-written ones too.
        to: the format.
        language: ``both`` puts the Arabic plan before the English one, as far as the plan is
            written in both; a workbook then is in the plan's own language.
        course: whose places to name; the shipped course where it is left out.
        paper: ``concept`` for the concept note of two pages, ``agreements`` for the partnership
            agreements as memoranda; Word and PDF only.

    Raises:
        NothingToPrintError: no agreement is written down.
        ValueError: the paper is not made in this format.
    """
    from saql.exports.book import Book
    from saql.exports.outline import languages_of, outline
    from saql.exports.voice import Voice

    if course is None:
        from saql.course import default_course

        course = default_course()
    languages: tuple[Language, ...] = languages_of(plan) if language == "both" else (language,)
    if paper != "plan":
        return _paper(plan, to, languages, course, paper)
    if to == "xlsx":
        from saql.exports.sheets import xlsx

        chosen = plan.about.language if language == "both" else language
        return xlsx(Book(plan_in(plan, chosen), Voice(chosen, course.places)))
    if to == "ics":
        from saql.exports.ics import ics

        return ics([Book(plan_in(plan, each), Voice(each, course.places)) for each in languages])
    outlines = [outline(plan_in(plan, each), each, course.places) for each in languages]
    return _printed(outlines, to)


def _paper(
    plan: Plan, to: Format, languages: tuple[Language, ...], course: Course, paper: Paper
) -> bytes:
    from saql.exports.papers import concept_note, memoranda

    if to not in ("docx", "pdf"):
        raise ValueError(f"{paper} is not made as {to}")
    write = concept_note if paper == "concept" else memoranda
    found = [one for each in languages for one in write(plan_in(plan, each), each, course.places)]
    if not found:
        raise NothingToPrintError(paper)
    return _printed(found, to)


def _printed(outlines: list[Outline], to: Format) -> bytes:
    if to == "docx":
        from saql.exports.word import docx

        return docx(outlines)
    from saql.exports.pdf import pdf

    return pdf(outlines)


def file_name(plan: Plan, to: Format, language: Languages) -> str:
    """A name for the file in plain letters, safe on every system and in every header."""
    name = plan.profile.name.en or plan.about.title.en or plan.id
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:60].strip("-")
    return f"{words or 'organisation'}-strategic-plan-{language}.{to}"


__all__ = [
    "MEDIA_TYPES",
    "Format",
    "Languages",
    "NothingToPrintError",
    "Paper",
    "export",
    "file_name",
]
