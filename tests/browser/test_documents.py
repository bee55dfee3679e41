"""The documents, downloaded from the builder as people do, and opened."""

from __future__ import annotations

import re

import docx
import icalendar
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import expect

from saql.plan.folding import fold

pytestmark = pytest.mark.browser

NAMES = {"docx": "Word document", "pdf": "PDF", "xlsx": "Excel tables", "ics": "Calendar"}


def docx_text(path):
    body = docx.Document(path).element.body
    return "\n".join(run.text or "" for run in body.iter(qn("w:t")))


def pdf_text(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def xlsx_text(path):
    book = openpyxl.load_workbook(path)
    cells = [str(cell) for sheet in book for row in sheet.values for cell in row if cell]
    book.close()
    return "\n".join(cells)


def ics_text(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return "\n".join(str(event.get("summary")) for event in calendar.walk("VEVENT"))


READ = {"docx": docx_text, "pdf": pdf_text, "xlsx": xlsx_text, "ics": ics_text}


def letters(text):
    """The letters alone: a PDF's text has its own spaces and order of signs."""
    return re.sub(r"\W+", "", fold(text, limit=1_000_000))


@pytest.mark.parametrize(
    ("person", "viewport", "language"),
    [("saqiya-1", (360, 740), "ar"), ("saqiya-2", (1280, 800), "en")],
)
def test_every_document_is_downloaded_and_opens(
    sign_in, room, tmp_path, person, viewport, language
):
    me = sign_in(person, viewport, language)
    page = me.open("plan")
    me.view("review")
    page.locator(f".downloads input[value={language}]").check(force=True)
    plan = room.plan("saqiya")
    activity = plan.activities.items[0].text.get(language)
    for to, words in NAMES.items():
        button = page.locator(".downloads .document", has_text=me.words(words, "builder"))
        with page.expect_download() as coming:
            button.click()
        expect(
            page.get_by_text(me.words("Done: look in your downloads.", "builder"))
        ).to_be_visible()
        assert coming.value.suggested_filename.endswith(f".{to}")
        file = tmp_path / f"plan.{to}"
        coming.value.save_as(file)
        found = letters(READ[to](file))
        assert len(found) > 200, to
        if to in ("docx", "xlsx"):
            assert letters(activity) in found, to
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in book} == {language == "ar"}
    book.close()
    pdf = letters(pdf_text(tmp_path / "plan.pdf"))
    title = plan.about.title.get(language)
    assert all(letters(word) in pdf for word in title.split()[:2])
