"""Where the room is reached, as text and as a QR picture for a phone's camera."""

from __future__ import annotations

import io
import socket

import segno

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104  # compares, does not bind


def addresses(host: str, port: int) -> list[str]:
    """The room's addresses, the one for other devices first."""
    if host not in EVERYWHERE:
        return [_url(host, port)]
    found = [address for address in (_outward(), *_named()) if not address.startswith("127.")]
    return [_url(each, port) for each in (*dict.fromkeys(found), "localhost")]


def qr(text: str) -> str:
    """A QR picture made of block characters."""
    out = io.StringIO()
    segno.make(text, error="m", micro=False).terminal(out, compact=True)
    return out.getvalue()


def _url(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def _outward() -> str:
    """The address that this machine has on its network; a UDP socket sends nothing by this."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _named() -> list[str]:
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []
