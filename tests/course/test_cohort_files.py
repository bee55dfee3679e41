"""The course files of the cohort: what is shipped, and how a trainer's mistakes are told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from saql import shipped
from saql.cohort.papers import TESTS
from saql.course import CourseFileError, course_mistakes, default_course, line_of, load_course
from saql.course.review import INCOMPLETE
from saql.i18n import catalogue, cohort_words

QUESTION = """
[[questions]]
id = "{id}"
use = "test"
pair = "{pair}"
lesson = "01_fundraising/01_sources"
difficulty = 1
source = "the course"
text.ar = "سؤال"
text.en = "question"

[[questions.options]]
right = true
text.ar = "أ"
text.en = "a"
why.ar = "لأن"
why.en = "because"

[[questions.options]]
text.ar = "ب"
text.en = "b"
why.ar = "لأن"
why.en = "because"

[[questions.options]]
text.ar = "ج"
text.en = "c"
why.ar = "لأن"
why.en = "because"
"""
BANK = QUESTION.format(id="q1", pair="p") + QUESTION.format(id="q2", pair="p")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped.path("course"), tmp_path / "course"))


@pytest.fixture
def bank(folder: Path) -> Path:
    shutil.rmtree(folder / "questions", ignore_errors=True)
    (folder / "questions").mkdir()
    path = folder / "questions" / "fundraising.toml"
    path.write_text(BANK, encoding="utf-8")
    return path


def broken(folder: Path) -> list[CourseFileError]:
    return [each for each in course_mistakes(folder) if each.code not in INCOMPLETE]


def test_the_shipped_course_has_no_mistake() -> None:
    assert [each.sentence("en") for each in course_mistakes(shipped.path("course"))] == []


def test_the_shipped_tests_are_of_twenty_questions_each() -> None:
    papers = default_course().papers
    assert [len(papers[test].items) for test in TESTS] == [20, 20]


def test_the_request_form_shares_out_a_hundred_points() -> None:
    form = default_course().forms.get("training_request")
    assert form is not None
    assert sum(question.weight for question in form.questions) == 100


@pytest.mark.parametrize("form", ["reaction", "follow_up_3", "follow_up_6", "training_request"])
def test_the_shipped_forms_are_all_there(form: str) -> None:
    assert default_course().forms.get(form)


def test_only_the_reaction_form_is_anonymous() -> None:
    assert [each.id for each in default_course().forms.forms if each.anonymous] == ["reaction"]


def test_a_file_left_out_is_taken_from_the_shipped_course(tmp_path: Path) -> None:
    course = load_course(tmp_path)
    assert course.tests == default_course().tests
    assert course.forms == default_course().forms
    assert course.certificates == default_course().certificates
    assert course.syllabus == default_course().syllabus
    assert course.questions == default_course().questions


def test_a_broken_bank_does_not_keep_the_plan_checks_from_being_read(bank: Path) -> None:
    bank.write_text("[[questions]]\n", encoding="utf-8")
    course = load_course(bank.parents[1])
    assert course.thresholds
    with pytest.raises(CourseFileError):
        _ = course.questions


def at(text: str, needle: str, nth: int = 0) -> int:
    """The number of the nth line that holds something."""
    return [n for n, line in enumerate(text.splitlines(), 1) if needle in line][nth]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('id = "q2"', 'id = "q1"', "question_twice", at(BANK, 'id = "q2"')),
        ('id = "q2"', 'id = "Q 2"', "pattern", at(BANK, 'id = "q2"')),
        ('id = "q2"', 'idd = "q2"', "lacking", at(BANK, "[[questions]]", 1)),
        ('use = "test"', 'use = "exam"', "choice", at(BANK, "use =", 1)),
        ('pair = "p"', 'pair = "r"', "pair_count", at(BANK, "pair", 1)),
        ("difficulty = 1", "difficulty = 2", "pair_difficulty", at(BANK, "difficulty", 1)),
        ("difficulty = 1", "difficulty = 9", "range", at(BANK, "difficulty", 1)),
        ("difficulty = 1", 'difficulty = "x"', "number", at(BANK, "difficulty", 1)),
        ("right = true", "right = false", "one_right", at(BANK, "[[questions.options]]", 3)),
        ('text.en = "c"', "", "lacking", at(BANK, 'text.ar = "ج"', 1)),
        ('text.en = "c"', 'text.en = ""', "text", at(BANK, 'text.en = "c"', 1)),
        ('text.en = "c"', 'text.fr = "c"', "unknown", at(BANK, 'text.en = "c"', 1)),
        (
            "01_fundraising/01_sources",
            "02_networking/01_why",
            "other_module",
            at(BANK, "lesson", 1),
        ),
        ('source = "the course"', "source = the course", "syntax", at(BANK, "source =", 1)),
    ],
)
def test_a_mistake_in_the_second_question_is_told_with_its_own_line(
    bank: Path, old: str, new: str, code: str, line: int
) -> None:
    head, _, tail = BANK.rpartition('id = "q2"')
    before = BANK[: len(head) - len("\n[[questions]]\n")]
    second = "\n[[questions]]\n" + 'id = "q2"' + tail
    assert before + second == BANK
    bank.write_text(before + second.replace(old, new, 1), encoding="utf-8")
    found = broken(bank.parents[1])
    told = [each for each in found if each.code == code]
    assert told, [each.sentence("en") for each in found]
    assert ("questions/fundraising.toml", line) in [(each.file, each.line) for each in told]
    assert f"السطر {line}" in told[-1].sentence("ar")
    with pytest.raises(CourseFileError):
        _ = load_course(bank.parents[1]).questions


def test_every_mistake_of_a_file_is_told_at_once(bank: Path) -> None:
    text = BANK.replace("difficulty = 1", "difficulty = 7").replace('text.en = "b"', "")
    bank.write_text(text, encoding="utf-8")
    assert [each.code for each in broken(bank.parents[1])] == ["range", "lacking"] * 2


def test_an_id_used_in_two_files_is_told(bank: Path) -> None:
    other = bank.with_name("networking.toml")
    text = BANK.replace("01_fundraising/01_sources", "02_networking/01_why")
    other.write_text(text.replace('pair = "p"', 'pair = "n"'), encoding="utf-8")
    codes = {each.code for each in broken(bank.parents[1])} - {"few_pairs"}
    assert codes == {"in_other_file"}


def test_a_bank_too_small_for_the_tests_is_told_by_module(bank: Path) -> None:
    told = [each.sentence("en") for each in course_mistakes(bank.parents[1])]
    assert any("01_fundraising: 1 < 4" in sentence for sentence in told)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("tests.toml", "pass_percent = 60", "pass_percent = 160", "range"),
        ("tests.toml", "seed = 1", "sed = 1", "unknown"),
        ("certificates.toml", "gain = 0.3", "gain = 30", "range"),
        ("certificates.toml", 'issuer.ar = "', 'issuer.xx = "', "lacking"),
        ("forms.toml", 'kind = "scale"', 'kind = "stars"', "choice"),
        ("forms.toml", 'id = "follow_up_6"', 'id = "follow_up_3"', "id_twice"),
        ("forms.toml", 'id = "clarity"', 'id = "relevance"', "id_twice"),
        ("forms.toml", "value = 0.8", "value = 8", "range"),
        ("syllabus.toml", 'id = "02_networking"', 'id = "01_fundraising"', "id_twice"),
        ("syllabus.toml", "days = 2", 'days = "two"', "number"),
    ],
)
def test_a_mistake_in_the_other_files_is_told_at_the_line_that_was_changed(
    folder: Path, file: str, old: str, new: str, code: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = [each for each in broken(folder) if each.code == code]
    assert told
    shown = path.read_text(encoding="utf-8").splitlines()[told[0].line - 1]
    assert new.splitlines()[0] in shown or code == "lacking"
    assert told[0].sentence("ar") != told[0].sentence("en")


def test_a_file_that_is_no_toml_is_told_even_where_it_is_read_later(folder: Path) -> None:
    (folder / "cohort.toml").write_text("name = \n", encoding="utf-8")
    (told,) = broken(folder)
    assert (told.file, told.line, told.code) == ("cohort.toml", 1, "syntax")


def test_a_key_that_an_entry_lacks_is_not_found_in_the_next_one() -> None:
    text = "[[a]]\nx = 1\n[[a]]\nx = 2\ny = 3\n[[a.b]]\nz = 1\n[[a]]\n[[a.b]]\nz = 2\n"
    assert line_of(text, ("a", 0, "y")) == 1
    assert line_of(text, ("a", 1, "y")) == 5
    assert line_of(text, ("a", 1, "b", 0, "z")) == 7
    assert line_of(text, ("a", 2, "b", 0, "z")) == 10
    assert line_of(text, ("a", 0, "b", 0, "z")) == 1
    assert line_of("t.ar = 'x'\nt.en = ''\n", ("t", "en")) == 2


def test_a_text_in_a_list_of_texts_is_found_on_its_own_line() -> None:
    text = '[[m]]\nl = [\n    "a",  # "first"\n    "b", "c",\n]\n[[m]]\nl = ["d", "e"]\n'
    assert [line_of(text, ("m", 0, "l", n)) for n in range(4)] == [3, 4, 4, 2]
    assert line_of(text, ("m", 1, "l", 1)) == 7


def test_every_sentence_of_the_cohort_has_its_arabic() -> None:
    tables = (
        cohort_words.COURSE_MISTAKES,
        cohort_words.FINDINGS,
        cohort_words.FILE_NOTES,
        cohort_words.INTAKE_REFUSALS,
        cohort_words.COLUMN_NAMES,
    )
    arabic = catalogue("cohort", "ar").gettext
    for table in tables:
        for sentence in table.values():
            assert arabic(sentence) != sentence
