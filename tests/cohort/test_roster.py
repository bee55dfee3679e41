"""Rows of a roster: who they make, and what is said of each row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.cohort.roster import COLUMNS, read_roster
from saql.cohort.roster_values import read_age, read_phone
from saql.i18n.cohort_words import FILE_NOTES, FINDINGS, finding_sentence


def roster(*rows, known=None):
    return read_roster(enumerate(rows, 2), known)


def row(name="ليلى", organisation="جمعية ساقية", **more):
    return {"name": name, "organisation_ar": organisation, **more}


def found(read):
    return [(each.row, each.code) for each in read.findings if each.code != "id_made"]


def test_the_same_person_twice_in_an_organisation_is_told_with_both_rows():
    read = roster(row("أحمد ليلى"), row("سامر"), row("احمد  لَيلى"))
    assert found(read) == [(4, "person_twice")]
    assert read.errors[0].data["other"] == 2
    assert "السطر 4" in finding_sentence(read.errors[0], "ar")
    assert "row 2" in finding_sentence(read.errors[0], "en")


def test_the_same_name_in_two_organisations_is_only_pointed_out():
    read = roster(row(), row(organisation="جمعية الجسر"))
    assert found(read) == [(3, "same_name")]
    assert not read.errors


def test_spellings_of_one_organisation_are_one_organisation():
    read = roster(row(organisation="جمعية الأمل"), row("سامر", "جمعيه الامل "))
    assert len(read.organisations) == 1
    assert len(read.people) == 2


def test_an_organisation_that_the_room_has_keeps_its_id():
    known = {"saqiya": ("جمعية ساقية", "Saqiya Association")}
    read = roster(row(), {"name": "Sam", "organisation_en": "saqiya association"}, known=known)
    (organisation,) = read.organisations
    assert (organisation.id, organisation.known, len(organisation.people)) == ("saqiya", True, 2)
    assert found(read) == []


def test_ids_are_made_from_the_english_name_and_said():
    read = roster(
        row(organisation_en="Saqiya: Learning & Livelihoods"),
        row("سامر", "جمعية الجسر"),
        row("رنا", "جمعية أخرى", organisation_en="Con"),
        row("هالة", "جمعية رابعة", organisation_en="Person 7"),
    )
    assert [each.id for each in read.organisations] == [
        "saqiya-learning-livelihoods",
        "org-02",
        "org-03",
        "org-04",
    ]
    assert {each.code for each in read.warnings} == {"id_made"}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([row(name="")], "no_name"),
        ([row(name="س" * 201)], "name_too_long"),
        ([row(organisation="")], "no_organisation"),
        ([row(organisation_id="جمعية")], "bad_id"),
        ([row(organisation_id="nul")], "bad_id"),
        ([row(organisation_id="person-3")], "bad_id"),
        ([row(organisation_id="a"), row("x", organisation_id="b")], "two_ids"),
        ([row(organisation_id="a"), row("x", "غيرها", organisation_id="a")], "two_names"),
        ([{"name": "x", "organisation_id": "a"}], "id_without_name"),
        ([row(role="مدير عام")], "bad_role"),
        ([], "nobody"),
        ([row(name="مثال: هذا السطر لا يُقرأ")], "nobody"),
    ],
)
def test_what_cannot_be_imported_is_an_error(rows, code):
    assert [each.code for each in roster(*rows).errors] == [code]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"language": "كردي"}, "bad_language"),
        ({"sex": "؟"}, "bad_sex"),
        ({"age": "ثلاثون"}, "bad_age"),
        ({"age": "1990"}, "bad_age"),
        ({"phone": "لا يوجد"}, "bad_phone"),
    ],
)
def test_what_can_be_left_out_is_left_out_and_said(more, code):
    read = roster(row(**more))
    assert found(read) == [(2, code)]
    assert not read.errors
    assert len(read.people) == 1


def test_a_row_after_a_broken_organisation_is_not_put_under_an_earlier_one():
    read = roster(
        row(), row("سامر", organisation_id="!!"), {"name": "رنا"}, row("هالة", "جمعية الجسر")
    )
    assert found(read) == [(3, "bad_id"), (4, "no_organisation")]


def test_a_row_with_an_organisation_alone_is_the_heading_of_rows_that_name_none():
    read = roster({"organisation_ar": "جمعية ساقية"}, {"name": "ليلى"}, {"name": "سامر"})
    assert found(read) == [(2, "heading"), (3, "organisation_above"), (4, "organisation_above")]
    assert [person.name for person in read.organisations[0].people] == ["ليلى", "سامر"]
    lacking = roster({"organisation_ar": "جمعية ساقية"}, row("ليلى", "جمعية الجسر"))
    assert found(lacking) == [(2, "no_name")]


def test_coaches_and_trainers_stand_under_no_organisation():
    read = roster({"name": "سهى", "role": "مدرّبة الصقل"}, {"name": "باسل", "role": "المدرّب"}, row())
    assert [(each.name, each.role) for each in read.staff] == [
        ("سهى", "coach"),
        ("باسل", "trainer"),
    ]
    assert [person.role for person in read.people] == ["participant"]


def test_values_are_read_with_any_digits():
    read = roster(row(age="٣٤", phone="٠٩٤٤ ١٢٣ ٤٥٦", language="EN", sex="F"))
    person = read.people[0]
    assert (person.age, person.phone) == (34, "0944123456")
    assert (person.language, person.sex) == ("en", "female")
    assert read_age("13").code == "bad_age"
    assert read_phone("12345").code == "bad_phone"
    assert read_phone("+963 (944) 12-34-56").value == "+963944123456"


def test_marks_that_nobody_sees_are_taken_off_names():
    read = roster(row(name="\u202bليلى\u200f\n العمر\u202c"))
    assert read.people[0].name == "ليلى العمر"


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["ليلى", "سامر", "saqiya", "جمعية", "coach", "٣٤", "ar", "person-1", "=1+1"]),
)
rows_of_anything = st.lists(st.dictionaries(st.sampled_from(COLUMNS), cells), max_size=8)


@given(rows_of_anything)
def test_any_rows_are_read_and_every_finding_has_its_sentence(rows):
    read = roster(*rows)
    for finding in read.findings:
        assert finding.code in FINDINGS or finding.code in FILE_NOTES
        assert finding_sentence(finding, "ar")
        assert finding_sentence(finding, "en")
    ids = [each.id for each in read.organisations]
    assert len(ids) == len(set(ids))
    if not read.errors:
        from saql.service.enrolment import read_members

        members = read_members(read.content())
        assert sum(len(each.people) for each in members.organisations) == len(read.people)
