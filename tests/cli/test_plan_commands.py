import json
import re

import pytest

from saql import shipped
from saql.course_folder import create_course_folder

SAMPLES = shipped.path("course") / "samples"


def test_checking_a_strong_plan_ends_well_and_a_weak_one_with_1(saql):
    strong = saql("plan", "check", SAMPLES / "strong.plan.json", "--json")
    assert strong.code == 0, strong.err
    assert not [f for f in json.loads(strong.out) if f["severity"] == "E"]
    weak = saql("plan", "check", SAMPLES / "weak.plan.json")
    assert weak.code == 1
    assert "Error" in weak.out


def test_findings_are_told_in_the_language_asked_for(saql):
    told = saql("plan", "check", SAMPLES / "weak.plan.json", "--lang", "ar")
    assert "خطأ" in told.out
    assert "Error" not in told.out


@pytest.mark.parametrize("to", ["docx", "pdf", "xlsx", "ics"])
def test_a_plan_leaves_as_a_document(saql, tmp_path, to):
    out = tmp_path / f"خطة.{to}"
    done = saql("plan", "export", SAMPLES / "developing.plan.json", "--to", to, "-o", out)
    assert done.code == 0, done.err
    starts = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "ics": b"BEGIN:VCALENDAR"}
    assert out.read_bytes().startswith(starts[to])


def test_two_plans_are_compared_in_words(saql, tmp_path):
    content = json.loads((SAMPLES / "weak.plan.json").read_text(encoding="utf-8"))
    content["direction"]["vision"]["ar"] = "رؤية أخرى"
    later = tmp_path / "later.json"
    later.write_text(json.dumps(content), encoding="utf-8")
    done = saql("plan", "diff", SAMPLES / "weak.plan.json", later, lang="ar")
    assert done.code == 0
    assert done.out.startswith("الرؤية والرسالة والقيم\n")
    assert done.out.count("\n") <= 4
    assert "رؤية أخرى" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "check", "missing.json"),
        ("plan", "check", "broken.json"),
        ("plan", "export", "broken.json", "--to", "doc", "-o", "x"),
        ("plan", "export", "good.json", "--to", "doc", "-o", "x"),
        ("plan", "export", "good.json", "--to", "pdf", "-o", "nowhere/x.pdf"),
        ("plan", "export", "good.json", "--to", "pdf", "--lang", "fr", "-o", "x.pdf"),
        ("plan", "check", "good.json", "--lang", "fr"),
        ("plan", "check"),
        ("codes",),
        ("codes", "--format", "xml"),
        ("grade",),
        ("grade", "homework"),
        ("collect", "x.zip"),
        ("backup", "b.zip"),
        ("restore", "b.zip", "--dir", "d"),
        ("serve",),
        ("demo", "--lang", "fr"),
        ("fly",),
        ("--wings",),
    ],
)
def test_wrong_use_ends_with_2_and_one_clear_sentence(saql, tmp_path, arguments):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "good.json").write_text('{"about": {}}', encoding="utf-8")
    done = saql(*arguments)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.err.strip()


def test_help_is_in_arabic_down_to_its_frame(saql):
    done = saql("plan", "export", "--help", lang="ar")
    assert done.code == 0
    assert "الاستعمال" in done.out
    assert "Options" not in done.out


@pytest.fixture
def own_course(tmp_path):
    """A course folder with a threshold of its own, and a plan that only it lets pass."""
    room = create_course_folder(tmp_path / "room")
    file = room / "course" / "thresholds.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("horizons = [3, 5]", "horizons = [4]"), encoding="utf-8")
    plan = room / "plan.json"
    plan.write_text('{"about": {"horizon_years": 4, "start": "2027-01-01"}}', encoding="utf-8")
    return room


def test_a_plan_is_checked_by_the_course_folder_around_it_or_named(saql, own_course, tmp_path):
    alone = tmp_path / "alone.json"
    alone.write_bytes((own_course / "plan.json").read_bytes())
    codes = [
        {finding["code"] for finding in json.loads(saql("plan", "check", *more, "--json").out)}
        for more in ((own_course / "plan.json",), (alone, "--dir", own_course), (alone,))
    ]
    assert ["A6" in found for found in codes] == [False, False, True]


def test_a_broken_course_file_is_refused_with_its_sentence(saql, own_course):
    (own_course / "course" / "thresholds.toml").write_text("[swot\n", encoding="utf-8")
    done = saql("plan", "check", own_course / "plan.json")
    assert done.code == 2
    assert "thresholds.toml, line 1" in done.err


@pytest.mark.parametrize("arguments", [(), ("plan",)])
def test_a_bare_command_shows_its_help_and_no_error(saql, arguments):
    done = saql(*arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage:")


def test_wrong_use_is_told_in_arabic_alone(saql):
    for arguments, named in (
        (("fly",), "fly"),
        (("plan", "check"), "FILE"),
        (("serve", "--port", "x"), "65535"),
        (("plan", "check", "missing.json"), "لا يوجد ملف"),
        (("plan", "check", "/"), "مجلد"),
    ):
        done = saql(*arguments, lang="ar")
        assert done.code == 2
        assert named in done.err
        assert not re.search(r"No such|Missing|Invalid|valid|directory", done.err)
