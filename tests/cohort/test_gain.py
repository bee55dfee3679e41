"""The arithmetic of the learning gain, against figures worked out by hand."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.cohort.gain import band, effect_size, learning_gain, normalised
from saql.cohort.item_gain import item_analysis
from saql.cohort.papers import draw, score

PRE = {"a": 40, "b": 50, "c": 60, "only-before": 10}
POST = {"a": 70, "b": 60, "c": 90, "only-after": 95}
# Paired: a 40→70, b 50→60, c 60→90.
# mean pre = (40 + 50 + 60) / 3 = 50; mean post = (70 + 60 + 90) / 3 = 73.33…
# absolute: 30, 10, 30 → mean 23.33…, median 30
# g: 30/60 = 0.5, 10/50 = 0.2, 30/40 = 0.75 → mean 1.45 / 3 = 0.48333…
# class g = 23.33… / (100 - 50) = 0.46666…
# relative = 23.33… / 50 = 0.46666…
# s² pre = (100 + 0 + 100) / 2 = 100; s² post = (11.11 + 177.78 + 277.78) / 2 = 233.33…
# pooled SD = √((100 + 233.33…) / 2) = √166.66… = 12.9099…; d = 23.33… / 12.9099… = 1.8074


def test_only_people_with_both_tests_count():
    gain = learning_gain(PRE, POST)
    assert (gain.n, gain.missing) == (3, 2)
    assert gain.only_pre == ("only-before",)
    assert gain.only_post == ("only-after",)
    assert gain.pre.mean == pytest.approx(50)
    assert gain.post.mean == pytest.approx(220 / 3)
    assert (gain.pre.median, gain.post.median) == (50, 70)


def test_the_gains_are_those_worked_out_by_hand():
    gain = learning_gain(PRE, POST)
    assert gain.absolute_mean == pytest.approx(70 / 3)
    assert gain.absolute_median == 30
    assert gain.relative == pytest.approx(70 / 3 / 50)
    assert gain.class_normalised == pytest.approx(70 / 3 / 50)
    assert gain.individual_normalised == pytest.approx((0.5 + 0.2 + 0.75) / 3)
    assert gain.class_band == "medium"
    assert gain.bands == {"low": 1, "medium": 1, "high": 1}


def test_the_class_gain_and_the_mean_of_gains_are_two_figures():
    # x 90→95: g = 5/10 = 0.5; y 10→19: g = 9/90 = 0.1 → mean 0.3
    # class: means 50 → 57: 7/50 = 0.14
    gain = learning_gain({"x": 90, "y": 10}, {"x": 95, "y": 19})
    assert gain.individual_normalised == pytest.approx(0.3)
    assert gain.class_normalised == pytest.approx(0.14)


def test_the_effect_size_says_which_deviation_it_rests_on():
    before, after = [40, 50, 60], [70, 60, 90]
    pooled = effect_size(before, after)
    assert pooled.spread == "pooled"
    assert pooled.deviation == pytest.approx(sqrt((100 + 700 / 3) / 2))
    assert pooled.size == pytest.approx(70 / 3 / 12.909944487)
    assert effect_size(before, after, "pre").size == pytest.approx(70 / 3 / 10)
    # differences 30, 10, 30: mean 23.33…, s² = (44.44 + 177.78 + 44.44) / 2 = 133.33…
    differences = effect_size(before, after, "differences")
    assert differences.deviation == pytest.approx(sqrt(400 / 3))


def test_there_is_no_effect_size_of_one_person_or_where_nothing_varies():
    assert effect_size([40], [70]) is None
    assert effect_size([40, 40], [70, 70]) is None
    assert learning_gain({"a": 40}, {"a": 70}).effect is None
    assert learning_gain({"a": 40}, {"a": 70}).pre.deviation is None


def test_a_full_score_before_is_left_out_of_the_mean_of_gains_and_counted():
    # a 100→90 undefined; b 50→75: 25/50 = 0.5
    gain = learning_gain({"a": 100, "b": 50}, {"a": 90, "b": 75})
    assert gain.undefined == ("a",)
    assert gain.individual_normalised == 0.5
    assert gain.n == 2
    # The class figure is of the means of both: (82.5 - 75) / (100 - 75) = 0.3
    assert gain.class_normalised == pytest.approx(0.3)
    assert "undefined" in [caution.code for caution in gain.cautions]


def test_a_class_in_which_all_knew_everything_has_no_normalised_gain():
    gain = learning_gain({"a": 100, "b": 100}, {"a": 100, "b": 80})
    assert gain.class_normalised is None
    assert gain.individual_normalised is None
    assert gain.class_band is None
    assert gain.absolute_mean == -10


def test_a_lower_score_after_is_kept_and_counted():
    # a 60→40: -20/40 = -0.5; b 50→75: 0.5 → mean 0
    gain = learning_gain({"a": 60, "b": 50}, {"a": 40, "b": 75})
    assert gain.fell == ("a",)
    assert gain.individual_normalised == pytest.approx(0)
    assert gain.people[0].normalised == pytest.approx(-0.5)
    assert gain.people[0].band == "low"
    assert [c.n for c in gain.cautions if c.code == "fell"] == [1]


def test_who_fell_from_the_full_score_has_no_negative_gain_to_count():
    gain = learning_gain({"a": 60, "b": 100}, {"a": 40, "b": 90})
    assert (gain.fell, gain.negative, gain.undefined) == (("a", "b"), ("a",), ("b",))
    assert gain.bands["low"] == 1


def test_what_was_known_and_lost_is_not_hidden_in_the_bar():
    # a 60→40: known 40, learned 0, lost 20, to learn 40; b 50→75: 50, 25, 0, 25
    shares = learning_gain({"a": 60, "b": 50}, {"a": 40, "b": 75}).shares
    assert (shares.known, shares.learned, shares.lost, shares.to_learn) == (45, 12.5, 10, 32.5)


def test_where_nobody_fell_the_bar_is_pre_rise_and_rest():
    shares = learning_gain(PRE, POST).shares
    assert shares.known == pytest.approx(50)
    assert shares.learned == pytest.approx(70 / 3)
    assert shares.to_learn == pytest.approx(100 - 220 / 3)
    assert shares.lost == 0


@pytest.mark.parametrize(
    ("pre", "post", "expected"),
    [(0, 30, "medium"), (0, 29.9, "low"), (0, 70, "medium"), (0, 70.1, "high"), (70, 79, "medium")],
)
def test_the_bands_begin_and_end_where_hake_put_them(pre, post, expected):
    assert band(normalised(pre, post)) == expected


def test_a_relative_gain_needs_a_score_before():
    gain = learning_gain({"a": 0}, {"a": 50})
    assert gain.people[0].relative is None
    assert gain.relative is None
    low = learning_gain({"a": 10}, {"a": 50})
    assert low.relative == 4
    assert "relative_low" in [caution.code for caution in low.cautions]


def test_nobody_with_both_tests_gives_no_figures_but_counts_the_others():
    gain = learning_gain({"a": 50}, {"b": 60})
    assert (gain.n, gain.missing) == (0, 2)
    assert gain.pre is gain.class_normalised is gain.shares is gain.effect is None
    assert [caution.code for caution in gain.cautions] == ["unpaired"]


def test_every_figure_comes_with_the_word_that_a_rise_is_no_cause():
    assert learning_gain(PRE, POST).cautions[0].code == "no_cause"


def test_each_pair_of_questions_is_followed_and_one_that_got_worse_is_marked(bank, settings):
    papers = draw(bank, settings)
    slots = [item.slot for item in papers["pre_test"].items]

    def sheet(test, right_slots):
        right = {item.slot: item.question.right for item in papers[test].items}
        return score(papers[test], {slot: right[slot] for slot in right_slots})

    pre = {
        "a": sheet("pre_test", slots[:2]),
        "b": sheet("pre_test", slots[:1]),
        "c": sheet("pre_test", slots),
    }
    post = {"a": sheet("post_test", slots[1:3]), "b": sheet("post_test", slots[:2])}
    items = item_analysis(papers, pre, post)
    # c took no post-test and does not count. Slot 1: 2 of 2 before, 1 of 2 after.
    assert (items[0].n, items[0].before, items[0].after, items[0].worse) == (2, 1.0, 0.5, True)
    assert (items[1].before, items[1].after, items[1].worse) == (0.5, 1.0, False)
    assert (items[2].before, items[2].after) == (0.0, 0.5)
    assert items[0].pre_question != items[0].post_question


scores = st.integers(0, 20).map(lambda points: points * 5.0)
people = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), scores, max_size=12)


@given(people, people)
def test_whatever_the_scores_the_figures_hold_together(pre, post):
    gain = learning_gain(pre, post)
    assert gain.n + len(gain.only_pre) == len(pre)
    assert gain.n + len(gain.only_post) == len(post)
    assert sum(gain.bands.values()) + len(gain.undefined) == gain.n
    if gain.n:
        bar = gain.shares
        assert bar.known + bar.learned + bar.lost + bar.to_learn == pytest.approx(100)
        assert bar.known + bar.lost == pytest.approx(gain.pre.mean)
        assert bar.known + bar.learned == pytest.approx(gain.post.mean)
        assert min(bar.known, bar.learned, bar.lost, bar.to_learn) >= 0
        assert gain.absolute_mean == pytest.approx(gain.post.mean - gain.pre.mean)
    if gain.class_normalised is not None:
        assert gain.class_normalised <= 1 + 1e-9
