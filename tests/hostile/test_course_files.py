"""Files of a course that no trainer would write: refused with a sentence, or left out."""

from __future__ import annotations

import base64
import json
import os

import pytest
from typer.testing import CliRunner

from saql.cli import build
from saql.cli.speech import Speech
from saql.cohort.certificates import number_of
from saql.course import CourseFileError
from saql.course.cohort_files import read_bank, read_forms, read_syllabus
from saql.lessons import LessonError, lessons_of, path_of, read_lesson
from saql.lessons.markdown import blocks, html
from saql.server.lesson_shelf import Shelf
from saql.service import seals
from saql.service.settings import Settings

NO_TOML = {
    "deep lists": b"a=" + b"[" * 20_000 + b"]" * 20_000,
    "deep tables": b"a=" + b"{a=" * 3_000 + b"1" + b"}" * 3_000,
    "deep keys": b".".join([b"a"] * 3_000) + b"=1",
    "large": b"a='''" + b"x" * 30_000_000 + b"'''",
    "many": b"[[questions]]\nid='a'\n" * 5_000,
    "many digits": b"a=" + b"9" * 10_000,
    "zero": b"a='\0'",
    "not utf-8": b"\xff\xfe",
}


@pytest.mark.parametrize("name", NO_TOML)
def test_a_course_file_without_sense_is_refused_with_its_name(tmp_path, name):
    (tmp_path / "questions").mkdir()
    files = ("questions/fundraising.toml", read_bank), ("syllabus.toml", read_syllabus)
    for file, read in (*files, ("forms.toml", read_forms)):
        (tmp_path / file).write_bytes(NO_TOML[name])
        with pytest.raises(CourseFileError) as found:
            read(tmp_path)
        assert found.value.file.endswith(file)
        assert found.value.sentence("ar")


def notebook(folder, cells, name="01_a", **more):
    told = {"lesson": f"{folder.name}/{name}", "language": "ar", "minutes": 30, "title": "T"}
    book = {"cells": cells, "metadata": {"saql": told | more}, "nbformat": 4, "nbformat_minor": 5}
    file = folder / f"{name}.ar.ipynb"
    file.write_text(json.dumps(book), encoding="utf-8")
    return file


@pytest.fixture
def module(tmp_path):
    folder = tmp_path / "modules" / "01_x"
    folder.mkdir(parents=True)
    return folder


NO_PYTHON = {
    "zero": "a\0b",
    "brackets": "(" * 5_000,
    "signs": "-" * 200_000 + "1",
    "names": "a" + ".b" * 100_000,
    "half a character": "x='\ud83d'",
}


@pytest.mark.parametrize("name", NO_PYTHON)
def test_code_that_python_cannot_read_does_not_keep_a_lesson_from_opening(module, name):
    cell = {"cell_type": "code", "id": "k", "source": NO_PYTHON[name]}
    half = {"cell_type": "markdown", "id": "\ud83d", "source": "\ud83d"}
    lesson = read_lesson(notebook(module, [cell, half], title="\ud83d"))
    assert lesson.cells[0].call is None
    for text in (lesson.title, lesson.cells[1].id, lesson.cells[1].source, lesson.cells[0].source):
        text.encode()


def test_a_notebook_without_end_is_refused(module):
    huge = notebook(module, [{"cell_type": "markdown", "source": "a" * 20_000_000}])
    with pytest.raises(LessonError):
        read_lesson(huge)
    for content in (b"", b"[" * 200_000, b"[]", b"\xff\xfe", b'{"cells": [1]}'):
        huge.write_bytes(content)
        with pytest.raises(LessonError):
            read_lesson(huge)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are pipes")
def test_what_is_no_file_among_the_lessons_is_left_out_and_nothing_waits_for_it(module, tmp_path):
    notebook(module, [{"cell_type": "markdown", "source": "# T"}])
    (module / "02_b.ar.ipynb").symlink_to(tmp_path / "gone")
    (module / "03_c.ar.ipynb").mkdir()
    os.mkfifo(module / "04_d.ar.ipynb")
    (tmp_path / "modules" / "loop").symlink_to(tmp_path / "modules")
    assert [one.id for one in lessons_of(tmp_path / "modules")] == ["01_x/01_a"]
    shelf = Shelf(tmp_path)
    assert [one.id for one in shelf.lessons()] == ["01_x/01_a"]
    assert shelf.lesson("01_x/04_d", "ar") is None
    for name in ("../x", "01_x/../../x", "01_x/01_a\n", "/etc/passwd", "loop/../01_x/01_a", "."):
        assert path_of(tmp_path / "modules", name, "ar") is None


def test_markdown_of_a_trainer_brings_no_html_no_picture_and_no_script():
    text = (
        "<script>alert(1)</script><img src=x onerror=alert(1)> ![p](http://e.example/p.png) "
        "[a](javascript:alert(1)) [b](data:text/html,x) [c](&#106;avascript:x) <javascript:x>\n\n"
        '```"><script>\nx\n```\n\n[r]: vbscript:x\n[r]\n\n<iframe src=//e.example>\n'
    )
    made = html(text)
    for bad in ("<script", "<img", "<iframe", 'href="javascript', 'href="data', 'href="vbscript'):
        assert bad not in made.lower()
    for long in ("[" * 5_000, "*a " * 3_000, "`" * 20_000, ">" * 20_000, "- x\n" * 3_000):
        assert html(long)
        assert blocks(long)


def packed(content):
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


FIELDS = ("number", "kind", "name", "organisation", "issuer", "course", "issued_at")
WHOLE = {"number": number_of(2026, "0000")}
SIGNED = "." + "A" * 86
NO_CERTIFICATES = [
    "",
    "\0",
    "x" * 300,
    "SAQL1." + "A" * 9_000 + SIGNED,
    "SAQL1." + packed(b"[" * 2_000) + SIGNED,
    "SAQL1." + packed(b"9" * 5_000) + SIGNED,
    "SAQL1." + packed(b"\xff") + SIGNED,
    "SAQL1." + packed(json.dumps(dict.fromkeys(FIELDS)).encode()) + SIGNED,
    "SAQL1." + packed(json.dumps(dict.fromkeys(FIELDS, "\ud83d") | WHOLE).encode()) + SIGNED,
]


@pytest.mark.parametrize("text", NO_CERTIFICATES, ids=lambda text: str(len(text)))
def test_garbage_is_no_certificate_and_is_told_so(tmp_path, text):
    settings = Settings(tmp_path)
    settings.data_dir.mkdir()
    seals.public_text(settings)
    key = tmp_path / seals.PUBLIC_FILE
    arguments = ["certificate", "verify", "--key", str(key), "--", text]
    done = CliRunner().invoke(build(Speech("ar")), arguments)
    assert done.exit_code in (1, 2)
    assert isinstance(done.exception, SystemExit)
    assert any("\u0621" <= letter <= "\u064a" for letter in done.output)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_certificate_without_its_key_says_which_file_to_name(tmp_path, lang):
    arguments = ["certificate", "verify", "--key", str(tmp_path / "none.pub"), "SAQL1.x.y"]
    done = CliRunner().invoke(build(Speech(lang)), arguments)
    assert (done.exit_code, "--key" in done.output) == (2, True)
