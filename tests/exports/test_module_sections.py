"""What the documents say of raising money, working with others and telling people."""

from __future__ import annotations

import io
import subprocess
import zipfile

import pytest
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from saql.course import default_course
from saql.exports import NothingToPrintError, export
from saql.exports.outline import outline
from saql.exports.sheets.working import HXL
from saql.plan.document import Plan
from saql.plan.pipeline import forecast
from saql.plan.upgrade import read_plan
from saql.shipped import path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN_CHAPTERS = ("fundraising", "networking", "communication")


@pytest.fixture(scope="module")
def strong() -> Plan:
    return read_plan((path("course") / "samples" / "strong.plan.json").read_bytes())


@pytest.fixture(scope="module")
def concept(strong: Plan) -> bytes:
    return export(strong, "pdf", "ar", paper="concept")


def keys(plan: Plan) -> list[str]:
    return [chapter.key for chapter in outline(plan, "en", default_course().places).chapters]


def docx_text(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))


def test_only_what_is_written_gets_a_chapter(strong: Plan, plan: Plan) -> None:
    assert [key for key in keys(strong) if key in OWN_CHAPTERS] == list(OWN_CHAPTERS)
    assert not set(keys(plan)) & set(OWN_CHAPTERS)
    one = plan.model_copy(deep=True)
    one.ties.purpose.en = "To reach every village."
    assert [key for key in keys(one) if key in OWN_CHAPTERS] == ["networking"]


def test_the_concept_note_is_two_pages_with_the_figures_of_the_plan(
    strong: Plan, concept: bytes
) -> None:
    assert len(PdfReader(io.BytesIO(concept)).pages) == 2
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=concept, capture_output=True, check=True
    )
    text = done.stdout.decode()
    for figure in ("1,412,846", "779,000", "633,846", "1,700"):
        assert figure in text
    word = docx_text(export(strong, "docx", "en", paper="concept"))
    assert strong.case_for_support.short.en in word
    assert "Concept note" in word


def test_a_memorandum_names_both_parties_and_has_lines_to_sign(strong: Plan) -> None:
    word = docx_text(export(strong, "docx", "en", paper="agreements"))
    for agreement in strong.agreements.items:
        assert agreement.partner.en in word
        assert agreement.exit.en in word
    assert word.count("Memorandum of understanding") >= 2
    assert word.count("Signature") >= 2
    assert "Article 10: Ending the agreement" in word


def test_a_paper_that_cannot_be_made_says_so(plan: Plan) -> None:
    with pytest.raises(NothingToPrintError):
        export(plan, "pdf", "ar", paper="agreements")
    with pytest.raises(ValueError, match="concept is not made as ics"):
        export(plan, "ics", "ar", paper="concept")
    assert export(Plan(), "docx", "ar", paper="concept")


def test_the_workbook_has_a_sheet_for_each_table_that_is_written(strong: Plan, plan: Plan) -> None:
    added = ["Pipeline", "Donors", "Gift table", "Ties", "3W", "Communication"]
    book = load_workbook(io.BytesIO(export(strong, "xlsx", "en")), data_only=True)
    assert book.sheetnames[-6:] == added
    assert not set(load_workbook(io.BytesIO(export(plan, "xlsx", "en"))).sheetnames) & set(added)
    last = [cell.value for cell in list(book["Pipeline"].iter_rows())[-1]]
    assert last[5] == forecast(strong.pipeline.items).open.weighted
    gifts = {row[0].value: row[3].value for row in book["Gift table"].iter_rows(min_row=4)}
    assert gifts["Total"] == gifts["Goal of the campaign"] == strong.campaign.goal


def test_the_3w_sheet_carries_its_hashtags_and_place_codes(strong: Plan) -> None:
    sheet = load_workbook(io.BytesIO(export(strong, "xlsx", "ar")))["3W"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0] == HXL
    column = HXL.index("#adm2+code")
    assert [row[column] for row in rows[1:]] == [one.pcode for one in strong.coordination.presence]
    assert {row[HXL.index("#adm1+code")] for row in rows[1:]} == {"SY09", "SY11"}


def test_the_calendar_has_the_dates_that_are_still_to_come(strong: Plan) -> None:
    calendar = Calendar.from_ical(export(strong, "ics", "en"))
    told = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    proposal = strong.pipeline.items[2].text.en
    assert f"Donor deadline: {proposal}" in told
    assert f"Our own deadline: {proposal}" in told
    submitted = strong.pipeline.items[0].text.en
    assert f"Decision on: {submitted}" in told
    assert f"Donor deadline: {submitted}" not in told
    for start in ("Campaign:", "Coordination:", "Communication:", "Tie:", "Readiness action:"):
        assert any(summary.startswith(start) for summary in told), start
    uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids))
