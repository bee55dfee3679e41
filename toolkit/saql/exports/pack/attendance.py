"""The attendance sheet of a training day: a row for a person, a column to sign for a session."""

from __future__ import annotations

from saql.cohort.syllabus import Agenda
from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.sheet import Block, Said, said, sheets
from saql.exports.voice import printable
from saql.i18n import catalogue
from saql.plan.fields import Language

SPARE_ROWS = 4
"""Lines for people who come without having been entered."""


def attendance_sheet(inputs: PackInputs, language: Language) -> bytes:
    """The sheet of the chosen agenda, or of a day without one, as a PDF."""
    _ = catalogue("pack", language).gettext
    agenda = inputs.course.syllabus.agenda(inputs.agenda)
    names = _sessions(inputs, agenda, language) or [_("Morning"), _("Afternoon")]
    title = _("Attendance sheet")
    blocks: list[Block] = [
        {
            "k": "title",
            "text": said(title, language),
            "sub": said(agenda.name.get(language) if agenda else "", language),
        },
        {
            "k": "sign",
            "items": [said(word, language) for word in (_("Date"), _("Place"), _("Trainers"))],
        },
        {
            "k": "table",
            "height": 10,
            "head": _heads(names, language),
            "rows": _rows(inputs, language, len(names)),
        },
        {
            "k": "para",
            "quiet": True,
            "text": said(_("Sex: f female, m male. The phone number may be left out."), language),
        },
    ]
    header = inputs.title.best(language)
    return sheets(title, header, blocks, language, landscape=True)


def _sessions(inputs: PackInputs, agenda: Agenda | None, language: Language) -> list[str]:
    if agenda is None:
        return []
    found = []
    for part, (begins, _ends) in zip(agenda.parts, agenda.times(), strict=True):
        plan = inputs.course.syllabus.session(part.session or "")
        if part.kind == "session" and plan is not None:
            found.append(f"{begins} {plan.name.get(language)}")
    return found


def _heads(names: list[str], language: Language) -> list[Block]:
    _ = catalogue("pack", language).gettext
    columns = [("#", 0.5, True), (_("Name"), 3.2, False), (_("Organisation"), 3.6, False),
               (_("Sex"), 0.8, True), (_("Phone"), 1.9, False)]  # fmt: skip
    columns += [(name, 2.4, False) for name in names]
    return [
        {"title": said(title, language), "width": width, "centre": centre}
        for title, width, centre in columns
    ]


def _rows(inputs: PackInputs, language: Language, sessions: int) -> list[list[Said]]:
    _ = catalogue("pack", language).gettext
    sexes = {"f": _("f"), "m": _("m")}
    rows: list[list[Said]] = []
    for number, person in enumerate(inputs.participants, 1):
        own = (
            str(number),
            person.name,
            inputs.organisation_name(person.organisation, language),
            sexes.get(person.sex, ""),
        )
        phone = [printable(person.phone), "ltr"]
        rows.append([*(said(value, language) for value in own), phone, *[""] * sessions])
    spare = range(len(rows) + 1, len(rows) + 1 + SPARE_ROWS)
    empty: list[list[Said]] = [[str(number), *[""] * (4 + sessions)] for number in spare]
    return rows + empty
