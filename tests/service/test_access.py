"""Who may do what, asked on every route of the real service by every kind of caller."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute

from saql.service.access import PUBLIC, ROLES, RULES
from saql.service.api.door import GuardedRoute
from saql.service.app import PARTS, create_app
from saql.service.settings import Settings

CANARY = "كلمة لا تخص إلا منظمة النور"

ROUTES = sorted(
    (method, route.path_format)
    for part in PARTS
    for route in part.router.routes
    if isinstance(route, APIRoute)
    for method in route.methods
)
CALLERS = ("nobody", "forged", "ended", "Rana's kernel", "Rana", "Huda", "Coach", "Trainer")
ROLE = {"Rana": "participant", "Rana's kernel": "participant", "Huda": "participant"}
ROLE |= {"Coach": "coach", "Trainer": "trainer"}


def bodies(method: str, path: str) -> Any:
    """A body that the route would accept."""
    last = path.rsplit("/", 1)[-1]
    key = secrets.token_hex(8)
    return {
        "sessions": {"code": "0000-0000"},
        "session": {"language": "ar"} if method == "PATCH" else None,
        "kernels": {"key": secrets.token_urlsafe(32)},
        "{section}": {"content": {}, "base": 0, "key": key},
        "plan": {"plan": {}, "key": key} if method == "PUT" else None,
        "restore": {"revision": 1, "key": key},
        "import": {},
        "submissions": {"assignment": "swot", "key": key} if method == "POST" else None,
        "review": {"base": 0, "key": key} if method == "PUT" else None,
        "people": {"name": "New", "role": "coach"} if method == "POST" else None,
        "{person}": {"answers": {}} if "paper" in path else {"language": "en"},
        "replace": {"name": "New", "key": key},
        "{organisation}": {"name": {"ar": "النور"}},
        "certificates": {"kind": "attendance", "people": [3], "key": key},
        "progress": {"lesson": "01_fundraising/01_sources", "event": "opened", "key": key},
        "{slot}": {"option": "a", "key": key},
        "submit": {"key": key},
        "reopen": {"person": 3},
        "{name}": {"open": True},
        "attendance": {"state": "present"} if "sessions" in path else None,
        "parking": {"text": "سؤال", "key": key},
        "{parked}": {"state": "later"},
        "announcements": {"text": "إعلان", "key": key},
        "answers": {"answers": {}, "key": key},
        "requests": {"organisation": "منظمة", "answers": {}, "key": key},
        "{request}": {"state": "accepted"},
    }.get(last)


@pytest.fixture
def doors(room: Any) -> Iterator[dict[str, httpx.Client]]:
    """A client for each caller; Noor has a plan with a secret, a submission and a review."""
    content = {"vision": {"ar": CANARY}}
    path = "/organisations/noor/plan/sections/direction"
    saved = room.ask("Huda", "PUT", path, {"content": content, "base": 0, "key": "k1"})
    assert saved.status_code == 200
    asked = {"assignment": "swot", "key": "k1"}
    assert room.ask("Huda", "POST", "/organisations/noor/submissions", asked).status_code == 201
    _fill_the_workshop(room)
    kernel = secrets.token_urlsafe(32)
    rana = room.token("Rana")
    bound = room.http.post(
        "/session/kernels", json={"key": kernel}, headers={"Authorization": f"Bearer {rana}"}
    )
    assert bound.status_code == 204
    ended = room.token("Rana")
    room.http.delete("/session", headers={"Authorization": f"Bearer {ended}"})
    tokens = {"Rana": rana, "Rana's kernel": kernel, "forged": secrets.token_urlsafe(32)}
    tokens |= {"ended": ended} | {name: room.token(name) for name in ("Huda", "Coach", "Trainer")}
    clients = {
        name: httpx.Client(
            base_url=room.http.base_url,
            trust_env=False,
            timeout=60,
            headers={"Authorization": f"Bearer {tokens[name]}"} if name in tokens else {},
        )
        for name in CALLERS
    }
    yield clients
    for client in clients.values():
        client.close()


def _fill_the_workshop(room: Any) -> None:
    """A training session, a question and an announcement, a request and a certificate."""
    name = {"ar": "المصادر", "en": "Sources"}
    begun = {"agenda": "a", "day": "1", "session": "s", "name": name, "key": "w1"}
    made = (
        ("Trainer", "/workshop/sessions", begun),
        ("Huda", "/workshop/parking", {"text": "لماذا؟", "key": "w2"}),
        ("Trainer", "/workshop/announcements", {"text": "غداً", "key": "w3"}),
        ("Trainer", "/requests", {"organisation": "منظمة", "answers": {}, "key": "w4"}),
        ("Trainer", "/certificates", {"kind": "attendance", "people": [3], "key": "w5"}),
    )
    for person, path, body in made:
        answer = room.ask(person, "POST", path, body)
        assert answer.status_code == 201, answer.text


def test_every_route_of_the_service_is_behind_the_door_and_has_a_rule() -> None:
    for part in PARTS:
        assert all(isinstance(route, GuardedRoute) for route in part.router.routes)
    assert set(ROUTES) == set(RULES) | PUBLIC
    published = create_app(Settings(Path())).openapi()
    named = {(m.upper(), path) for path, found in published["paths"].items() for m in found}
    assert named == set(ROUTES)


def test_each_caller_gets_exactly_what_the_rules_open_on_every_route(
    doors: dict[str, httpx.Client],
) -> None:
    concrete = {"organisation": "noor", "section": "swot", "revision": 1, "submission": 1}
    concrete |= dict.fromkeys(("training_session", "parked", "announcement", "request"), 1)
    concrete |= {"test": "pre_test", "slot": "q01", "form": "reaction", "name": "pre_test"}
    held = doors["Trainer"].get("/certificates").json()["certificates"]
    concrete["number"] = held[0]["number"]
    wrong = []
    last = [("DELETE", "/session")]  # ends the sessions that the others are asked with
    for method, path in [route for route in ROUTES if route not in last] + last:
        address = path.format(person=2, **concrete)
        for caller in CALLERS:
            body = bodies(method, path)
            if caller in ("Coach", "Trainer") and path.endswith("/attendance"):
                body["person"] = 3
            if caller == "Trainer" and path.endswith("/answers"):
                body["from_paper"] = True
            answer = doors[caller].request(method, address, json=body)
            seen = answer.status_code if answer.status_code in (401, 403, 404) else "open"
            if seen == 401 and answer.json()["code"] == "wrong_code":
                seen = "open"
            if seen != _expected(caller, method, path):
                wrong.append(f"{caller} {method} {path}: {answer.status_code} {answer.text}")
            if caller not in ("Huda", "Coach", "Trainer") and CANARY in answer.text:
                wrong.append(f"{caller} {method} {path} reads what belongs to others")
    assert not wrong


def _expected(caller: str, method: str, path: str) -> object:
    if (method, path) in PUBLIC:
        return "open"
    if caller in ("nobody", "forged", "ended"):
        return 401
    rule = RULES[method, path]
    if ROLE[caller] not in rule.roles or ("kernel" in caller and not rule.kernel):
        return 403
    if caller.startswith("Rana") and ("{organisation}" in path or "{submission}" in path):
        return 404
    return "open"


def test_what_belongs_to_others_looks_like_what_does_not_exist(
    doors: dict[str, httpx.Client],
) -> None:
    for path in ("/organisations/{}/plan", "/organisations/{}/plan/history"):
        foreign = doors["Rana"].get(path.format("noor"))
        missing = doors["Rana"].get(path.format("nowhere"))
        assert (foreign.status_code, foreign.text) == (missing.status_code, missing.text)
    foreign, missing = (doors["Rana"].get(f"/submissions/{n}") for n in (1, 99))
    assert (foreign.status_code, foreign.text) == (missing.status_code, missing.text)


def test_a_participant_is_shown_only_the_own_organisation(doors: dict[str, httpx.Client]) -> None:
    def shown(caller: str) -> list[str]:
        found = doors[caller].get("/organisations").json()["organisations"]
        return [organisation["id"] for organisation in found]

    assert shown("Rana") == ["amal"]
    assert shown("Rana's kernel") == ["amal"]
    assert shown("Huda") == ["noor"]
    assert shown("Coach") == shown("Trainer") == ["amal", "noor"]


def test_a_kernel_key_ends_with_its_session(doors: dict[str, httpx.Client]) -> None:
    assert doors["Rana's kernel"].get("/session").status_code == 200
    assert doors["Rana"].delete("/session").status_code == 204
    assert doors["Rana's kernel"].get("/session").status_code == 401
    assert doors["Rana"].get("/session").status_code == 401


def test_a_kernel_key_of_one_session_cannot_be_taken_by_another(
    doors: dict[str, httpx.Client],
) -> None:
    key = {"key": secrets.token_urlsafe(32)}
    assert doors["Rana"].post("/session/kernels", json=key).status_code == 204
    assert doors["Rana"].post("/session/kernels", json=key).status_code == 204
    taken = doors["Huda"].post("/session/kernels", json=key)
    assert (taken.status_code, taken.json()["code"]) == (409, "kernel_key_taken")


def test_a_session_token_is_no_kernel_key_of_somebody_else(
    doors: dict[str, httpx.Client],
) -> None:
    token = doors["Huda"].headers["authorization"].removeprefix("Bearer ")
    doors["Rana"].post("/session/kernels", json={"key": token})
    assert doors["Huda"].get("/session").json()["person"]["name"] == "Huda"


def test_roles_are_known_by_these_names_only() -> None:
    assert {role for rule in RULES.values() for role in rule.roles} == set(ROLES)
