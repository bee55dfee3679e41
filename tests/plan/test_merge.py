import copy

from hypothesis import given
from hypothesis import strategies as st

from saql.plan.merge import merge_section

BASE = {
    "items": [
        {"id": "a", "text": {"ar": "أ", "en": "A"}, "importance": 3},
        {"id": "b", "text": {"ar": "ب", "en": "B"}, "importance": 2},
    ],
    "note": "",
}


def changed(change):
    content = copy.deepcopy(BASE)
    change(content)
    return content


def test_two_people_who_add_and_edit_different_things_both_keep_their_work():
    mine = changed(lambda c: c["items"].append({"id": "m", "text": {"ar": "لي", "en": ""}}))
    theirs = changed(lambda c: c["items"][0]["text"].update(ar="لهم"))
    merged = merge_section(BASE, mine, theirs)
    assert merged.clashes == []
    assert [i["id"] for i in merged.content["items"]] == ["a", "b", "m"]
    assert merged.content["items"][0]["text"]["ar"] == "لهم"


def test_two_languages_of_one_text_can_be_written_at_once():
    mine = changed(lambda c: c["items"][0]["text"].update(en="Mine"))
    theirs = changed(lambda c: c["items"][0]["text"].update(ar="لهم"))
    merged = merge_section(BASE, mine, theirs)
    assert merged.clashes == []
    assert merged.content["items"][0]["text"] == {"ar": "لهم", "en": "Mine"}


def test_one_field_changed_by_both_is_a_clash_with_both_texts():
    mine = changed(lambda c: c["items"][0]["text"].update(ar="لي"))
    theirs = changed(lambda c: c["items"][0]["text"].update(ar="لهم"))
    merged = merge_section(BASE, mine, theirs)
    (clash,) = merged.clashes
    assert clash.path == ("items", "a", "text", "ar")
    assert (clash.base, clash.mine, clash.theirs) == ("أ", "لي", "لهم")
    assert merged.content == theirs


def test_an_item_that_one_removes_and_the_other_edits_is_not_lost():
    mine = changed(lambda c: c["items"].pop(0))
    theirs = changed(lambda c: c["items"][0].update(importance=5))
    for ours, others in ((mine, theirs), (theirs, mine)):
        merged = merge_section(BASE, ours, others)
        assert [i["id"] for i in merged.content["items"]] == ["a", "b"]
        assert len(merged.clashes) == 1


def test_an_order_that_only_one_changed_is_kept():
    mine = changed(lambda c: c["items"].reverse())
    theirs = changed(lambda c: c["items"][0].update(importance=5))
    assert [i["id"] for i in merge_section(BASE, mine, theirs).content["items"]] == ["b", "a"]


def test_a_field_of_a_newer_version_survives():
    mine = changed(lambda c: c.update(future={"x": 1}))
    theirs = changed(lambda c: c.update(note="نص"))
    merged = merge_section(BASE, mine, theirs)
    assert merged.content["future"] == {"x": 1}
    assert merged.content["note"] == "نص"


ITEMS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abcde"), "v": st.sampled_from("123")}),
    max_size=5,
    unique_by=lambda i: i["id"],
)


@given(ITEMS, ITEMS, ITEMS)
def test_a_merge_loses_no_value_that_either_wrote(base, mine, theirs):
    merged = merge_section({"items": base}, {"items": mine}, {"items": theirs})
    text = str(merged.content) + str(merged.clashes)
    before = {i["id"]: i["v"] for i in base}
    for content in (mine, theirs):
        for item in content:
            if before.get(item["id"]) != item["v"]:
                assert f"'{item['v']}'" in text
    ids = [i["id"] for i in merged.content["items"]]
    assert len(ids) == len(set(ids))


@given(ITEMS, ITEMS)
def test_merging_what_only_one_changed_gives_that_persons_content(base, mine):
    assert merge_section({"items": base}, {"items": mine}, {"items": base}).content["items"] == mine
    assert merge_section({"items": base}, {"items": base}, {"items": mine}).content["items"] == mine
