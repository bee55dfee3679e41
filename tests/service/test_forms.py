"""Forms: once for each day, from paper as often as needed, and nobody behind an anonymous one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text, update

from saql.service.backup import backup
from saql.service.clock import today
from saql.service.tables import form_answers, form_marks

FORMS_TOML = """\
[[forms]]
id = "reaction"
level = 1
anonymous = true
name = { ar = "رأي اليوم", en = "Today" }
intro = { ar = "x", en = "x" }
[[forms.questions]]
id = "useful"
kind = "scale"
required = true
text = { ar = "x", en = "x" }
[[forms.questions]]
id = "again"
kind = "yes_no"
text = { ar = "x", en = "x" }

[[forms]]
id = "follow_up_3"
level = 3
name = { ar = "المتابعة", en = "Follow-up" }
intro = { ar = "x", en = "x" }
[[forms.questions]]
id = "done"
kind = "text"
text = { ar = "x", en = "x" }
"""


@pytest.fixture
def forms_open(room: Any) -> Any:
    """A room with an anonymous daily form and one that names its people, both open."""
    folder: Path = room.settings.course_dir / "course"
    folder.mkdir(exist_ok=True)
    (folder / "forms.toml").write_text(FORMS_TOML, encoding="utf-8")
    for form in ("reaction", "follow_up_3"):
        assert room.ask("Trainer", "PUT", f"/openings/{form}", {"open": True}).is_success
    return room


def answer(room: Any, person: str, form: str, answers: Any, key: str, **more: Any) -> Any:
    body = {"answers": answers, "key": key} | more
    return room.ask(person, "POST", f"/forms/{form}/answers", body)


def a_day_goes_by(room: Any, form: str) -> None:
    """What was answered in a form becomes an earlier day's."""
    with room.database.begin() as connection:
        for table in (form_marks, form_answers):
            earlier = update(table).where(table.c.form == form).values(day="2026-11-22")
            connection.execute(earlier)


def rows(room: Any, form: str) -> list[Any]:
    return list(room.ask("Trainer", "GET", f"/forms/{form}/answers").json()["answers"])


def test_a_form_counts_once_a_day_and_its_retry_is_no_second_one(forms_open: Any) -> None:
    room = forms_open
    assert answer(room, "Rana", "reaction", {"useful": 5}, "a").status_code == 201
    assert answer(room, "Rana", "reaction", {"useful": 5}, "a").status_code == 201
    again = answer(room, "Rana", "reaction", {"useful": 1}, "b")
    assert (again.status_code, again.json()["code"]) == (409, "form_answered")
    a_day_goes_by(room, "reaction")
    assert answer(room, "Rana", "reaction", {"useful": 2}, "c").is_success
    assert sorted(row["answers"]["useful"] for row in rows(room, "reaction")) == [2, 5]
    assert answer(room, "Rana", "follow_up_3", {"done": "خطة"}, "d").is_success
    a_day_goes_by(room, "follow_up_3")
    later = answer(room, "Rana", "follow_up_3", {"done": "x"}, "e")
    assert later.json()["code"] == "form_answered"


def test_a_form_says_whether_it_was_answered_today(forms_open: Any) -> None:
    room = forms_open

    def shown(person: str) -> dict[str, Any]:
        found = room.ask(person, "GET", "/forms").json()["forms"]
        return {form["id"]: (form["open"], form["answered"]) for form in found}

    answer(room, "Rana", "reaction", {"useful": 3}, "a")
    a_day_goes_by(room, "reaction")
    assert shown("Rana")["reaction"] == (True, False)
    answer(room, "Rana", "reaction", {"useful": 3}, "b")
    assert (shown("Rana")["reaction"], shown("Sami")["reaction"]) == ((True, True), (True, False))


def test_a_persons_own_answers_carry_the_rooms_date_whatever_they_say(forms_open: Any) -> None:
    room = forms_open
    kept = answer(room, "Rana", "reaction", {"useful": 3}, "a", day="2001-01-01")
    assert kept.json()["day"] == rows(room, "reaction")[0]["day"] == today()
    again = answer(room, "Rana", "reaction", {"useful": 4}, "b", day="2001-01-02")
    assert again.json()["code"] == "form_answered"


def test_an_answer_that_does_not_fit_and_a_closed_form_are_refused(forms_open: Any) -> None:
    room = forms_open
    for answers, question in (({"useful": 9}, "useful"), ({}, "useful"), ({"x": 1}, "x")):
        refused = answer(room, "Rana", "reaction", answers, "k")
        assert (refused.status_code, refused.json()["data"]["question"]) == (422, question)
    assert answer(room, "Rana", "reaction", {"useful": "٤", "again": "yes"}, "k").is_success
    assert rows(room, "reaction")[0]["answers"] == {"useful": 4, "again": True}
    room.ask("Trainer", "PUT", "/openings/reaction", {"open": False})
    assert answer(room, "Sami", "reaction", {"useful": 1}, "k").json()["code"] == "closed"


def test_nothing_kept_of_an_anonymous_form_leads_to_its_person(
    forms_open: Any, tmp_path: Path
) -> None:
    room = forms_open
    order = {"Rana": 1, "Sami": 2, "Huda": 3, "Omar": 4}
    for person, point in order.items():
        assert answer(room, person, "reaction", {"useful": point}, f"key-{person}").is_success
    for row in rows(room, "reaction"):
        assert (row["person"], row["organisation"]) == (None, None)
        assert len(row["at"]) == len("2026-11-22")
    with closing(sqlite3.connect(room.settings.data_dir / "saql.db")) as file:
        kept = file.execute("SELECT * FROM form_answers").fetchall()
        marks = file.execute("SELECT * FROM form_marks").fetchall()
        with pytest.raises(sqlite3.OperationalError):
            file.execute("SELECT rowid FROM form_answers")
        names = {str(row[0]) for row in file.execute("SELECT id FROM people")}
        once = file.execute("SELECT * FROM once WHERE key LIKE 'key-%'").fetchall()
    assert once == []
    assert [row[0] for row in kept] == sorted(row[0] for row in kept)
    assert all(not names & {str(value) for value in row[1:] if value != 0} for row in kept)
    assert all("useful" not in str(mark) for mark in marks)
    backup(room.settings, tmp_path / "b.zip")


def test_the_random_order_does_not_follow_the_order_of_answering(forms_open: Any) -> None:
    room = forms_open
    for number in range(12):
        more = {"day": f"day-{number:02d}", "from_paper": True}
        assert answer(room, "Trainer", "reaction", {"useful": 1}, f"p{number}", **more).is_success
    came = [row["day"] for row in rows(room, "reaction")]
    assert len(came) == 12
    assert came != sorted(came)  # one in 479 million that they fall so


def test_the_trainer_types_in_sheets_of_paper_any_number_of_times(forms_open: Any) -> None:
    room = forms_open
    for key in ("p1", "p2", "p2"):
        assert answer(room, "Trainer", "reaction", {}, key, from_paper=True).is_success
    assert [row["from_paper"] for row in rows(room, "reaction")] == [True, True]
    assert answer(room, "Rana", "reaction", {"useful": 1}, "x", from_paper=True).status_code == 403
    assert answer(room, "Trainer", "reaction", {"useful": 1}, "x").status_code == 403


def test_a_named_form_tells_the_organisation(forms_open: Any) -> None:
    room = forms_open
    answer(room, "Huda", "follow_up_3", {"done": "وقّعنا الخطة"}, "a")
    (row,) = rows(room, "follow_up_3")
    assert (row["organisation"], row["answers"]) == ("noor", {"done": "وقّعنا الخطة"})
    assert room.ask("Coach", "GET", "/forms/follow_up_3/answers").status_code == 403


def test_a_training_request_is_kept_and_decided(room: Any) -> None:
    body = {"organisation": "جمعية الريّ", "contact": "سعاد", "answers": {}, "key": "r"}
    made = [room.ask("Trainer", "POST", "/requests", body).json()["request"] for _ in range(2)]
    assert made[0] == made[1]
    path = f"/requests/{made[0]['id']}"
    assert room.ask("Trainer", "PATCH", path, {"state": "accepted"}).is_success
    (kept,) = room.ask("Trainer", "GET", "/requests").json()["requests"]
    assert (kept["organisation"], kept["state"]) == ("جمعية الريّ", "accepted")
    with room.database.begin() as connection:
        stored = connection.execute(text("SELECT answers FROM training_requests")).scalar_one()
    assert json.loads(stored) == {}
