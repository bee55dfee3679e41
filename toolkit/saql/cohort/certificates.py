"""What a certificate says, as the text that is signed and as the text in its QR picture. Pure.

The signed text is JSON with sorted keys and without spaces, so that it is the same everywhere.
A QR picture holds ``SAQL1.<the signed text>.<the signature>``, both in the alphabet of web
addresses; whoever has the public key can tell from it alone whether a certificate is genuine.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields

ALPHABET = "0123456789ACDEFGHJKMNPRTVWXY"
"""The symbols of a number: one for each group of look-alikes, as in the personal codes."""

PREFIX = "SAQL1"
MAX_BYTES = 400
"""What a QR picture has room for in each of the four texts; 200 Arabic letters are as many."""
_NUMBER = re.compile(rf"SAQL-[0-9]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]")
_QR = re.compile(rf"{PREFIX}\.([A-Za-z0-9_-]{{1,8000}})\.([A-Za-z0-9_-]{{86}})")


@dataclass(frozen=True)
class Statement:
    """What a certificate states; all of it is signed."""

    number: str
    kind: str
    name: str
    organisation: str
    issuer: str
    course: str
    issued_at: str


def number_of(year: int, symbols: str) -> str:
    """A certificate's number, as ``SAQL-2026-7K3M-Q``; the last symbol checks the others."""
    body = f"{year:04d}{symbols}"
    return f"SAQL-{year:04d}-{symbols}-{_check_symbol(body)}"


def is_number(text: str) -> bool:
    """Whether a number is well formed and its check symbol right."""
    if not _NUMBER.fullmatch(text):
        return False
    _, year, symbols, check = text.split("-")
    return _check_symbol(year + symbols) == check


def fitting(text: str) -> str:
    """As much of a text as a certificate has room for."""
    return text.encode()[:MAX_BYTES].decode("utf-8", "ignore")


def canonical(statement: Statement) -> str:
    """The text that is signed."""
    plain = {key: unicodedata.normalize("NFC", value) for key, value in asdict(statement).items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def qr_text(statement: Statement, signature: str) -> str:
    """What the QR picture holds."""
    return f"{PREFIX}.{_packed(canonical(statement).encode())}.{signature}"


def read_qr(text: str) -> tuple[Statement, str] | None:
    """The statement and the signature in a QR picture's text, found even among other text.

    A line break or a space that a PDF reader put into it does no harm. None where there is no
    such text, or where it is damaged.
    """
    found = _QR.search(re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", "", text))
    if found is None:
        return None
    try:
        content = json.loads(_unpacked(found.group(1)))
    except (ValueError, RecursionError):
        return None
    names = {field.name for field in fields(Statement)}
    if not isinstance(content, dict) or set(content) != names:
        return None
    if not all(isinstance(value, str) for value in content.values()):
        return None
    return Statement(**content), found.group(2)


def genuine(statement: Statement, signature: str, verified: Callable[[bytes, bytes], bool]) -> bool:
    """Whether a certificate's number is whole and its signature right.

    Args:
        statement: What it states.
        signature: The signature as it is printed.
        verified: Whether a public key verifies a signature over a text; both as bytes.
    """
    try:
        return is_number(statement.number) and verified(
            _unpacked(signature), canonical(statement).encode()
        )
    except (ValueError, binascii.Error):
        return False


def signature_text(signature: bytes) -> str:
    """A signature as it is printed."""
    return _packed(signature)


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _check_symbol(body: str) -> str:
    """Luhn's check over this alphabet: one wrong symbol, or two swapped ones, show."""
    size, total = len(ALPHABET), 0
    for place, symbol in enumerate(reversed(body)):
        value = ALPHABET.index(symbol) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
