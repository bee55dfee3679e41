"""Certificates: signed, told genuine by the public key alone, kept in a list, revoked."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from saql.cohort.certificates import ALPHABET, is_number, number_of, read_qr
from saql.service.settings import Settings
from saql.service.tables import certificates


@pytest.fixture
def certificate(room: Any) -> dict[str, Any]:
    """Rana's certificate of completion."""
    body = {"kind": "completion", "people": [1], "key": "c"}
    made = [room.ask("Trainer", "POST", "/certificates", body).json() for _ in range(2)]
    assert made[0] == made[1]
    (found,) = made[0]["certificates"]
    return dict(found)


def verify(text: str, key: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from saql.cli import main; main()", "certificate", "verify"]
    return subprocess.run(
        [*command, "-", "--key", str(key), "--lang", "en"],
        input=text,
        capture_output=True,
        text=True,
        cwd=key.parent,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_a_certificate_is_genuine_by_its_text_and_the_public_key_alone(
    room: Any, certificate: dict[str, Any], tmp_path: Path
) -> None:
    key = tmp_path / "elsewhere.pub"
    key.write_bytes((room.settings.course_dir / "certificates.pub").read_bytes())
    qr = certificate["qr"]
    as_in_a_pdf = f"شهادة إتمام\n{qr[:90]}\n{qr[90:]}\n"
    told = verify(as_in_a_pdf, key)
    assert told.returncode == 0, told.stderr
    assert certificate["number"] in told.stdout
    assert "Rana" in told.stdout
    changed = base64.urlsafe_b64decode(qr.split(".")[1] + "==").decode().replace("Rana", "Sami")
    forged = base64.urlsafe_b64encode(changed.encode()).decode().rstrip("=")
    refused = verify(f"SAQL1.{forged}.{certificate['signature']}", key)
    assert refused.returncode == 1
    assert "not genuine" in refused.stderr


def test_another_rooms_key_does_not_vouch_for_it(
    certificate: dict[str, Any], tmp_path: Path
) -> None:
    from saql.service import seals

    other = Settings(tmp_path / "other")
    other.data_dir.mkdir(parents=True)
    seals.public_text(other)
    assert verify(certificate["qr"], other.course_dir / "certificates.pub").returncode == 1


def test_what_a_certificate_says_is_what_the_room_knows(
    room: Any, certificate: dict[str, Any]
) -> None:
    found = read_qr(certificate["qr"])
    assert found is not None
    statement, signature = found
    assert statement.organisation == "جمعية الأمل"
    assert (statement.course, statement.kind) == ("دورة الربيع", "completion")
    assert signature == certificate["signature"]
    private = room.settings.data_dir / "certificates.key"
    if os.name == "posix":
        assert private.stat().st_mode & 0o077 == 0
    public = (room.settings.course_dir / "certificates.pub").read_text()
    assert private.read_text() not in public


def test_a_revoked_certificate_stays_in_the_list_and_a_new_one_may_follow(
    room: Any, certificate: dict[str, Any]
) -> None:
    path = f"/certificates/{certificate['number']}"
    assert room.ask("Trainer", "DELETE", path).json()["certificate"]["revoked_at"]
    body = {"kind": "completion", "people": [1], "key": "again"}
    (fresh,) = room.ask("Trainer", "POST", "/certificates", body).json()["certificates"]
    assert fresh["number"] != certificate["number"]
    listed = room.ask("Trainer", "GET", "/certificates").json()["certificates"]
    assert {one["number"]: bool(one["revoked_at"]) for one in listed} == {
        certificate["number"]: True,
        fresh["number"]: False,
    }
    assert room.ask("Trainer", "DELETE", "/certificates/SAQL-2026-0000-0").status_code == 404
    body = {"kind": "attendance", "people": [1, 6], "key": "staff"}
    assert room.ask("Trainer", "POST", "/certificates", body).status_code == 404
    assert len(room.ask("Trainer", "GET", "/certificates").json()["certificates"]) == 2


def test_in_its_rooms_folder_the_room_says_whether_it_was_revoked(
    room: Any, certificate: dict[str, Any]
) -> None:
    folder, number = room.settings.course_dir, certificate["number"]
    key = folder / "certificates.pub"
    assert "alone says" in verify(certificate["qr"], key).stdout
    (folder / "course").mkdir(exist_ok=True)
    (folder / "saql.toml").write_text('[room]\nlanguage = "en"\n', encoding="utf-8")
    told = verify(certificate["qr"], key)
    assert (told.returncode, "was not revoked" in told.stdout) == (0, True)
    assert room.ask("Trainer", "DELETE", f"/certificates/{number}").is_success
    told = verify(certificate["qr"], key)
    assert (told.returncode, "revoked it on" in told.stderr) == (1, True)
    with room.database.begin() as connection:
        connection.execute(certificates.delete())
    assert "does not have it" in verify(certificate["qr"], key).stderr


def test_the_last_symbol_shows_every_slip_of_one_symbol_and_swapped_neighbours() -> None:
    number = number_of(2026, "7K3M")
    assert is_number(number)
    body = list(number)
    places = [at for at, symbol in enumerate(number) if at >= 5 and symbol != "-"]
    for at in places:
        for symbol in ALPHABET:
            tried = [*body[:at], symbol, *body[at + 1 :]]
            assert is_number("".join(tried)) == (tried == body)


@pytest.mark.parametrize("text", ["", "SAQL1.x.y", f"SAQL1.{'A' * 40}.{'B' * 86}"])
def test_a_damaged_text_is_no_certificate(text: str) -> None:
    assert read_qr(text) is None
    packed = base64.urlsafe_b64encode(json.dumps({"number": 1}).encode()).decode().rstrip("=")
    assert read_qr(f"SAQL1.{packed}.{'B' * 86}") is None
