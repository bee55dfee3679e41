"""What the command line says about a cohort file and about the people of a room."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saql.cli.os_words import opening_refused, toml_place
from saql.cli.speech import Speech

if TYPE_CHECKING:
    from saql.service.enrolment import CohortError, Entry, Members


def read_cohort(speech: Speech, file: Path) -> tuple[Mapping[str, Any], Members]:
    """A cohort file's content and its members; refuses a file that cannot be used."""
    from saql.service.enrolment import CohortError, read_members

    _ = speech.words
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        return content, read_members(content)
    except OSError as error:
        opening_refused(speech, file, error)
    except UnicodeDecodeError:
        sentence = _("%(file)s is not text in UTF-8. Save it as UTF-8, or export it again.")
        speech.refuse(sentence % {"file": file})
    except (ValueError, RecursionError) as error:  # no TOML, or a number or nesting without end
        sentence = _(
            "%(file)s cannot be read as TOML (%(reason)s). Look there for a missing quotation "
            "mark, bracket or equals sign."
        )
        speech.refuse(sentence % {"file": file, "reason": toml_place(speech, str(error))})
    except CohortError as error:
        speech.refuse(cohort_sentence(speech, file, error))


def cohort_sentence(speech: Speech, file: Path, error: CohortError) -> str:
    """What is wrong with which entry of a cohort file, and how to mend it; nobody was added."""
    _ = speech.words
    where = entry_name(speech, error.entry)
    head = _("%(file)s, %(where)s:") if where else _("%(file)s:")
    head = head % {"file": file, "where": where}
    return f"{head} {cohort_reason(speech, error)} {_('Nobody was added.')}"


def cohort_reason(speech: Speech, error: CohortError) -> str:
    """What is wrong with an entry, and how to mend it."""
    _ = speech.words
    sentences = {
        "nobody": _(
            "There is nobody in it. Write [[organisations]] and their people, or [[staff]]."
        ),
        "not_a_list": _(
            "Its organisations, people or staff are not a list. Begin each with its own line: "
            "[[organisations]], [[organisations.people]] or [[staff]]."
        ),
        "no_name": _("It has no name. Write name.ar, name.en or both, between quotation marks."),
        "bad_id": _(
            "It needs an id of small Latin letters, digits and hyphens, 63 at most, such as "
            "“saqiya”, and no name that Windows keeps for itself."
        ),
        "organisation_twice": _("Another organisation in the file has the same id."),
        "person_twice": _(
            "“%(name)s” is there twice. Add something to one of the names, so that the codes can "
            "be told apart."
        ),
        "bad_role": _("The role is participant, coach or trainer, not “%(value)s”."),
        "wrong_place": _(
            "Participants stand under an organisation, coaches and trainers under [[staff]]."
        ),
        "bad_sex": _("The sex is female or male, or left out, not “%(value)s”."),
        "bad_age": _("The age is a whole number, or left out, not “%(value)s”."),
        "bad_language": _("The language is ar or en, not “%(value)s”."),
    }
    return sentences[error.code] % error.data if error.data else sentences[error.code]


def entry_name(speech: Speech, entry: Entry) -> str:
    """The place of an entry in words."""
    _ = speech.words
    parts = []
    if entry.organisation:
        named = f" ({entry.id})" if entry.id else ""
        parts.append(_("organisation %(n)d") % {"n": entry.organisation} + named)
    if entry.person:
        parts.append(_("person %(n)d") % {"n": entry.person})
    if entry.staff:
        parts.append(_("staff %(n)d") % {"n": entry.staff})
    return _(", ").join(parts)
