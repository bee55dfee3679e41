import typing

import pytest

from saql.i18n.label_words import CODE_WORDS, FIELD_WORDS, ITEM_WORDS, SECTION_WORDS
from saql.i18n.labels import code_label, field_label, section_label
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan


def fields_of_the_document():
    for section in SECTIONS:
        part = Plan.model_fields[section].annotation
        for name, field in part.model_fields.items():
            if name in ITEM_LISTS.get(section, ()):
                (item,) = typing.get_args(field.annotation)
                yield from ((section, name, inner) for inner in item.model_fields)
            else:
                yield section, "", name


@pytest.mark.parametrize(("section", "list_name", "field"), list(fields_of_the_document()))
def test_every_field_has_a_label_in_both_languages(section, list_name, field):
    key = f"{section}.{list_name}.{field}" if list_name else f"{section}.{field}"
    assert key in FIELD_WORDS or f".{field}" in FIELD_WORDS
    assert field_label(section, list_name, field, "ar") != field_label(
        section, list_name, field, "en"
    )


def test_every_section_and_list_has_a_name():
    assert set(SECTION_WORDS) == set(SECTIONS)
    assert set(ITEM_WORDS) == {f"{s}.{name}" for s, names in ITEM_LISTS.items() for name in names}


def test_every_code_has_words():
    for name, codes in CODE_WORDS.items():
        assert set(codes) == set(getattr(vocabulary, name)), name


def test_labels_use_the_terms_of_the_field():
    assert section_label("goals", "ar") == "الغايات الاستراتيجية"
    assert field_label("indicators", "items", "target", "ar") == "القيمة المستهدفة"
    assert field_label("risks", "items", "severity", "ar") == "شدة الأثر"
    assert code_label("BOXES", "threat", "ar") == "التهديدات"


def test_a_code_of_a_newer_version_is_shown_as_it_is():
    assert code_label("BOXES", "wish", "ar") == "wish"


def test_a_self_check_line_and_a_tie_are_named_in_whole_words():
    for vocabulary_name in (
        "READINESS_ITEMS",
        "READINESS_GROUPS",
        "DONOR_TYPES",
        "PIPELINE_STAGES",
        "TIE_LEVELS",
        "TIE_TYPES",
        "CHANNELS",
        "GO_SCORES",
    ):
        for code in getattr(vocabulary, vocabulary_name):
            arabic = code_label(vocabulary_name, code, "ar")
            assert arabic not in (code, code_label(vocabulary_name, code, "en"))
