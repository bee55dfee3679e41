"""``saql certificate verify``: whether a certificate is genuine, told by the public key alone."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from saql.cli.folders import opened_room
from saql.cli.os_words import opening_refused
from saql.cli.plan_commands import chosen
from saql.cli.speech import Speech
from saql.course_folder import CourseFolderError, read_settings

NOT_GENUINE = 1


def register(app: typer.Typer, speech: Speech) -> None:
    """Add the commands to ``saql certificate``."""
    _ = speech.words

    @app.callback()
    def certificate() -> None:
        """Keep ``verify`` a command of its own, beside others to come."""

    @app.command(
        "verify",
        help=_("Tell whether a certificate is genuine. Needs its text and the public key only."),
    )
    def verify(
        text: Annotated[
            str,
            typer.Argument(
                help=_("What the QR picture holds, a text file with it, or - for what is piped in.")
            ),
        ],
        key: Annotated[
            Path,
            typer.Option("--key", help=_("The public key: certificates.pub of the course folder.")),
        ] = Path("certificates.pub"),
        lang: Annotated[
            str, typer.Option("--lang", help=_("Language of what is printed: ar or en."))
        ] = speech.language,
    ) -> None:
        chosen(speech, lang)
        from saql.cohort.certificates import genuine, read_qr
        from saql.service.seals import NoKeyError, read_public, verified

        try:
            public = read_public(key.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            sentence = _(
                "There is no public key at %(file)s. Name it with --key: certificates.pub of the "
                "course folder."
            )
            speech.refuse(sentence % {"file": key})
        except OSError as error:
            opening_refused(speech, key, error)
        except (NoKeyError, UnicodeDecodeError):
            speech.refuse(_("%(file)s is no public key of a Saql room.") % {"file": key})
        found = read_qr(_given(speech, text))
        if found is None:
            speech.refuse(
                _("There is no certificate's text in this. Scan the QR picture again, whole."),
                NOT_GENUINE,
            )
        statement, signature = found
        if not genuine(statement, signature, partial(verified, public)):
            speech.refuse(
                _(
                    "This is not genuine: the key did not sign these words. Either something was "
                    "changed, or it is another room's certificate."
                ),
                NOT_GENUINE,
            )
        kinds = {
            "attendance": _("Certificate of attendance"),
            "completion": _("Certificate of completion"),
        }
        speech.say(_("Genuine: %(number)s") % {"number": statement.number})
        about = (
            kinds.get(statement.kind, statement.kind),
            statement.name,
            statement.organisation,
            statement.course,
            statement.issuer,
            statement.issued_at,
        )
        for line in filter(None, about):
            speech.out.print(line, markup=False, soft_wrap=True)
        _say_standing(speech, key.absolute().parent, statement.number)


def _say_standing(speech: Speech, folder: Path, number: str) -> None:
    """Say whether it was revoked since, where the key lies in the folder of its room."""
    _ = speech.words
    from sqlalchemy.exc import SQLAlchemyError

    from saql.service.certificates import standing
    from saql.service.database import DatabaseRefusedError
    from saql.store.shapes import StoreUnavailable

    unknown = _("The room's list alone says whether it was revoked since.")
    if not _keeps_a_list(folder):
        speech.say(unknown)
        return
    try:
        with opened_room(speech, folder) as database, database.begin() as connection:
            row = standing(connection, number)
    except (DatabaseRefusedError, StoreUnavailable, SQLAlchemyError):
        speech.say(unknown)
        return
    if row is None:
        speech.refuse(
            _("The room's list does not have it. Ask whoever keeps the list."), NOT_GENUINE
        )
    if row.revoked_at:
        day = {"date": row.revoked_at[:10]}
        speech.refuse(_("The room revoked it on %(date)s: it counts no longer.") % day, NOT_GENUINE)
    speech.say(_("The room's list has it, and it was not revoked."))


def _keeps_a_list(folder: Path) -> bool:
    """Whether the folder is a room that has a database; none is made by asking."""
    try:
        return bool(read_settings(folder).database_url) or (folder / "data" / "saql.db").is_file()
    except CourseFolderError:
        return False


def _given(speech: Speech, text: str) -> str:
    """The text itself, or what is in the file that it names."""
    if text == "-":
        return sys.stdin.read()
    if text.startswith("SAQL1.") or len(text) > 1000 or "\0" in text:
        return text
    try:
        return Path(text).read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        opening_refused(speech, Path(text), error)
