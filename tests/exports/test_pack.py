"""The documents of a workshop, made from a cohort of two organisations with rough edges."""

import csv
import datetime as dt
import io
import shutil
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from saql import shipped
from saql.course import default_course, load_course
from saql.exports.pack import DOCUMENTS
from saql.exports.pack.inputs import (
    Attempt,
    Certificate,
    FormAnswers,
    GradeRow,
    OrganisationRow,
    PackInputs,
    PersonRow,
    PlanState,
    TrainingSession,
)
from saql.exports.pack.paper import key_blocks
from saql.plan.fields import Text

HOSTILE = "#panic() =HYPERLINK(1) <b>ريم</b>"


@pytest.fixture(scope="module")
def inputs():
    people = (
        PersonRow(1, "سمر النجار", "nakhla", "f", "0999 000 111"),
        PersonRow(2, "نزار العلي", "nakhla", "m"),
        PersonRow(3, HOSTILE, "warsha"),
        PersonRow(4, "غائبة دائماً", "warsha", "f", active=False),
    )
    slots = [f"q{n:02d}" for n in range(1, 21)]
    return PackInputs(
        course=default_course(),
        modules_dir=shipped.path("modules"),
        title=Text(ar="ورشة التخطيط وجمع الأموال", en="Workshop on planning and fundraising"),
        today=dt.date(2026, 11, 22),
        address="http://room.test/",
        organisations=(
            OrganisationRow("nakhla", Text(ar="جمعية النخلة", en="Nakhla Association")),
            OrganisationRow("warsha", Text(ar="فريق الورشة", en="Warsha Team")),
        ),
        people=people,
        training_sessions=(
            TrainingSession(1, Text(ar="المصادر", en="Sources"), dt.date(2026, 11, 21)),
            TrainingSession(2, Text(ar="الجاهزية", en="Readiness"), dt.date(2026, 11, 22)),
        ),
        attendance={1: {1: "present", 2: "late", 3: "absent"}, 2: {1: "present"}},
        attempts=(
            Attempt(1, "pre_test", 40.0, {slot: n < 8 for n, slot in enumerate(slots)}),
            Attempt(1, "post_test", 70.0, {slot: n < 14 for n, slot in enumerate(slots)}),
            Attempt(2, "pre_test", 100.0, dict.fromkeys(slots, True)),
            Attempt(2, "post_test", 95.0, {slot: n < 19 for n, slot in enumerate(slots)}),
            Attempt(3, "pre_test", 20.0, {}),
        ),
        forms=(FormAnswers("reaction", "2026-11-22", {"relevance": 5, "keep": HOSTILE}),),
        grades=(
            GradeRow("nakhla", "جمعية النخلة", "swot", 15.5, 20, 12, 20, "2026-11-22T10:00:00"),
            GradeRow("warsha", "=1+1", "swot", None, 20),
            GradeRow("person-1", "سمر النجار", "pre_test", 8, 20),
        ),
        plan_states=(PlanState("nakhla", 30, 20, 4, 9, 40, 72.5),),
        certificates=(
            Certificate(
                "SAQL-2026-AAAA-1", "attendance", 1, "سمر النجار", "nakhla",
                dt.date(2026, 11, 22), "SAQL certificate text",
            ),
        ),
        codes={1: "ABCD-2345", 2: "EFGH-6789", 3: "JKLM-2345"},
        parking=(("متى نرى الدرجات؟", "بعد المراجعة"),),
    )  # fmt: skip


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_made_in_every_format_and_language(name, language, inputs):
    for to in DOCUMENTS[name].formats:
        made = DOCUMENTS[name].make(inputs, language, to)
        if to == "pdf":
            assert PdfReader(io.BytesIO(made)).pages
        elif to in ("docx", "xlsx"):
            assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
        else:
            assert made.startswith(b"\xef\xbb\xbf")


def test_the_attendance_sheet_names_who_takes_part_and_nobody_who_left(inputs):
    text = text_of(DOCUMENTS["attendance"].make(inputs, "en", "pdf"))
    assert "Nakhla Association" in text
    assert "0999 000 111" in text
    assert "#panic()" in text
    assert text.count("Warsha Team") == 1


def test_a_certificate_carries_its_number_in_both_languages(inputs):
    text = text_of(DOCUMENTS["certificates"].make(inputs, "ar", "pdf"))
    assert "SAQL-2026-AAAA-1" in text
    assert "Nakhla Association" in text
    assert "Certificate of attendance" in text


def test_the_answer_key_gives_the_letter_of_each_right_answer(inputs):
    from saql.cohort.papers import draw

    key = text_of(DOCUMENTS["key"].make(inputs, "en", "pdf"))
    assert "For the trainer only" in key
    papers = draw(inputs.course.questions, inputs.course.tests)
    first = papers["pre_test"].items[0].question
    assert first.option(first.right).why.en.split()[0] in key
    assert " ".join(key.split()).count("✓") >= len(papers["pre_test"].items) * 2


def test_no_answer_is_in_what_is_copied_for_the_room(inputs):
    from saql.cohort.papers import draw

    pack = text_of(DOCUMENTS["paper"].make(inputs, "en", "pdf"))
    assert "✓" not in pack
    assert "For the trainer only" not in pack
    for paper in draw(inputs.course.questions, inputs.course.tests).values():
        for item in paper.items:
            assert item.question.option(item.question.right).why.en not in " ".join(pack.split())


def test_the_paper_pack_says_which_pages_to_print_how_often(inputs):
    made = DOCUMENTS["paper"].make(inputs, "en", "pdf")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]
    assert "SWOT cards 2–5 one for each organisation (2)" in pages[0]
    reaction = inputs.course.forms.get("reaction").name.en
    at = next(n for n, page in enumerate(pages[1:], 2) if reaction in page)
    assert f"{reaction} {at} one for each person (3)" in pages[0]
    last = inputs.course.tests.name("post_test").en
    begin = next(n for n, page in enumerate(pages[1:], 2) if last in page)
    assert f"{last} {begin}–{len(pages)} one for each person (3)" in pages[0]


def test_options_have_the_letters_of_the_readers_language(inputs):
    from saql.i18n.cohort_words import option_letter

    assert [option_letter(one, "ar") for one in "abcd"] == list("أبجد")
    assert [option_letter(one, "en") for one in "abcd"] == list("abcd")
    shown = key_blocks(inputs, "ar")
    (table,) = (block for block in shown if block["k"] == "table")
    assert {letter for row in table["rows"] for letter in row[1:]} <= set("أبجدهو")


def test_the_gradebook_runs_from_right_to_left_and_no_name_becomes_a_formula(inputs):
    book = openpyxl.load_workbook(
        io.BytesIO(DOCUMENTS["gradebook"].make(inputs, "ar", "xlsx")), data_only=False
    )
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=1+1" and cell.data_type == "s" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_the_gradebook_csv_keeps_the_two_voices_apart_and_opens_safely(inputs):
    made = DOCUMENTS["gradebook"].make(inputs, "en", "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(made)))
    assert rows[0]["Program's points"] == "15.5"
    assert rows[0]["Coach's points"] == "12"
    assert len(set(rows[0])) == 9, "no two columns have one name"
    assert rows[1]["Name"] == "'=1+1"
    assert rows[1]["Program's points"] == ""


def test_points_that_a_computer_added_up_are_rounded(inputs):
    row = GradeRow("nakhla", "Nakhla", "swot", 17.770000000000003, 20, 0.1 + 0.2, 20)
    made = DOCUMENTS["gradebook"].make(replace(inputs, grades=(row,)), "en", "csv")
    (read,) = csv.DictReader(io.StringIO(made.decode("utf-8-sig")))
    assert (read["Program's points"], read["Coach's points"]) == ("17.77", "0.3")


def test_the_report_says_the_gain_with_its_edge_cases_and_its_caution(inputs):
    text = " ".join(text_of(DOCUMENTS["report"].make(inputs, "en", "pdf")).split())
    assert "People with both tests 2" in text
    assert "People with only one of them, left out 1" in text
    assert "Absolute gain, percentage points 12.5" in text  # (30 - 5) / 2
    assert "Mean of the persons' normalised gains 0.5" in text  # 30 / 60; the other is undefined
    assert "Normalised gain of the class 0.42" in text  # (82.5 - 70) / (100 - 70)
    assert "does not prove that the training was its cause" in text
    assert "1 person had the full score before" in text
    assert "1 person scored lower after" in text


def test_the_report_counts_attendance_of_those_who_take_part(inputs):
    text = " ".join(text_of(DOCUMENTS["report"].make(inputs, "en", "pdf")).split())
    assert "Sources 21 Nov 2026 2 of 3 67%" in text
    assert "Readiness 22 Nov 2026 1 of 3 33%" in text


def test_the_arabic_report_in_word_is_written_from_right_to_left(inputs):
    made = DOCUMENTS["report"].make(inputs, "ar", "docx")
    parts = zipfile.ZipFile(io.BytesIO(made))
    document = parts.read("word/document.xml").decode()
    assert "<w:bidi/>" in document
    assert "<w:rtl/>" in parts.read("word/styles.xml").decode()
    assert "w:bidiVisual" in document
    assert "متى نرى الدرجات؟" in document


def test_documents_of_an_empty_workshop_are_made_too(inputs):
    empty = PackInputs(
        course=inputs.course,
        modules_dir=inputs.modules_dir,
        title=inputs.title,
        today=inputs.today,
    )
    for name in ("attendance", "report", "gradebook", "certificates"):
        for to in DOCUMENTS[name].formats:
            assert DOCUMENTS[name].make(empty, "ar", to)


def test_a_report_leaves_out_a_column_in_which_nothing_is_known(inputs):
    assert "Women" in text_of(DOCUMENTS["report"].make(inputs, "en", "pdf"))
    unknown = replace(inputs, people=tuple(replace(one, sex="") for one in inputs.people))
    assert "Women" not in text_of(DOCUMENTS["report"].make(unknown, "en", "pdf"))


def test_a_cover_names_the_organiser_once_there_is_one(inputs, tmp_path):
    unnamed = inputs.course.certificates.issuer.en
    assert unnamed not in text_of(DOCUMENTS["report"].make(inputs, "en", "pdf"))
    folder = shutil.copytree(shipped.path("course"), tmp_path / "course")
    rules = folder / "certificates.toml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace(unnamed, "House of Learning"), encoding="utf-8"
    )
    named = replace(inputs, course=load_course(folder))
    assert "House of Learning" in text_of(DOCUMENTS["report"].make(named, "en", "pdf"))


def test_a_chart_draws_nothing_for_nothing_and_stays_together_in_word(inputs):
    made = DOCUMENTS["report"].make(inputs, "en", "docx")
    document = docx.Document(io.BytesIO(made))
    (chart,) = [one for one in document.tables if one.cell(0, 0).text.strip() == "1"]
    fills = [row._tr.xml.count('w:fill="0F4C5C"') for row in chart.rows]
    assert fills == [0, 0, 0, 0, 1], "one form was filled in, with a five"
    held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in chart.rows]
    assert held == [True, True, True, True, None]


def test_a_session_plan_stands_on_one_page_of_the_guide_and_no_agenda_is_cut(inputs):
    made = DOCUMENTS["guide"].make(inputs, "en", "pdf")
    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]

    def together(*texts):
        wanted = ["".join(text.split()) for text in texts]
        return any(all(text in page for text in wanted) for page in pages)

    syllabus = inputs.course.syllabus
    for plan in syllabus.sessions:
        assert together(plan.aim.en, *(step.text.en for step in plan.method), plan.close.en)
    for agenda in syllabus.agendas:
        (first, _), (_, last) = agenda.times()[0], agenda.times()[-1]
        assert together(agenda.name.en, f"{first}–", f"–{last}"), agenda.id


def test_a_session_plan_begins_a_page_in_word_too(inputs):
    made = DOCUMENTS["guide"].make(inputs, "ar", "docx")
    headings = {
        paragraph.text.split(maxsplit=1)[-1]
        for paragraph in docx.Document(io.BytesIO(made)).paragraphs
        if paragraph.paragraph_format.page_break_before
    }
    assert headings == {plan.name.ar for plan in inputs.course.syllabus.sessions}


@pytest.mark.parametrize(("language", "term"), [("ar", "strategic goal"), ("en", "baseline")])
def test_the_workbook_ends_with_the_terms_of_the_course(language, term, inputs):
    pages = PdfReader(io.BytesIO(DOCUMENTS["workbook"].make(inputs, language, "pdf"))).pages
    last = "\n".join(page.extract_text() for page in pages[-8:])
    assert term in last
