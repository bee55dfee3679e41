"""The room's signing key for certificates, and checking what it signed.

The private key lies with the room's other secrets in ``data``; the public one lies open in the
course folder as ``certificates.pub``, to be handed to whoever wants to check a certificate.
"""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from saql.service.settings import Settings
from saql.store.durable import replace_durably

PUBLIC_FILE = "certificates.pub"
_KIND = "saql-ed25519"


class NoKeyError(ValueError):
    """A text that is no public key of a room."""


def sign(settings: Settings, text: str) -> bytes:
    """Sign a text with the room's key, made at first use."""
    return _key(settings).sign(text.encode())


def public_text(settings: Settings) -> str:
    """The room's public key, as its file has it."""
    raw = _key(settings).public_key().public_bytes_raw()
    return f"{_KIND} {base64.urlsafe_b64encode(raw).decode()}"


def read_public(text: str) -> Ed25519PublicKey:
    """A public key from its file's text.

    Raises:
        NoKeyError: it is none.
    """
    kind, _, packed = text.strip().partition(" ")
    try:
        if kind != _KIND:
            raise NoKeyError(kind[:40])
        return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(packed.strip()))
    except ValueError as error:
        raise NoKeyError(str(error)) from error


def verified(key: Ed25519PublicKey, signature: bytes, text: bytes) -> bool:
    """Whether this key signed this text."""
    try:
        key.verify(signature, text)
    except InvalidSignature:
        return False
    return True


def _key(settings: Settings) -> Ed25519PrivateKey:
    path = settings.data_dir / "certificates.key"
    if not path.exists():
        raw = Ed25519PrivateKey.generate().private_bytes_raw()
        replace_durably(path, raw.hex().encode(), private=True)
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text()))
    public = settings.course_dir / PUBLIC_FILE
    if not public.exists():
        raw = key.public_key().public_bytes_raw()
        line = f"{_KIND} {base64.urlsafe_b64encode(raw).decode()}\n"
        replace_durably(public, line.encode())
    return key
