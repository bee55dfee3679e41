import pytest


@pytest.mark.parametrize(
    ("typed", "pcode"),
    [
        ("إدلب", "SY07"),
        ("ادلب", "SY07"),
        ("Idlib", "SY07"),
        ("محافظة دير الزور", "SY09"),
        ("ديرالزور", "SY09"),
        ("Deir ez-Zor", "SY09"),
        ("الرقه", "SY11"),
        ("Raqqa governorate", "SY11"),
        ("حماه", "SY05"),
        ("Tell Abiad", "SY1102"),
        ("sy0902", "SY0902"),
    ],
)
def test_a_place_is_found_by_any_usual_spelling(gazetteer, typed, pcode):
    assert gazetteer.find(typed).pcode == pcode


def test_an_unknown_place_is_not_guessed(gazetteer):
    assert gazetteer.find("قرية لا نعرفها") is None


def test_places_are_found_inside_a_sentence_with_joined_prepositions(gazetteer):
    text = "زيادة عدد الأسر بدير الزور، وحماة وللحسكة وفي ريف دمشق من 10 إلى 20"
    assert {row.pcode for row in gazetteer.named_in(text)} == {"SY09", "SY05", "SY08", "SY03"}


def test_every_district_lies_in_a_governorate(gazetteer):
    districts = gazetteer.level(2)
    assert len(gazetteer.level(1)) == 14
    assert len(districts) == 62
    assert all(gazetteer.chain(row.pcode)[-1].level == 1 for row in gazetteer.rows)


def test_a_place_has_its_name_in_both_languages(gazetteer):
    assert gazetteer.name("SY11", "ar") == "الرقة"
    assert gazetteer.name("SY11", "en") == "Ar-Raqqa"
    assert gazetteer.name("XX99", "ar") == "XX99"
