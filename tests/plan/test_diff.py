from saql.plan.diff import diff
from saql.plan.document import Plan


def a_plan(**sections):
    return Plan.model_validate(sections)


def test_a_plan_does_not_differ_from_itself():
    plan = a_plan(goals={"items": [{"id": "g", "text": {"ar": "غاية"}}]})
    assert diff(plan, plan) == []


def test_what_was_added_removed_and_changed_is_told_by_section_and_item():
    before = a_plan(
        goals={"items": [{"id": "g1", "text": {"ar": "قديم"}}, {"id": "g2"}]},
        about={"author": "منى"},
    )
    after = a_plan(
        goals={"items": [{"id": "g1", "text": {"ar": "جديد"}}, {"id": "g3"}]},
        about={"author": "", "version": "2"},
    )
    told = [(c.kind, c.section, c.item_id, c.field, c.before, c.after) for c in diff(before, after)]
    assert ("removed", "about", "", "author", "منى", "") in told
    assert ("added", "about", "", "version", "", "2") in told
    assert ("changed", "goals", "g1", "text.ar", "قديم", "جديد") in told
    kinds = {
        (c.kind, c.item_id) for c in diff(before, after) if c.section == "goals" and not c.field
    }
    assert kinds == {("removed", "g2"), ("added", "g3")}


def test_a_new_order_is_told_once():
    before = a_plan(goals={"items": [{"id": "a"}, {"id": "b"}]})
    after = a_plan(goals={"items": [{"id": "b"}, {"id": "a"}]})
    (change,) = diff(before, after)
    assert change.field == "order"
