import json

import pytest

from saql import shipped

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
