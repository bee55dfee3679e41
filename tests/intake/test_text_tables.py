"""Rosters as text files with separators, from Excel in Arabic and from elsewhere."""

from __future__ import annotations

import pytest

from saql.intake import IntakeError, preview

TABLE = [
    ("المنظمة", "الاسم", "العمر"),
    ("جمعية ساقية", "ليلى العمر", "٣٤"),
    ("جمعية ساقية", "سامر", "40"),
]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_separator_and_encoding_is_found_out(separator, encoding, newline):
    text = newline.join(separator.join(row) for row in TABLE) + newline
    if encoding == "cp1256":
        text = text.replace("٣٤", "34")
    seen = preview(text.encode(encoding), "roster.csv")
    assert seen.errors == ()
    assert [(p.name, p.age, p.row) for p in seen.people] == [("ليلى العمر", 34, 2), ("سامر", 40, 3)]


def test_the_separator_line_of_excel_is_obeyed():
    seen = preview(b"sep=;\nOrganisation;Name\nSaqiya, of the valley;Layla\n")
    assert seen.organisations[0].name_ar == "Saqiya, of the valley"
    assert seen.people[0].row == 3


def test_a_cell_of_several_lines_keeps_the_row_numbers_right():
    text = 'Organisation,Name\n"Saqiya\nAssociation",Layla\nSaqiya,\n'
    seen = preview(text.encode())
    assert seen.organisations[0].name_ar == "Saqiya Association"
    assert [(each.row, each.code) for each in seen.errors] == [(4, "no_name")]


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(IntakeError) as caught:
        preview(bytes(range(1, 32)) * 20 + b"\xff\xfd", "x.csv")
    assert caught.value.code == "not_a_spreadsheet"


def test_too_many_lines_are_refused():
    text = "Organisation,Name\n" + "Saqiya,Layla\n" * 10_001
    with pytest.raises(IntakeError) as caught:
        preview(text.encode())
    assert caught.value.code == "too_many_rows"
