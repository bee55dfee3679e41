"""The documents of a workshop: what a trainer prints before, during and after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from saql.exports.pack.inputs import PackInputs
from saql.plan.fields import Language

Format = Literal["pdf", "docx", "xlsx", "csv"]

MEDIA_TYPES: Mapping[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class Document:
    """A document that the trainer may ask for.

    Attributes:
        title: a message id of the catalogue ``pack``.
        about: another: what it is for, in a sentence.
        formats: the file formats it comes in.
        make: makes it from the inputs, in a language and a format.
    """

    title: str
    about: str
    formats: tuple[Format, ...]
    make: Callable[[PackInputs, Language, Format], bytes]


def _codes(inputs: PackInputs, language: Language, _to: Format) -> bytes:
    from saql.exports.slips import Slip, code_slips
    from saql.i18n import catalogue

    role = catalogue("pack", language).gettext("Participant")
    slips = [
        Slip(
            person.name,
            inputs.organisation_name(person.organisation, language),
            role,
            inputs.codes[person.id],
        )
        for person in inputs.participants
        if person.id in inputs.codes
    ]
    return code_slips(slips, inputs.address, language)


def _attendance(inputs: PackInputs, language: Language, _to: Format) -> bytes:
    from saql.exports.pack.attendance import attendance_sheet

    return attendance_sheet(inputs, language)


def _paper(inputs: PackInputs, language: Language, _to: Format) -> bytes:
    from saql.exports.pack.paper import paper_pack

    return paper_pack(inputs, language)


def _key(inputs: PackInputs, language: Language, _to: Format) -> bytes:
    from saql.exports.pack.paper import answer_key

    return answer_key(inputs, language)


def _workbook(inputs: PackInputs, language: Language, _to: Format) -> bytes:
    from saql.exports.pack.workbook import workbook

    return workbook(inputs, language)


def _guide(inputs: PackInputs, language: Language, to: Format) -> bytes:
    from saql.exports.pack.guide import guide
    from saql.exports.pdf import pdf
    from saql.exports.word import docx

    found = guide(inputs, language)
    return docx([found]) if to == "docx" else pdf([found])


def _report(inputs: PackInputs, language: Language, to: Format) -> bytes:
    from saql.exports.pack.report import report
    from saql.exports.pdf import pdf
    from saql.exports.word import docx

    found = report(inputs, language)
    return docx([found]) if to == "docx" else pdf([found])


def _certificates(inputs: PackInputs, language: Language, _to: Format) -> bytes:
    from saql.exports.pack.certificates import certificate_sheets

    return certificate_sheets(inputs, language)


def _gradebook(inputs: PackInputs, language: Language, to: Format) -> bytes:
    from saql.exports.pack.gradebook import gradebook_csv, gradebook_xlsx

    return gradebook_csv(inputs, language) if to == "csv" else gradebook_xlsx(inputs, language)


DOCUMENTS: Mapping[str, Document] = {
    "codes": Document(
        "Code sheet", "One slip for each person, to cut out: the code and its QR picture.",
        ("pdf",), _codes,
    ),
    "attendance": Document(
        "Attendance sheet", "For the chosen day: a row for each person, a column to sign in each "
        "training session.", ("pdf",), _attendance,
    ),
    "workbook": Document(
        "Participant workbook", "All lessons to read and to write into, with blanks; for one "
        "organisation, filled in from its plan.", ("pdf",), _workbook,
    ),
    "guide": Document(
        "Facilitator guide", "Agendas, session plans, the trainer's notes and all answers.",
        ("pdf", "docx"), _guide,
    ),
    "paper": Document(
        "Paper pack", "For a day without electricity: SWOT cards, forms and both tests.",
        ("pdf",), _paper,
    ),
    "key": Document(
        "Answer key", "For the trainer only: the right answers of both tests, each with its "
        "reason.", ("pdf",), _key,
    ),
    "certificates": Document(
        "Certificates", "Those that were issued, one on a page, in both languages.",
        ("pdf",), _certificates,
    ),
    "report": Document(
        "Final report of the workshop", "Attendance, learning, plans and evaluation, with their "
        "figures.", ("docx", "pdf"), _report,
    ),
    "gradebook": Document(
        "Gradebook", "All points: the program's, the coach's and the tests'.",
        ("xlsx", "csv"), _gradebook,
    ),
}  # fmt: skip
"""The documents by name, in the order in which a workshop needs them."""


__all__ = ["DOCUMENTS", "MEDIA_TYPES", "Document", "Format", "PackInputs"]
