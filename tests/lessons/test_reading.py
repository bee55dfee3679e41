"""Lessons are read as they are, and what is wrong with one is said in both languages."""

import json

import pytest

from saql.lessons import LessonError, around, lessons_of, mistakes, path_of, read_lesson
from saql.lessons.errors import MESSAGES
from saql.lessons.markdown import blocks, html, plain
from saql.lessons.rules import BROKEN
from saql.lessons.segments import lead, segments
from saql.lessons.slides import notes, slides
from tests.lessons import trial


@pytest.fixture
def modules(tmp_path):
    return trial.write(tmp_path)


def test_the_shipped_lessons_have_nothing_wrong(shipped_modules):
    assert [str(error) for error in mistakes(shipped_modules)] == []


def test_a_whole_lesson_has_nothing_wrong(modules):
    assert mistakes(modules) == []


def test_a_lesson_is_listed_with_both_titles_and_its_minutes(modules):
    (listed,) = lessons_of(modules)
    assert (listed.id, listed.module, listed.minutes) == (trial.LESSON, "09_trial", 40)
    assert listed.titles == trial.WORDS


def test_lessons_come_in_order_with_their_neighbours(modules):
    trial.write(modules, "09_trial/02_second")
    trial.write(modules, "10_more/01_third")
    listed = lessons_of(modules)
    assert [one.slug for one in listed] == ["01_trial", "02_second", "01_third"]
    before, after = around(listed, "09_trial/02_second")
    assert (before.slug, after.slug) == ("01_trial", "01_third")
    assert around(listed, "09_trial/01_trial")[0] is None


def test_the_other_language_stands_in_and_no_name_leads_out_of_the_folder(tmp_path):
    trial.write(tmp_path, languages=("en",))
    found = path_of(tmp_path, trial.LESSON, "ar")
    assert found is not None
    assert read_lesson(found).language == "en"
    assert path_of(tmp_path, "../09_trial/01_trial", "ar") is None
    assert path_of(tmp_path / "09_trial", "../01_trial", "ar") is None


def changed(cells, at, **changes):
    names = ("kind", "id", "role", "slide", "minutes", "source")
    made = dict(zip(names, cells[at], strict=True)) | changes
    return [*cells[:at], tuple(made[name] for name in names), *cells[at + 1 :]]


@pytest.mark.parametrize(
    ("code", "at", "changes"),
    [
        ("segment", 3, {"minutes": 13}),
        ("slide", 3, {"slide": "page"}),
        ("section", 9, {"source": 'lesson.exercise("dreams")'}),
        ("field", 9, {"source": 'lesson.exercise("direction", first="dreams")'}),
        ("call", 9, {"source": "print(1)"}),
        ("call", 9, {"source": "lesson.exercise()"}),
        ("role", 11, {"role": "idea"}),
        ("role", 5, {"role": "idea"}),
        ("twice", 3, {"id": "outcomes"}),
        ("sum", 3, {"minutes": 9}),
    ],
)
def test_each_mistake_is_found_and_said_in_both_languages(tmp_path, code, at, changes):
    trial.write(tmp_path, cells=changed(trial.CELLS, at, **changes))
    found = [error for error in mistakes(tmp_path) if error.code == code]
    assert {error.file for error in found} == {
        "09_trial/01_trial.ar.ipynb",
        "09_trial/01_trial.en.ipynb",
    }
    arabic, english = found[0].sentence("ar"), found[0].sentence("en")
    assert arabic != english
    assert found[0].file in arabic
    assert found[0].file in english


def test_a_lesson_is_half_an_hour_to_an_hour(tmp_path):
    trial.write(tmp_path, cells=changed(trial.CELLS, 8, minutes=40), minutes=68)
    assert {error.code for error in mistakes(tmp_path)} == {"length"}


def test_twins_that_differ_are_named_by_the_cell(tmp_path):
    trial.write(tmp_path)
    trial.write(tmp_path, cells=changed(trial.CELLS, 6, slide="slide"), languages=("en",))
    (error,) = mistakes(tmp_path)
    assert (error.code, error.cell) == ("twins", "strong")
    trial.write(tmp_path, cells=trial.CELLS[:-1], languages=("en",))
    (error,) = mistakes(tmp_path)
    assert (error.code, error.cell) == ("twins", "notes-end")


def test_a_lesson_in_one_language_and_a_file_that_is_none_are_told(tmp_path):
    trial.write(tmp_path, languages=("ar",))
    (tmp_path / "09_trial/02_empty.ar.ipynb").write_text("{}", encoding="utf-8")
    (tmp_path / "09_trial/scratch.ipynb").write_text("{}", encoding="utf-8")
    assert sorted(error.code for error in mistakes(tmp_path)) == ["name", "no_cells", "no_twin"]


def test_what_a_run_put_out_is_no_mistake(tmp_path):
    trial.write(tmp_path)
    path = tmp_path / "09_trial/01_trial.ar.ipynb"
    book = json.loads(path.read_text("utf-8"))
    book["cells"][8] |= {
        "execution_count": 3,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": ["ran"]}],
    }
    path.write_text(json.dumps(book), encoding="utf-8")
    assert mistakes(tmp_path) == []
    assert not any("ran" in cell.source for cell in read_lesson(path).cells)


def test_a_notebook_that_is_no_json_is_told_with_its_line_and_the_reason(tmp_path):
    trial.write(tmp_path)
    path = tmp_path / "09_trial/01_trial.en.ipynb"
    path.write_text('{\n "cells": [\n  {]\n}', encoding="utf-8")
    (error,) = [each for each in mistakes(tmp_path) if each.code != "no_twin"]
    assert error.code in BROKEN
    said = error.sentence("en")
    assert said.startswith("09_trial/01_trial.en.ipynb, line 3: ")
    assert "a bracket" in said
    path.write_text('{\n "cells": 3\n}', encoding="utf-8")
    (error,) = [each for each in mistakes(tmp_path) if each.code != "no_twin"]
    assert error.sentence("ar").startswith("09_trial/01_trial.en.ipynb، السطر 2: ")


def test_the_title_is_the_heading_that_a_trainer_edits(tmp_path):
    trial.write(tmp_path)
    path = tmp_path / "09_trial/01_trial.en.ipynb"
    text = path.read_text("utf-8")
    path.write_text(text.replace("# The trial", "# Our own trial"), encoding="utf-8")
    assert read_lesson(path).title == "Our own trial"
    path.write_text(text.replace("# The trial", "The trial"), encoding="utf-8")
    assert read_lesson(path).title == "The trial"


def test_a_trainers_own_cells_are_legal_even_in_one_language(tmp_path):
    own = [
        ("markdown", "mine", "", "-", 0, "What we saw on our **own** visit"),
        ("code", "sum", "our-tag", "-", 0, "total = 1 + 1\ntotal"),
    ]
    trial.write(tmp_path)
    trial.write(tmp_path, cells=[*trial.CELLS[:5], *own, *trial.CELLS[5:]], languages=("ar",))
    assert mistakes(tmp_path) == []


def test_every_mistake_has_its_arabic():
    for code in MESSAGES:
        error = LessonError("01_a/01_b.ar.ipynb", "cell", code, "x")
        assert error.sentence("ar") != error.sentence("en")


def test_pages_and_slides_are_made_without_the_trainers_notes(modules):
    lesson = read_lesson(path_of(modules, trial.LESSON, "en"))
    shown = repr((segments(lesson), lead(lesson), slides(lesson)))
    assert "Take home" in shown
    assert trial.WHISPER not in shown
    told = notes(lesson)
    assert len(told) == len(slides(lesson))
    assert [len(texts) for texts in told] == [0, 1, 0, 0, 0, 1]


def test_weak_and_strong_stand_side_by_side_and_come_one_after_the_other(modules):
    lesson = read_lesson(path_of(modules, trial.LESSON, "en"))
    (pair,) = [p for s in segments(lesson) for p in s.parts if p.kind == "pair"]
    assert [cell.role for cell in pair.cells] == ["weak", "strong"]
    (slide,) = [s for s in slides(lesson) if len(s.pieces[0].cells) == 2]
    assert slide.pieces[0].steps == (0, 1)
    assert slide.last == 1


def test_the_heading_of_a_pair_stands_over_both(tmp_path):
    source = "## Two wordings\n\n### Weak one\n\n> vague"
    trial.write(tmp_path, cells=changed(trial.CELLS, 5, source=source))
    lesson = read_lesson(path_of(tmp_path, trial.LESSON, "en"))
    (segment,) = [s for s in segments(lesson) if s.about == "pair"]
    assert segment.title == "Two wordings"
    assert [part.kind for part in segment.parts] == ["text", "pair"]
    assert segment.parts[1].cell.source.startswith("### Weak one")
    (slide,) = [s for s in slides(lesson) if s.title == "Two wordings"]
    assert [len(piece.cells) for piece in slide.pieces] == [1, 2]


def test_the_notes_after_several_cases_are_told_at_the_first(tmp_path):
    at = next(n for n, cell in enumerate(trial.CELLS) if cell[1] == "case")
    whisper = ("markdown", "notes-case", "notes", "notes", 0, "Vote before you talk.")
    trial.write(tmp_path, cells=[*trial.CELLS[: at + 1], whisper, *trial.CELLS[at + 1 :]])
    lesson = read_lesson(path_of(tmp_path, trial.LESSON, "en"))
    shown, told = slides(lesson, [3, 4]), notes(lesson, [3, 4])
    cases = [n for n, slide in enumerate(shown) if slide.pieces[0].cell.role == "case"]
    assert [told[n] for n in cases] == [("Vote before you talk.",), ()]


def test_each_case_is_a_slide_with_a_step_for_every_choice(modules):
    lesson = read_lesson(path_of(modules, trial.LESSON, "en"))
    shown = slides(lesson, [3, 4])
    cases = [s for s in shown if s.pieces[0].cell.role == "case"]
    assert [(s.pieces[0].cell.call.arguments, s.last) for s in cases] == [(("0",), 3), (("1",), 4)]
    assert len(shown) == len(slides(lesson)) + 2 == len(notes(lesson, [3, 4]))
    assert notes(lesson, [3, 4])[-1] == notes(lesson)[-1]


def test_what_is_skipped_is_read_but_not_projected(modules):
    lesson = read_lesson(path_of(modules, trial.LESSON, "en"))
    assert "Only to read." in repr(segments(lesson))
    assert "Only to read." not in repr(slides(lesson))


def test_html_pictures_and_dangerous_links_in_markdown_stay_words():
    made = html("<script>x</script> <b>b</b> ![p](http://e.org/p.png) [l](javascript:alert(1))")
    assert "<script" not in made
    assert "<b>" not in made
    assert "<img" not in made
    assert 'href="javascript' not in made


def test_a_table_moves_in_a_frame_and_its_columns_follow_the_language():
    made = html("| a | b |\n| :--- | ---: |\n| 1 | 2 |")
    assert '<div class="lesson-table" tabindex="0"><table>' in made
    assert "text-align" not in made


def test_blocks_keep_lists_tables_and_tones():
    heading, listed, quote, table = blocks(
        "## H\n\n1. one\n2. *two*\n\n> said **so**\n\n| a | b |\n| - | - |\n| c | d |"
    )
    assert (heading.level, plain(heading.pieces)) == (2, "H")
    assert listed.ordered
    assert listed.items[1][0].pieces[0].tone == "em"
    assert quote.items[0][0].pieces[-1].tone == "strong"
    assert [[plain(cell) for cell in row] for row in table.rows] == [["a", "b"], ["c", "d"]]
