"""Excel rosters with the faults that real ones have."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from saql.intake import IntakeError, preview, roster_template


def codes(found):
    return [(each.row, each.code) for each in found]


def said(listed):
    return " ".join(sentence for _row, sentence in listed)


def test_a_plain_roster_is_read(made):
    seen = preview(
        made(
            [
                ("جمعية ساقية", "ليلى العمر", "العربية", "أنثى", 34, "0944000000"),
                ("جمعية ساقية", "سامر الحسن", "الإنكليزية", "ذكر", 41, "+963 944 000 001"),
                ("مؤسسة الجسر", "رنا خليل", "", "", "", ""),
            ]
        ),
        "roster.xlsx",
    )
    assert seen.errors == ()
    assert [(p.name, p.language, p.sex, p.age, p.phone) for p in seen.people] == [
        ("ليلى العمر", "ar", "female", 34, "0944000000"),
        ("سامر الحسن", "en", "male", 41, "+963944000001"),
        ("رنا خليل", "ar", "", None, ""),
    ]
    assert [each.name_ar for each in seen.organisations] == ["جمعية ساقية", "مؤسسة الجسر"]


def test_the_preview_is_what_a_cohort_file_would_say(made):
    from saql.service.enrolment import read_members

    headers = ("Organisation", "Organisation ID", "Name", "Role")
    rows = [("Saqiya", "saqiya", "Layla", ""), ("", "", "Suha", "Coach")]
    members = read_members(preview(made(rows, headers)).content())
    assert [(o.id, [p.name for p in o.people]) for o in members.organisations] == [
        ("saqiya", ["Layla"])
    ]
    assert [(p.name, p.role) for p in members.staff] == [("Suha", "coach")]


def test_merged_organisation_cells_count_for_every_row(saved):
    book = Workbook()
    page = book.active
    for row in (
        ("المنظمة", "الاسم"),
        ("جمعية ساقية", "ليلى"),
        ("", "سامر"),
        ("جمعية الجسر", "رنا"),
    ):
        page.append(row)
    page.merge_cells("A2:A3")
    seen = preview(saved(book))
    assert [len(each.people) for each in seen.organisations] == [2, 1]
    assert "organisation_above" not in [each.code for each in seen.warnings]


def test_an_organisation_written_once_for_several_people_is_taken_and_said(made):
    seen = preview(made([("جمعية ساقية", "ليلى"), (None, "سامر")], ("المنظمة", "الاسم")))
    assert len(seen.organisations[0].people) == 2
    assert (3, "organisation_above") in codes(seen.warnings)


def test_two_header_rows_under_merged_titles_are_read_together(saved):
    book = Workbook()
    page = book.active
    page.append(("قائمة المشاركين في الدورة",))
    page.append(("المنظمة", None, "المشارك", None, None))
    page.append(("الاسم بالعربية", "الاسم بالإنكليزية", "الاسم الكامل", "الجنس", "العمر"))
    page.append(("جمعية ساقية", "Saqiya", "ليلى العمر", "أنثى", "٣٤"))
    page.merge_cells("A1:E1")
    page.merge_cells("A2:B2")
    page.merge_cells("C2:E2")
    seen = preview(saved(book))
    assert seen.errors == ()
    assert (seen.organisations[0].id, seen.organisations[0].name_en) == ("saqiya", "Saqiya")
    assert (seen.people[0].name, seen.people[0].age) == ("ليلى العمر", 34)


def test_headers_in_two_languages_are_both_headers(made):
    rows = [("Organisation", "Name", "Sex"), ("جمعية ساقية", "ليلى", "أنثى")]
    seen = preview(made(rows, ("المنظمة", "الاسم", "الجنس")))
    assert [person.name for person in seen.people] == ["ليلى"]


def test_the_first_row_of_data_is_never_taken_for_a_header(made):
    rows = [("الجمعية الخيرية", "مشارك", "أنثى"), ("جمعية", "ليلى", "أنثى")]
    assert len(preview(made(rows, ("المنظمة", "الاسم", "الجنس"))).people) == 2


def test_a_formula_counts_by_its_kept_result_and_is_told_where_there_is_none(made):
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ("Organisation", "Name"))
        page.write_string(1, 0, "Saqiya")
        page.write_formula(1, 1, '="Layla "&"Omar"', None, "Layla Omar")
    assert preview(out.getvalue()).people[0].name == "Layla Omar"
    unreckoned = preview(made([("Saqiya", '="Layla "&"Omar"')], ("Organisation", "Name")))
    assert codes(unreckoned.errors) == [(2, "formula")]
    assert "السطر 2" in said(unreckoned.mistakes("ar"))


def test_an_error_value_is_told_with_its_row_and_column(made):
    seen = preview(made([("Saqiya", "#REF!"), ("Saqiya", "Layla")], ("Organisation", "Name")))
    assert codes(seen.errors) == [(2, "cell_error")]
    assert "Person’s name" in said(seen.mistakes("en"))


def test_the_sheet_with_the_known_headers_is_chosen(saved):
    book = Workbook()
    book.active.append(("ملاحظات",))
    page = book.create_sheet("المشاركون")
    page.append(("المنظمة", "الاسم"))
    page.append(("جمعية ساقية", "ليلى"))
    assert preview(saved(book)).sheet == "المشاركون"


def test_a_second_list_is_not_read_in_silence(saved):
    book = Workbook()
    for page, name in ((book.active, "ليلى"), (book.create_sheet("دفعة 2"), "سامر")):
        page.append(("المنظمة", "الاسم"))
        page.append(("جمعية ساقية", name))
    seen = preview(saved(book))
    assert len(seen.people) == 1
    assert "دفعة 2" in said(seen.remarks("ar"))


def test_a_list_on_a_hidden_sheet_is_asked_to_be_shown(saved):
    book = Workbook()
    book.create_sheet("ظاهرة")
    page = book.worksheets[0]
    page.append(("المنظمة", "الاسم"))
    page.append(("جمعية ساقية", "ليلى"))
    page.sheet_state = "hidden"
    with pytest.raises(IntakeError, match="hidden sheet") as caught:
        preview(saved(book))
    assert caught.value.code == "only_hidden"


@pytest.mark.parametrize(
    ("headers", "lacking"),
    [(("الاسم", "العمر"), "اسم المنظمة"), (("المنظمة", "العمر"), "اسم الشخص")],
)
def test_a_missing_column_is_named(made, headers, lacking):
    with pytest.raises(IntakeError) as caught:
        preview(made([("x", 30)], headers))
    assert caught.value.code == "lacking_column"
    assert lacking in caught.value.sentence("ar")


def test_a_sheet_without_headers_is_told_what_a_header_is(made):
    with pytest.raises(IntakeError) as caught:
        preview(made([("جمعية", "ليلى")], None))
    assert caught.value.code == "no_header"


def test_ten_thousand_rows_are_read_and_one_more_is_refused(saved):
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(("المنظمة", "الاسم", "الجنس", "العمر", "الهاتف"))
    for n in range(10_000):
        page.append((f"منظمة {n % 500}", f"شخص {n}", "أنثى", 30, f"0944{n:06d}"))
    content = saved(book)
    seen = preview(content)
    assert (len(seen.people), len(seen.organisations), seen.errors) == (10_000, 500, ())

    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append(("المنظمة", "الاسم"))
    for n in range(10_001):
        page.append(("منظمة", f"شخص {n}"))
    with pytest.raises(IntakeError) as caught:
        preview(saved(book))
    assert caught.value.code == "too_many_rows"


def test_a_sheet_that_claims_a_million_empty_rows_is_read_at_once(made):
    book = load_workbook(io.BytesIO(made([("جمعية ساقية", "ليلى", "", "", "", "")])))
    book.active.cell(1_048_576, 1).value = " "
    out = io.BytesIO()
    book.save(out)
    begun = time.process_time()
    assert len(preview(out.getvalue()).people) == 1
    assert time.process_time() - begun < 20


def test_a_header_that_is_repeated_among_the_rows_is_nobody_and_is_told(made):
    headers = ("المنظمة", "الاسم الأول", "الكنية")
    rows = [("جمعية ساقية", "ليلى", "العمر"), headers, ("مؤسسة الجسر", "رنا", "خليل")]
    seen = preview(made(rows, headers))
    assert [person.name for person in seen.people] == ["ليلى العمر", "رنا خليل"]
    assert (3, "header_again") in codes(seen.warnings)


def test_a_total_or_a_date_is_no_name(made):
    rows = [("جمعية ساقية", "ليلى"), ("المجموع", 3), (12, "سامر"), ("جمعية ساقية", "2025-03-01")]
    seen = preview(made(rows, ("المنظمة", "الاسم")))
    assert codes(seen.errors) == [(3, "no_letters"), (4, "no_letters"), (5, "no_letters")]


def test_one_telephone_of_two_people_is_worth_a_look_with_and_without_the_country(made):
    rows = [("ساقية", "ليلى", "0944000000"), ("ساقية", "سامر", "+963 944 000 000")]
    seen = preview(made(rows, ("المنظمة", "الاسم", "الهاتف")))
    assert seen.ready
    assert (3, "same_phone") in codes(seen.warnings)


def test_a_value_of_a_second_column_for_the_same_is_not_left_out_in_silence(made):
    rows = [("ساقية", "ليلى", "ليلى"), ("ساقية", "سامر", "هدى")]
    seen = preview(made(rows, ("المنظمة", "الاسم", "اسم المشارك")))
    assert "هدى" in said(seen.remarks("ar"))
    assert codes(seen.warnings)[-1] == (3, "second_value")


def test_columns_that_are_not_read_are_named_and_not_by_the_hundred(made):
    headers = ("المنظمة", "الاسم", *(f"عمود {n}" for n in range(90)))
    remarks = said(preview(made([("ساقية", "ليلى")], headers)).remarks("ar"))
    assert "عمود 19، " not in remarks
    assert "عمود 19 …" in remarks


def test_the_sex_column_may_say_what_to_write_in_it(made):
    headers = ("المنظمة", "الاسم", "الجنس (ذكر/أنثى)")
    assert preview(made([("ساقية", "ليلى", "أنثى")], headers)).people[0].sex == "female"


def test_columns_beyond_the_limit_are_asked_to_be_brought_nearer(made):
    headers = (*(f"عمود {n}" for n in range(150)), "المنظمة", "الاسم")
    with pytest.raises(IntakeError, match="first 100") as caught:
        preview(made([(*range(150), "ساقية", "ليلى")], headers))
    assert caught.value.code == "too_many_columns"


def test_a_wide_sheet_is_read_up_to_its_limit(saved):
    book = Workbook()
    book.active.append(("المنظمة", "الاسم"))
    book.active.append(("جمعية ساقية", "ليلى"))
    book.active[f"{get_column_letter(16_000)}1"] = "بعيد"
    assert len(preview(saved(book)).people) == 1


def test_a_file_locked_with_a_password_is_told_so():
    name = "EncryptedPackage".encode("utf-16-le")
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + name + bytes(512)
    with pytest.raises(IntakeError) as caught:
        preview(ole, "locked.xlsx")
    assert caught.value.code == "password"
    assert "كلمة مرور" in caught.value.sentence("ar")


def test_a_letter_of_the_old_word_is_not_called_a_spreadsheet():
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le") + bytes(600)
    with pytest.raises(IntakeError) as caught:
        preview(ole, "letter.xls")
    assert caught.value.code == "not_a_spreadsheet"


def test_an_old_excel_file_is_asked_for_in_the_new_form():
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le") + bytes(600)
    with pytest.raises(IntakeError) as caught:
        preview(ole, "old.xls")
    assert caught.value.code == "old_excel"


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"%PDF-1.7 hello", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_a_spreadsheet"),
        (b"<html><p>Names", "not_a_spreadsheet"),
        (b"<html><table><tr><td>1", "other_spreadsheet"),
        ("\ufeff\n<!DOCTYPE html><body><table>".encode(), "other_spreadsheet"),
        ("<html><table><tr><td>ليلى".encode("utf-16"), "other_spreadsheet"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:x">', "other_spreadsheet"),
        (b"MIME-Version: 1.0\n\n<table>", "other_spreadsheet"),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"}),
            "not_a_spreadsheet",
        ),
        (b"PK\x03\x04 broken", "damaged"),
        (zipped(mimetype="x", **{"content.xml": "<a/>"}), "other_spreadsheet"),
        (zipped(word__document="<a/>"), "not_a_spreadsheet"),
        (zipped(**{"xl/workbook.xml": "<not xml"}), "damaged"),
        (b"x" * 10_000_001, "too_large"),
        (b"name only\nLayla\n", "no_header"),
    ],
)
def test_what_is_no_roster_is_refused_with_its_reason(content, code):
    with pytest.raises(IntakeError) as caught:
        preview(content, "file")
    assert caught.value.code == code
    assert caught.value.sentence("ar") != caught.value.sentence("en")


@pytest.mark.parametrize("size", [20_000_000, 60_000_000])
def test_a_file_packed_to_burst_is_not_opened(size):
    """One entry is packed too tightly, or all are too large together."""
    bomb = zipped(**{"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": b"\0" * size})
    assert len(bomb) < 100_000
    with pytest.raises(IntakeError) as caught:
        preview(bomb, "bomb.xlsx")
    assert caught.value.code == "bomb"


def test_entities_that_multiply_are_not_expanded(made):
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made([("a", "b")]))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            raw = source.read(entry)
            if entry.filename == "xl/workbook.xml":
                raw = f"<!DOCTYPE x [{laughs}]>".encode() + raw.replace(b"Sheet", b"&e8;")
            target.writestr(entry.filename, raw)
    with pytest.raises(IntakeError) as caught:
        preview(out.getvalue())
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_template_is_read_back_without_its_example(language):
    book = load_workbook(io.BytesIO(roster_template(language)))
    page = book.worksheets[0]
    assert bool(page.sheet_view.rightToLeft) == (language == "ar")
    assert len(page.data_validations.dataValidation) == 3
    empty = preview(roster_template(language))
    assert len(empty.columns) == 9
    assert [each.code for each in empty.warnings] == ["example"]
    assert [each.code for each in empty.errors] == ["nobody"]
    words = [rule.formula1.strip('"').split(",") for rule in page.data_validations.dataValidation]
    for n, (tongue, sex, role) in enumerate(zip(*(each * 6 for each in words), strict=False)):
        if n < 6:
            page.append(["جمعية ساقية", "", "", f"شخص {n}", tongue, sex, "", "", role])
    out = io.BytesIO()
    book.save(out)
    filled = preview(out.getvalue())
    assert filled.errors == ()
    assert {each.code for each in filled.warnings} <= {"example", "id_made", "organisation_above"}
    assert {person.role for person in filled.staff} == {"coach", "trainer"}
