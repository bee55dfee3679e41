"""Who takes part: the roster from a file, changes to people, and their codes."""

from __future__ import annotations

import base64

HEAD = ["اسم المنظمة", "الاسم"]


def test_a_roster_is_shown_first_and_kept_only_when_confirmed(ask, person, spreadsheet) -> None:
    rows = [HEAD, ["جمعية البيدر", "نوال"], ["جمعية البيدر", "غسان"], ["جمعية الأمل", "Rana"]]
    text = spreadsheet(rows)
    half = len(text) // 2
    assert ask("preview", file="r.xlsx", number=0, of=2, text=text[:half])["more"]
    found = ask("preview", file="r.xlsx", number=1, of=2, text=text[half:])
    assert (found["organisations"], found["people"], found["known"]) == (1, 2, 1)
    assert len(ask("cohort")["people"]) == 5, "a preview changes nothing"
    done = ask("confirm_import", key="k")
    assert (done["organisations"], done["people"]) == (1, 2)
    assert person("نوال")["organisation_name"] == "جمعية البيدر"
    assert len(ask("cohort")["people"]) == 7
    assert ask("confirm_import", key="k", refused=True)["sentence"]


def test_organisations_and_staff_of_a_roster_come_in_together_or_not_at_all(
    ask, room, person, spreadsheet
) -> None:
    rows = [
        [*HEAD, "الدور"],
        ["جمعية البيدر", "نوال", ""],
        ["", "مها", "مدربة الصقل"],
        ["", "Basel", "coach"],
    ]
    found = ask("preview", file="r.xlsx", number=0, of=1, text=spreadsheet(rows))
    assert (found["organisations"], found["people"]) == (1, 3), "a trainer of that name is no coach"
    done = ask("confirm_import", key="k")
    assert (done["organisations"], done["people"]) == (1, 3)
    maha = person("مها")
    assert (maha["role"], maha["organisation"]) == ("coach", None)
    assert room.code(maha["code"]).session()["person"]["name"] == "مها"
    again = ask("preview", file="r.xlsx", number=0, of=1, text=spreadsheet(rows))
    assert (again["people"], again["can"]) == (0, False)


def test_a_roster_that_is_previewed_is_never_too_large_to_be_confirmed(
    ask, room, spreadsheet
) -> None:
    long = "ابن " * 48
    text = spreadsheet([HEAD, *(["جمعية البيدر", f"{long}{n}"] for n in range(3_200))])
    pieces = [text[at : at + 60_000] for at in range(0, len(text), 60_000)]
    for number, piece in enumerate(pieces):
        found = ask("preview", file="r.xlsx", number=number, of=len(pieces), text=piece)
    assert (found["people"], found["can"]) == (3_200, True)
    assert ask("confirm_import", key="k")["people"] == 3_200
    code = next(one["code"] for one in ask("cohort")["people"] if one["name"].endswith(" 3199"))
    assert room.code(code).session()["person"]["name"] == f"{long}3199"


def test_a_name_with_another_hamza_is_in_the_room_already(ask, spreadsheet) -> None:
    for name, known in (("أحمد الأسعد", 0), ("احمد الاسعد", 1)):
        text = spreadsheet([[*HEAD, "ملاحظات"], ["جمعية البيدر", name, "x"]])
        found = ask("preview", file="r.xlsx", number=0, of=1, text=text)
        assert found["known"] == known
        assert "ملاحظات" in " ".join(one["sentence"] for one in found["remarks"])
        if not known:
            ask("confirm_import", key="k")
    assert sum("سعد" in one["name"] for one in ask("cohort")["people"]) == 1


def test_a_file_with_mistakes_says_row_by_row_what_to_do_and_changes_nothing(
    ask, spreadsheet
) -> None:
    text = spreadsheet(
        [HEAD, ["جمعية البيدر", "نوال"], ["جمعية البيدر", ""], ["جمعية البيدر", "نوال"]]
    )
    found = ask("preview", file="r.xlsx", number=0, of=1, text=text)
    assert [one["row"] for one in found["errors"]] == [3, 4]
    assert all(one["sentence"] for one in found["errors"])
    assert not found["can"]
    ask("confirm_import", key="k", refused=True)
    wrong = base64.b64encode(b"%PDF-1.7 not a spreadsheet").decode()
    assert ask("preview", file="r.pdf", number=0, of=1, text=wrong, refused=True)["sentence"]
    ask("preview", file="r.xlsx", number=3, of=9, text="x", refused=True)
    assert len(ask("cohort")["people"]) == 5


def test_a_person_is_moved_replaced_and_made_inactive_and_the_plan_stays(ask, room, person) -> None:
    rana = person("Rana")
    ask("change_person", person=rana["id"], organisation="noor", person_name="Rana Said")
    assert person("Rana Said")["organisation"] == "noor"
    huda = person("Huda")
    new = ask("replace_person", person=huda["id"], person_name="Lama", language="en", key="r1")
    assert room.code(new["code"]).session()["person"]["organisation"]["id"] == "amal"
    assert not person("Huda")["active"]
    assert person("Huda")["code"] == ""
    new = {"person_name": "Nizar", "role": "participant", "organisation": "amal"}
    added = ask("add_person", **new, key="a1")
    assert room.code(added["code"]).session()["person"]["name"] == "Nizar"
    ask("revoke_code", person=person("Nizar")["id"])
    assert person("Nizar")["code"] == ""
    ask("add_person", person_name="Nobody", role="participant", organisation="", refused=True)
    ask("add_organisation", ar="جمعية الندى", en="", key="o1")
    (nada,) = [one for one in ask("cohort")["organisations"] if one["name"] == "جمعية الندى"]
    ask("rename_organisation", organisation=nada["id"], ar="جمعية الندى", en="Nada")
    assert "Nada" in {one["name"] for one in ask("cohort")["organisations"]}


def test_the_code_sheet_has_everybody_or_those_chosen(ask, person) -> None:
    everybody = ask("slips", people=[], address="http://localhost:8866")
    assert everybody["buffers"][0].startswith(b"%PDF")
    one = ask("slips", people=[person("Rana")["id"]], address="http://10.0.0.5:8866")
    assert len(one["buffers"][0]) < len(everybody["buffers"][0])
