"""Backups made while the room runs, checked, and restored on another machine."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from saql import shipped
from saql.grading.submit import assemble
from saql.plan.document import Plan
from saql.service import plans
from saql.service.backup import backup, check, restore
from saql.service.backup_manifest import BackupError
from saql.service.backup_rows import logical_hash
from saql.service.database import Database, opened
from saql.service.plans import Author
from saql.service.settings import Settings


def save(room: Any, number: int) -> int:
    """Save once more; the revision."""
    headers = {"Authorization": f"Bearer {room.rana}"}
    body = {"content": {"vision": {"ar": f"نص {number}"}}, "base": number, "key": f"k{number}"}
    path = "/organisations/amal/plan/sections/direction"
    answer = room.http.put(path, json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["revision"])


@pytest.fixture
def busy(room: Any) -> Any:
    """A room with some work and a trainer's file in it."""
    room.rana = room.token("Rana")
    for number in range(3):
        save(room, number)
    (room.settings.course_dir / "course").mkdir()
    (room.settings.course_dir / "course" / "rubric.toml").write_text("# معايير\n", "utf-8")
    (room.settings.course_dir / "saql.toml").write_text("[room]\n", "utf-8")
    return room


def test_a_backup_made_while_people_save_is_whole_and_restores(busy: Any, tmp_path: Path) -> None:
    done = threading.Event()
    saved: list[int] = []

    def go_on() -> None:
        while not done.is_set():
            saved.append(save(busy, 3 + len(saved)))

    thread = threading.Thread(target=go_on)
    thread.start()
    made = [backup(busy.settings, tmp_path / f"{n}.zip") for n in range(3)]
    done.set()
    thread.join()
    assert saved, "people could save while the backups were made"
    for n, manifest in enumerate(made):
        target = Settings(tmp_path / f"restored {n}")
        assert restore(tmp_path / f"{n}.zip", target) == manifest
        with opened(target) as database, database.begin() as connection:
            assert logical_hash(connection) == (manifest.rows, manifest.rows_hash)
        rubric = target.course_dir / "course" / "rubric.toml"
        assert rubric.read_text("utf-8") == "# معايير\n"


def test_people_sign_in_with_the_same_codes_after_a_restore(
    busy: Any, tmp_path: Path, serve: Any
) -> None:
    import httpx

    from saql.service.app import create_app

    backup(busy.settings, tmp_path / "b.zip")
    target = Settings(tmp_path / "other machine")
    restore(tmp_path / "b.zip", target)
    with httpx.Client(base_url=serve(create_app(target)), trust_env=False) as http:
        answer = http.post("/sessions", json={"code": busy.codes["Rana"]})
        http.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        plan = http.get("/organisations/amal/plan").json()
    assert plan["plan"]["direction"]["vision"]["ar"] == "نص 2"


def test_a_room_moves_to_postgresql_and_back_without_a_change(
    busy: Any, tmp_path: Path, postgresql_url: str
) -> None:
    first = backup(busy.settings, tmp_path / "a.zip")
    there = Settings(tmp_path / "there", postgresql_url)
    restore(tmp_path / "a.zip", there)
    second = backup(there, tmp_path / "b.zip")
    assert (second.rows, second.rows_hash) == (first.rows, first.rows_hash)
    restore(tmp_path / "b.zip", Settings(tmp_path / "back"))
    with opened(there) as database, database.begin() as connection:
        from saql.service.cohort import NewPerson, add_person, first_cohort

        room = first_cohort(connection)
        assert add_person(connection, room, NewPerson("New"), "amal") == 7, "counting goes on"


def test_a_backup_of_postgresql_stands_still_while_people_save(
    settings: Settings, tmp_path: Path, postgresql_url: str, fill: Callable[[Database], Any]
) -> None:
    begun, done, saved = threading.Event(), threading.Event(), 0
    with opened(Settings(settings.course_dir, postgresql_url)) as database:
        fill(database)

        def go_on() -> None:
            nonlocal saved
            while not done.is_set():
                with database.begin() as connection:
                    content, key = {"vision": {"ar": f"نص {saved}"}}, f"k{saved}"
                    author = Author(None, "Rana")
                    plans.save(
                        connection, "amal", "direction", content, base=saved, key=key, author=author
                    )
                saved += 1
                begun.set()

        thread = threading.Thread(target=go_on)
        thread.start()
        assert begun.wait(30)
        made = [backup(database.settings, tmp_path / f"{n}.zip") for n in range(3)]
        done.set()
        thread.join()
    assert 0 < made[0].rows["revisions"] < made[2].rows["revisions"] <= saved
    for n, manifest in enumerate(made):
        assert restore(tmp_path / f"{n}.zip", Settings(tmp_path / f"back {n}")) == manifest
        with (
            opened(Settings(tmp_path / f"back {n}")) as database,
            database.begin() as connection,
        ):
            found = plans.load(connection, "amal")
        assert found["revision"] == manifest.rows["revisions"] == manifest.rows["saves"]


def test_a_backup_never_holds_halves_of_two_submissions(busy: Any, tmp_path: Path) -> None:
    folder = busy.settings.course_dir
    shutil.copy(shipped.path("course") / "nbgrader_config.py", folder)
    shutil.copytree(shipped.path("assignments"), folder / "assignments")
    done, number = threading.Event(), 0

    def put() -> None:
        nonlocal number
        plan = Plan.model_validate({"direction": {"vision": {"ar": f"نص {number}"}}})
        at = datetime(2027, 3, 15, tzinfo=UTC) + timedelta(seconds=number)
        assemble(folder, "amal", "swot", plan, "ar", at)
        number += 1

    def go_on() -> None:
        while not done.is_set():
            put()

    put()
    put()
    thread = threading.Thread(target=go_on)
    thread.start()
    for n in range(12):
        backup(busy.settings, tmp_path / f"{n}.zip")
    done.set()
    thread.join()
    for n in range(12):
        with zipfile.ZipFile(tmp_path / f"{n}.zip") as archive:
            names = set(archive.namelist())
            found = [name.rpartition("/")[0] for name in names if name.endswith("/plan.json")]
            for one in found:
                vision = json.loads(archive.read(f"{one}/plan.json"))["direction"]["vision"]["ar"]
                second = datetime.fromisoformat(archive.read(f"{one}/timestamp.txt")[:19].decode())
                assert vision == f"نص {second.minute * 60 + second.second}", one
                assert f"{one}/swot.ipynb" in names
        assert "files/submitted/amal/swot" in found
        assert any("submitted_history" in one for one in found)


def test_a_damaged_backup_is_found_before_anything_is_restored(busy: Any, tmp_path: Path) -> None:
    whole = tmp_path / "whole.zip"
    backup(busy.settings, whole)
    content = whole.read_bytes()
    for place in range(50, len(content) - 50, max(1, len(content) // 25)):
        (tmp_path / "flipped.zip").write_bytes(
            content[:place] + bytes([content[place] ^ 0x10]) + content[place + 1 :]
        )
        target = Settings(tmp_path / f"room{place}")
        try:
            manifest = restore(tmp_path / "flipped.zip", target)
        except BackupError:
            continue
        assert manifest == check(whole), f"a flipped bit at {place} changed what was restored"
        shutil.rmtree(target.course_dir)


def test_a_backup_that_was_rewritten_is_refused(busy: Any, tmp_path: Path) -> None:
    backup(busy.settings, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["tables/revisions.jsonl"] = parts["tables/revisions.jsonl"].replace(b"2", b"1", 1)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    with pytest.raises(BackupError) as refused:
        check(tmp_path / "c.zip")
    assert refused.value.code == "damaged"


def test_a_room_with_something_in_it_is_never_written_over(busy: Any, tmp_path: Path) -> None:
    backup(busy.settings, tmp_path / "b.zip")
    with pytest.raises(BackupError) as refused:
        restore(tmp_path / "b.zip", busy.settings)
    assert refused.value.code == "not_empty"


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.writestr("manifest.json", "{}")
    for name in ("x.zip", "y.zip"):
        with pytest.raises(BackupError):
            check(tmp_path / name)


EARLIER = {"codes", "cohorts", "imports", "kernel_keys", "memberships", "organisations"}
EARLIER |= {"people", "reviews", "revisions", "saves", "sessions", "submissions"}


def test_a_backup_of_an_earlier_version_restores_into_this_one(busy: Any, tmp_path: Path) -> None:
    made = backup(busy.settings, tmp_path / "new.zip")
    earlier = [name for name in made.rows if name in EARLIER]
    digest = hashlib.sha256()
    with (
        zipfile.ZipFile(tmp_path / "new.zip") as new,
        zipfile.ZipFile(tmp_path / "old.zip", "w") as old,
    ):
        manifest = json.loads(new.read("manifest.json"))
        for name in new.namelist():
            if name.startswith("files/"):
                old.writestr(name, new.read(name))
        for name in earlier:
            lines = new.read(f"tables/{name}.jsonl")
            old.writestr(f"tables/{name}.jsonl", lines)
            digest.update(lines)
        manifest |= {"schema": "0001", "rows_hash": digest.hexdigest()}
        manifest["rows"] = {name: made.rows[name] for name in earlier}
        old.writestr("manifest.json", json.dumps(manifest))
    target = Settings(tmp_path / "restored")
    restore(tmp_path / "old.zip", target)
    with opened(target) as database, database.begin() as connection:
        counts, _ = logical_hash(connection)
    assert {name: counts[name] for name in earlier} == manifest["rows"]
    assert counts["attempts"] == 0
