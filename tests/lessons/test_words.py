"""Every word of the lessons' pages is in the catalogue, and the syllabus names the modules."""

import re

import pytest

from saql import shipped
from saql.i18n.catalogue import catalogue
from saql.server.lesson_pages import to_resume
from saql.server.lesson_shelf import Shelf
from tests.lessons import trial

SAID = re.compile(r"""\bsay\(\s*(?:"([^"]+)"|'([^']+)')""")


def test_every_word_of_the_pages_has_its_arabic():
    pages = shipped.path("course").parent / "toolkit/saql/server/pages"
    known = catalogue("lessons", "ar")
    found = [
        one or other
        for page in pages.glob("lesson*.j2")
        for one, other in SAID.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(found) > 30
    assert [text for text in found if known.gettext(text) == text] == []


def test_a_course_folder_without_lessons_shows_the_shipped_ones(tmp_path):
    shelf = Shelf(tmp_path)
    assert shelf.folder == shipped.path("modules")


def test_a_change_of_a_lesson_shows_at_the_next_look(tmp_path):
    trial.write(tmp_path / "modules")
    shelf = Shelf(tmp_path)
    assert shelf.lesson(trial.LESSON, "en").title == trial.WORDS["en"]
    path = tmp_path / "modules/09_trial/01_trial.en.ipynb"
    path.write_text(path.read_text("utf-8").replace("The trial", "Another"), "utf-8")
    assert shelf.lesson(trial.LESSON, "en").title == "Another"
    assert shelf.lessons()[0].titles["en"] == "Another"


def test_a_damaged_lesson_is_no_page_and_hides_no_other(tmp_path):
    trial.write(tmp_path / "modules")
    (tmp_path / "modules/09_trial/00_bad.ar.ipynb").write_text("{", "utf-8")
    shelf = Shelf(tmp_path)
    assert shelf.lesson("09_trial/00_bad", "ar") is None
    assert [one.id for one in shelf.lessons()] == [trial.LESSON]


def test_a_module_without_a_syllabus_is_called_by_its_folder(tmp_path):
    trial.write(tmp_path / "modules")
    assert Shelf(tmp_path).module_name("09_trial", "ar") == "Trial"


@pytest.mark.parametrize(
    ("done", "wanted"),
    [
        ({}, "09_a/01_x"),
        ({"09_a/01_x": True}, "09_a/02_y"),
        ({"09_a/02_y": False}, "09_a/02_y"),
        ({"09_a/01_x": True, "09_a/02_y": True}, None),
    ],
)
def test_one_goes_on_with_what_was_begun_else_with_the_next(tmp_path, done, wanted):
    for name in ("09_a/01_x", "09_a/02_y"):
        trial.write(tmp_path / "modules", name)
    rows = {
        name: {"lesson": name, "passed": passed, "opened_at": "2026-01-01T00:00:00Z"}
        for name, passed in done.items()
    }
    found = to_resume(Shelf(tmp_path).lessons(), rows)
    assert (found.id if found else None) == wanted
