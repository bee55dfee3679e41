"""What the system and the TOML parser refuse, in the reader's language instead of theirs."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import NoReturn

from saql.cli.speech import Speech


def os_reason(speech: Speech, error: OSError | int | None) -> str:
    """Why the system refused, from the kind of its error."""
    _ = speech.words
    number = error.errno if isinstance(error, OSError) else error
    reasons = {
        errno.ENOENT: _("there is no such file or folder"),
        errno.EACCES: _("this account is not allowed to"),
        errno.EPERM: _("this account is not allowed to"),
        errno.EISDIR: _("it is a folder, not a file"),
        errno.ENOTDIR: _("a part of its path is not a folder"),
        errno.EEXIST: _("something of this name is already there"),
        errno.ENOSPC: _("the disk is full"),
        errno.EROFS: _("the disk can only be read"),
        errno.ENAMETOOLONG: _("its name is too long"),
        errno.EBUSY: _("another program uses it"),
    }
    return reasons.get(number or 0, _("the system refused (error %(n)s)") % {"n": number or 0})


def opening_refused(speech: Speech, file: Path, error: OSError) -> NoReturn:
    """End with the sentence for a file that cannot be opened."""
    speech.refuse(opening_sentence(speech, file, error))


def opening_sentence(speech: Speech, file: Path | str, error: OSError) -> str:
    """Why a file cannot be opened."""
    sentence = speech.words("%(file)s cannot be opened: %(reason)s.")
    return sentence % {"file": file, "reason": os_reason(speech, error)}


def writing_refused(speech: Speech, file: Path, error: OSError) -> NoReturn:
    """End with the sentence for a file that cannot be written."""
    sentence = speech.words("%(file)s cannot be written: %(reason)s.")
    speech.refuse(sentence % {"file": file, "reason": os_reason(speech, error)})


def toml_place(speech: Speech, message: str) -> str:
    """Where a TOML text goes wrong, from the parser's message."""
    found = re.search(r"line (\d+), column (\d+)", message)
    if not found:
        return speech.words("at its end")
    place = {"line": found[1], "column": found[2]}
    return speech.words("line %(line)s, column %(column)s") % place
