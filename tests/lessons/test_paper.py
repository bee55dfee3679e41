"""A lesson on paper: everything to read and to write on, never the trainer's notes."""

import io

import pytest
from pypdf import PdfReader

from saql.course import load_course
from saql.exports.lessons import book, handout, lesson_blocks
from saql.lessons import path_of, read_lesson
from saql.plan.document import Plan
from tests.lessons import trial


@pytest.fixture
def course(tmp_path):
    trial.write_questions(tmp_path / "course")
    return load_course(tmp_path / "course")


@pytest.fixture
def lesson(tmp_path):
    trial.write(tmp_path)
    return lambda language: read_lesson(path_of(tmp_path, trial.LESSON, language))


def words(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_handout_holds_the_lesson_its_blanks_and_its_questions(lesson, course):
    made = words(handout(lesson("en"), course))
    for text in ("Outcomes", "Weak one", "Strong one", "Vision", "Question 0", "Option b 1"):
        assert text in made
    assert "Take home" in made
    assert trial.WHISPER not in made
    assert "Reason a 0" not in made


def test_a_handout_is_arabic_throughout(lesson, course):
    made = handout(lesson("ar"), course)
    assert made.startswith(b"%PDF")
    shown = lesson_blocks(lesson("ar"), course)
    asked = [p for s in shown["segments"] for p in s["parts"] if p["kind"] == "exercise"]
    assert asked[0]["forms"][0]["fields"][0]["label"] == "الرؤية"


def test_a_book_fills_the_exercises_from_a_plan(lesson, course):
    plan = Plan.model_validate({"direction": {"vision": {"en": "Every child reads"}}})
    made = words(book([lesson("en")], course, "en", title="Workbook", subtitle="Ours", plan=plan))
    assert "Every child reads" in made
    assert "Workbook" in made


def test_every_shipped_lesson_can_be_printed(shipped_modules):
    from saql.course import default_course
    from saql.lessons import lessons_of

    course = default_course()
    for language in ("ar", "en"):
        found = [
            read_lesson(path_of(shipped_modules, one.id, language))
            for one in lessons_of(shipped_modules)
        ]
        if found:
            assert book(found, course, language, title="x").startswith(b"%PDF")
