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
