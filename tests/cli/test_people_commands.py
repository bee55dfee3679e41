"""A real cohort enters a real room, also while it is open."""

import csv
import re
import sqlite3

import httpx
import pytest
import typer

from saql import shipped
from saql.cli.cohort_words import read_cohort
from saql.cli.speech import Speech
from saql.course_folder import read_settings
from saql.grading.roster import enrolled
from saql.service.app import create_app
from saql.service.settings import Settings

COHORT = """
name = "دورة"
[[organisations]]
id = "amal"
name = {ar = "أمل", en = "Amal"}
people = ["ريم", {name = "سامي", language = "en"}]
[[organisations]]
id = "nour"
name.ar = "نور"
people = ["هالة"]
[[staff]]
name = "لمى"
role = "coach"
"""


def test_a_new_room_says_how_people_are_entered_and_shows_no_bar_of_nothing(new_room):
    folder, done = new_room
    assert "saql people import" in done.stdout
    assert str(folder) in done.stdout
    assert "?" not in done.stderr


def test_a_new_room_is_arabic_first_whatever_the_system_speaks(new_room):
    folder, done = new_room
    assert read_settings(folder).language == "ar"
    assert "The course folder is ready" in done.stdout


@pytest.fixture
def cohort(tmp_path):
    file = tmp_path / "who.toml"
    file.write_text(COHORT, encoding="utf-8")
    return file


@pytest.fixture
def service(room, serve):
    """The room's service, running on a real port."""
    with httpx.Client(base_url=serve(create_app(Settings(room))), trust_env=False) as http:
        yield http


def codes_of(room):
    with (room / "data" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["person"]: row["code"] for row in csv.DictReader(file)}


def sign_in(service, code):
    return service.post("/sessions", json={"code": code}).status_code


def people_in(room):
    with sqlite3.connect(room / "data" / "saql.db") as database:
        return database.execute("select count(*) from people").fetchone()[0]


def test_a_cohort_enters_a_room_that_is_open_and_signs_in(saql, room, cohort, service):
    done = saql("people", "import", cohort, "--dir", room)
    assert done.code == 0, done.err
    codes = codes_of(room)
    assert {"ريم", "سامي", "هالة", "لمى"} < set(codes)
    assert sign_in(service, codes["ريم"]) == 201
    assert enrolled(room) == {"amal": "أمل", "nour": "نور"}


def test_the_same_file_again_adds_only_who_is_new(saql, room, cohort):
    saql("people", "import", cohort, "--dir", room)
    before = codes_of(room)
    more = COHORT.replace('people = ["هالة"]', 'people = ["هالة", "وسيم"]')
    cohort.write_text(more, encoding="utf-8")
    preview = saql("people", "import", cohort, "--dry-run", "--dir", room)
    assert "people 1" in preview.out
    assert codes_of(room) == before
    assert saql("people", "import", cohort, "--dir", room).code == 0
    after = codes_of(room)
    assert set(after) - set(before) == {"وسيم"}
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "nour"', 'id = "Nour!"', "المنظمة 2"),
        ('id = "nour"', 'id = "con"', "المنظمة 2"),
        ('id = "nour"', 'id = "amal"', "المنظمة 2"),
        ('name.ar = "نور"', "", "المنظمة 2"),
        ('"هالة"', '"هالة", "هالة"', "الشخص 2"),
        ('"هالة"', '{name = "هالة", role = "coach"}', "الشخص 1"),
        ('"هالة"', '{name = "هالة", role = "boss"}', "boss"),
        ('"هالة"', '{name = "هالة", language = "fr"}', "fr"),
        ('"هالة"', "7", "المنظمة 2"),
        ('role = "coach"', 'role = "participant"', "الشخص 1 من طاقم"),
        ("[[staff]]", "[staff", "السطر"),
    ],
)
def test_a_mistake_in_the_file_names_its_entry(cohort, capsys, old, new, named):
    cohort.write_text(COHORT.replace(old, new), encoding="utf-8")
    with pytest.raises(typer.Exit) as ended:
        read_cohort(Speech("ar"), cohort)
    told = capsys.readouterr().err
    assert ended.value.exit_code == 2
    assert named in told
    assert not re.search(r"[Ee]xpected|must|error", told)


def test_a_mistake_in_the_file_of_a_new_room_leaves_no_folder_behind(saql, tmp_path, cohort):
    cohort.write_text(COHORT.replace('name.ar = "نور"', ""), encoding="utf-8")
    done = saql("new", tmp_path / "new", "--cohort", cohort)
    assert done.code == 2
    assert "organisation 2 (nour)" in done.err
    assert not (tmp_path / "new").exists()


def test_one_person_is_added_with_a_new_organisation_and_signs_in(saql, room, service):
    organisation = ("--organisation", "amal", "--organisation-name", "جمعية أمل")
    done = saql("people", "add", "--name", "ريم", *organisation, "--dir", room)
    assert done.code == 0, done.err
    assert codes_of(room)["ريم"] in done.out
    assert sign_in(service, codes_of(room)["ريم"]) == 201
    again = saql("people", "add", "--name", "ريم", *organisation, "--dir", room)
    assert again.code == 2
    assert "saql people renew" in again.err
    second = saql("people", "add", "--name", "سامي", "--organisation", "amal", "--dir", room)
    assert second.code == 0, second.err
    assert enrolled(room) == {"amal": "جمعية أمل"}
    coach = saql("people", "add", "--name", "لمى", "--role", "coach", "--dir", room)
    assert coach.code == 0, coach.err
    listed = saql("people", "list", "--dir", room)
    assert all(name in listed.out for name in ("ريم", "سامي", "لمى", "amal"))


def test_a_person_who_cannot_be_added_is_told_why(saql, room):
    before = people_in(room)
    for arguments in (
        ("--name", "ريم", "--organisation", "nowhere"),
        ("--name", "ريم"),
        ("--name", "  ", "--organisation", "amal", "--organisation-name", "أمل"),
    ):
        done = saql("people", "add", *arguments, "--dir", room)
        assert done.code == 2
        assert done.err.strip()
        assert "Traceback" not in done.err
    assert people_in(room) == before


def test_a_renewed_code_works_and_the_earlier_one_stops(saql, room, cohort, service):
    saql("people", "import", cohort, "--dir", room)
    lost = codes_of(room)["ريم"]
    done = saql("people", "renew", "ريم", "--dir", room)
    assert done.code == 0, done.err
    found = codes_of(room)["ريم"]
    assert found in done.out
    assert sign_in(service, lost) == 401
    assert sign_in(service, found) == 201
    assert saql("people", "renew", found.lower(), "--dir", room).code == 0
    assert sign_in(service, found) == 401


def test_a_revoked_code_lets_nobody_in_until_it_is_renewed(saql, room, cohort, service):
    saql("people", "import", cohort, "--dir", room)
    code = codes_of(room)["هالة"]
    done = saql("people", "revoke", code, "--dir", room)
    assert done.code == 0, done.err
    assert sign_in(service, code) == 401
    assert "هالة" not in codes_of(room)
    assert saql("people", "renew", "هالة", "--dir", room).code == 0
    assert sign_in(service, codes_of(room)["هالة"]) == 201


def test_a_name_that_several_have_is_asked_for_by_number(saql, room, cohort):
    cohort.write_text(COHORT.replace("هالة", "ريم"), encoding="utf-8")
    saql("people", "import", cohort, "--dir", room)
    done = saql("people", "renew", "ريم", "--dir", room)
    assert done.code == 2
    number = re.search(r"(\d+) \(nour\)", done.err)
    assert number
    assert saql("people", "renew", number[1], "--dir", room).code == 0
    assert saql("people", "renew", "لا أحد", "--dir", room).code == 2


def test_the_shipped_cohort_file_can_be_imported(saql, room):
    done = saql("people", "import", shipped.path("course") / "cohort.toml", "--dir", room)
    assert done.code == 0, done.err
    assert people_in(room) == 34


def test_a_demo_room_that_exists_is_said_to_be_ready(saql, room):
    done = saql("demo", "--setup-only", "--dir", room)
    assert done.code == 0
    assert str(room) in done.out
