"""Hostile text leaves as text: Word, PDF, Excel, calendar, notebooks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
import subprocess

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from saql.exports import export
from saql.exports.voice import printable
from saql.grading.grade import grade
from saql.grading.release import release
from saql.grading.roster import enrol
from saql.grading.submit import assemble
from saql.grading.tasks import ANSWER

ORGANISATIONS = ["board", "linked", "wild"]


def squeezed(text):
    """A text without the spaces and the invisible marks that a document places as it likes."""
    plain = re.sub(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", printable(text))
    return re.sub(r"\s+", "", plain)


def all_text(document):
    """Every text of a Word file, in its body, headers and footers."""
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]
    return "".join(node.text or "" for part in parts for node in part.iter() if _is_text(node))


def pdf_text(made):
    """Text of a PDF in reading order."""
    done = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)
    return done.stdout.decode()


def _is_text(node):
    return str(node.tag).endswith("}t")


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_the_word_file_holds_the_texts_and_nothing_else(plan, texts_of, organisation):
    document = Document(io.BytesIO(export(plan(organisation), "docx", "ar")))
    found = squeezed(all_text(document))
    typed = texts_of(plan(organisation).swot, "ar") + texts_of(plan(organisation).goals, "ar")
    if organisation != "wild":
        typed = [text for text in typed if text not in set(_set_aside(plan(organisation)))]
        assert len(typed) >= 8
        left = [text for text in typed if squeezed(text) not in found]
        assert left == []
    codes = " ".join(
        node.text or "" for node in document.element.iter() if str(node.tag).endswith("instrText")
    )
    assert not re.search(r"DDE|INCLUDE|HYPERLINK \"http|canary", codes)
    targets = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert targets == []


def _set_aside(content):
    return [text for item in content.swot.items for text in (item.set_aside.ar, item.set_aside.en)]


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_the_pdf_is_set_and_links_to_nothing(plan, organisation):
    made = export(plan(organisation), "pdf", "ar")
    reader = PdfReader(io.BytesIO(made))
    assert len(reader.pages) > 5
    for page in reader.pages:
        for annotation in page.get("/Annots") or []:
            action = annotation.get_object().get("/A") or {}
            assert action.get("/S", "/GoTo") == "/GoTo", action
    assert b"/JavaScript" not in made
    assert b"/Launch" not in made
    assert "root:x:0" not in squeezed(pdf_text(made))


def test_the_pdf_prints_plain_ones_as_typed(plan, texts):
    content = plan("board")
    plain = ["{{7*7}}", "#eval(", "touch/tmp/pwned", "DROPTABLErevisions", "@canary", "=1+1"]
    held = squeezed("".join(item.text.ar + item.evidence.ar for item in content.swot.items))
    words = squeezed(pdf_text(export(content, "pdf", "en")))
    wanted = [one for one in plain if one in held]
    assert len(wanted) >= 3
    assert [one for one in wanted if one not in words] == []


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_no_text_becomes_a_formula(plan, texts_of, organisation):
    workbook = load_workbook(io.BytesIO(export(plan(organisation), "xlsx", "ar")))
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if cell.data_type == "f":
                    used = set(re.findall(r"([A-Z]+)\(", str(cell.value)))
                    assert used <= {"SUM", "SUMPRODUCT", "ROUND", "IF", "SUMIF", "SUMIFS", "N"}, (
                        used
                    )
                    assert not re.search(r"HYPERLINK|WEBSERVICE|DDE|cmd", str(cell.value))
    held = {str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row}
    joined = squeezed("".join(held))
    typed = texts_of(plan(organisation).activities, "ar")
    if organisation != "wild":
        # openpyxl takes the escape of an escape off twice; the file itself has it right.
        typed = [text for text in typed if "_x005F_" not in text]
        assert [text for text in typed if squeezed(text)[:30000] not in joined] == []


def test_libreoffice_computes_none_of_them(plan, texts, tmp_path):
    """Opened in a spreadsheet program and written as CSV, the formulas are still texts."""
    content = plan("board").model_copy(deep=True)
    indicators = content.indicators.items
    lead = [
        t
        for t in texts.FAMILIES["formulas"]
        if t.strip() and "\n" not in t and "\r" not in t and "\t" not in t
    ]
    content.indicators.items = [
        indicators[0].model_copy(update={"id": f"r{n}", "text": indicators[0].text.model_copy(
            update={"ar": text, "en": text})}) for n, text in enumerate(lead)
    ]  # fmt: skip
    (tmp_path / "plan.xlsx").write_bytes(export(content, "xlsx", "en"))
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", options, "--outdir", tmp_path, tmp_path / "plan.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    held = set()
    for file in tmp_path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            held |= {cell.strip() for row in csv.reader(lines) for cell in row}
    assert [text for text in lead if text.strip() not in held] == []


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_the_calendar_has_our_events_and_no_other(plan, organisation):
    made = export(plan(organisation), "ics", "both")
    calendar = Calendar.from_ical(made)
    kinds = {one.name for one in calendar.walk()}
    assert kinds <= {"VCALENDAR", "VEVENT", "VALARM"}
    for event in calendar.walk("VEVENT"):
        assert set(event.keys()) <= {
            "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"
        }  # fmt: skip
        assert str(event["SUMMARY"]) != "pwned"
    assert not re.search(rb"^(ATTENDEE|SUMMARY[^:]*:pwned)", made, re.MULTILINE)


@pytest.fixture
def graded(course_folder, plan, texts):
    """Our plans handed in, with hostile answers, and graded as the room grades them."""
    enrol(course_folder, {key: f"<script>alert(1)</script> {key}" for key in ORGANISATIONS})
    release(course_folder)
    at = dt.datetime(2027, 3, 15, tzinfo=dt.UTC)
    answer = "\n\n".join(texts.FAMILIES["markup"] + texts.FAMILIES["document languages"])
    for key in ORGANISATIONS:
        assemble(course_folder, key, "swot", plan(key), "ar", at, {ANSWER: answer})
    cohort = grade(course_folder, "swot", 1)
    assert {one.status for one in cohort.results} == {"graded"}
    return course_folder


def test_graded_notebooks_hold_no_participants_text_as_output(graded, texts, plan):
    for key in ORGANISATIONS:
        for folder in ("submitted", "autograded"):
            file = graded / folder / key / "swot/swot.ipynb"
            notebook = json.loads(file.read_text("utf-8"))
            for cell in notebook["cells"]:
                for output in cell.get("outputs", []):
                    kinds = set(output.get("data", {}))
                    assert kinds <= {"text/plain"}, (key, kinds)
                    assert not re.search(r"canary|alert\(|pwned", json.dumps(output))
                if cell["cell_type"] == "code":
                    assert "canary" not in "".join(cell["source"])
    shutil.rmtree(graded / "submitted")
