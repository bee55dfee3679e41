import csv
import io
import json
import shutil
import sqlite3

import pytest
from pypdf import PdfReader

from saql.service import plans
from saql.service.database import opened
from saql.service.settings import Settings


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demonstration room, made once by the real program."""
    import os
    import subprocess
    import sys
    from pathlib import Path

    folder = tmp_path_factory.mktemp("demo") / "room"
    program = Path(sys.executable).parent / "saql"
    subprocess.run(
        [program, "demo", "--setup-only", "--dir", folder],
        env=os.environ | {"SAQL_LANG": "en"},
        capture_output=True,
        check=True,
        timeout=240,
    )
    return folder


def codes_of(saql, folder):
    done = saql("codes", "--dir", folder, "--format", "csv")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def test_the_demo_room_has_fifteen_organisations_thirty_people_a_coach_and_a_trainer(saql, demo):
    rows = codes_of(saql, demo)
    roles = [row["role"] for row in rows]
    assert (roles.count("participant"), roles.count("coach"), roles.count("trainer")) == (30, 1, 1)
    assert len({row["organisation"] for row in rows if row["role"] == "participant"}) == 15
    assert len({row["code"] for row in rows}) == 32


def test_codes_are_printed_as_slips_that_lead_to_the_sign_in_page(saql, demo, tmp_path):
    done = saql("codes", "--dir", demo, "--slips", tmp_path / "slips.pdf", "--lang", "ar")
    assert done.code == 0, done.err
    pages = PdfReader(tmp_path / "slips.pdf").pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) == 4
    assert all(row["code"] in text for row in codes_of(saql, demo))
    english = saql("codes", "--dir", demo, "--slips", tmp_path / "en.pdf", "--lang", "en")
    assert english.code == 0, english.err
    pages = PdfReader(tmp_path / "en.pdf").pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert words.count("your organisation's plan") == 30
    assert words.count("the work of the whole room") == 2


def test_the_demo_has_plans_at_different_stages_and_submissions(demo):
    submitted = sorted(p.name for p in (demo / "submitted").iterdir())
    assert len(submitted) >= 3
    plans = list((demo / "submitted").glob("*/*/plan.json"))
    sizes = {len(json.loads(p.read_text(encoding="utf-8"))["budget"]["lines"]) for p in plans}
    assert len(sizes) >= 2


def test_an_organisation_finds_its_own_name_in_its_sample_plan(demo):
    for file in (demo / "submitted").glob("*/*/plan.json"):
        plan = json.loads(file.read_text(encoding="utf-8"))
        assert plan["id"] == file.parts[-3]


def test_a_second_demo_uses_the_room_as_it_is(saql, demo):
    before = codes_of(saql, demo)
    assert saql("demo", "--setup-only", "--dir", demo).code == 0
    assert codes_of(saql, demo) == before


def test_a_new_room_lets_its_trainer_and_coach_in_and_nobody_else(saql, tmp_path):
    assert saql("new", tmp_path / "room").code == 0
    assert [row["role"] for row in codes_of(saql, tmp_path / "room")] == ["trainer", "coach"]


def test_a_new_room_takes_its_cohort_from_a_file(saql, tmp_path):
    (tmp_path / "who.toml").write_text(
        'name = "دورة"\n[[organisations]]\nid = "amal"\nname = {ar = "أمل", en = "Amal"}\n'
        'people = [{name = {ar = "ريم", en = "Reem"}, role = "participant", language = "ar"}]\n',
        encoding="utf-8",
    )
    assert saql("new", tmp_path / "room", "--cohort", tmp_path / "who.toml").code == 0
    (row,) = codes_of(saql, tmp_path / "room")
    assert (row["organisation"], row["person"], row["role"]) == ("أمل", "ريم", "participant")


def test_a_backup_brings_a_room_back_whole(saql, demo, tmp_path):
    assert saql("backup", tmp_path / "b.zip", "--dir", demo).code == 0
    restored = saql("restore", tmp_path / "b.zip", "--dir", tmp_path / "again")
    assert restored.code == 0, restored.err
    assert codes_of(saql, tmp_path / "again") == codes_of(saql, demo)
    for name in ("section_revisions", "people"):
        counts = set()
        for room in (demo, tmp_path / "again"):
            with sqlite3.connect(room / "data" / "saql.db") as database:
                tables = [r[0] for r in database.execute("select name from sqlite_master")]
                if name in tables:
                    counts.add(database.execute(f"select count(*) from {name}").fetchone()[0])  # noqa: S608  # a name from this test
        assert len(counts) <= 1


def test_a_damaged_backup_restores_nothing(saql, demo, tmp_path):
    saql("backup", tmp_path / "b.zip", "--dir", demo)
    raw = bytearray((tmp_path / "b.zip").read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    (tmp_path / "b.zip").write_bytes(raw)
    done = saql("restore", tmp_path / "b.zip", "--dir", tmp_path / "again")
    assert done.code == 2
    assert not (tmp_path / "again" / "data" / "saql.db").exists()


def submissions_of(room, organisation):
    with sqlite3.connect(room / "data" / "saql.db") as database:
        return database.execute(
            "select assignment, revision, assembled from submissions where organisation_id = ?",
            [organisation],
        ).fetchall()


def test_collected_work_joins_the_rooms_submissions_and_leaves_the_rooms_plan_alone(
    saql, demo, tmp_path
):
    room = tmp_path / "room"
    shutil.copytree(demo, room)
    (tmp_path / "sent").mkdir()
    plan = json.loads((room / "course/samples/weak.plan.json").read_text(encoding="utf-8"))
    plan["direction"]["vision"]["ar"] = "رؤية كُتبت خارج القاعة"
    (tmp_path / "sent" / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    before = submissions_of(room, "saqiya")
    arguments = ("collect", tmp_path / "sent", "--organisation", "saqiya", "--assignment", "swot")
    for _ in range(2):
        done = saql(*arguments, "--dir", room)
        assert done.code == 0, done.err
    after = submissions_of(room, "saqiya")
    assert len(after) == len(before) + 1
    with opened(Settings(room)) as database, database.begin() as connection:
        mine = plans.plan_of(connection, "saqiya")
        frozen = plans.frozen(connection, "saqiya", after[-1][1])
    assert mine.direction.vision.ar != "رؤية كُتبت خارج القاعة"
    assert frozen["direction"]["vision"]["ar"] == "رؤية كُتبت خارج القاعة"
    laid_out = json.loads((room / "submitted/saqiya/swot/plan.json").read_text(encoding="utf-8"))
    assert laid_out["direction"]["vision"]["ar"] == "رؤية كُتبت خارج القاعة"


def test_collecting_for_an_organisation_that_is_not_here_names_those_that_are(saql, demo, tmp_path):
    (tmp_path / "plan.json").write_text('{"about": {}}', encoding="utf-8")
    done = saql("collect", tmp_path / "plan.json", "--organisation", "nobody", "--dir", demo)
    assert done.code == 2
    assert "saqiya" in done.err


def test_the_cohort_is_graded_and_one_bad_submission_stops_nobody(saql, demo, tmp_path):
    room = tmp_path / "room"
    shutil.copytree(demo, room)
    victim = next((room / "submitted").glob("*/swot"))
    (victim / "plan.json").write_text("{", encoding="utf-8")
    done = saql("grade", "swot", "--dir", room)
    assert done.code in (0, 1), done.err
    assert "Traceback" not in done.err
    graded = {p.parts[-2] for p in (room / "autograded").glob("*/swot")}
    submitted = {p.parts[-2] for p in (room / "submitted").glob("*/swot")}
    assert submitted - graded <= {victim.parts[-2]}
