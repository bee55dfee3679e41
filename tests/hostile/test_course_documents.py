"""Hostile names, answers and questions in the documents of a workshop: made, and never active."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from saql import shipped
from saql.cohort.certificates import Statement, fitting, number_of, qr_text
from saql.course import default_course
from saql.exports.pack import DOCUMENTS
from saql.exports.pack.inputs import (
    Attempt,
    Certificate,
    FormAnswers,
    GradeRow,
    OrganisationRow,
    PackInputs,
    PersonRow,
    TrainingSession,
)
from saql.plan.fields import Text

LEADS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1+1", '=HYPERLINK("http://x")', "=cmd|'/c'!A0")
NAMES = (
    *LEADS,
    "#panic() #read(\"/etc/passwd\") $x$ `a` \\u{0} *b* _c_ @d <e> // /* ",
    "<w:p/>]]> &amp; </w:t> {{7*7}} {% x %}",
    "\u202eجمعية\u2066 \u200f\u061c",
    "\x00\x07\x1b[31m\ufffe\uffff",
    "😀" * 200,
    "ع" * 200,
    "a\u0301" * 100,
    "👩‍👩‍👧‍👦" * 28,
    "كلمة\n\r\u2028سطر",
)  # fmt: skip


def certificate(number, name):
    """A certificate as the service would issue it, its QR picture as full as it can be."""
    word, issuer = fitting(name), fitting("جهة " * 90)
    named = number_of(2026, f"{number:04d}")
    stated = Statement(named, "completion", word, word, issuer, word, "2026-11-22")
    text = qr_text(stated, "A" * 86)
    issued = dt.date(2026, 11, 22)
    return Certificate(stated.number, "completion", number, name, "o", issued, text)


@pytest.fixture(scope="module")
def inputs():
    people = tuple(PersonRow(n, name, "o", "f", name[:40]) for n, name in enumerate(NAMES, 1))
    long = "x" * 2000 + NAMES[8]
    return PackInputs(
        course=default_course(),
        modules_dir=shipped.path("modules"),
        title=Text(ar=NAMES[8], en=NAMES[9]),
        today=dt.date(2026, 11, 22),
        address="http://room.test/",
        organisations=(OrganisationRow("o", Text(ar=NAMES[8], en=NAMES[10])),),
        people=people,
        training_sessions=(TrainingSession(1, Text(ar=NAMES[9], en=""), dt.date(2026, 11, 22)),),
        attendance={1: {one.id: "present" for one in people}},
        attempts=tuple(Attempt(one.id, "pre_test", 40.0, {}) for one in people),
        forms=tuple(FormAnswers("reaction", name, {"keep": name}) for name in (*NAMES, long)),
        grades=tuple(GradeRow(f"person-{n}", name, "swot", 1, 2) for n, name in enumerate(NAMES)),
        certificates=tuple(certificate(n, name) for n, name in enumerate(NAMES, 1)),
        codes={one.id: "ABCD-2345" for one in people},
        parking=tuple((name, name) for name in (*NAMES, long)),
    )  # fmt: skip


WITH_NAMES = sorted(set(DOCUMENTS) - {"guide", "workbook"})


@pytest.mark.parametrize("name", WITH_NAMES)
def test_each_document_is_made_of_hostile_texts_and_nothing_in_it_acts(inputs, name):
    document = DOCUMENTS[name]
    for wanted in document.formats:
        made = document.make(inputs, "ar", wanted)
        assert made
        if made.startswith(b"%PDF"):
            assert PdfReader(io.BytesIO(made)).pages
            assert b"/JavaScript" not in made
            assert b"root:x:" not in made
        elif made.startswith(b"PK"):
            _no_formula(made)
        else:
            rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
            cells = [cell for row in rows for cell in row]
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for cell in cells)


def _no_formula(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            return
        assert not any("externalLink" in name for name in names)
    for sheet in load_workbook(io.BytesIO(made)).worksheets:
        for row in sheet.iter_rows():
            assert not [cell for cell in row if cell.data_type == "f" or cell.hyperlink]
