"""The participant's workbook: every lesson with blanks, or filled in from a plan."""

from __future__ import annotations

from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.reading import lessons_in
from saql.i18n import catalogue
from saql.plan.fields import Language


def workbook(inputs: PackInputs, language: Language) -> bytes:
    """The workbook as a PDF; with a plan in the inputs it is that organisation's, filled in."""
    from saql.exports.lessons import book

    _ = catalogue("pack", language).gettext
    title = _("Participant workbook")
    owner = inputs.plan.profile.name.best(language) if inputs.plan else ""
    return book(
        lessons_in(inputs.modules_dir, language),
        inputs.course,
        language,
        title=title,
        subtitle=owner or inputs.title.best(language),
        plan=inputs.plan,
        glossary=inputs.course.glossary,
    )
