"""An empty roster to fill in: headers, an example row, and lists to choose from."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from saql.cohort.roster import COLUMNS
from saql.i18n import catalogue
from saql.i18n.cohort_words import column_name
from saql.plan.fields import Language

LAST_ROW = 1_000
WIDTHS = {"organisation_ar": 36, "organisation_en": 36, "organisation_id": 18, "name": 30}
NEEDED = ("organisation_ar", "name")


def roster_template(language: Language) -> bytes:
    """The template as an XLSX file, from right to left in Arabic."""
    _ = catalogue("cohort", language).gettext
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(_("Roster"))
        if language == "ar":
            page.right_to_left()
        reading = {"reading_order": 2 if language == "ar" else 1, "valign": "vcenter"}
        head = book.add_format(
            {**reading, "bold": True, "bg_color": "#DDE7E4", "text_wrap": True, "border": 1}
        )
        light = book.add_format({**reading, "italic": True, "font_color": "#555555"})
        text = book.add_format({"num_format": "@"})
        for at, column in enumerate(COLUMNS):
            star = " *" if column in NEEDED else ""
            page.set_column(at, at, WIDTHS.get(column, 14), text)
            page.write_string(0, at, column_name(column, language) + star, head)
            page.write_string(1, at, _example(language)[column], light)
        _choices(page, language)
        page.set_row(0, 32)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.autofilter(0, 0, LAST_ROW, len(COLUMNS) - 1)
        _notes(book, language)
    return out.getvalue()


def _example(language: Language) -> dict[str, str]:
    _ = catalogue("cohort", language).gettext
    return {
        "organisation_ar": _("Example: Saqiya Association (Arabic name)"),
        "organisation_en": "Saqiya Association",
        "organisation_id": "saqiya",
        "name": _("Example: this row is not read"),
        "language": _choice_words(language)["language"][0],
        "sex": _choice_words(language)["sex"][0],
        "age": "34",
        "phone": "0900000000",
        "role": _choice_words(language)["role"][0],
    }


def _choice_words(language: Language) -> dict[str, list[str]]:
    """The words of the lists; the reader of rosters knows them all."""
    _ = catalogue("cohort", language).gettext
    return {
        "language": [_("Arabic"), _("English")],
        "sex": [_("female"), _("male")],
        "role": [_("participant"), _("coach"), _("trainer")],
    }


def _choices(page: Any, language: Language) -> None:
    _ = catalogue("cohort", language).gettext
    for column, words in _choice_words(language).items():
        at = COLUMNS.index(column)
        rule = {
            "validate": "list",
            "source": words,
            "error_title": _("Choose from the list"),
            "error_message": _("Choose one of the words in the list, or leave the cell empty."),
        }
        page.data_validation(1, at, LAST_ROW, at, rule)


def _notes(book: Any, language: Language) -> None:
    """A second sheet that says how to fill in the first."""
    _ = catalogue("cohort", language).gettext
    page = book.add_worksheet(_("How to fill it in"))
    reading = 2 if language == "ar" else 1
    if language == "ar":
        page.right_to_left()
    page.set_column(0, 0, 110, book.add_format({"text_wrap": True, "reading_order": reading}))
    lines = (
        _("One row for each person. Write the organisation’s name in every row."),
        _("Only the columns with a star are needed: the organisation and the person’s name."),
        _(
            "The short name of an organisation is of Latin letters, digits and hyphens, such as "
            "saqiya. Where it is empty, one is made."
        ),
        _("Coaches and trainers need no organisation."),
        _("Sex, age and telephone may stay empty; they are for the attendance summary only."),
        _("Nothing is imported before you have seen and confirmed a preview."),
    )
    for row, line in enumerate(lines):
        page.write_string(row, 0, line)
