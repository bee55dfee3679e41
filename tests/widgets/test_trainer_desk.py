"""The trainer's desk on a real service."""

from __future__ import annotations

import base64
import importlib.util
import io
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import uvicorn

from saql import shipped
from saql.client import ServiceClient
from saql.course import Course, load_course
from saql.grading.release import release
from saql.plan.fields import Text
from saql.plan.upgrade import read_plan
from saql.service import codes
from saql.service.app import create_app
from saql.service.clock import today
from saql.service.cohort import NewOrganisation, NewPerson, create_cohort
from saql.service.database import open_database
from saql.service.settings import Settings
from saql.widgets.trainer.desk import Desk

Ask = Callable[..., dict[str, Any]]


def _load(name: str) -> Any:
    full = f"saql_widgets_{name}"
    spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[full] = module
    spec.loader.exec_module(module)
    return module


small_course = sys.modules.get("saql_widgets_small_course") or _load("small_course")


class Room:
    """A running service, its course, and its people by name."""

    def __init__(self, url: str, course: Course, keys: dict[str, str]) -> None:
        self.url = url
        self.course = course
        self.keys = keys
        self.made: list[ServiceClient] = []

    def client(self, person: str) -> ServiceClient:
        """A signed-in person's client."""
        with ServiceClient(self.url) as visitor:
            token = visitor.sign_in(self.keys[person])["token"]
        self.made.append(ServiceClient(self.url, token))
        return self.made[-1]

    def code(self, code: str) -> ServiceClient:
        """The client of whoever has this code."""
        self.keys[code] = code
        return self.client(code)


@pytest.fixture(scope="module")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder whose assignments nbgrader knows, made once."""
    folder = tmp_path_factory.mktemp("course") / "room"
    shutil.copytree(shipped.path("course"), folder / "course")
    small_course.write(folder / "course")
    shutil.copytree(shipped.path("assignments"), folder / "assignments")
    shutil.copytree(shipped.path("modules"), folder / "modules")
    shutil.copy(shipped.path("course") / "nbgrader_config.py", folder)
    release(folder)
    return folder


@pytest.fixture
def room(tmp_path: Path, course_folder: Path) -> Iterator[Room]:
    """A room with two organisations of two people each."""
    folder = shutil.copytree(course_folder, tmp_path / "room")
    settings = Settings(folder)
    database = open_database(settings)
    with database.begin() as connection:
        create_cohort(
            connection,
            "دورة الربيع",
            [
                NewOrganisation(
                    "amal",
                    Text(ar="جمعية الأمل", en="Amal"),
                    (NewPerson("Rana"), NewPerson("Huda")),
                ),
                NewOrganisation("noor", Text(ar="مؤسسة النور", en="Noor"), (NewPerson("Sami"),)),
            ],
            [NewPerson("Basel", "trainer", "en"), NewPerson("Maha", "coach", "en")],
        )
    keys = {issued.person: issued.code for issued in codes.issue_all(database)}
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings, database), port=0, log_level="error", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    waited = threading.Event()
    while not server.started:
        waited.wait(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    found = Room(f"http://127.0.0.1:{port}", load_course(folder / "course"), keys)
    yield found
    for one in found.made:
        one.close()
    server.should_exit = True
    thread.join(20)
    database.close()


@pytest.fixture
def ask(room: Room) -> Ask:
    """Asks the trainer's desk in English, and expects an answer without a refusal."""
    desk = Desk(room.client("Basel"), room.course)
    (state,) = desk.handle({"type": "hello", "language": "en"})
    assert state["type"] == "state", state

    def question(name: str, *, refused: bool = False, **fields: Any) -> dict[str, Any]:
        (answer,) = desk.handle({"type": "ask", "id": "q", "name": name, **fields})
        assert answer["ok"] is not refused, answer
        return answer

    return question


def roster(rows: list[list[str]]) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return base64.b64encode(out.getvalue()).decode()


HEAD = ["اسم المنظمة", "الاسم"]


def person(ask: Ask, name: str) -> dict[str, Any]:
    return next(one for one in ask("cohort")["people"] if one["name"] == name)


def test_the_desk_is_for_trainers_and_asks_nothing_before_its_page_has_come(room) -> None:
    closed = Desk(ServiceClient("http://127.0.0.1:1"), room.course)
    assert closed.handle({"type": "ping", "at": 1}) == [{"type": "pong", "at": 1}]
    assert closed.handle({"type": "hello"})[0]["type"] == "trouble"
    for other in ("Maha", "Rana"):
        (said,) = Desk(room.client(other), room.course, "en").handle({"type": "hello"})
        assert (said["type"], said["sentence"]) == ("trouble", "This desk is for trainers.")


def test_a_roster_is_shown_first_and_kept_only_when_confirmed(ask) -> None:
    rows = [HEAD, ["جمعية البيدر", "نوال"], ["جمعية البيدر", "غسان"], ["جمعية الأمل", "Rana"]]
    text = roster(rows)
    half = len(text) // 2
    assert ask("preview", file="r.xlsx", number=0, of=2, text=text[:half])["more"]
    found = ask("preview", file="r.xlsx", number=1, of=2, text=text[half:])
    assert (found["organisations"], found["people"], found["known"]) == (1, 2, 1)
    assert len(ask("cohort")["people"]) == 5, "a preview changes nothing"
    done = ask("confirm_import", key="k")
    assert (done["organisations"], done["people"]) == (1, 2)
    assert person(ask, "نوال")["organisation_name"] == "جمعية البيدر"
    assert len(ask("cohort")["people"]) == 7
    assert ask("confirm_import", key="k", refused=True)["sentence"]


def test_a_file_with_mistakes_says_row_by_row_what_to_do_and_changes_nothing(ask) -> None:
    text = roster([HEAD, ["جمعية البيدر", "نوال"], ["جمعية البيدر", ""], ["جمعية البيدر", "نوال"]])
    found = ask("preview", file="r.xlsx", number=0, of=1, text=text)
    assert [one["row"] for one in found["errors"]] == [3, 4]
    assert all(one["sentence"] for one in found["errors"])
    assert not found["can"]
    ask("confirm_import", key="k", refused=True)
    wrong = base64.b64encode(b"%PDF-1.7 not a spreadsheet").decode()
    assert ask("preview", file="r.pdf", number=0, of=1, text=wrong, refused=True)["sentence"]
    ask("preview", file="r.xlsx", number=3, of=9, text="x", refused=True)
    assert len(ask("cohort")["people"]) == 5


def test_a_person_is_moved_replaced_and_made_inactive_and_the_plan_stays(ask, room) -> None:
    rana = person(ask, "Rana")
    ask("change_person", person=rana["id"], organisation="noor", person_name="Rana Said")
    assert person(ask, "Rana Said")["organisation"] == "noor"
    huda = person(ask, "Huda")
    new = ask("replace_person", person=huda["id"], person_name="Lama", language="en", key="r1")
    assert room.code(new["code"]).session()["person"]["organisation"]["id"] == "amal"
    assert not person(ask, "Huda")["active"]
    assert person(ask, "Huda")["code"] == ""
    new = {"person_name": "Nizar", "role": "participant", "organisation": "amal"}
    added = ask("add_person", **new, key="a1")
    assert room.code(added["code"]).session()["person"]["name"] == "Nizar"
    ask("revoke_code", person=person(ask, "Nizar")["id"])
    assert person(ask, "Nizar")["code"] == ""
    ask("add_person", person_name="Nobody", role="participant", organisation="", refused=True)
    ask("add_organisation", ar="جمعية الندى", en="", key="o1")
    (nada,) = [one for one in ask("cohort")["organisations"] if one["name"] == "جمعية الندى"]
    ask("rename_organisation", organisation=nada["id"], ar="جمعية الندى", en="Nada")
    assert "Nada" in {one["name"] for one in ask("cohort")["organisations"]}


def test_the_code_sheet_has_everybody_or_those_chosen(ask) -> None:
    everybody = ask("slips", people=[], address="http://localhost:8866")
    assert everybody["buffers"][0].startswith(b"%PDF")
    one = ask("slips", people=[person(ask, "Rana")["id"]], address="http://10.0.0.5:8866")
    assert len(one["buffers"][0]) < len(everybody["buffers"][0])


def test_a_training_day_has_sessions_attendance_questions_and_announcements(ask, room) -> None:
    syllabus = room.course.syllabus
    agenda = syllabus.agendas[0]
    session = next(part.session for part in agenda.parts if part.session)
    start = {"agenda": agenda.id, "day": "1", "session": session}
    ask("start_session", **start, key="s1")
    ask("start_session", **start, key="s1")
    (held,) = ask("workshop")["held"]
    rana = person(ask, "Rana")["id"]
    room.client("Rana").mark_attendance(held["id"], "present")
    ask("attend", session=held["id"], person=person(ask, "Sami")["id"], state="late")
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


def test_the_live_view_changes_with_a_plan_and_names_no_person(ask, room) -> None:
    before = ask("live")
    assert "Rana" not in str(before)
    assert {group["id"] for group in before["groups"]} >= {"plan-analysis", "plan-fundraising"}
    rana = room.client("Rana")
    plan = read_plan((room.course.folder / "samples/weak.plan.json").read_bytes())
    content = plan.model_dump(mode="json")["swot"]
    rana.save_section("amal", "swot", content, base=0, key="w1")
    after = ask("live")
    (amal,) = [one for one in after["organisations"] if one["id"] == "amal"]
    (was,) = [one for one in before["organisations"] if one["id"] == "amal"]
    assert was["cells"]["swot"] == "empty"
    assert amal["cells"]["swot"] in ("stuck", "progress")
    if amal["cells"]["swot"] == "stuck":
        assert len(amal["stuck"]["swot"]) > 20, "the check's own sentence"
    assert after["wrong"] == [] or all(one["words"] for one in after["wrong"])


def test_what_has_not_changed_is_not_sent_again(ask) -> None:
    first = ask("live", seen="")
    assert ask("live", seen=first["mark"]).keys() == {"ok", "same", "type", "id"}
    ask("rename_organisation", organisation="amal", ar="جمعية الأمل", en="Hope")
    assert ask("live", seen=first["mark"])["organisations"]


def take(client: ServiceClient, course: Course, test: str, right: int) -> None:
    attempt = client.begin_test(test)
    for at, question in enumerate(attempt["questions"]):
        best = course.questions.get(question["id"]).right
        options = [one["id"] for one in question["options"]]
        option = best if at < right else next(one for one in options if one != best)
        client.answer_test(test, question["slot"], option, key=f"{test}-{at}")
    client.submit_test(test, key=f"{test}-end")


def test_the_gain_is_of_people_with_both_tests_and_says_what_it_leaves_out(ask, room) -> None:
    assert ask("learning")["paired"] == 0
    for test in ("pre_test", "post_test"):
        ask("open", what=test, open=True)
    of = len(room.course.papers["pre_test"].items)
    for name, pre, post in (("Rana", of // 2, of), ("Huda", of // 2, of // 2 - 1)):
        client = room.client(name)
        take(client, room.course, "pre_test", pre)
        take(client, room.course, "post_test", post)
    take(room.client("Sami"), room.course, "pre_test", 1)
    found = ask("learning")
    assert found["paired"] == 2
    facts = {one["words"]: one for one in found["facts"]}
    assert "With the pre-test only: 1" in facts["People with both tests"]["hint"]
    assert "pooled standard deviation" in facts["Effect size"]["hint"]
    said = {one["person"]: one["gain_words"] for one in found["pairs"]}
    assert said["Rana"] == "1.00 (high)"
    assert said["Huda"].startswith("-0.")
    assert {one["id"]: one["n"] for one in found["bands"]} == {
        "low": 1,
        "negative": 1,
        "medium": 0,
        "high": 1,
    }
    whole = found["bars"][0]
    shares = whole["known"] + whole["learned"] + whole["lost"] + whole["to_learn"]
    assert shares == pytest.approx(100, abs=0.3)
    assert len(found["items"]) == of
    assert any(one["change"] < 0 for one in found["items"])


def test_a_test_is_reopened_and_one_from_paper_is_typed_in(ask, room) -> None:
    ask("open", what="pre_test", open=True)
    rana, sami = person(ask, "Rana")["id"], person(ask, "Sami")["id"]
    take(room.client("Rana"), room.course, "pre_test", 3)
    paper = ask("paper", test="pre_test")["questions"]
    assert all(3 <= len(one["options"]) <= 4 for one in paper)
    answers = {one["slot"]: one["options"][0][0] for one in paper}
    ask("type_in", test="pre_test", person=sami, answers=answers)
    taken = {one["id"]: one["tests"]["pre_test"] for one in ask("learning")["people"]}
    assert (taken[rana]["state"], taken[sami]["state"]) == ("submitted", "submitted")
    assert "paper" in taken[sami]["words"]
    ask("reopen", test="pre_test", person=rana)
    states = {one["id"]: one["state"] for one in room.client("Rana").tests()}
    assert states["pre_test"] != "submitted"
    ask("reopen", test="final_exam", person=rana, refused=True)


def test_forms_are_summed_up_with_those_from_paper(ask, room) -> None:
    ask("open", what="reaction", open=True)
    form = room.course.forms.get("reaction")
    scales = [one.id for one in form.questions if one.kind == "scale"]
    rest = {one.id: True for one in form.questions if one.required and one.kind == "yes_no"}
    typed = dict.fromkeys(rest, "yes")
    own = {**dict.fromkeys(scales, 5), **rest}
    room.client("Rana").answer_form("reaction", own, key="f1")
    sheets = [{**dict.fromkeys(scales, value), **typed} for value in ("٣", "1")]
    ask("enter_form", form="reaction", day=today(), answers=sheets[0], key="e1")
    ask("enter_form", form="reaction", day="2026-11-22", answers=sheets[1], key="e2")
    whole = ask("evaluation", form="reaction", day=None)
    assert whole["answered"] == 3
    assert whole["days"][0] == ["2026-11-22", "22 November 2026"]
    assert [day for day, _ in whole["days"]] == ["2026-11-22", today()]
    second = ask("evaluation", form="reaction", day=today())
    (one,) = [each for each in second["summary"] if each["id"] == scales[0]]
    assert one["figures"][0]["value"] == "4"
    assert [count["n"] for count in one["counts"]] == [0, 0, 1, 0, 1]
    assert "Rana" not in str(whole)
    refused = ask(
        "enter_form",
        form="reaction",
        day="2026-11-21",
        answers={scales[0]: "9"},
        key="e3",
        refused=True,
    )
    assert form.question(scales[0]).text.en in refused["sentence"]


def test_training_requests_are_ranked_with_reasons_and_decided(ask, room) -> None:
    form = room.course.forms.get("training_request")
    best: dict[str, Any] = {}
    for one in form.questions:
        if one.kind in ("choice", "choices"):
            top = max(one.options, key=lambda option: option.value or 0).id
            best[one.id] = top if one.kind == "choice" else [each.id for each in one.options]
        else:
            best[one.id] = {"scale": "5", "yes_no": "yes", "number": "1000", "text": "نعم"}[
                one.kind
            ]
    least = {
        one.id: min(one.options, key=lambda option: option.value or 0).id
        if one.kind == "choice"
        else [one.options[0].id]
        if one.kind == "choices"
        else {"scale": "1", "yes_no": "no", "number": "0", "text": "-"}[one.kind]
        for one in form.questions
    }
    ask("add_request", organisation="Weak", contact="", answers=least, key="q1")
    ask("add_request", organisation="Strong", contact="", answers=best, key="q2")
    found = ask("requests")["requests"]
    assert [one["organisation"] for one in found] == ["Strong", "Weak"]
    assert found[0]["reasons"]
    ask("decide_request", request=found[0]["id"], state="accepted")
    assert ask("requests")["requests"][0]["state"] == "accepted"


def test_requests_come_from_a_spreadsheet_all_or_none_and_never_twice(ask, room) -> None:
    form = room.course.forms.get("training_request")
    (choice,) = [one for one in form.questions if one.kind == "choice"][:1]
    template = openpyxl.load_workbook(io.BytesIO(ask("requests_template")["buffers"][0])).active
    head = [cell.value for cell in template[1]]
    assert choice.text.en in head
    titles = ["المنظمة", choice.text.ar]
    good = roster([titles, ["جمعية الأفق", choice.options[0].text.ar], ["سنابل", ""]])
    assert ask("import_requests", file="q.xlsx", number=0, of=1, text=good)["added"] == 2
    assert ask("import_requests", file="q.xlsx", number=0, of=1, text=good)["added"] == 0
    bad = roster([titles, ["جمعية أخرى", choice.options[0].text.ar], ["ثالثة", "شيء آخر"]])
    refused = ask("import_requests", file="q.xlsx", number=0, of=1, text=bad, refused=True)
    assert "Row 3" in refused["sentence"]
    assert len(ask("requests")["requests"]) == 2


def test_certificates_go_to_those_who_earned_them_and_say_why_not(ask, room) -> None:
    before = {one["name"]: one for one in ask("certificates")["people"]}
    assert not before["Rana"]["attendance"]["earned"]
    assert before["Rana"]["completion"]["lacks"]
    session = room.course.syllabus.sessions[0].id
    ask("start_session", agenda=room.course.syllabus.agendas[0].id, session=session, key="s")
    (held,) = ask("workshop")["held"]
    rana, sami = person(ask, "Rana")["id"], person(ask, "Sami")["id"]
    ask("attend", session=held["id"], person=rana, state="present")
    assert not person_row(ask, "Rana")["attendance"]["earned"], "the session still runs"
    ask("end_session", session=held["id"])
    ask("issue", kind="attendance", people=[sami], key="i0", refused=True)
    assert ask("issue", kind="attendance", people=[rana, sami], key="i1")["issued"] == 1
    after = {one["name"]: one for one in ask("certificates")["people"]}
    number = after["Rana"]["attendance"]["number"]
    assert number
    assert "%" in after["Sami"]["attendance"]["lacks"][0]
    made = ask("make", document="certificates", format="pdf", language="ar")
    assert made["buffers"][0].startswith(b"%PDF")
    ask("revoke_certificate", number=number)
    assert not person_row(ask, "Rana")["attendance"]["number"]


def person_row(ask: Ask, name: str) -> dict[str, Any]:
    return next(one for one in ask("certificates")["people"] if one["name"] == name)


def test_the_documents_are_those_of_the_registry_with_the_rooms_data(ask) -> None:
    from saql.exports.pack import DOCUMENTS

    listed = ask("documents")["documents"]
    assert [one["name"] for one in listed] == list(DOCUMENTS)
    made = ask("make", document="attendance", format="pdf", language="ar", title="ورشة الربيع")
    assert made["buffers"][0].startswith(b"%PDF")
    book = ask("make", document="gradebook", format="csv", language="ar")
    assert book["buffers"][0].startswith(b"\xef\xbb\xbf")
    assert ask("make", document="certificates", format="pdf", refused=True)["sentence"]
    ask("make", document="passports", format="pdf", refused=True)


def test_a_service_that_is_away_is_a_sentence_and_the_desk_goes_on(room) -> None:
    desk = Desk(room.client("Basel"), room.course)
    desk.handle({"type": "hello", "language": "en"})
    (answer,) = desk.handle({"type": "ask", "id": "1", "name": "no such question"})
    assert not answer["ok"]
    assert answer["sentence"]
    (unknown,) = desk.handle({"type": "ask", "id": "2", "name": "new_code", "person": 9999})
    assert not unknown["ok"]
    assert unknown["sentence"]
