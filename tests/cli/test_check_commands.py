"""``saql check`` says what is wrong in a course folder before anybody meets it."""

import json
import shutil

import pytest

from saql import shipped
from saql.course_folder import SETTINGS


@pytest.fixture
def folder(tmp_path):
    """A course folder without a database: what is checked is there."""
    made = tmp_path / "course folder"
    for name in ("course", "modules", "assignments"):
        shutil.copytree(shipped.path(name), made / name)
    (made / SETTINGS).write_text('[room]\nlanguage = "ar"\nport = 0\n', encoding="utf-8")
    return made


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("lang", "sentence"), [("ar", "كل شيء سليم"), ("en", "All right")])
def test_a_new_course_is_all_right(saql, folder, lang, sentence):
    done = saql("check", folder, lang=lang)
    assert (done.code, done.err) == (0, "")
    assert sentence in done.out


def test_mistakes_in_several_files_are_told_together_with_file_line_and_reason(saql, folder):
    change(folder / "course" / "rubric.toml", "weight = 12", "weight = 11")
    change(folder / "course" / "forms.toml", 'kind = "scale"', 'kind = "stars"')
    bank = folder / "course" / "questions" / "fundraising.toml"
    change(bank, "right = true", "right = false")
    done = saql("check", folder)
    assert done.code == 1
    for file in ("rubric.toml", "forms.toml", "questions/fundraising.toml"):
        (told,) = [line for line in done.err.splitlines() if line.startswith(f"{file}, line ")]
        assert told.endswith(".")
    assert "السطر" in saql("check", folder, lang="ar").err


def test_a_lesson_that_is_no_notebook_is_told(saql, folder):
    notebook = next((folder / "modules" / "02_networking").glob("*.en.ipynb"))
    notebook.write_text("{", encoding="utf-8")
    done = saql("check", folder)
    assert done.code == 1
    assert notebook.name in done.err


def test_a_changed_weight_asks_for_new_assignment_notebooks_and_writes_them(saql, folder):
    rubric = folder / "course" / "rubric.toml"
    text = rubric.read_text(encoding="utf-8")
    first, second = text.index("weight = 12"), text.index("weight = 8")
    assert first >= 0
    assert second >= 0
    rubric.write_text(
        text.replace("weight = 12", "weight = 11", 1).replace("weight = 8", "weight = 9", 1),
        encoding="utf-8",
    )
    done = saql("check", folder)
    assert done.code == 1
    assert "assignments/strategic_plan/strategic_plan.ipynb" in done.err
    assert "--write-assignments" in done.err
    done = saql("check", folder, "--write-assignments")
    assert "--write-assignments" not in done.err
    written = folder / "assignments" / "strategic_plan" / "strategic_plan.ipynb"
    marks = [
        cell["metadata"].get("nbgrader", {})
        for cell in json.loads(written.read_text(encoding="utf-8"))["cells"]
    ]
    points = {mark["grade_id"]: mark.get("points") for mark in marks if mark}
    assert 11 in points.values()


def test_a_room_with_a_broken_course_is_not_opened_and_says_the_same(saql, folder):
    change(folder / "course" / "tests.toml", "per_module = 4", 'per_module = "four"')
    said = saql("check", folder).err.splitlines()
    done = saql("serve", "--dir", folder)
    assert done.code == 2
    assert done.err.startswith("tests.toml, line ")
    assert set(done.err.splitlines()) <= set(said)


def test_a_folder_that_holds_no_course_is_refused(saql, tmp_path):
    done = saql("check", tmp_path)
    assert done.code == 2
    assert "is not a course folder" in done.err
