"""Grading in words: who needs what, and what went wrong, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from saql.grading.grade import Cohort, Graded
from saql.grading.layout import TESTS, GradingError
from saql.grading.tasks import CHECKS
from saql.i18n import catalogue
from saql.i18n.formats import format_number
from saql.plan.fields import Language

NOTES = {
    "plan_missing": "There was no plan.json in it, so the program had nothing to read.",
    "plan_unreadable": "Its plan.json cannot be read as a plan. Ask for the file again.",
    "answers_missing": "There were no answers in it, so there was nothing to mark.",
    "other_code": "Its notebook held other code, so only its plan and written answers were taken.",
    "too_slow": "Grading took too long and was stopped. Try once more.",
    "worker_died": "The grading process ended by itself. Try once more.",
    "converter_failed": "nbgrader could not grade it. The log says why.",
    "unsafe_name": "The folder's name cannot be used. Use Latin letters, digits, - and _.",
}
"""English sentences by note of a result; the Arabic ones are in the catalogue."""

ERRORS = {
    "unsafe_name": "“%(name)s” cannot be a folder's name. Use Latin letters, digits, - and _.",
    "no_assignment": "There is no assignment “%(assignment)s” in this course folder.",
    "not_released": "nbgrader could not prepare the assignment “%(assignment)s”: %(why)s",
    "gradebook_busy": "The gradebook is in use by another program. Try again in a moment.",
}
"""English sentences of a `GradingError`, by its code."""


def sentences(
    cohort: Cohort, language: Language, names: Mapping[str, str] | None = None
) -> list[str]:
    """Who needs what: one sentence or two for each organisation.

    Args:
        cohort: What grading returned.
        language: The reader's.
        names: How people know an organisation, by its id.
    """
    _ = catalogue("grading", language).gettext
    known = names or {}
    lines = [_line(cohort, one, known, language) for one in cohort.results]
    lines += [
        _("%(name)s: nothing submitted yet.") % {"name": known.get(name) or name}
        for name in cohort.missing
    ]
    return lines


def _line(cohort: Cohort, one: Graded, names: Mapping[str, str], language: Language) -> str:
    _ = catalogue("grading", language).gettext
    name = names.get(one.organisation) or one.organisation
    if one.status == "failed":
        return _("%(name)s: not graded.") % {"name": name} + " " + _(NOTES[one.note])
    parts = [
        _("%(name)s: %(points)s of %(out_of)s from the program.")
        % {
            "name": name,
            "points": format_number(one.points, language),
            "out_of": format_number(one.out_of, language),
        }
    ]
    if cohort.assignment in TESTS:
        return " ".join([*parts, _(NOTES[one.note])] if one.note else parts)
    titles = {check.id: check.title for check in CHECKS[cohort.assignment]}
    weakest = [
        _("%(check)s (%(points)s of %(out_of)s)")
        % {
            "check": _(titles[score.cell]),
            "points": format_number(score.points or 0.0, language),
            "out_of": format_number(score.out_of, language),
        }
        for score in one.weakest()
    ]
    if weakest:
        joined = ("، " if language == "ar" else ", ").join(weakest)
        parts.append(_("Most to gain: %(checks)s.") % {"checks": joined})
    if one.note:
        parts.append(_(NOTES[one.note]))
    if one.waits_for_coach:
        parts.append(_("Waits for the coach."))
    return " ".join(parts)


def error_sentence(error: GradingError, language: Language) -> str:
    """What a grading error means and what to do."""
    return catalogue("grading", language).gettext(ERRORS[error.code]) % error.data
