"""A lesson on paper: everything to read and to write on, never the trainer's notes."""

import io

import pytest
from pypdf import PdfReader

from saql import shipped
from saql.course import default_course, load_course
from saql.exports.lesson_forms import form
from saql.exports.lessons import book, handout, lesson_blocks
from saql.i18n.labels import code_label
from saql.i18n.plan_values import PlanValues
from saql.lessons import lessons_of, path_of, read_lesson
from saql.plan.document import SECTIONS, Plan, items_of
from saql.plan.upgrade import read_plan
from saql.plan.vocabulary import BOXES, CAPACITY_AREAS, QUADRANTS, READINESS_ITEMS
from tests.lessons import trial

SAMPLE = read_plan((shipped.path("course") / "samples" / "strong.plan.json").read_bytes())
FOOT = 18 / 25.4 * 72
"""The bottom margin in points; only the page's number stands in it."""


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
    course = default_course()
    for language in ("ar", "en"):
        found = [
            read_lesson(path_of(shipped_modules, one.id, language))
            for one in lessons_of(shipped_modules)
        ]
        if found:
            assert book(found, course, language, title="x").startswith(b"%PDF")


def cards(section, values=None):
    return [card for one in form(section, "en", values)["lists"] for card in one["items"]]


def test_empty_cards_are_named_by_what_an_exercise_must_not_forget():
    for section, vocabulary, codes, each in (
        ("swot", "BOXES", BOXES, 3),
        ("tows", "QUADRANTS", QUADRANTS, 1),
        ("capacity", "CAPACITY_AREAS", CAPACITY_AREAS, 1),
        ("readiness", "READINESS_ITEMS", READINESS_ITEMS, 1),
    ):
        names = [card["name"] for card in cards(section)]
        assert len(names) == len(codes) * each
        for code in codes:
            word = code_label(vocabulary, code, "en")
            assert sum(name.startswith(word) for name in names) == each


def test_only_what_comes_from_outside_is_asked_for_its_likelihood():
    asked = {card["name"]: {field["label"] for field in card["fields"]} for card in cards("swot")}
    assert "Likelihood" in asked["Threats 1"]
    assert "Likelihood" not in asked["Strengths 1"]


def test_a_filled_in_form_speaks_in_words_and_dates_never_in_ids_or_codes():
    values = PlanValues(SAMPLE, "en", default_course().places, numbered=False)
    ids = {item.id for _, _, item in items_of(SAMPLE)}
    said = [
        field["value"]
        for section in SECTIONS
        for card in cards(section, values)
        for field in card["fields"]
    ]
    assert [one for one in said if set(one.split(", ")) & ids or one.startswith("SY")] == []
    donor = {field["label"]: field["value"] for field in cards("donors", values)[0]["fields"]}
    assert donor["Next deadline"] == "15 January 2027"
    assert "Deir" in donor["Places it funds"]
    asked = {field["label"]: field["value"] for field in cards("pipeline", values)[0]["fields"]}
    assert asked["Donor profile"] in {donor.name.en for donor in SAMPLE.donors.items}


def test_a_section_without_a_word_stays_empty_to_write_on():
    plan = Plan.model_validate({"direction": {"vision": {"en": "Every child reads"}}})
    values = PlanValues(plan, "en", default_course().places)
    assert form("meal", "en", values) == form("meal", "en")
    assert [field["label"] for field in form("direction", "en", values)["fields"]] == ["Vision"]


def test_a_section_is_printed_once_in_a_book_and_in_every_handout(lesson, course):
    one = lesson("en")
    shown = {"direction": "An earlier lesson"}
    again = lesson_blocks(one, course, shown=shown)
    (asked,) = [p for s in again["segments"] for p in s["parts"] if p["kind"] == "exercise"]
    assert asked["forms"][0]["fields"] == []
    assert "An earlier lesson" in asked["forms"][0]["note"]
    alone = lesson_blocks(one, course)
    (asked,) = [p for s in alone["segments"] for p in s["parts"] if p["kind"] == "exercise"]
    assert asked["forms"][0]["fields"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_card_runs_over_the_foot_of_its_page(language, shipped_modules):
    heights = set()

    def seen(text, matrix, at, _font, _size):
        if text.strip():
            heights.add(round(matrix[5] + matrix[3] * at[5]))

    lessons = [one.id for one in lessons_of(shipped_modules)]
    for name in (one for one in lessons if "donors" in one or "agreement" in one):
        made = handout(read_lesson(path_of(shipped_modules, name, language)), default_course())
        for page in PdfReader(io.BytesIO(made)).pages:
            heights.clear()
            page.extract_text(visitor_text=seen)
            assert len({height for height in heights if height < FOOT}) == 1, "the page's number"
