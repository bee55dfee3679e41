"""Codes, sign-in, sessions: what a person meets at the door, and what a guesser meets."""

from __future__ import annotations

import hashlib
import math
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from saql.service import codes
from saql.service.app import create_app
from saql.service.clock import before
from saql.service.refusals import Refused
from saql.service.tables import codes as code_rows
from saql.service.tables import kernel_keys as kernel_rows
from saql.service.tables import sessions as session_rows


def test_a_code_has_at_least_38_bits_and_no_look_alikes() -> None:
    assert math.log2(len(codes.ALPHABET) ** 8) >= 38
    for group in ("0OQ", "1IL", "2Z", "5S", "8B", "VU"):
        assert len(set(group) & set(codes.ALPHABET)) == 1
    assert codes.read_code(codes.new_code())


@given(st.text(alphabet=codes.ALPHABET, min_size=8, max_size=8))
def test_a_code_is_known_however_it_is_typed(code: str) -> None:
    arabic = code.translate({ord(d): chr(0x660 + int(d)) for d in "0123456789"})
    confused = code.translate(str.maketrans("0125", "OIZS")).lower()
    for typed in (code, arabic, confused, f" {code[:4]} - {code[4:]}\u200f\n"):
        assert codes.read_code(typed) == code


@given(st.text())
def test_whatever_else_is_typed_is_no_code_and_no_error(typed: str) -> None:
    assert codes.read_code(typed) == "" or len(codes.read_code(typed)) == 8


def test_the_database_never_holds_a_code_in_clear(room: Any) -> None:
    with room.database.begin() as connection:
        rows = connection.execute(select(code_rows)).all()
    assert len(rows) == 6
    stored = str(rows)
    for code in room.codes.values():
        assert code not in stored
        assert code.replace("-", "") not in stored
    secret = codes.secret_of(room.settings)
    assert codes.digest_of(secret, room.codes["Rana"]) in stored
    assert codes.digest_of(b"another room", room.codes["Rana"]) not in stored


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile's files to its owner")
def test_the_list_of_codes_and_the_secret_are_for_the_owner_only(room: Any) -> None:
    for name in ("codes.csv", "secret.key"):
        assert stat.S_IMODE((room.settings.data_dir / name).stat().st_mode) == 0o600


def test_the_list_of_codes_names_everybody_once(room: Any) -> None:
    listed = codes.listed(room.settings)
    assert {row.person for row in listed} == set(room.codes)
    assert {row.organisation for row in listed if row.person == "Rana"} == {"جمعية الأمل"}
    again = codes.issue_all(room.database)
    assert again == listed, "who has a code keeps it"


def test_signing_in_tells_who_one_is(room: Any) -> None:
    answer = room.http.post("/sessions", json={"code": room.codes["Rana"].lower()})
    assert answer.status_code == 201
    person = answer.json()["person"]
    assert (person["name"], person["role"]) == ("Rana", "participant")
    assert person["organisation"] == {"id": "amal", "name": "جمعية الأمل"}


def test_the_language_is_remembered(room: Any) -> None:
    changed = room.ask("Rana", "PATCH", "/session", {"language": "en"})
    assert changed.json()["person"]["language"] == "en"
    assert room.ask("Rana", "GET", "/session").json()["person"]["organisation"]["name"] == "Amal"
    refused = room.ask("Rana", "GET", "/people")
    assert refused.json()["sentence"] == "You may not do this."


def test_a_new_code_ends_the_old_one_and_its_sessions(room: Any) -> None:
    token = room.token("Rana")
    people = room.ask("Trainer", "GET", "/people").json()["people"]
    rana = next(person["id"] for person in people if person["name"] == "Rana")
    new = room.ask("Trainer", "POST", f"/people/{rana}/code").json()["code"]
    assert room.http.post("/sessions", json={"code": room.codes["Rana"]}).status_code == 401
    with_old = room.http.get("/session", headers={"Authorization": f"Bearer {token}"})
    assert with_old.status_code == 401
    assert room.http.post("/sessions", json={"code": new}).status_code == 201
    assert {row.person: row.code for row in codes.listed(room.settings)}["Rana"] == new
    assert room.ask("Trainer", "DELETE", f"/people/{rana}/code").status_code == 204
    assert room.http.post("/sessions", json={"code": new}).status_code == 401
    assert "Rana" not in {row.person for row in codes.listed(room.settings)}


def test_an_idle_session_ends_after_twelve_hours(room: Any) -> None:
    headers = {"Authorization": f"Bearer {room.token('Rana')}"}
    for hours, status in ((11.9, 200), (12.1, 401)):
        with room.database.begin() as connection:
            connection.execute(update(session_rows).values(seen_at=before(hours=hours)))
        assert room.http.get("/session", headers=headers).status_code == status


def test_a_guesser_is_stopped_and_locks_out_only_that_device(room: Any) -> None:
    def sign_in(code: str, device: str) -> int:
        headers = {"X-Forwarded-For": device, "Accept-Language": "en"}
        answer = room.http.post("/sessions", json={"code": code}, headers=headers)
        return int(answer.status_code)

    assert [sign_in("0000-0000", "10.0.0.9") for _ in range(12)] == [401] * 10 + [429] * 2
    assert sign_in(room.codes["Rana"], "10.0.0.9") == 429
    assert sign_in(room.codes["Rana"], "10.0.0.7") == 201
    assert [sign_in("0000-0000", f"10.0.1.{n}") for n in range(52)][-3:] == [401, 429, 429]


def test_attempts_are_forgotten_in_time_and_the_wait_is_told() -> None:
    moment = 0.0
    attempts = codes.Attempts(clock=lambda: moment)
    for _ in range(10):
        attempts.failed("phone")
    with pytest.raises(Refused) as refused:
        attempts.check("phone")
    assert refused.value.data == {"minutes": 11}
    attempts.check("another")
    moment = 601.0
    attempts.check("phone")


def test_however_many_devices_guess_the_count_stays_small() -> None:
    moment = 0.0
    attempts = codes.Attempts(clock=lambda: moment)
    most = 0
    for device in range(3000):
        moment += 0.5
        with suppress(Refused):
            attempts.check(f"10.0.{device}")
            attempts.failed(f"10.0.{device}")
        most = max(most, len(attempts._devices) + len(attempts._room))
    assert most <= 60 * 11 + 60, "sixty wrong codes a minute, each remembered for ten"
    moment += 601
    attempts.check("")
    assert not attempts._devices


def test_old_sessions_their_kernel_keys_and_revoked_codes_are_deleted(
    room: Any, serve: Callable[[Any], str], until: Callable[[Callable[[], bool]], None]
) -> None:
    def bind(token: str) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        asked = {"key": secrets.token_urlsafe(32)}
        assert room.http.post("/session/kernels", json=asked, headers=headers).is_success

    kept = room.token("Rana")
    bind(kept)
    idle, ended = room.token("Sami"), room.token("Sami")
    bind(idle)
    bind(ended)
    people = room.ask("Trainer", "GET", "/people").json()["people"]
    huda = next(person["id"] for person in people if person["name"] == "Huda")
    assert room.ask("Trainer", "POST", f"/people/{huda}/code").is_success
    long_ago = before(hours=14)
    with room.database.begin() as connection:
        for token, changes in ((idle, {"seen_at": long_ago}), (ended, {"ended_at": long_ago})):
            digest = hashlib.sha256(token.encode()).hexdigest()
            this = update(session_rows).where(session_rows.c.digest == digest)
            connection.execute(this.values(changes))
    serve(create_app(room.settings))
    until(lambda: count(room, code_rows) == 6)
    assert count(room, kernel_rows) == 1
    headers = {"Authorization": f"Bearer {kept}"}
    assert room.http.get("/session", headers=headers).status_code == 200
    assert count(room, session_rows) == 3, "the one that is used, and the trainer's two"


def count(room: Any, table: Any) -> int:
    with room.database.begin() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
