"""A course folder: what it changes, what it may leave out, and how its mistakes are told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from saql import shipped
from saql.course import CourseFileError, default_course, line_of, load_course
from saql.plan.checks import check
from saql.plan.document import Plan
from saql.plan.rubric import points
from saql.plan.thresholds import Thresholds
from saql.plan.wordlists import LIST_NAMES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped.path("course"), tmp_path / "course"))


def error_in(folder: Path) -> CourseFileError:
    with pytest.raises(CourseFileError) as caught:
        load_course(folder)
    return caught.value


def test_the_shipped_figures_are_the_defaults_of_the_code() -> None:
    assert default_course().thresholds == Thresholds()


def test_the_shipped_course_is_complete() -> None:
    course = default_course()
    assert course.places.find("حلب")
    assert sum(criterion.weight for criterion in course.rubric.criteria) == 100
    for name in LIST_NAMES:
        entries = course.words[name]
        assert any(word.isascii() for word in entries.openings), name
        assert any(not word.isascii() for word in entries.openings), name


def test_an_empty_folder_takes_everything_from_the_shipped_data(tmp_path: Path) -> None:
    course = load_course(tmp_path)
    assert course.thresholds == default_course().thresholds
    assert course.rubric == default_course().rubric


def test_a_changed_figure_changes_the_checks(folder: Path) -> None:
    path = folder / "thresholds.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("horizons = [3, 5]", "horizons = [4]"), encoding="utf-8")
    plan = Plan.model_validate({"about": {"horizon_years": 4, "start": "2027-01-01"}})
    by_default = check(plan, default_course().setting)
    here = check(plan, load_course(folder).setting)
    assert "A6" in {finding.code for finding in by_default}
    assert "A6" not in {finding.code for finding in here}


def test_an_own_word_list_replaces_the_shipped_one(folder: Path) -> None:
    (folder / "words" / "zz_own.toml").write_text(
        '[placeholders]\nar = ["كلمة سرية"]\n', encoding="utf-8"
    )
    words = load_course(folder).words
    assert words["placeholders"].openings == {"كلمه"}
    assert words["stop_words"].has("من")


def test_broken_toml_is_told_with_its_line(folder: Path) -> None:
    (folder / "thresholds.toml").write_text("[swot]\n\nitems_min = = 3\n", encoding="utf-8")
    error = error_in(folder)
    assert (error.file, error.line, error.code) == ("thresholds.toml", 3, "syntax")


def test_a_misspelt_figure_is_told_with_its_line_in_both_languages(folder: Path) -> None:
    (folder / "thresholds.toml").write_text(
        "[structure]\nvalues_min = 3\n\n[swot]\nitem_min = 3\n", encoding="utf-8"
    )
    error = error_in(folder)
    assert (error.line, error.code) == (5, "unknown")
    assert "thresholds.toml" in error.sentence("ar")
    assert "السطر 5" in error.sentence("ar")
    assert "swot.item_min" in error.sentence("en")


def test_a_figure_out_of_its_range_is_told(folder: Path) -> None:
    (folder / "thresholds.toml").write_text("[swot]\nsame_item = 85\n", encoding="utf-8")
    error = error_in(folder)
    assert (error.line, error.code) == (2, "range")


def test_a_word_list_with_a_wrong_name_is_told(folder: Path) -> None:
    (folder / "words" / "own.toml").write_text("\n[vague_words]\nar = []\n", encoding="utf-8")
    error = error_in(folder)
    assert (error.file, error.line, error.code) == ("words/own.toml", 2, "unknown")


def test_rubric_weights_must_make_a_hundred(folder: Path) -> None:
    path = folder / "rubric.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("weight = 12", "weight = 11", 1), encoding="utf-8")
    error = error_in(folder)
    assert (error.code, text.splitlines()[error.line - 1][:9]) == ("weights", "weight = ")
    assert "99" in error.sentence("ar")
    assert "100" in error.sentence("en")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("pass_level = 3", 'pass_level = "three"', "number"),
        ("pass_level = 3", "pass_level = 9", "range"),
        ("weight = 12", "weight = 0", "range"),
        ('ar = "بداية"', "ar = 5", "text"),
        ('ar = "بداية"', 'ar = ""', "text"),
        ('ar = "بداية"', "", "lacking"),
        ("level = 2", "level = 3", "level_order"),
        ('id = "c2"', 'id = "c3"', "criteria_ids"),
        ('id = "f2"', 'id = "f1"', "extra_ids"),
        ('id = "n1"', 'id = "c1"', "extra_ids"),
    ],
)
def test_a_wrong_value_in_the_rubric_is_told_in_arabic_alone(
    folder: Path, old: str, new: str, code: str
) -> None:
    path = folder / "rubric.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    error = error_in(folder)
    told = error.sentence("ar")
    assert error.code == code
    assert "«»" not in told
    assert not re.search(r"[Ii]nput|should|valid|must", told)


def test_a_rubric_names_sections_that_exist(folder: Path) -> None:
    path = folder / "rubric.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('sections = ["swot"]', 'sections = ["swat"]'), encoding="utf-8")
    error = error_in(folder)
    assert "swat" in error.sentence("en")
    assert "swat" in text.splitlines()[error.line - 1].replace("swot", "swat")
    assert "swat" in error.sentence("ar")


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "places.csv").write_bytes("level,pcode\n1,حلب\n".encode("cp1256"))
    assert error_in(folder).code == "encoding"


def test_a_place_without_a_name_is_told_with_its_line(folder: Path) -> None:
    path = folder / "places.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("1,SY02,SY,Aleppo,حلب", "1,SY02,SY,,حلب"), encoding="utf-8")
    error = error_in(folder)
    assert (error.line, error.code) == (3, "place")


def test_a_file_saved_by_a_windows_editor_is_read(folder: Path) -> None:
    path = folder / "thresholds.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_course(folder).thresholds == Thresholds()


def test_the_line_of_a_key_in_a_list_of_tables_is_found() -> None:
    text = "[[criteria]]\nid = 'c1'\n[[criteria]]\nid = 'c2'\nweight = 3\n"
    assert line_of(text, ("criteria", 1, "weight")) == 5


def test_points_of_a_level() -> None:
    assert points(12, 3) == 9
    assert points(8, 0) == 0
