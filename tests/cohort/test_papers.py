"""Both tests are drawn, shuffled and scored the same way on every machine."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.cohort.papers import BankTooSmall, draw, score, shuffled


def test_each_module_gives_the_same_number_and_difficulty_to_both_tests(bank, settings):
    papers = draw(bank, settings)
    pre, post = papers["pre_test"].items, papers["post_test"].items
    for paper in (pre, post):
        assert Counter(item.question.module for item in paper) == {
            "01_fundraising": 4,
            "02_networking": 4,
        }
    for one, two in zip(pre, post, strict=True):
        assert one.slot == two.slot
        assert one.question.pair == two.question.pair
        assert one.question.difficulty == two.question.difficulty
        assert one.question.id != two.question.id


def test_no_question_is_in_both_tests(bank, settings):
    papers = draw(bank, settings)
    asked = [{item.question.id for item in paper.items} for paper in papers.values()]
    assert not asked[0] & asked[1]


def test_drawing_again_gives_the_same_papers_and_another_seed_gives_others(bank, settings):
    assert draw(bank, settings) == draw(bank, settings)
    drawn = {
        tuple(
            i.question.id
            for i in draw(bank, settings.model_copy(update={"seed": n}))["pre_test"].items
        )
        for n in range(20)
    }
    assert len(drawn) > 10


def test_the_draw_is_the_same_whatever_python_hashes_strings_to(bank, settings):
    """The same draw in another process, whose string hashes differ."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tests.cohort import conftest as m;"
        "from saql.cohort.papers import TestSettings, draw;"
        "n = {'ar': 'x', 'en': 'x'};"
        "t = TestSettings(modules=m.MODULES, pre_test=n, post_test=n);"
        "print([i.question.id for i in draw(m.bank_of(), t)['pre_test'].items])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parents[2])],
        env={"PYTHONHASHSEED": "12345", "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    here = [item.question.id for item in draw(bank, settings)["pre_test"].items]
    assert printed.strip() == str(here)


def test_a_module_with_too_few_pairs_is_named(bank_of, settings):
    with pytest.raises(BankTooSmall) as caught:
        draw(bank_of(pairs=3), settings)
    assert (caught.value.module, caught.value.there, caught.value.needed) == (
        "01_fundraising",
        3,
        4,
    )


def test_options_stand_in_an_own_order_for_each_person(bank, settings):
    paper = draw(bank, settings)["pre_test"]
    orders = {tuple(shown.options for shown in shuffled(paper, person)) for person in range(30)}
    assert len(orders) == 30
    assert shuffled(paper, 7) == shuffled(paper, 7)
    for shown in shuffled(paper, 7):
        assert sorted(shown.options) == ["a", "b", "c", "d"]


def test_the_right_option_stands_nowhere_more_often_than_elsewhere(bank, settings):
    """400 people, 8 questions, 4 places: 800 each are expected, 3 standard deviations are 74."""
    paper = draw(bank, settings)["pre_test"]
    places = Counter(
        shown.options.index(shown.item.question.right)
        for person in range(400)
        for shown in shuffled(paper, person)
    )
    assert all(abs(places[place] - 800) < 100 for place in range(4))


def test_a_paper_is_scored_by_its_right_answers(bank, settings):
    paper = draw(bank, settings)["pre_test"]
    right = {item.slot: item.question.right for item in paper.items}
    assert (score(paper, right).points, score(paper, right).percent) == (8, 100)
    slots = [item.slot for item in paper.items]
    wrong = next(o for o in "abcd" if o != right[slots[0]])
    some = {slots[0]: wrong, slots[1]: right[slots[1]], slots[5]: right[slots[5]]}
    found = score(paper, some)
    assert (found.points, found.of, found.answered) == (2, 8, 3)
    assert found.percent == 25  # 2 of 8
    assert {m: (p.points, p.of) for m, p in found.by_module.items()} == {
        "01_fundraising": (1, 4),
        "02_networking": (1, 4),
    }
    assert not found.by_question[slots[0]]
    assert found.by_question[slots[5]]


@given(st.dictionaries(st.text(max_size=4), st.text(max_size=2)))
def test_answers_of_strange_slots_and_options_are_worth_nothing(answers):
    from saql.cohort.papers import Paper

    assert score(Paper("pre_test", ()), answers).points == 0
    assert score(Paper("pre_test", ()), answers).percent == 0
