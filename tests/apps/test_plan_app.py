"""The plan app: the builder on a plan file, and in a room before anybody has come."""

from __future__ import annotations

from saql.apps import plan


def test_the_app_opens_a_plan_file_and_has_nobody_to_submit_to(tmp_path):
    shown = plan.show(None, file=str(tmp_path / "plan.json"), language="en")
    state = shown.workspace.handle({"type": "hello"})[0]
    assert state["mode"] == "file"
    assert "export" in state["questions"]
    assert "submit" not in state["questions"]
    shown.close()


def test_a_room_is_asked_nothing_before_its_visitor_has_come():
    class Client:
        def __getattr__(self, name):
            raise AssertionError(name)

    shown = plan.show(Client())
    assert "submit" in shown.workspace.answers
    assert shown.workspace.store is None
    shown.close()


def test_the_work_of_a_module_is_handed_in_under_its_own_name():
    handed = []

    class Client:
        def submit(self, organisation, assignment, *, key):
            handed.append((organisation, assignment, key))
            return {"number": 1, "at": "2027-03-15T09:30:00Z"}

    shown = plan.show(Client())
    shown.workspace.me = {"organisation": {"id": "saqiya"}}
    submit = shown.workspace.answers["submit"]
    for request in (
        {"id": "1", "assignment": "fundraising", "key": "a"},
        {"id": "2", "key": "b"},
        {"id": "3", "assignment": "../gradebook", "key": "c"},
    ):
        submit(request)
    shown.close()
    assert handed == [
        ("saqiya", "fundraising", "a"),
        ("saqiya", "strategic_plan", "b"),
        ("saqiya", "strategic_plan", "c"),
    ]
