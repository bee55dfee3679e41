import pytest
from hypothesis import given
from hypothesis import strategies as st

from saql.plan.analysis import Swot
from saql.plan.edit import EditError, apply_edits


def a_swot(*ids):
    return Swot.model_validate(
        {"items": [{"id": i, "box": "strength", "text": {"ar": i}} for i in ids]}
    ).model_dump(mode="json")


def ids(content):
    return [item["id"] for item in content["items"]]


def test_setting_a_text_changes_it_and_nothing_else():
    before = a_swot("a", "b")
    edit = {"op": "set", "path": ["items", "a", "text", "ar"], "value": "جديد", "base": "a"}
    applied = apply_edits(before, [edit])
    assert applied.content["items"][0]["text"]["ar"] == "جديد"
    assert applied.content["items"][1] == before["items"][1]
    assert before["items"][0]["text"]["ar"] == "a"


def test_an_edit_that_meets_another_change_overwrites_nothing_and_shows_both():
    edit = {"op": "set", "path": ["items", "a", "text", "ar"], "value": "لي", "base": "قديم"}
    applied = apply_edits(a_swot("a"), [edit])
    assert applied.content == a_swot("a")
    (clash,) = applied.clashes
    assert (clash.base, clash.mine, clash.theirs) == ("قديم", "لي", "a")


def test_writing_in_an_item_that_somebody_removed_is_a_clash_that_keeps_the_text():
    edit = {"op": "set", "path": ["items", "z", "text", "ar"], "value": "لي", "base": ""}
    (clash,) = apply_edits(a_swot("a"), [edit]).clashes
    assert (clash.mine, clash.theirs) == ("لي", None)


def test_a_new_item_can_be_filled_in_the_same_message():
    edits = [
        {"op": "add", "path": ["items"], "item": {"id": "n"}, "after": ""},
        {"op": "set", "path": ["items", "n", "text", "ar"], "value": "نص", "base": ""},
    ]
    applied = apply_edits(a_swot("a"), edits)
    assert ids(applied.content) == ["n", "a"]
    assert applied.content["items"][0]["text"]["ar"] == "نص"
    assert applied.clashes == []


@pytest.mark.parametrize(
    ("after", "order"), [(None, ["b", "c", "a"]), ("", ["a", "b", "c"]), ("b", ["b", "a", "c"])]
)
def test_an_item_moves_to_the_place_asked_for(after, order):
    edit = {"op": "move", "path": ["items", "a"], "after": after}
    assert ids(apply_edits(a_swot("a", "b", "c"), [edit]).content) == order


EDITS = st.lists(
    st.one_of(
        st.builds(
            lambda i, v: {"op": "set", "path": ["items", i, "text", "ar"], "value": v, "base": i},
            st.sampled_from("abc"),
            st.sampled_from(["س", "ص"]),
        ),
        st.builds(
            lambda i, after: {"op": "add", "path": ["items"], "item": {"id": i}, "after": after},
            st.sampled_from("xyz"),
            st.sampled_from([None, "", "a"]),
        ),
        st.builds(lambda i: {"op": "remove", "path": ["items", i]}, st.sampled_from("abcxyz")),
    ),
    max_size=6,
)


@given(EDITS)
def test_a_message_sent_twice_changes_nothing_more(edits):
    once = apply_edits(a_swot("a", "b", "c"), edits).content
    kept = [e for e in edits if e["op"] != "remove"]
    if len(kept) == len(edits):
        assert apply_edits(once, edits).content == once
    assert len(set(ids(once))) == len(ids(once))


@pytest.mark.parametrize(
    "edit",
    [
        {"op": "drop", "path": ["items", "a"]},
        {"op": "set", "path": [], "value": 1},
        {"op": "set", "path": ["items", "a", "id"], "value": "b"},
        {"op": "set", "path": ["items"], "value": []},
        {"op": "set", "path": ["items", "a", "text"], "value": "x"},
        {"op": "set", "path": "items", "value": 1},
        {"op": "add", "path": ["items"], "item": {"text": "no id"}},
        {"op": "add", "path": ["nowhere"], "item": {"id": "n"}},
        {"op": "set", "path": ["items", "a", "text", "ar"]},
        {},
    ],
)
def test_an_edit_that_fits_no_plan_is_refused_by_name(edit):
    with pytest.raises(EditError):
        apply_edits(a_swot("a"), [edit])
