"""The guided walk asks for every field of the plan, in both languages."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from saql.course import default_course
from saql.i18n import catalogue
from saql.plan import vocabulary
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan
from saql.widgets.builder.guide import OWN_CODES, guide
from saql.widgets.builder.steps import Kind, fields_of
from saql.widgets.builder.walk import WALK


def fields_of_the_document(section):
    part = Plan.model_fields[section].annotation
    for name, field in part.model_fields.items():
        if name in ITEM_LISTS.get(section, ()):
            item = field.annotation.__args__[0]
            yield from ((name, inner) for inner in item.model_fields if inner != "id")
        else:
            yield "", name


def questions_of(step):
    yield from step.questions
    for items in step.lists:
        yield from items.questions


def test_the_walk_goes_through_the_sections_in_the_coachs_order():
    assert tuple(step.section for step in WALK) == SECTIONS


@pytest.mark.parametrize("step", WALK, ids=lambda step: step.section)
def test_every_field_of_the_document_is_asked_for_once(step):
    asked = [(listed, field.name) for listed, field in fields_of(step)]
    assert len(asked) == len(set(asked))
    assert set(asked) == set(fields_of_the_document(step.section))


def test_every_kind_and_every_word_list_exists():
    for step in WALK:
        for _, field in fields_of(step):
            assert field.kind in get_args(Kind)
            if field.kind in ("choice", "choices", "level", "ticks"):
                assert field.codes in OWN_CODES or hasattr(vocabulary, field.codes)


def test_every_reference_leads_to_a_list_that_exists():
    lists = {f"{section}.{name}" for section, names in ITEM_LISTS.items() for name in names}
    for step in WALK:
        for _, field in fields_of(step):
            assert set(field.to) <= lists
            assert bool(field.to) == (field.kind in ("ref", "refs"))
            assert set(field.only) <= set(vocabulary.BOXES)


def test_lists_are_titled_grouped_and_placed_by_what_they_hold():
    for step in WALK:
        for items in step.lists:
            names = {field.name: field for question in items.questions for field in question.fields}
            assert items.title in names
            assert set(items.facts) <= set(names)
            assert not items.parent or names[items.parent].kind == "ref"
            assert not items.group or names[items.group].kind == "choice"
            assert items.place <= len(step.questions)


def test_a_phones_screen_asks_for_few_things():
    for step in WALK:
        for question in questions_of(step):
            common = [field for field in question.fields if not field.rare]
            # One decision on one screen: whether to go for an ask.
            assert len(common) <= (8 if question.whole else 5), question.ask


def test_every_sentence_of_the_walk_has_its_arabic():
    arabic = catalogue("builder", "ar")
    for step in WALK:
        sentences = [step.part, step.ask, step.why]
        for items in step.lists:
            sentences += [items.ask, items.add, items.hint, items.empty]
        for question in questions_of(step):
            sentences += [question.ask, question.hint, *(field.hint for field in question.fields)]
        for sentence in filter(None, sentences):
            assert arabic.gettext(sentence) != sentence, sentence


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_gets_a_label_for_every_field_and_words_for_every_code(language):
    told = guide(language, default_course())
    for step in told["steps"]:
        assert step["title"] != step["section"]
        for question in step["questions"] + [q for x in step["lists"] for q in x["questions"]]:
            for field in question["fields"]:
                assert field["label"], field
                assert field["label"] != field["name"]
    for pairs in told["codes"].values():
        assert all(words and (words != code or code == "PDF") for code, words in pairs)
    assert len(told["months"]) == 12
    assert len(told["places"]) > 70


def test_examples_belong_to_fields_that_are_asked_for():
    told = guide("ar", default_course())
    keys = {
        ".".join(filter(None, (step.section, listed, field.name)))
        for step in WALK
        for listed, field in fields_of(step)
    }
    boxes = {f"swot.items.text.{box}" for box in vocabulary.BOXES}
    assert set(told["examples"]) <= keys | boxes
    assert len(told["examples"]) > 60
    assert told["examples"]["about.title"]["strong"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_hint_names_the_courses_own_threshold(language):
    shipped = default_course()
    statements = shipped.thresholds.statements.model_copy(update={"vision_words_max": 17})
    changed = shipped.thresholds.model_copy(update={"statements": statements})
    steps = guide(language, dataclasses.replace(shipped, thresholds=changed))["steps"]
    hints = [q["hint"] for step in steps for q in step["questions"] if "17" in q["hint"]]
    assert len(hints) == 1
    assert not any("%(" in q["hint"] for step in steps for q in step["questions"])
