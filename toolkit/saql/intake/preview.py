"""What a roster file would bring: organisations, people, and what is wrong row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from saql.cohort.roster import (
    COLUMNS,
    Finding,
    RosterOrganisation,
    RosterPerson,
    read_roster,
)
from saql.i18n.cohort_words import finding_sentence, remarks
from saql.intake.columns import (
    FIRST_NAME,
    LAST_NAME,
    ORGANISATION_COLUMNS,
    Header,
    best_header,
    column_of,
)
from saql.intake.kind import kind_of
from saql.intake.refusal import IntakeError
from saql.intake.sheet import MAX_COLUMNS, MAX_ROWS, Sheet
from saql.intake.text_table import read_text_table
from saql.intake.workbook import read_workbook
from saql.plan.fields import Language
from saql.plan.folding import fold


@dataclass(frozen=True)
class Preview:
    """What would be imported; nothing is applied, and nothing may be while there are errors."""

    organisations: tuple[RosterOrganisation, ...]
    people: tuple[RosterPerson, ...]
    staff: tuple[RosterPerson, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    sheet: str
    columns: tuple[str, ...]
    """The columns that were recognised."""
    ignored: tuple[str, ...]
    """The headers of columns that are not read."""
    rows: int
    _content: Mapping[str, Any]

    @property
    def ready(self) -> bool:
        """Whether it may be imported."""
        return not self.errors

    def content(self) -> Mapping[str, Any]:
        """Organisations, people and staff in the form of a cohort file."""
        return self._content

    def mistakes(self, language: Language) -> list[tuple[int, str]]:
        """What must be mended first, each with its row."""
        return [(each.row, finding_sentence(each, language)) for each in self.errors]

    def remarks(self, language: Language) -> list[tuple[int, str]]:
        """What is worth a look before it is imported, each with its row."""
        return remarks(self.warnings, self.ignored, language)


def preview(
    content: bytes, name: str = "", known: Mapping[str, tuple[str, str]] | None = None
) -> Preview:
    """Read a roster from an XLSX or CSV file.

    Args:
        content: The file's bytes.
        name: Its name, to be shown.
        known: The organisations that the room has, id to Arabic and English name.

    Raises:
        IntakeError: the file cannot be read, or no sheet of it has the columns that are needed.
    """
    sheets = (
        read_workbook(content) if kind_of(content) == "xlsx" else [read_text_table(content, name)]
    )
    sheet, header, notes = _chosen(sheets)
    data = sheet.rows[header.last + 1 :]
    if len(data) > MAX_ROWS:
        raise IntakeError("too_many_rows", limit=MAX_ROWS)
    bad = list(_bad_cells(sheet, header))
    listed = list(_rows(sheet, header))
    again = [number for number, row in listed if _is_header(row)]
    roster = read_roster((_named(row) for row in listed if row[0] not in again), known)
    broken = {each.row for each in bad}
    findings = [*notes, *bad, *_left_out(sheet, header)]
    findings += [Finding("header_again", "warning", number) for number in again]
    findings += [each for each in roster.findings if not (each.row in broken and _follows(each))]
    findings.sort(key=lambda each: each.row)
    return Preview(
        organisations=roster.organisations,
        people=roster.people,
        staff=roster.staff,
        errors=tuple(each for each in findings if each.severity == "error"),
        warnings=tuple(each for each in findings if each.severity == "warning"),
        sheet=sheet.name,
        columns=tuple(column for column in COLUMNS if _has(header, column)),
        ignored=header.ignored,
        rows=len(data),
        _content=roster.content(),
    )


def _follows(finding: Finding) -> bool:
    """Whether a finding may only be the shadow of a cell that could not be read."""
    return finding.code in ("no_name", "no_organisation", "organisation_above")


def _has(header: Header, column: str) -> bool:
    return column in header.columns or (
        column == "name" and (FIRST_NAME in header.columns or LAST_NAME in header.columns)
    )


def _chosen(sheets: list[Sheet]) -> tuple[Sheet, Header, list[Finding]]:
    """The sheet with the roster, its header, and what to say of the others."""
    if not sheets:
        raise IntakeError("empty")
    headed = [(sheet, header) for sheet in sheets if (header := best_header(sheet))]
    whole = [(sheet, header) for sheet, header in headed if not header.lacking]
    seen = [(sheet, header) for sheet, header in whole if not sheet.hidden]
    if not seen:
        if whole:
            raise IntakeError("only_hidden", sheet=whole[0][0].name)
        _refuse_header(headed, any(sheet.wide for sheet in sheets))
    best = max(seen, key=lambda each: each[1].score)
    notes = [
        Finding(
            "hidden_sheet" if sheet.hidden else "other_sheet",
            "warning",
            0,
            "",
            {"sheet": sheet.name},
        )
        for sheet, _header in whole
        if sheet is not best[0]
    ]
    return (*best, notes)


def _refuse_header(headed: list[tuple[Sheet, Header]], wide: bool) -> NoReturn:
    if wide:
        raise IntakeError("too_many_columns", limit=MAX_COLUMNS)
    if not headed:
        raise IntakeError("no_header")
    best = max((header for _sheet, header in headed), key=lambda header: header.score)
    raise IntakeError("lacking_column", column=best.lacking[0])


def _rows(sheet: Sheet, header: Header) -> Iterator[tuple[int, dict[str, str]]]:
    """The data rows by column; a merged organisation cell counts for every row that it spans."""
    spans = _organisation_spans(sheet, header)
    texts = dict(sheet.rows)
    for number, cells in sheet.rows[header.last + 1 :]:
        row = {}
        for column, places in header.columns.items():
            for at in places:
                text = cells[at] if at < len(cells) else ""
                top = spans.get((number, at + 1))
                if not text and top in texts and at < len(texts[top]):
                    text = texts[top][at]
                if text and column not in row:
                    row[column] = text
        yield number, row


def _is_header(row: Mapping[str, str]) -> bool:
    """Whether a row says the names of the columns once more, as where lists were joined."""
    return len(row) > 1 and all(column_of(text) == column for column, text in row.items())


def _named(numbered: tuple[int, dict[str, str]]) -> tuple[int, dict[str, str]]:
    """A row in which the two parts of a name are one."""
    number, row = numbered
    both = (row.pop(FIRST_NAME, ""), row.pop(LAST_NAME, ""))
    if any(both) and "name" not in row:
        row["name"] = " ".join(filter(None, both))
    return number, row


def _left_out(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """The first value of each column that is left out because another column holds the same."""
    for column, places in header.columns.items():
        for number, cells in sheet.rows[header.last + 1 :] if len(places) > 1 else ():
            texts = [cells[at] for at in places if at < len(cells) and cells[at]]
            other = next((text for text in texts[1:] if fold(text) != fold(texts[0])), "")
            if other:
                shown = "name" if column in (FIRST_NAME, LAST_NAME) else column
                yield Finding("second_value", "warning", number, shown, {"value": other[:80]})
                break


def _organisation_spans(sheet: Sheet, header: Header) -> dict[tuple[int, int], int]:
    """Rows and columns below the first row of a merged organisation cell, to that row."""
    columns = {at + 1 for column in ORGANISATION_COLUMNS for at in header.columns.get(column, ())}
    last = sheet.rows[-1][0]
    return {
        (row, left): top
        for top, left, bottom, _right in sheet.spans
        if left in columns
        for row in range(top + 1, min(bottom, last) + 1)
    }


def _bad_cells(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """Cells of our columns whose value is not to be had."""
    column_at = {at + 1: column for column, places in header.columns.items() for at in places}
    first = sheet.rows[header.last][0]
    for (row, at), bad in sorted(sheet.bad.items()):
        if at in column_at and row > first:
            yield Finding(bad.code, "error", row, column_at[at], {"value": bad.value})
