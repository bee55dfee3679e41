"""The day: sessions, attendance, announcements, questions, and what is open."""

from __future__ import annotations


def test_a_training_day_has_sessions_attendance_questions_and_announcements(
    ask, room, person
) -> None:
    syllabus = room.course.syllabus
    agenda = syllabus.agendas[0]
    session = next(part.session for part in agenda.parts if part.session)
    start = {"agenda": agenda.id, "day": "1", "session": session}
    ask("start_session", **start, key="s1")
    ask("start_session", **start, key="s1")
    (held,) = ask("workshop")["held"]
    rana = person("Rana")["id"]
    room.client("Rana").mark_attendance(held["id"], "present")
    ask("attend", session=held["id"], person=person("Sami")["id"], state="late")
    marks = ask("workshop")["attendance"][str(held["id"])]
    assert marks[str(rana)]["state"] == "present"
    assert {one["state"] for one in marks.values()} == {"present", "late"}
    rest = [one["id"] for one in ask("workshop")["people"] if str(one["id"]) not in marks]
    ask("attend_all", session=held["id"], people=rest, state="absent")
    assert len(ask("workshop")["attendance"][str(held["id"])]) == 3
    ask("attend", session=held["id"], person=rana, state="asleep", refused=True)
    ask("end_session", session=held["id"])
    assert ask("workshop")["held"][0]["ended_at"]

    ask("announce", text="The bus leaves at four.", key="n1")
    ask("park", text="Who pays for travel?", key="p1")
    day = ask("workshop")
    assert room.client("Sami").workshop()["announcements"][0]["text"] == "The bus leaves at four."
    ask("answer_parked", item=day["parking"][0]["id"], state="answered", answer="The network.")
    assert ask("workshop")["parking"][0]["answer"] == "The network."
    ask("take_down", announcement=day["announcements"][0]["id"])
    assert ask("workshop")["announcements"] == []


def test_every_switch_has_a_name_and_opens_at_once(ask, room) -> None:
    switches = {one["name"]: one for one in ask("workshop")["openings"]}
    assert {"pre_test", "post_test", "reaction", "swot"} <= set(switches)
    assert {one["kind"] for one in switches.values()} == {"test", "form", "assignment"}
    assert not any("_" in one["words"] for one in switches.values())
    assert not switches["pre_test"]["open"]
    ask("open", what="pre_test", open=True)
    assert {one["id"]: one["open"] for one in room.client("Rana").tests()}["pre_test"]
