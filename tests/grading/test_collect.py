from __future__ import annotations

import io
import json
import os
import stat
import sys
import zipfile

import pytest

from saql.grading import parcel
from saql.grading.collect import SENTENCES, collect
from saql.grading.layout import source_notebook
from saql.grading.roster import enrol
from saql.grading.submit import earlier
from saql.grading.tasks import ANSWER
from saql.plan.upgrade import read_plan, write_plan

NAMES = {"al-amal": "جمعية الأمل للتنمية", "bridge": "مبادرة الجسر"}


@pytest.fixture
def plan_text(sample):
    return write_plan(sample("developing").model_copy(update={"id": "al-amal"}))


def make_zip(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def take(course, *files, **more):
    return collect(list(files), course, organisations=NAMES, **more)


def submitted(course, organisation="al-amal", assignment="strategic_plan"):
    return course / "submitted" / organisation / assignment


def test_a_zip_file_becomes_a_submission(course, tmp_path, plan_text):
    file = make_zip(
        tmp_path / "work.zip", {"my work/plan.json": plan_text, "my work/photo.png": b"x"}
    )
    (one,) = take(course, file)
    assert one.taken
    assert (one.organisation, one.assignment) == ("al-amal", "strategic_plan")
    assert read_plan((submitted(course) / "plan.json").read_bytes()).id == "al-amal"
    assert sorted(path.name for path in submitted(course).iterdir()) == [
        "plan.json",
        "strategic_plan.ipynb",
        "timestamp.txt",
    ]


def test_a_folder_and_a_bare_plan_file_do_too(course, tmp_path, plan_text):
    folder = tmp_path / "from usb"
    folder.mkdir()
    (folder / "plan.json").write_text(plan_text, encoding="utf-8")
    assert [one.code for one in take(course, folder, folder / "plan.json")] == ["taken", "replaced"]
    assert len(earlier(course, "al-amal", "strategic_plan")) == 1


def test_the_notebook_gives_its_answers_and_never_its_code(course, tmp_path, plan_text):
    notebook = json.loads(source_notebook(course, "swot", "ar").read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = "import os; os.system('echo owned')"
        if cell["id"] == ANSWER:
            cell["source"] = ["نحتاج إلى نصيحة ", "في الترتيب"]
    notebook["cells"].append(
        {
            "cell_type": "code",
            "id": "x",
            "metadata": {},
            "source": "1/0",
            "outputs": [],
            "execution_count": None,
        }
    )
    file = make_zip(
        tmp_path / "w.zip", {"swot/plan.json": plan_text, "swot/swot.ipynb": json.dumps(notebook)}
    )
    (one,) = take(course, file)
    assert (one.taken, one.assignment) == (True, "swot")
    text = (submitted(course, assignment="swot") / "swot.ipynb").read_text("utf-8")
    assert "نحتاج إلى نصيحة في الترتيب" in text
    assert "owned" not in text
    assert "1/0" not in text


def test_one_zip_may_hold_the_folders_of_several_organisations(course, tmp_path, sample):
    text = write_plan(sample("weak"))
    file = make_zip(
        tmp_path / "all.zip",
        {"al-amal_assignsubmission/plan.json": text, "مبادرة الجسر/plan (1).json": text},
    )
    found = take(course, file)
    assert sorted(one.organisation for one in found if one.taken) == ["al-amal", "bridge"]


def test_whose_it_is_follows_id_then_name_then_folder(course, tmp_path, sample):
    plan = sample("weak")
    plan = plan.model_copy(deep=True)
    plan.profile.name.ar = "جمعيّة الامل للتنميه"  # spelled as people do
    file = make_zip(tmp_path / "a.zip", {"plan.json": write_plan(plan)})
    assert take(course, file)[0].organisation == "al-amal"
    nameless = make_zip(tmp_path / "b.zip", {"plan.json": write_plan(sample("weak"))})
    (unknown,) = take(course, nameless)
    assert unknown.code == "whose"
    assert take(course, nameless, organisation="bridge")[0].organisation == "bridge"


def test_nbgraders_students_are_the_organisations_unless_told_otherwise(
    course, tmp_path, plan_text
):
    enrol(course, NAMES)
    file = make_zip(tmp_path / "w.zip", {"plan.json": plan_text})
    assert collect([file], course)[0].organisation == "al-amal"


def test_a_folder_that_an_arabic_windows_zipped_is_understood(course, tmp_path, sample):
    file = tmp_path / "w.zip"
    name = "مبادرة الجسر\\".encode("cp720")
    # Python writes such names as UTF-8, so the archive gets a name of the same length first.
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("P" * (len(name) - 1) + "/plan.json")
        archive.writestr(info, write_plan(sample("weak")))
    raw = file.read_bytes().replace(b"P" * (len(name) - 1) + b"/", name)
    file.write_bytes(raw)
    assert take(course, file)[0].organisation == "bridge"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../etc/plan.json", "unsafe_entry"),
        ("..\\..\\plan.json", "unsafe_entry"),
        ("/etc/plan.json", "unsafe_entry"),
        ("C:\\Windows\\plan.json", "unsafe_entry"),
    ],
)
def test_a_name_that_points_out_of_the_zip_refuses_it_all(course, tmp_path, plan_text, name, code):
    file = make_zip(tmp_path / "evil.zip", {"plan.json": plan_text, name: plan_text})
    assert [one.code for one in take(course, file)] == [code]
    assert not (course / "submitted").exists()


def test_a_link_in_a_zip_refuses_it(course, tmp_path, plan_text):
    file = tmp_path / "link.zip"
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("plan.json")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert take(course, file)[0].code == "link"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_a_folder_refuses_it(course, tmp_path, plan_text):
    folder = tmp_path / "w"
    folder.mkdir()
    (tmp_path / "secret.json").write_text(plan_text, encoding="utf-8")
    (folder / "plan.json").symlink_to(tmp_path / "secret.json")
    assert take(course, folder)[0].code == "link"


def test_a_bomb_is_refused_whatever_its_directory_says(course, tmp_path):
    honest = make_zip(tmp_path / "a.zip", {"plan.json": b" " * 30_000_000})
    assert take(course, honest)[0].code == "bomb"
    raw = honest.read_bytes().replace(
        (30_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    )
    liar = tmp_path / "b.zip"
    liar.write_bytes(raw)
    assert take(course, liar)[0].code in ("bomb", "not_a_zip", "plan_too_large", "plan_unreadable")
    assert not (course / "submitted").exists()


def test_a_password_too_many_files_and_too_much_are_refused(
    course, tmp_path, plan_text, monkeypatch
):
    locked = make_zip(tmp_path / "locked.zip", {"plan.json": plan_text})
    raw = bytearray(locked.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(raw)
    assert take(course, locked)[0].code == "encrypted"
    monkeypatch.setattr(parcel, "MAX_FILES", 3)
    many = make_zip(tmp_path / "many.zip", {f"{n}.txt": "" for n in range(5)})
    assert take(course, many)[0].code == "too_many_files"
    monkeypatch.setattr(parcel, "MAX_PARCEL_BYTES", 10)
    big = make_zip(tmp_path / "big.zip", {"plan.json": plan_text})
    assert take(course, big)[0].code == "too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"readme.txt": "hello"}, "no_plan"),
        ({"plan.json": "{"}, "plan_unreadable"),
        ({"plan.json": "[" * 100_000}, "plan_unreadable"),
        ({"plan.json": '{"swot": NaN}'}, "plan_unreadable"),
        ({"plan.json": os.urandom(3_000_000)}, "plan_too_large"),
    ],
)
def test_what_is_no_plan_gets_its_sentence(course, tmp_path, content, code):
    (one,) = take(course, make_zip(tmp_path / "x.zip", content))
    assert one.code == code
    assert one.sentence("ar") != one.sentence("en")
    assert "x.zip" in one.sentence("ar")


def test_one_refused_file_never_stops_the_others(course, tmp_path, plan_text):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 not really")
    good = make_zip(tmp_path / "good.zip", {"plan.json": plan_text})
    codes = [one.code for one in take(course, broken, tmp_path / "missing.zip", good)]
    assert codes == ["not_a_zip", "not_found", "taken"]


def test_every_code_has_a_sentence_in_both_languages():
    from saql.i18n import catalogue

    for sentence in SENTENCES.values():
        assert catalogue("grading", "ar").gettext(sentence) != sentence


def test_a_notebook_of_the_wrong_shape_gives_no_answers(course, tmp_path, plan_text):
    for content in (
        "[]",
        '{"cells": 3}',
        '{"cells": [3]}',
        '{"cells": [{"cell_type": "markdown"}]}',
        "{",
    ):
        file = make_zip(tmp_path / "w.zip", {"plan.json": plan_text, "swot.ipynb": content})
        (one,) = take(course, file)
        assert one.taken, content


def test_reading_a_zip_writes_nothing_but_the_submission(course, tmp_path, plan_text):
    before = set(course.rglob("*"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("plan.json", plan_text)
        archive.writestr("nbgrader_config.py", "raise SystemExit")
    file = tmp_path / "w.zip"
    file.write_bytes(buffer.getvalue())
    take(course, file)
    new = {path.relative_to(course).parts[0] for path in set(course.rglob("*")) - before}
    assert new == {"submitted", "submitted_history"}
