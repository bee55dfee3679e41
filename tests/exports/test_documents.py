"""What a reader of the exported files gets."""

from __future__ import annotations

import io
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from pypdf import PdfReader

from saql.exports import export, file_name
from saql.exports.pdf import softened
from saql.exports.voice import Voice
from saql.plan.document import Plan
from saql.plan.places import places
from saql.plan.upgrade import read_plan
from saql.shipped import path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRONG = path("course") / "samples" / "strong.plan.json"
HOSTILE = (
    '#read("/etc/passwd") $x^2$ *bold* _it_ @ref <label> \\u{41} // c /* c */ `raw` ~ [b]',
    "</w:t></w:r><w:r><w:t>&amp; <script>alert(1)</script> ]]> <!-- --> %s {0} {{ 7*7 }}",
    "=cmd|' /C calc'!A0",
    "+1+1 @SUM(A1) -2+3",
    "http://evil.example/?a=1&b=2 mailto:x@example.org file:///etc/passwd",
    "بداية \u202eمقلوب \u2067معزول بلا إغلاق",
    "صفر\x00جرس\x07هروب\x1bرأسي\x0bنهاية\ufffe\uffff",
    "سطر أول\nسطر ثانٍ\r\nسطر ثالث",
    "كلمةطويلةجداً" * 40,
)


def parts(made: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return etree.fromstring(package.read(name))


def pdf_text(made: bytes) -> str:
    """Text of a PDF by poppler, which puts right-to-left lines back into reading order."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True
    )
    return done.stdout.decode()


def letters(text: str) -> str:
    """A text without spaces, controls and marks, which a PDF may place as it likes."""
    return "".join(c for c in text if c.isalnum())


def hostile(data: dict[str, Any], text: str) -> Plan:
    """The plan with one text in every bilingual field and every name."""

    def spoil(part: Any) -> Any:
        if isinstance(part, dict):
            if set(part) == {"ar", "en"}:
                return {"ar": text, "en": text}
            return {
                k: text if k in ("owner", "person", "version", "author", "contact") else spoil(v)
                for k, v in part.items()
            }
        return [spoil(each) for each in part] if isinstance(part, list) else part

    return Plan.model_validate(spoil(data))


def test_an_arabic_word_file_runs_right_to_left_by_its_styles(plan: Plan) -> None:
    made = export(plan, "docx", "ar")
    styles, body = parts(made, "word/styles.xml"), parts(made, "word/document.xml")
    normal = styles.find(f"{W}style[@{W}styleId='Normal']")
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert normal.find(f"{W}rPr/{W}rtl") is not None
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert fonts.get(f"{W}cs") == fonts.get(f"{W}ascii") == "IBM Plex Sans Arabic"
    assert styles.find(f".//{W}lang").get(f"{W}bidi") == "ar-SY"
    for name in ("Heading1", "Title", "TableHeading"):
        run = styles.find(f"{W}style[@{W}styleId='{name}']/{W}rPr")
        assert run.find(f"{W}bCs") is not None
        assert run.getparent().find(f"{W}basedOn") is not None
    tables = body.findall(f".//{W}tbl")
    assert len(tables) > 20
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tables)
    sections = body.findall(f".//{W}sectPr")
    assert all(section.find(f"{W}bidi") is not None for section in sections)
    assert {s.find(f"{W}pgSz").get(f"{W}orient") for s in sections} == {None, "landscape"}


def test_an_english_word_file_has_nothing_of_that(plan: Plan) -> None:
    made = export(plan, "docx", "en")
    body = parts(made, "word/document.xml")
    assert parts(made, "word/styles.xml").find(f".//{W}bidi") is None
    assert body.find(f".//{W}bidiVisual") is None
    assert body.find(f".//{W}sectPr/{W}bidi") is None


def test_latin_words_in_arabic_text_are_runs_of_their_own(plan: Plan) -> None:
    plan.direction.vision.ar = "نعمل مع COVID-19 (UNICEF) منذ 2014"
    body = parts(export(plan, "docx", "ar"), "word/document.xml")
    left = [
        run.findtext(f"{W}t")
        for run in body.iter(f"{W}r")
        if (flag := run.find(f"{W}rPr/{W}rtl")) is not None and flag.get(f"{W}val") == "0"
    ]
    assert "COVID-19 (UNICEF)" in left
    assert "SWOT" in left


def test_a_word_table_repeats_its_heading_and_keeps_rows_whole(plan: Plan) -> None:
    body = parts(export(plan, "docx", "ar"), "word/document.xml")
    heads = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert len(heads) > 15
    rows = list(body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    described = [t for t in body.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblCaption") is not None]
    assert len(described) > 15


def test_elements_of_the_word_file_stand_in_the_order_of_the_schema(plan: Plan) -> None:
    orders = {
        "pPr": ("pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind "
                "jc outlineLvl rPr sectPr"),
        "rPr": "rStyle rFonts b bCs i iCs color sz szCs rtl cs lang",
        "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook "
                 "tblCaption tblDescription",
        "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign",
        "sectPr": "headerReference footerReference type pgSz pgMar titlePg bidi",
    }  # fmt: skip
    made = export(plan, "docx", "both")
    for name in ("word/document.xml", "word/styles.xml"):
        for parent, order in orders.items():
            known = order.split()
            for element in parts(made, name).iter(f"{W}{parent}"):
                found = [known.index(child.tag.removeprefix(W)) for child in element]
                assert found == sorted(found), etree.tostring(element)[:300]
                assert parent == "sectPr" or len(found) == len(set(found))


def test_the_contents_name_every_heading_before_any_update(plan: Plan) -> None:
    document = Document(io.BytesIO(export(plan, "docx", "ar")))
    shown = [p for p in document.paragraphs if p.style and p.style.name.startswith("toc ")]
    headings = [
        p.text for p in document.paragraphs if p.style and p.style.name.lower().startswith("head")
    ]
    entries = ["".join(t.text or "" for t in p._p.iter(f"{W}t")) for p in shown]
    assert entries == headings
    assert len(headings) > 30
    anchors = {link.get(f"{W}anchor") for p in shown for link in p._p.iter(f"{W}hyperlink")}
    marks = {b.get(f"{W}name") for b in document.element.body.iter(f"{W}bookmarkStart")}
    assert anchors <= marks
    numbers = [b.get(f"{W}id") for b in document.element.body.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("خطة نحو مهارات لائقة", "جمعية الينبوع")


def test_both_languages_stand_in_one_document(plan: Plan) -> None:
    for to in ("docx", "pdf"):
        made = export(plan, to, "both")
        text = (
            pdf_text(made) if to == "pdf" else "".join(parts(made, "word/document.xml").itertext())
        )
        assert letters("Vocational training") in letters(text)
        assert letters("فجوة التمويل") in letters(text)


def test_a_plan_in_one_language_is_not_printed_twice(plan: Plan) -> None:
    def arabic_only(part: Any) -> Any:
        if isinstance(part, dict):
            return {k: "" if k == "en" else arabic_only(v) for k, v in part.items()}
        return [arabic_only(each) for each in part] if isinstance(part, list) else part

    alone = Plan.model_validate(arabic_only(plan.model_dump(mode="json")))
    text = "".join(parts(export(alone, "docx", "both"), "word/document.xml").itertext())
    assert "Contents" not in text
    assert text.count("المحتويات") == 1


def test_an_arabic_document_speaks_only_arabic_around_the_words_of_the_plan(data: Any) -> None:
    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {k: "" if k == "en" else bare(v) for k, v in part.items() if k != "contact"}
        return [bare(each) for each in part] if isinstance(part, list) else part

    plan = Plan.model_validate(bare(data))
    for item in plan.stakeholders.items:
        item.name.ar = "جهة"
    text = " ".join(parts(export(plan, "docx", "ar"), "word/document.xml").itertext())
    found = {word for word in text.split() if word.isascii() and word.strip("()|").isalpha()}
    allowed = {"SWOT", "TOWS", "PESTEL", "USD", "SYP", "TOC", "PAGE", "SEQ", "Table", "ARABIC"}
    assert {word.strip("()|") for word in found} - allowed <= {"o", "h", "z", "u", "b", "r"}


def test_the_pdf_has_bookmarks_tags_and_only_our_font(plan: Plan) -> None:
    reader = PdfReader(io.BytesIO(export(plan, "pdf", "ar")))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert str(catalog["/Lang"]).startswith("ar")
    assert len(reader.outline) >= 15
    assert reader.metadata is not None
    assert reader.metadata.title == "خطة نحو مهارات لائقة"
    first = [str(page["/Resources"]["/Font"]) for page in reader.pages[:3]]
    assert all(first)


def test_pages_are_numbered_in_words(plan: Plan) -> None:
    made = export(plan, "pdf", "en")
    count = len(PdfReader(io.BytesIO(made)).pages)
    assert f"Page 2 of {count}" in pdf_text(made)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_as_typed(data: dict[str, Any], text: str) -> None:
    plan = hostile(data, text)
    made = export(plan, "docx", "ar")
    Document(io.BytesIO(made))
    written = "".join(parts(made, "word/document.xml").itertext())
    printed = pdf_text(export(plan, "pdf", "ar"))
    for line in text.splitlines():
        wanted = letters("".join(c for c in line if c.isprintable() or c == " "))
        assert wanted in letters(written)
        if wanted.isascii():
            assert wanted in letters(printed)
    assert "root:" not in printed
    assert len(printed) > 2000


def test_a_text_of_twenty_thousand_characters_is_printed_whole(plan: Plan) -> None:
    plan.swot.items[0].text.en = "word " * 3999 + "END"
    plan.achievements.items[0].text.en = "x" * 19_990 + "Z"
    printed = letters(pdf_text(export(plan, "pdf", "en")))
    assert printed.count("word") >= 3999
    assert "END" in printed
    assert printed.count("x") >= 19_990
    written = "".join(parts(export(plan, "docx", "en"), "word/document.xml").itertext())
    assert "x" * 19_990 + "Z" in written


def test_a_blank_plan_gives_quiet_documents() -> None:
    blank = Plan()
    text = "".join(parts(export(blank, "docx", "ar"), "word/document.xml").itertext())
    assert text.count("لم يُكتب بعد") > 10
    assert export(blank, "pdf", "en").startswith(b"%PDF")
    assert export(blank, "xlsx", "ar").startswith(b"PK")
    assert b"BEGIN:VCALENDAR" in export(blank, "ics", "both")


def test_unreadable_numbers_and_dates_print_as_typed(plan: Plan) -> None:
    plan.indicators.items[0].target = "حوالي الكل"
    plan.activities.items[0].start = "قريباً"
    text = "".join(parts(export(plan, "docx", "ar"), "word/document.xml").itertext())
    assert "حوالي الكل" in text
    assert "قريباً" in text


def test_file_names_are_plain_letters(plan: Plan) -> None:
    assert file_name(plan, "docx", "ar") == "spring-association-strategic-plan-ar.docx"
    plan.profile.name.en = "..\\..\u202e/etc\x00"
    plan.about.title.en = ""
    assert file_name(plan, "pdf", "both") == "etc-strategic-plan-both.pdf"
    plan.profile.name.en = "ق"
    assert file_name(plan, "ics", "en") == "organisation-strategic-plan-en.ics"


@pytest.fixture(scope="module")
def strong() -> Plan:
    return read_plan(STRONG.read_bytes())


def test_the_strong_sample_is_a_document_of_a_donors_size(strong: Plan) -> None:
    for language in ("ar", "en"):
        reader = PdfReader(io.BytesIO(export(strong, "pdf", language)))
        assert 25 <= len(reader.pages) <= 90


def test_libreoffice_opens_the_word_file_and_shows_its_text(strong: Plan, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(export(strong, "docx", "ar"))
    convert(tmp_path, "plan.docx", "pdf")
    made = (tmp_path / "plan.pdf").read_bytes()
    text = letters(pdf_text(made))
    assert len(PdfReader(io.BytesIO(made)).pages) >= 25
    # Words without ligatures, whose letters a PDF may give back in another order.
    for word in ("الموازنة", "فجوة التمويل", "مصفوفة سوات"):
        assert letters(word) in text


def convert(folder: Path, name: str, to: str) -> None:
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}",
         "--convert-to", to, "--outdir", str(folder), str(folder / name)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def test_an_english_title_keeps_its_direction_on_an_arabic_cover(plan: Plan) -> None:
    plan.about.title.ar = ""
    plan.about.title.en = "Skills for work."
    body = parts(export(plan, "docx", "ar"), "word/document.xml")
    title = next(
        p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Title"
    )
    assert title.find(f"{W}pPr/{W}bidi").get(f"{W}val") == "0"
    first = PdfReader(io.BytesIO(export(plan, "pdf", "ar"))).pages[0]
    assert "Skills for work." in first.extract_text()


def test_a_very_long_name_leaves_room_on_the_page(plan: Plan) -> None:
    plan.profile.name.ar = "اسم طويل " * 200
    printed = pdf_text(export(plan, "pdf", "ar"))
    assert "…" in printed
    assert printed.count("\f") < 40


def test_an_address_breaks_at_its_joints_before_it_runs_into_the_next_cell() -> None:
    assert softened("referral@protection.example").split("\u200b") == [
        "referral", "@protection", ".example",
    ]  # fmt: skip
    assert softened("desk@amal.example") == "desk@amal.example"
    assert softened("http://192.168.1.20:8866/") == "http://192.168.1.20:8866/"


def test_a_list_that_holds_a_sentence_has_no_full_stop_before_its_comma() -> None:
    voice = Voice("ar", places([]))
    assert voice.listed(["نردّ خلال أسبوع.", "", "هدى"]) == "نردّ خلال أسبوع، هدى"
    assert voice.listed(["نردّ خلال أسبوع."]) == "نردّ خلال أسبوع."
    assert voice.listed([]) == ""


def test_a_short_paper_has_its_page_number_on_the_first_page_too() -> None:
    strong = read_plan(STRONG.read_bytes())
    for paper, cover in (("concept", False), ("plan", True)):
        made = export(strong, "docx", "en", paper=paper)  # type: ignore[arg-type]  # a known paper
        section = next(parts(made, "word/document.xml").iter(W + "sectPr"))
        assert (section.find(W + "titlePg") is not None) is cover


def test_in_word_a_total_and_lines_to_sign_on_stay_with_what_they_belong_to() -> None:
    made = export(read_plan(STRONG.read_bytes()), "docx", "en")
    for table in Document(io.BytesIO(made)).tables:
        rows = [row.cells[0].paragraphs[0] for row in table.rows]
        for before, row in pairwise(rows):
            if row.text == "Total":
                assert before.paragraph_format.keep_with_next
        if "Signature" in {cell.text for cell in table.rows[0].cells}:
            assert all(row.paragraph_format.keep_with_next for row in rows[:-1])
