"""What the command line says about a roster: the preview first, then everything or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from saql.cli.cohort_words import cohort_sentence
from saql.cli.os_words import opening_refused
from saql.cli.speech import Speech

if TYPE_CHECKING:
    from saql.service.enrolment import Members

SHOWN = 50
"""So many findings are printed; the rest is counted."""


def read_roster_file(speech: Speech, file: Path, known: Mapping[str, tuple[str, str]]) -> Members:
    """The members in a spreadsheet; warnings are printed, errors refuse all of it."""
    from saql.intake import IntakeError, preview
    from saql.service.enrolment import CohortError, read_members

    _ = speech.words
    try:
        seen = preview(file.read_bytes(), file.name, known)
    except OSError as error:
        opening_refused(speech, file, error)
    except IntakeError as error:
        sentence = f"{error.sentence(speech.language)} {_('Nobody was added.')}"
        speech.refuse(_("%(file)s:") % {"file": file} + " " + sentence)
    _listed(speech, _("To mend first:"), seen.mistakes(speech.language))
    _listed(speech, _("Worth a look:"), seen.remarks(speech.language))
    if not seen.ready:
        speech.refuse(_("Nobody was added. Mend these rows and import the file again."))
    try:
        return read_members(seen.content())
    except CohortError as error:
        speech.refuse(cohort_sentence(speech, file, error))


def _listed(speech: Speech, heading: str, found: list[tuple[int, str]]) -> None:
    """Print sentences under a heading, as many as somebody would read."""
    if not found:
        return
    speech.err.print(heading, style="bold", soft_wrap=True)
    for _row, sentence in found[:SHOWN]:
        speech.err.print(f"- {sentence}", soft_wrap=True)
    if len(found) > SHOWN:
        more = speech.words("And %(n)d more like these.") % {"n": len(found) - SHOWN}
        speech.err.print(more, soft_wrap=True)
