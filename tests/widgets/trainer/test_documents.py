"""Certificates and the other documents that the desk makes."""

from __future__ import annotations

from typing import Any

from saql.exports.pack import DOCUMENTS


def test_certificates_go_to_those_who_earned_them_and_say_why_not(ask, room, person) -> None:
    before = {one["name"]: one for one in ask("certificates")["people"]}
    assert not before["Rana"]["attendance"]["earned"]
    assert before["Rana"]["completion"]["lacks"]
    session = room.course.syllabus.sessions[0].id
    ask("start_session", agenda=room.course.syllabus.agendas[0].id, session=session, key="s")
    (held,) = ask("workshop")["held"]
    rana, sami = person("Rana")["id"], person("Sami")["id"]
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


def person_row(ask, name: str) -> dict[str, Any]:
    return next(one for one in ask("certificates")["people"] if one["name"] == name)


def test_the_documents_are_those_of_the_registry_with_the_rooms_data(ask) -> None:
    listed = ask("documents")["documents"]
    assert [one["name"] for one in listed] == list(DOCUMENTS)
    made = ask("make", document="attendance", format="pdf", language="ar", title="ورشة الربيع")
    assert made["buffers"][0].startswith(b"%PDF")
    book = ask("make", document="gradebook", format="csv", language="ar")
    assert book["buffers"][0].startswith(b"\xef\xbb\xbf")
    assert ask("make", document="certificates", format="pdf", refused=True)["sentence"]
    ask("make", document="passports", format="pdf", refused=True)
