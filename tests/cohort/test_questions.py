"""What a question bank must be."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from saql.cohort.papers import settings_mistakes
from saql.cohort.questions import Question, file_mistakes


def refused(data):
    with pytest.raises(ValidationError) as caught:
        Question.model_validate(data)
    (error,) = caught.value.errors()
    return getattr(error.get("ctx", {}).get("error"), "code", error["type"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"pair": None}, "no_pair"),
        ({"use": "check"}, "needless_pair"),
        ({"id": "Fr T1"}, "string_pattern_mismatch"),
        ({"difficulty": 4}, "less_than_equal"),
        ({"text": {"ar": "", "en": "x"}}, "string_too_short"),
        ({"lesson": "fundraising"}, "string_pattern_mismatch"),
        ({"source": ""}, "string_too_short"),
        ({"colour": "red"}, "extra_forbidden"),
    ],
)
def test_a_wrong_entry_is_refused(question, change, code):
    assert refused(question("fr-1", pair="fr") | change) == code


def test_exactly_one_option_of_a_test_question_is_right(question):
    none = question("q", pair="p", right=9)
    assert refused(none) == "one_right"
    two = question("q", pair="p")
    two["options"][1]["right"] = True
    assert refused(two) == "one_right"
    assert refused(question("q", pair="p", of=2)) == "options_count"
    assert refused(question("q", pair="p", of=5)) == "options_count"


def test_a_case_may_have_several_defensible_options_but_names_a_best(question):
    case = question("c", use="case", of=2)
    case["options"][1]["right"] = True
    assert Question.model_validate(case).right == "a"
    assert refused(question("c", use="case", right=9)) == "no_right"


def test_two_options_that_say_the_same_are_refused(question):
    twice = question("q", pair="p")
    twice["options"][2]["text"] = twice["options"][1]["text"]
    assert refused(twice) == "same_option"


def codes(module, entries):
    found = file_mistakes(module, [Question.model_validate(each) for each in entries])
    return [(mistake.code, mistake.place[1]) for mistake in found]


def test_ids_and_pairs_of_a_file_are_looked_at_together(question):
    twins = [question("q1", pair="p"), question("q2", pair="p")]
    assert codes("fundraising", twins) == []
    assert codes("fundraising", [*twins, question("q1", use="check")]) == [("question_twice", 2)]
    assert codes("fundraising", [*twins, question("q3", pair="p")]) == [("pair_count", 2)]
    assert codes("fundraising", twins[:1]) == [("pair_count", 0)]
    harder = question("q2", pair="p", difficulty=3)
    assert codes("fundraising", [twins[0], harder]) == [("pair_difficulty", 1)]
    assert codes("networking", twins) == [("other_module", 0), ("other_module", 1)]


def test_a_bank_smaller_than_the_tests_ask_is_told_by_module(bank_of, settings):
    assert settings_mistakes(bank_of(pairs=4), settings) == []
    small = settings_mistakes(bank_of(pairs=3), settings)
    assert [mistake.found for mistake in small] == ["01_fundraising: 3 < 4", "02_networking: 3 < 4"]
