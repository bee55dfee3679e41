"""The service of the course under people who hurry, and texts that nobody should send."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest

from saql.course import default_course
from saql.course_folder import create_course_folder, read_settings
from saql.demo import fill_room
from saql.service import codes
from saql.service.settings import Settings
from saql.store import StoreRefused
from tests.hostile.conftest import Running

TEXTS = ("a\0b", "\u202eabc\u2066", "<script>alert(1)</script>", "😀" * 1000, "=1+1", "\x1b[31m")
RIGHT = ("right", "why", "pair", "score")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """The service of a small room, which a test may stop and start."""
    folder = create_course_folder(tmp_path_factory.mktemp("course") / "course", "ar")
    people = [{"role": "participant", "name": f"P{n}"} for n in range(6)]
    organisation = {"id": "amal", "name": {"ar": "جمعية", "en": "Amal"}, "people": people}
    staff = [{"role": "trainer", "name": "Trainer"}]
    cohort = {"name": "دورة", "staff": staff, "organisations": [organisation]}
    fill_room(folder, read_settings(folder), cohort)
    made = Service(folder)
    yield made
    made.stop()


class Service:
    """A running service, and its people by name."""

    def __init__(self, folder):
        self.folder = folder
        self.start()

    def start(self):
        self.run = Running(self.folder)
        listed = codes.listed(Settings(self.folder, read_settings(self.folder).database_url))
        self.run.codes = {one.person: one.code for one in listed}
        self.ids = {one.person: one.person_id for one in listed}

    def stop(self):
        self.run.stop()

    def client(self, name):
        return self.run.client(name)


def at_once(work, times=8):
    with ThreadPoolExecutor(times) as pool:
        return [one.result() for one in [pool.submit(work, n) for n in range(times)]]


def right_in(value):
    """The names within an answer that would tell what is right."""
    if isinstance(value, dict):
        inner = [name for part in value.values() for name in right_in(part)]
        return [name for name in value if name in RIGHT] + inner
    return [name for part in value for name in right_in(part)] if isinstance(value, list) else []


def test_texts_of_every_kind_are_kept_or_refused_and_every_list_can_still_be_read(running):
    trainer, person = running.client("Trainer"), running.client("P0")
    for n, text in enumerate(TEXTS):
        kept = trainer.announce(text, key=f"a{n}")["text"]
        assert kept == text.replace("\0", "")
        asked = person.park(text, key=f"p{n}")
        trainer.settle_parked(asked["id"], answer=text)
        trainer.add_request(text[:200], text[:500], {}, key=f"r{n}")
        session = trainer.start_training_session(
            "", "", "", {"ar": text[:300], "en": ""}, key=f"s{n}"
        )
        trainer.end_training_session(session["id"])
    for text in ("", "x" * 20_000, "\ud83d"):
        with pytest.raises((StoreRefused, UnicodeEncodeError)):
            trainer.announce(text, key="bad")
    found = person.workshop()
    assert len(found["announcements"]) == len(found["parking"]) == len(TEXTS)
    assert not any(row["person_name"] for row in found["parking"])
    assert len(trainer.requests()) == len(TEXTS)


def test_two_tabs_hand_in_the_same_test_and_both_hear_the_same(running):
    trainer, person = running.client("Trainer"), running.client("P1")
    trainer.put_opening("pre_test", is_open=True)
    made = at_once(lambda n: person.ask("POST", "/tests/pre_test/attempt", {})["attempt"])
    assert {one["number"] for one in made} == {1}
    assert right_in(made) == []
    slot = made[0]["questions"][0]["slot"]
    path = f"/tests/pre_test/attempt/answers/{slot}"
    at_once(lambda n: person.ask("PUT", path, {"option": "ab"[n % 2], "key": f"k{n}"}))
    submit = "/tests/pre_test/attempt/submit"
    heard = at_once(lambda n: person.ask("POST", submit, {"key": f"h{n}"}))
    assert all(one == heard[0] for one in heard)
    with pytest.raises(StoreRefused):
        person.ask("PUT", path, {"option": "c", "key": "late"})
    mine = running.ids["P1"]
    again = at_once(lambda n: trainer.reopen_test("pre_test", mine)["number"])
    assert set(again) == {2}


def test_a_restart_between_answer_and_hand_in_loses_nothing(running):
    running.client("Trainer").put_opening("pre_test", is_open=True)
    person = running.client("P2")
    attempt = person.ask("POST", "/tests/pre_test/attempt", {})["attempt"]
    shown = [[option["id"] for option in one["options"]] for one in attempt["questions"]]
    path = "/tests/pre_test/attempt/answers/q01"
    person.ask("PUT", path, {"option": "b", "key": "k1"})
    running.stop()
    running.start()
    person = running.client("P2")
    again = person.ask("POST", "/tests/pre_test/attempt", {})["attempt"]
    assert again["answers"] == {"q01": "b"}
    assert [[option["id"] for option in one["options"]] for one in again["questions"]] == shown
    assert person.ask("PUT", path, {"option": "b", "key": "k1"})["answers"] == {"q01": "b"}
    assert person.ask("POST", "/tests/pre_test/attempt/submit", {"key": "h"})["submitted_at"]


def test_the_same_list_imported_by_many_hands_at_once_comes_in_once(running):
    trainer = running.client("Trainer")
    people = [{"name": "سعاد"}, {"name": "=1+1"}]
    body = {"organisations": [{"id": "", "name": {"ar": "جمعية جديدة"}, "people": people}]}
    made = at_once(lambda n: trainer.ask("POST", "/cohort/import", body)["added"])
    assert sorted(one["people"] for one in made) == [0] * 7 + [2]
    listed = [one["name"] for one in trainer.people()]
    assert listed.count("سعاد") == listed.count("=1+1") == 1


def test_who_leaves_while_answering_is_out_and_what_was_kept_stays(running):
    trainer, person = running.client("Trainer"), running.client("P3")
    trainer.put_opening("pre_test", is_open=True)
    person.ask("POST", "/tests/pre_test/attempt", {})
    token, kept = person._http.headers["Authorization"], []

    def work(n):
        if n == 3:
            trainer.change_person(running.ids["P3"], active=False)
            return
        path = f"/tests/pre_test/attempt/answers/q{n + 1:02d}"
        try:
            person.ask("PUT", path, {"option": "a", "key": f"k{n}"})
            kept.append(n)
        except StoreRefused:
            pass

    at_once(work)
    for method, path in (("GET", "/session"), ("GET", "/workshop"), ("POST", "/session/kernels")):
        answer = httpx.request(
            method, running.run.url + path, headers={"Authorization": token}, json={}
        )
        assert answer.status_code == 401
    signed = httpx.post(f"{running.run.url}/sessions", json={"code": running.run.codes["P3"]})
    assert signed.status_code == 401
    (row,) = [one for one in trainer.attempts("pre_test") if one["person"] == running.ids["P3"]]
    assert row["answered"] == len(kept)


def test_a_certificate_is_issued_once_and_its_picture_holds_the_longest_name(running):
    import segno

    trainer, person = running.client("Trainer"), running.ids["P4"]
    trainer.change_person(person, name="😀" * 200)
    trainer.ask("PATCH", "/organisations/amal", {"name": {"ar": "😀" * 200, "en": ""}})
    body = {"kind": "attendance", "people": [person]}
    made = at_once(
        lambda n: trainer.ask("POST", "/certificates", body | {"key": f"k{n}"})["certificates"][0]
    )
    assert len({one["number"] for one in made}) == 1
    assert segno.make(made[0]["qr"], error="l", micro=False)


def test_no_table_joins_an_anonymous_answer_to_its_person(running):
    trainer, person = running.client("Trainer"), running.client("P5")
    trainer.put_opening("reaction", is_open=True)
    form = default_course().forms.get("reaction")
    some = {"scale": 4, "text": "سرّ-7f3a", "yes_no": True, "number": 1}
    given = {
        question.id: some.get(question.kind)
        or (question.options[0].id if question.kind == "choice" else [question.options[0].id])
        for question in form.questions
    }
    person.answer_form("reaction", given, key="anonymous-key")
    with closing(sqlite3.connect(running.folder / "data" / "saql.db")) as file:
        tables = [
            row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        holding = {
            table: [row for row in file.execute(f'SELECT * FROM "{table}"') if "7f3a" in str(row)]  # noqa: S608  # names of our own tables
            for table in tables
        }
    holding = {table: rows for table, rows in holding.items() if rows}
    assert list(holding) == ["form_answers"]
    (row,) = holding["form_answers"]
    assert "anonymous-key" not in str(row)
    assert row[5] is None
