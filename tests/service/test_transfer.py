"""One organisation complete, taken from one room to another."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saql.service import reviews, transfer
from saql.service.archive import digest_of
from saql.service.database import Database, open_database
from saql.service.plans import Author
from saql.service.refusals import Refused
from saql.service.settings import Settings


@pytest.fixture
def archive(room: Any, bank: dict[str, str]) -> dict[str, Any]:
    """Amal with five revisions of every kind, a submission and two states of its review."""

    def save(person: str, text: str, base: int, key: str) -> None:
        content = {"vision": {"ar": text}, "slogan": "من نسخة أحدث"}
        body = {"content": content, "base": base, "key": key}
        path = "/organisations/amal/plan/sections/direction"
        assert room.ask(person, "PUT", path, body).status_code in (200, 409)

    save("Rana", "أولى", 0, "k1")
    save("Sami", "ثانية", 1, "k2")
    save("Rana", "متأخرة", 1, "k3")
    restore = {"revision": 1, "key": "k4"}
    assert room.ask("Sami", "POST", "/organisations/amal/plan/restore", restore).is_success
    submit = {"assignment": "swot", "key": "k1"}
    room.ask("Rana", "POST", "/organisations/amal/submissions", submit)
    for number, result in enumerate(("draft", "returned")):
        content = {"levels": {}, "comments": [], "message": "أحسنتم", "result": result}
        with room.database.begin() as connection:
            coach = Author(None, "Coach")
            reviews.save(connection, 1, content, base=number, key=f"r{number}", author=coach)
    room.ask("Trainer", "PUT", "/openings/pre_test", {"open": True})
    assert room.ask("Rana", "POST", "/tests/pre_test/attempt", {}).is_success
    chosen = {"option": "b", "key": "t1"}
    room.ask("Rana", "PUT", "/tests/pre_test/attempt/answers/q02", chosen)
    room.ask("Rana", "PUT", "/tests/pre_test/attempt/answers/q01", chosen | {"key": "t2"})
    room.ask("Rana", "POST", "/tests/pre_test/attempt/submit", {"key": "t3"})
    done = {"lesson": "01_fundraising/01_sources", "event": "done", "passed": True, "key": "l1"}
    assert room.ask("Rana", "POST", "/lessons/progress", done).is_success
    assert room.ask("Trainer", "PATCH", "/people/2", {"active": False}).is_success
    answer = room.ask("Trainer", "GET", "/organisations/amal/export")
    assert answer.status_code == 200
    return dict(answer.json())


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = request.getfixturevalue("postgresql_url") if request.param == "postgresql" else ""
    opened = open_database(Settings(tmp_path / "other", url))
    yield opened
    opened.close()


def test_everything_of_an_organisation_arrives_unchanged(
    archive: dict[str, Any], empty: Database
) -> None:
    kinds = [revision["kind"] for revision in archive["revisions"]]
    assert kinds == ["saved", "saved", "overtaken", "restored"]
    assert len(archive["submissions"][0]["reviews"]) == 2
    taken, left = archive["learning"]
    assert taken["attempts"][0]["answers"] == {"q01": "b", "q02": "b"}
    assert (taken["lessons"][0]["passed"], left["active"]) == (True, False)
    with empty.begin() as connection:
        assert transfer.bring_in(connection, copy.deepcopy(archive), None) == "amal"
    with empty.begin() as connection:
        assert transfer.export(connection, "amal") == archive


def test_an_organisation_that_is_there_already_is_not_imported(
    room: Any, archive: dict[str, Any]
) -> None:
    before = room.ask("Trainer", "GET", "/organisations/amal/export").json()
    answer = room.ask("Trainer", "POST", "/organisations/import", archive)
    assert (answer.status_code, answer.json()["code"]) == (409, "organisation_exists")
    assert answer.json()["sentence"]
    assert room.ask("Trainer", "GET", "/organisations/amal/export").json() == before


def test_an_archive_holds_no_code_and_no_token(room: Any, archive: dict[str, Any]) -> None:
    text = str(archive)
    assert not any(code in text for code in room.codes.values())


CHANGES = {
    "a word of the plan": lambda a: a["revisions"][0]["content"]["vision"].update(ar="غيره"),
    "an author": lambda a: a["revisions"][0].update(author="Sami"),
    "a missing revision": lambda a: a["revisions"].pop(1),
    "an unknown section": lambda a: a["revisions"][0].update(section="secrets"),
    "another format": lambda a: a.update(version=2),
    "no people": lambda a: a.pop("people"),
    "a foreign person": lambda a: a["revisions"][0].update(person=7),
    "a coach among the people": lambda a: a["people"][0].update(role="coach"),
    "doubled numbers": lambda a: a["revisions"][1].update(number=1),
    "an id of a path": lambda a: a["organisation"].update(id="../amal"),
    "a newest that never was": lambda a: a["organisation"].update(newest=9),
    "a section in the header": lambda a: a["organisation"]["header"].update(swot={}),
    "tests of nobody": lambda a: a["learning"][0].update(person=9),
    "a test taken twice": lambda a: a["learning"][0]["attempts"].append(
        a["learning"][0]["attempts"][0]
    ),
    "a review out of order": lambda a: a["submissions"][0]["reviews"].reverse(),
}


# The hash guards against damage, not against the one who makes archives.
PLAUSIBLE = {"a word of the plan", "an author"}
TRIED = [(name, False) for name in CHANGES] + [(n, True) for n in CHANGES if n not in PLAUSIBLE]


@pytest.mark.parametrize(("name", "signed"), TRIED)
def test_a_changed_archive_is_refused(
    archive: dict[str, Any], database: Database, name: str, signed: bool
) -> None:
    archive["organisation"]["id"] = "new"
    CHANGES[name](archive)
    if signed:
        archive["digest"] = digest_of(archive)
    with pytest.raises(Refused) as refused, database.begin() as connection:
        transfer.bring_in(connection, archive, None)
    assert refused.value.code == "archive_invalid"


def test_an_archive_from_before_there_were_lessons_is_taken_in(
    archive: dict[str, Any], empty: Database
) -> None:
    del archive["learning"]
    archive["digest"] = digest_of(archive)
    with empty.begin() as connection:
        assert transfer.bring_in(connection, archive, None) == "amal"
