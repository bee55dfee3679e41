"""What breaks a file of a course folder is told by ``saql check``, and keeps the room closed."""

from __future__ import annotations

import re
import shutil

import pytest
from typer.testing import CliRunner

from saql import shipped
from saql.cli import build
from saql.cli.speech import Speech
from saql.course_folder import SETTINGS, SETTINGS_TEXT

LESSON = "modules/01_fundraising/01_sources.ar.ipynb"
COURSE = (
    "course/questions/fundraising.toml",
    "course/rubric.toml",
    "course/syllabus.toml",
    "course/forms.toml",
    "course/certificates.toml",
    "course/thresholds.toml",
    "course/glossary.toml",
    "course/tests.toml",
    "course/examples.toml",
    "course/words/messages.toml",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A course folder without a database: what is checked is there."""
    made = tmp_path_factory.mktemp("whole") / "course folder"
    for name in ("course", "modules", "assignments"):
        shutil.copytree(shipped.path(name), made / name)
    shutil.copy(shipped.path("course") / "nbgrader_config.py", made)
    (made / SETTINGS).write_text(SETTINGS_TEXT.format(language="ar"), encoding="utf-8")
    return made


@pytest.fixture
def broken(whole, tmp_path):
    """Breaks one file of a copy; what ``check`` and ``serve`` then say."""

    def breaking(file, spoil):
        folder = shutil.copytree(whole, tmp_path / "course folder", symlinks=True)
        spoil(folder / file)
        said = {lang: told(lang, "check", folder) for lang in ("ar", "en")}
        for code, lines in said.values():
            assert code == 1
            assert all(line.endswith(".") or "--write-assignments" in line for line in lines)
        first = said["ar"][1][0]
        assert re.search("[\u0621-\u064a]", first)
        assert not re.search(r"[a-z]{4,} [a-z]{2,} [a-z]{2,}", first), "no leftover English"
        return said

    return breaking


def told(lang, *arguments):
    done = CliRunner().invoke(build(Speech(lang)), [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, [line for line in done.output.splitlines() if line]


def refused(tmp_path, said):
    """The room is not opened, and says what ``check`` has said."""
    code, lines = told("ar", "serve", "--dir", tmp_path / "course folder")
    assert code == 2
    assert lines
    assert set(lines) <= set(said["ar"][1])


def lines_of(path):
    return path.read_text(encoding="utf-8").split("\n")


def conflict(path):
    lines = lines_of(path)
    lines[6:7] = ["<<<<<<< HEAD", lines[6], "=======", lines[6], ">>>>>>> theirs"]
    path.write_text("\n".join(lines), encoding="utf-8")


def cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b'\n"(')


def old_encoding(path):
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1256", "replace"))


def folder_instead(path):
    path.unlink()
    path.mkdir()


def huge(path):
    path.write_bytes(path.read_bytes() + b"\n" + b" " * 12_000_000)


def zeros(path):
    path.write_bytes(path.read_bytes() + bytes(4_096))


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        *((file, conflict) for file in (*COURSE, SETTINGS)),
        *((file, spoil) for file in (COURSE[0], SETTINGS) for spoil in (old_encoding, huge, zeros)),
    ],
)
def test_a_course_file_that_cannot_be_read_is_told_with_its_line_and_keeps_the_room_closed(
    broken, tmp_path, file, spoil
):
    said = broken(file, spoil)
    name = file.removeprefix("course/")
    (english,) = [line for line in said["en"][1] if name in line]
    if spoil is conflict:
        assert english.startswith(f"{name}, line 7: two versions")
    elif spoil is not huge:
        assert re.match(re.escape(name) + r", line \d+: ", english)
    refused(tmp_path, said)


def nameless_group(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('group = "analysis"', 'group = "nowhere"', 1), encoding="utf-8")


def test_a_term_of_a_group_that_nobody_named_is_told_with_its_line(broken, tmp_path):
    said = broken("course/glossary.toml", nameless_group)
    line = lines_of(tmp_path / "course folder/course/glossary.toml").index('group = "nowhere"') + 1
    (english,) = [one for one in said["en"][1] if "nowhere" in one]
    assert english.startswith(f"glossary.toml, line {line}: no group is called “nowhere”")
    refused(tmp_path, said)


@pytest.mark.parametrize("spoil", [conflict, cut, old_encoding, huge, zeros])
def test_a_lesson_that_cannot_be_read_is_told_and_keeps_the_room_closed(broken, tmp_path, spoil):
    said = broken(LESSON, spoil)
    assert said["en"][1][0].startswith("01_fundraising/01_sources.ar.ipynb")
    refused(tmp_path, said)


@pytest.mark.parametrize("spoil", [cut, folder_instead])
@pytest.mark.parametrize("file", ["course/samples/strong.plan.json", "nbgrader_config.py"])
def test_what_the_course_does_not_read_itself_is_checked_too(broken, tmp_path, file, spoil):
    said = broken(file, spoil)
    assert file.rpartition("/")[2] in said["en"][1][0]
    refused(tmp_path, said)


@pytest.mark.parametrize("file", [COURSE[0], COURSE[-1], "course/places.csv"])
def test_a_folder_in_the_place_of_a_file_is_told(broken, tmp_path, file):
    refused(tmp_path, broken(file, folder_instead))


def test_a_list_of_places_without_end_is_told(broken, tmp_path):
    said = broken("course/places.csv", lambda path: path.write_bytes(b'level\n"' + b"x" * 200_000))
    assert said["en"][1][0].startswith("places.csv, line 2: ")
    refused(tmp_path, said)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("weight = “12”", "straight"),
        ("weight = ١٢", "digits 0 to 9"),
        ("weight = «12»", "straight"),
    ],
)
def test_the_signs_of_an_arabic_keyboard_are_named(broken, new, words):
    def type_it(path):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("weight = 12", new, 1), encoding="utf-8")

    assert words in broken("course/rubric.toml", type_it)["en"][1][0]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_windows_line_ends_and_marks_are_read(whole, tmp_path, mark):
    folder = shutil.copytree(whole, tmp_path / "course folder")
    for path in [*folder.rglob("*.toml"), *folder.rglob("*.ipynb"), folder / "course/places.csv"]:
        if "assignments" not in path.parts:
            path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    code, lines = told("en", "check", folder)
    assert (code, lines) == (0, ["All right: every file of the course can be used."])


def test_examples_with_a_mark_are_shown(whole, tmp_path):
    from saql.widgets.builder.examples import examples

    file = tmp_path / "examples.toml"
    file.write_bytes(b"\xef\xbb\xbf" + (whole / "course/examples.toml").read_bytes())
    assert examples(tmp_path, "ar") == examples(whole / "course", "ar") != {}


def test_a_file_that_was_renamed_is_told_and_the_room_opens_with_the_shipped_one(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "course folder")
    rubric = folder / "course" / "rubric.toml"
    rubric.rename(rubric.with_name("rubric.toml.txt"))
    code, (line,) = told("en", "check", folder)
    assert code == 1
    assert line.startswith("rubric.toml is not in the folder")


def test_a_course_without_any_lesson_is_told(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "course folder")
    shutil.rmtree(folder / "modules")
    code, lines = told("en", "check", folder)
    assert code == 1
    assert any("01_fundraising/01_sources" in line for line in lines)
