"""Personal codes: eight symbols that are read aloud, typed on a phone, and revoked by a trainer.

The alphabet has one symbol for each group of look-alikes (0 O Q, 1 I L, 2 Z, 5 S, 8 B, V U), so
whichever of them a person types is the right one. 28 symbols at eight places are 38.4 bits.

Only an HMAC-SHA256 of a code is in the database, keyed with a secret that lies outside of it.
A slow hash would have to be tried against every person at each sign-in, or found through a
prefix that gives away part of the code; a keyed one is found through an index, in constant time,
and a copy of the database alone lets nobody try codes. Guessing online is what remains, and the
limit on attempts answers it: at the most 60 wrong codes a minute against 500 live codes hit one
in 24 hours with a chance of 1 in 8,700, and against a room of 30 with 1 in 145,000.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import secrets
import threading
import time
import unicodedata
from collections import deque
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from saql.service import once
from saql.service.clock import now
from saql.service.database import Database
from saql.service.refusals import Refused
from saql.service.settings import Settings
from saql.service.tables import codes, departures, memberships, organisations, people, sessions
from saql.store.durable import replace_durably

ALPHABET = "0123456789ACDEFGHJKMNPRTVWXY"
_SAME = str.maketrans("OQILZSBU", "0011258V")


@dataclass(frozen=True)
class IssuedCode:
    """A code in clear, as the trainer's list has it."""

    role: str
    organisation: str
    person: str
    code: str
    person_id: int


def new_code() -> str:
    """A fresh random code in two groups of four."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{symbols[:4]}-{symbols[4:]}"


def read_code(typed: str) -> str:
    """The eight symbols that somebody meant, or an empty text where it cannot be a code."""
    plain = unicodedata.normalize("NFKC", typed[:200])
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
    symbols = "".join(c for c in "".join(digits).upper().translate(_SAME) if c.isalnum())
    return symbols if len(symbols) == 8 and set(symbols) <= set(ALPHABET) else ""


def secret_of(settings: Settings) -> bytes:
    """The room's secret key, made at first use; only the owner may read its file."""
    path = settings.data_dir / "secret.key"
    if not path.exists():
        replace_durably(path, secrets.token_hex(32).encode(), private=True)
    return bytes.fromhex(path.read_text())


def digest_of(secret: bytes, code: str) -> str:
    """What the database keeps of a code."""
    return hmac.new(secret, read_code(code).encode(), hashlib.sha256).hexdigest()


def issue(connection: Connection, secret: bytes, person_id: int) -> str:
    """Give a person a new code; the earlier one stops working."""
    revoke(connection, person_id)
    code = new_code()
    row = {"person_id": person_id, "digest": digest_of(secret, code), "created_at": now()}
    connection.execute(insert(codes).values(row))
    return code


def issue_first(connection: Connection, secret: bytes, newcomers: list[int]) -> dict[int, str]:
    """Give people who have just come their codes; there are no earlier ones to end."""
    given = {person: new_code() for person in newcomers}
    rows = [
        {"person_id": person, "digest": digest_of(secret, code), "created_at": now()}
        for person, code in given.items()
    ]
    if rows:
        connection.execute(insert(codes), rows)
    return given


def revoke(connection: Connection, person_id: int) -> None:
    """Take a person's code away and end that person's sessions."""
    once.lock(connection, person_id)
    moment = now()
    live = codes.c.person_id == person_id, codes.c.revoked_at.is_(None)
    connection.execute(update(codes).where(*live).values(revoked_at=moment))
    open_ones = sessions.c.person_id == person_id, sessions.c.ended_at.is_(None)
    connection.execute(update(sessions).where(*open_ones).values(ended_at=moment))


def forget_revoked(connection: Connection) -> None:
    """Delete the hashes of codes that no longer work."""
    connection.execute(delete(codes).where(codes.c.revoked_at.is_not(None)))


def person_of(connection: Connection, secret: bytes, typed: str) -> int | None:
    """Whose code this is, or None."""
    if not read_code(typed):
        return None
    found = select(codes.c.person_id).where(
        codes.c.digest == digest_of(secret, typed), codes.c.revoked_at.is_(None)
    )
    return connection.execute(found).scalar_one_or_none()


def issue_all(database: Database) -> list[IssuedCode]:
    """Give a code to everybody here who has none, and list all codes in the trainer's file."""
    settings = database.settings
    secret = secret_of(settings)
    live = select(codes.c.person_id).where(codes.c.revoked_at.is_(None))
    with database.begin() as connection:
        lacking = connection.execute(
            select(people.c.id)
            .where(people.c.id.not_in(live), people.c.id.not_in(select(departures.c.person_id)))
            .order_by(people.c.id)
        ).scalars()
        fresh = {person: issue(connection, secret, person) for person in lacking.all()}
        note(connection, settings, fresh)
    return listed(settings)


def note(connection: Connection, settings: Settings, fresh: dict[int, str]) -> None:
    """Put new codes into the trainer's file, and leave out those that no longer work."""
    known = {row.person_id: row.code for row in listed(settings)} | fresh
    live = connection.execute(
        select(people, memberships.c.organisation_id, organisations.c.name_ar)
        .join(codes, (codes.c.person_id == people.c.id) & codes.c.revoked_at.is_(None))
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(organisations, organisations.c.id == memberships.c.organisation_id)
        .order_by(memberships.c.organisation_id, people.c.id)
    ).all()
    rows = [
        IssuedCode(row.role, row.name_ar or "", row.name, known[row.id], row.id)
        for row in live
        if row.id in known
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(IssuedCode)])
    writer.writerows([_cell(value) for value in astuple(row)] for row in rows)
    replace_durably(codes_file(settings), out.getvalue().encode("utf-8-sig"), private=True)


def codes_file(settings: Settings) -> Path:
    """The trainer's list of codes in clear, readable by the owner only."""
    return settings.data_dir / "codes.csv"


def listed(settings: Settings) -> list[IssuedCode]:
    """The codes in the trainer's file; empty where there is none."""
    path = codes_file(settings)
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            IssuedCode(
                row["role"],
                row["organisation"].removeprefix("'"),
                row["person"].removeprefix("'"),
                row["code"],
                int(row["person_id"]),
            )
            for row in csv.DictReader(file)
        ]


def _cell(value: str | int) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


class Attempts:
    """Counts wrong codes, for each device and altogether; right ones cost nothing.

    A device that guesses is stopped long before the room's own limit, so it locks out only
    itself. Counts live in memory: a restart forgets them, and nobody outside can cause one.
    """

    def __init__(
        self,
        *,
        device_limit: int = 10,
        device_minutes: int = 10,
        room_limit: int = 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._device_limit, self._device_span = device_limit, device_minutes * 60
        self._room_limit, self._clock = room_limit, clock
        self._devices: dict[str, deque[float]] = {}
        self._room: deque[float] = deque()
        self._guard = threading.Lock()

    def check(self, device: str) -> None:
        """Refuse to try another code for now.

        Raises:
            Refused: too many wrong ones.
        """
        with self._guard:
            moment = self._forget()
            mine = self._devices.get(device, deque())
            if device and len(mine) >= self._device_limit:
                left = mine[0] + self._device_span - moment
                raise Refused("too_many_attempts", minutes=int(left // 60) + 1)
            if len(self._room) >= self._room_limit:
                raise Refused("too_many_attempts", minutes=1)

    def failed(self, device: str) -> None:
        """Count a wrong code."""
        with self._guard:
            moment = self._forget()
            self._room.append(moment)
            if device:
                self._devices.setdefault(device, deque()).append(moment)

    def _forget(self) -> float:
        """Drop what is long ago; the room's limit bounds how many devices are left."""
        moment = self._clock()
        _forget(self._room, moment - 60)
        for name, times in list(self._devices.items()):
            _forget(times, moment - self._device_span)
            if not times:
                del self._devices[name]
        return moment


def _forget(times: deque[float], until: float) -> None:
    while times and times[0] < until:
        times.popleft()
