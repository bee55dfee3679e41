"""``saql serve``: the service, the room, and the words on the terminal."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

from saql.i18n import catalogue
from saql.plan.fields import Language
from saql.server.address import addresses, qr
from saql.server.settings import RoomSettings
from saql.server.supervisor import ServiceStartError, Supervisor


class RoomStartError(Exception):
    """The room cannot start; the text is a sentence for the trainer."""


def serve(
    course_dir: Path,
    host: str = "0.0.0.0",  # noqa: S104  # a room is for the devices around this one
    port: int = 8866,
    language: Language = "ar",
    *,
    terminal: Language | None = None,
    names: tuple[str, ...] = (),
    title: str = "Saql",
    show_qr: bool = True,
    say: Callable[[str], None] = print,
    settings: RoomSettings | None = None,
) -> None:
    """Serve a course folder's room until Ctrl-C or a signal ends it.

    Args:
        course_dir: the course folder.
        host: the address to listen on.
        port: the port; 0 lets the system choose.
        language: of pages before sign-in, where a browser names neither Arabic nor English.
        terminal: of the terminal's words; by default the same.
        names: further host names by which people reach the room.
        title: what the pages' header says.
        show_qr: whether to draw the address as a QR picture.
        say: what writes on the terminal.
        settings: every setting, in place of the arguments above.

    Raises:
        RoomStartError: the port is taken, or the service does not start.
    """
    room = settings or RoomSettings(
        course_dir=course_dir.resolve(),
        host=host,
        port=port,
        language=language,
        names=names,
        title=title,
    )
    terminal = terminal or room.language
    _ = catalogue("server", terminal).gettext
    supervisor = Supervisor(room.course_dir)
    try:
        url = room.service_url or supervisor.start()
        # Voilà takes a second to import; the service uses it to start.
        from saql.server.application import Room

        application = Room(room, url)
        application.initialize()
        application.on_ready = lambda: _announce(application.port, room, terminal, say, show_qr)
        application.start()
    except ServiceStartError as error:
        raise RoomStartError(
            _("The room's data cannot be opened. Is another room running on this folder?")
        ) from error
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
            raise
        raise RoomStartError(
            _("Port %(port)s on %(host)s is taken or not allowed. Choose another with --port.")
            % {"port": room.port, "host": room.host}
        ) from error
    finally:
        supervisor.stop()
    say(_("The room is closed."))


def _announce(
    port: int, room: RoomSettings, terminal: Language, say: Callable[[str], None], show_qr: bool
) -> None:
    _ = catalogue("server", terminal).gettext
    found = addresses(room.host, port)
    say(_("The room is open. People reach it at:"))
    for address in found:
        say(f"  {address}")
    if show_qr:
        say(qr(f"{found[0]}sign-in"))
    say(_("Personal codes: %(file)s") % {"file": room.codes_file})
    say(_("Ctrl-C closes the room."))
