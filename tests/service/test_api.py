"""The HTTP face: what is published holds for any input, and nobody ever sees a traceback."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from saql.service.access import PUBLIC, RULES

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize("person", ["Rana", "Trainer"])
def test_the_published_schema_holds_for_any_request(room: Any, person: str) -> None:
    load_all_checks()
    saved = {"content": {}, "base": 0, "key": "k"}
    room.ask("Rana", "PUT", "/organisations/amal/plan/sections/swot", saved)
    asked = {"assignment": "swot", "key": "k"}
    assert room.ask("Rana", "POST", "/organisations/amal/submissions", asked).is_success
    schema = schemathesis.openapi.from_url(f"{room.address}/openapi.json")
    operations = [result.ok() for result in schema.get_all_operations()]
    failures = []
    for operation in operations:
        if operation.path == "/session" and operation.method == "delete":
            continue  # ends the session that the others are asked with
        try:
            _probe(operation, room.token(person))
        except Exception as failure:
            failures.append(f"{operation.method} {operation.path}: {failure}")
    assert not failures, "\n\n".join(failures)
    assert len(operations) == len(RULES) + len(PUBLIC)


def _probe(operation: Any, token: str) -> None:
    """Ask one operation many things, every second time about something that exists."""
    asked = count()

    @settings(
        max_examples=12,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def probe(case: Any) -> None:
        real = {"organisation": "amal", "submission": 1, "revision": 1, "person": 2}
        if next(asked) % 2:
            for name in case.path_parameters or {}:
                case.path_parameters[name] = real.get(name, case.path_parameters[name])
        headers = {"Authorization": f"Bearer {token}"}
        case.call_and_validate(checks=CHECKS, headers=headers)

    probe()


HOSTILE = {
    "not json": b"{",
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "nan": b'{"content": {"x": NaN}, "base": 0, "key": "k"}',
    "infinite": b'{"content": {"x": 1e999}, "base": 0, "key": "k"}',
    "huge integer": b'{"content": {"x": ' + b"9" * 5_000 + b'}, "base": 0, "key": "k"}',
    "lone surrogate": b'{"content": {"x": "\\ud800"}, "base": 0, "key": "k"}',
    "surrogate name": b'{"content": {"\\udfff": 1}, "base": 0, "key": "k", "\\ud800": 1}',
    "zero character": b'{"content": {"x": "\\u0000"}, "base": 0, "key": "k"}',
    "not utf-8": b'{"content": {"x": "\xff"}, "base": 0, "key": "k"}',
    "depth 30": json.dumps(
        {"content": {"x": json.loads("[" * 30 + "]" * 30)}, "base": 0, "key": "k"}
    ).encode(),
    "unhashable ids": b'{"content": {"x": [{"id": []}]}, "base": 0, "key": "k"}',
    "bad key": b'{"content": {}, "base": 0, "key": "\\u202e"}',
    "float base": b'{"content": {}, "base": 0.5, "key": "k"}',
    "true base": b'{"content": {}, "base": true, "key": "k"}',
    "negative base": b'{"content": {}, "base": -1, "key": "k"}',
    "array": b"[]",
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_is_refused_with_a_sentence(room: Any, name: str) -> None:
    headers = {"Authorization": f"Bearer {room.token('Rana')}"}
    headers |= {"Content-Type": "application/json"}
    path = "/organisations/amal/plan/sections/swot"
    answer = room.http.put(path, content=HOSTILE[name], headers=headers)
    assert answer.status_code == 422
    assert answer.json()["sentence"]
    history = room.ask("Rana", "GET", "/organisations/amal/plan/history").json()
    assert history["revisions"] == []


def test_a_body_over_a_mebibyte_is_refused_before_it_is_read(room: Any) -> None:
    headers = {"Authorization": f"Bearer {room.token('Rana')}"}
    path = "/organisations/amal/plan/sections/swot"
    answer = room.http.put(path, content=b"x" * (2**20 + 1), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    stream = iter([b"x" * 2**19] * 4)
    answer = room.http.put(path, content=stream, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", ""])
def test_a_caller_by_another_host_name_is_refused(room: Any, host: str) -> None:
    answer = room.http.get("/health", headers={"Host": host})
    assert answer.status_code in (400, 403)


def test_unknown_addresses_and_methods_answer_in_sentences(room: Any) -> None:
    assert room.http.get("/nowhere").json()["code"] == "not_found"
    answer = room.http.put("/health")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("\u202eرنا\u200f", "رنا"), ("  Rana\n\tK. ", "Rana K."), ("R\u2066x\u2069", "Rx")],
)
def test_names_lose_what_could_disguise_them(room: Any, name: str, kept: str) -> None:
    asked = {"name": name, "role": "participant", "organisation": "amal"}
    answer = room.ask("Trainer", "POST", "/people", asked)
    assert answer.json()["person"]["name"] == kept
    asked["name"] = "\u200f\u202e"
    assert room.ask("Trainer", "POST", "/people", asked).json()["code"] == "name_empty"


def test_the_health_of_a_room_needs_no_session(room: Any) -> None:
    assert room.http.get("/health").json() == {"status": "ok", "database": "sqlite"}
