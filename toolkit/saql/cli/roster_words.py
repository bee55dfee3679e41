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
    said = seen.sentences(speech.language)
    for sentence in said[:SHOWN]:
        speech.err.print(sentence, soft_wrap=True)
    if len(said) > SHOWN:
        more = _("And %(n)d more like these.") % {"n": len(said) - SHOWN}
        speech.err.print(more, soft_wrap=True)
    if seen.ignored:
        sentence = _("Columns that are not read: %(columns)s")
        columns = _(", ").join(seen.ignored)
        speech.err.print(sentence % {"columns": columns}, soft_wrap=True)
    if not seen.ready:
        speech.refuse(_("Nobody was added. Mend these rows and import the file again."))
    try:
        return read_members(seen.content())
    except CohortError as error:
        speech.refuse(cohort_sentence(speech, file, error))
