"""``saql people import`` with spreadsheets: a preview first, then everybody or nobody."""

import csv
import os
import pty
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROSTER = "المنظمة;الاسم;اللغة;الجنس;العمر\nأمل;ريم;العربية;أنثى;٣٤\nأمل;سامي;الإنكليزية;ذكر;40\n"


def codes_of(room):
    with (room / "data" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["person"]: row["code"] for row in csv.DictReader(file)}


def people_in(room):
    with sqlite3.connect(room / "data" / "saql.db") as database:
        return database.execute("select count(*) from people").fetchone()[0]


def test_a_roster_from_a_spreadsheet_is_previewed_and_then_enters_the_room(saql, room, tmp_path):
    from openpyxl import Workbook

    file = tmp_path / "roster.xlsx"
    book = Workbook()
    for line in ROSTER.splitlines():
        book.active.append(line.split(";"))
    book.save(file)
    before = people_in(room)
    seen = saql("people", "import", file, "--dry-run", "--dir", room)
    assert seen.code == 0, seen.err
    assert "organisations 1, people 2" in seen.out
    assert people_in(room) == before
    done = saql("people", "import", file, "--dir", room)
    assert done.code == 0, done.err
    assert {"ريم", "سامي"} < set(codes_of(room))
    again = saql("people", "import", file, "--dir", room)
    assert "people 0" in again.out
    assert people_in(room) == before + 2


def test_a_roster_with_a_broken_row_adds_nobody(saql, room, tmp_path):
    file = tmp_path / "roster.csv"
    file.write_bytes((ROSTER + "أمل;ريم;;;\n;;;;\nنور;;;;\n").encode("cp1256", errors="replace"))
    before = people_in(room)
    done = saql("people", "import", file, "--dir", room)
    assert done.code == 2
    assert "Row 4: “ريم” is already in row 2" in done.err
    assert "Row 6: the person’s name is missing" in done.err
    assert "Nobody was added" in done.err
    assert people_in(room) == before


def test_a_file_that_is_no_roster_is_refused_in_arabic(saql, room, tmp_path):
    file = tmp_path / "roster.xlsx"
    file.write_bytes(b"%PDF-1.7")
    done = saql("people", "import", file, "--dir", room, lang="ar")
    assert done.code == 2
    assert "ليس جدول بيانات" in done.err
    assert "لم يُضف أحد" in done.err


@pytest.mark.parametrize(("answer", "coming"), [("لا", 0), ("", 0), ("نعم", 2)])
def test_at_a_terminal_nobody_is_added_before_a_yes(room, tmp_path, answer, coming):
    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    before = people_in(room)
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [Path(sys.executable).parent / "saql", "people", "import", file, "--dir", room],
        env=os.environ | {"SAQL_LANG": "ar", "COLUMNS": "200", "PYTHONUTF8": "1"},
        stdin=theirs,
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    os.close(ours)
    os.close(theirs)
    assert "هل نضيفهم؟" in done.stdout
    assert ("لم يتغيّر شيء" in done.stdout) is not bool(coming)
    assert people_in(room) == before + coming


def test_a_name_with_another_hamza_is_not_added_again(saql, room, tmp_path):
    file = tmp_path / "roster.csv"
    before = people_in(room)
    for name in ("أحمد الأسعد", "احمد الاسعد", "أحمَد الأسعـد"):
        file.write_text(f"المنظمة,الاسم\nأمل,{name}\n", encoding="utf-8")
        assert saql("people", "import", file, "--dir", room).code == 0
    assert people_in(room) == before + 1


def test_what_must_be_mended_stands_apart_from_what_is_worth_a_look(saql, room, tmp_path):
    file = tmp_path / "roster.csv"
    rows = "".join(f"منظمة {n},شخص {n},x\n" for n in range(60))
    file.write_text(f"المنظمة,الاسم,ملاحظات\n{rows}أمل,,x\n", encoding="utf-8")
    done = saql("people", "import", file, "--dir", room, lang="ar")
    first, worth = done.err.index("ما يجب تصحيحه أولاً:"), done.err.index("ملاحظات تستحق النظر:")
    assert first < done.err.index("السطر 62: اسم الشخص") < worth
    assert "أعمدة لم تُقرأ: ملاحظات" in done.err[worth:]
    assert done.err.count("رمز") == 2, "ids that are made are one remark"


def test_an_empty_roster_is_written_to_be_filled_in_and_never_over_another(saql, tmp_path):
    from openpyxl import load_workbook

    from saql.intake import preview

    file = tmp_path / "قائمة.xlsx"
    assert saql("people", "template", file, lang="ar").code == 0
    assert "اسم المنظمة" in load_workbook(file).active["A1"].value
    assert len(preview(file.read_bytes()).columns) == 9
    assert saql("people", "template", file).code == 2
