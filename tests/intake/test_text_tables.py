"""Rosters as text files with separators, from Excel in Arabic and from elsewhere."""

from __future__ import annotations

import pytest

from saql.intake import IntakeError, preview
from saql.intake.text_table import OLD_ENCODINGS

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", *OLD_ENCODINGS)

TABLE = [
    ("المنظمة", "الاسم", "العمر"),
    ("جمعية ساقية", "ليلى العمر", "٣٤"),
    ("جمعية ساقية", "سامر", "40"),
]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_separator_and_encoding_is_found_out(separator, encoding, newline):
    text = newline.join(separator.join(row) for row in TABLE) + newline
    if encoding in OLD_ENCODINGS:
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


def codes(found):
    return [(each.row, each.code) for each in found]


def test_a_quotation_mark_that_is_not_closed_swallows_nobody():
    text = 'المنظمة,الاسم\nساقية,ليلى\nساقية,"سامر\nالجسر,رنا\nالجسر,هدى\n'
    seen = preview(text.encode())
    assert codes(seen.errors) == [(3, "open_quote")]
    assert "سامر" in seen.mistakes("ar")[0][1]
    with pytest.raises(IntakeError) as caught:
        preview((text + "الجسر,زينة\n" * 20_000).encode())
    assert (caught.value.code, caught.value.data) == ("long_row", {"row": 3})


def test_formulas_and_error_values_in_text_are_no_names():
    text = 'المنظمة,الاسم,العمر\nساقية,"=HYPERLINK(""x"")",\n#REF!,سامر,\nساقية,رنا,Err:502\n'
    found = codes(preview(text.encode()).errors)
    assert found == [(2, "formula"), (3, "cell_error"), (4, "cell_error")]


@pytest.mark.parametrize(
    "content",
    [
        "المنظمة,الاسم\nساقية,ليلى\n".encode() + "ساقية,سامر\n".encode("cp1256"),
        "المنظمة,الاسم\nساقية,ليلى\n".encode("cp1252", "replace"),
        "المنظمة,الاسم\nساقية,ليلى\n".encode("cp864", "replace"),
    ],
)
def test_letters_that_are_lost_are_not_called_a_missing_header(content):
    with pytest.raises(IntakeError) as caught:
        preview(content, "roster.csv")
    assert caught.value.code == "letters"
    assert "‎.xlsx" in caught.value.sentence("ar")


def test_a_text_with_zeros_as_a_dead_battery_leaves_them_is_damaged():
    with pytest.raises(IntakeError) as caught:
        preview("المنظمة,الاسم\nساقية,ليلى\n".encode() + bytes(4_096), "roster.csv")
    assert caught.value.code == "damaged"
