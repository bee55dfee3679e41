"""Running a cohort: people move, leave, are replaced and come in lists; their work stays."""

from __future__ import annotations

from typing import Any

import pytest


def people(room: Any) -> dict[str, Any]:
    found = room.ask("Trainer", "GET", "/people").json()["people"]
    return {person["name"]: person for person in found}


def change(room: Any, person: int, **changes: Any) -> Any:
    return room.ask("Trainer", "PATCH", f"/people/{person}", changes)


def write(room: Any, person: str, organisation: str, key: str) -> Any:
    body = {"content": {"vision": {"ar": "رؤية"}}, "base": 0, "key": key}
    path = f"/organisations/{organisation}/plan/sections/direction"
    return room.ask(person, "PUT", path, body)


def test_a_person_who_moves_leaves_the_plan_behind(room: Any) -> None:
    assert write(room, "Rana", "amal", "k1").is_success
    moved = change(room, people(room)["Rana"]["id"], organisation="noor")
    assert moved.json()["person"]["organisation"] == "noor"
    assert write(room, "Rana", "amal", "k2").status_code == 404
    assert write(room, "Rana", "noor", "k3").is_success
    history = room.ask("Sami", "GET", "/organisations/amal/plan/history").json()["revisions"]
    assert [line["author"] for line in history] == ["Rana"]
    assert change(room, people(room)["Coach"]["id"], organisation="noor").status_code == 422
    assert change(room, people(room)["Rana"]["id"], organisation="nowhere").status_code == 404


def test_a_person_who_leaves_is_signed_out_and_what_was_written_stays(room: Any) -> None:
    write(room, "Rana", "amal", "k1")
    headers = {"Authorization": f"Bearer {room.token('Rana')}"}
    rana = people(room)["Rana"]["id"]
    assert change(room, rana, active=False).json()["person"]["active"] is False
    assert room.http.get("/session", headers=headers).status_code == 401
    tried = room.http.post("/sessions", json={"code": room.codes["Rana"]})
    assert tried.status_code == 401
    assert "Rana" not in {c["name"] for c in room.ask("Trainer", "GET", "/codes").json()["codes"]}
    refused = room.ask("Trainer", "POST", f"/people/{rana}/code")
    assert (refused.status_code, refused.json()["code"]) == (409, "person_left")
    plan = room.ask("Sami", "GET", "/organisations/amal/plan").json()["plan"]
    assert plan["direction"]["vision"]["ar"] == "رؤية"
    assert change(room, rana, active=True).json()["person"]["active"] is True
    code = room.ask("Trainer", "POST", f"/people/{rana}/code").json()["code"]
    assert room.http.post("/sessions", json={"code": code}).status_code == 201


def test_the_last_trainer_cannot_leave(room: Any) -> None:
    refused = change(room, people(room)["Trainer"]["id"], active=False)
    assert (refused.status_code, refused.json()["code"]) == (409, "last_trainer")


def test_a_successor_takes_the_place_once_and_has_a_code(room: Any) -> None:
    rana = people(room)["Rana"]["id"]
    body = {"name": "Lina", "language": "en", "key": "k"}
    made = [room.ask("Trainer", "POST", f"/people/{rana}/replace", body).json() for _ in range(2)]
    assert made[0] == made[1]
    signed_in = room.http.post("/sessions", json={"code": made[0]["code"]}).json()["person"]
    assert (signed_in["name"], signed_in["organisation"]["id"]) == ("Lina", "amal")
    now = people(room)
    assert (now["Rana"]["active"], now["Lina"]["active"]) == (False, True)


def test_an_organisation_gets_another_name(room: Any) -> None:
    name = {"ar": "جمعية الأمل الجديدة", "en": ""}
    assert room.ask("Trainer", "PATCH", "/organisations/amal", {"name": name}).is_success
    (shown,) = room.ask("Rana", "GET", "/organisations").json()["organisations"]
    assert shown["name"] == name
    empty = room.ask("Trainer", "PATCH", "/organisations/amal", {"name": {"ar": " "}})
    assert empty.json()["code"] == "name_empty"
    assert room.ask("Trainer", "PATCH", "/organisations/no", {"name": name}).status_code == 404


LIST = [
    {
        "id": "",
        "name": {"ar": "جمعية الريّ"},
        "people": [
            {"name": "سعاد", "sex": "female", "age": 34, "phone": "0000 111"},
            {"name": "ماهر", "language": "en"},
        ],
    },
    {"id": "amal", "name": {"ar": "جمعية الأمل"}, "people": [{"name": "Rana"}, {"name": "Lina"}]},
]


def test_a_list_comes_in_whole_and_again_adds_nobody(room: Any) -> None:
    def bring(*, dry_run: bool) -> Any:
        body = {"organisations": LIST, "dry_run": dry_run}
        return room.ask("Trainer", "POST", "/cohort/import", body).json()

    before = people(room)
    tried = bring(dry_run=True)
    assert (tried["added"], tried["codes"]) == ({"organisations": 1, "people": 3}, [])
    assert people(room) == before
    done = bring(dry_run=False)
    assert done["added"] == tried["added"]
    assert {code["name"] for code in done["codes"]} == {"سعاد", "ماهر", "Lina"}
    signed_in = room.http.post("/sessions", json={"code": done["codes"][0]["code"]})
    assert signed_in.status_code == 201
    suad = people(room)["سعاد"]
    assert (suad["sex"], suad["age"], suad["phone"]) == ("female", 34, "0000 111")
    again = bring(dry_run=False)
    assert again["added"] == {"organisations": 0, "people": 0}
    assert again["kept"] == {"organisations": 2, "people": 4}


def test_staff_comes_in_with_the_list_and_a_name_with_another_hamza_is_here_already(
    room: Any,
) -> None:
    staff = [{"name": "إيمان الخطيب", "role": "coach", "language": "en"}]
    body = {"organisations": LIST, "staff": staff}
    assert room.ask("Trainer", "POST", "/cohort/import", body).json()["added"]["people"] == 4
    assert people(room)["إيمان الخطيب"]["role"] == "coach"
    body["staff"][0]["name"] = "ايمان الخطيب"
    again = room.ask("Trainer", "POST", "/cohort/import", body).json()
    assert (again["added"]["people"], again["kept"]["people"]) == (0, 5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "con", "name": {"ar": "x"}},
        {"id": "x", "name": {"ar": ""}},
        {"id": "x", "name": {"ar": "x"}, "people": [{"name": "A"}, {"name": "A"}]},
    ],
)
def test_one_wrong_entry_lets_nobody_in(room: Any, wrong: dict[str, Any]) -> None:
    before = people(room)
    body = {"organisations": [*LIST, wrong]}
    refused = room.ask("Trainer", "POST", "/cohort/import", body)
    assert (refused.status_code, refused.json()["code"]) == (422, "entry_invalid")
    assert refused.json()["data"]["organisation"] == 3
    assert people(room) == before
