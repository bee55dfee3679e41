"""The live view of the organisations."""

from __future__ import annotations

from saql.plan.upgrade import read_plan


def test_the_live_view_changes_with_a_plan_and_names_no_person(ask, room) -> None:
    before = ask("live")
    assert "Rana" not in str(before)
    assert {group["id"] for group in before["groups"]} >= {"plan-analysis", "plan-fundraising"}
    rana = room.client("Rana")
    plan = read_plan((room.course.folder / "samples/weak.plan.json").read_bytes())
    content = plan.model_dump(mode="json")["swot"]
    rana.save_section("amal", "swot", content, base=0, key="w1")
    after = ask("live")
    (amal,) = [one for one in after["organisations"] if one["id"] == "amal"]
    (was,) = [one for one in before["organisations"] if one["id"] == "amal"]
    assert was["cells"]["swot"] == "empty"
    assert amal["cells"]["swot"] in ("stuck", "progress")
    if amal["cells"]["swot"] == "stuck":
        assert len(amal["stuck"]["swot"]) > 20, "the check's own sentence"
    assert after["wrong"] == [] or all(one["words"] for one in after["wrong"])


def test_what_has_not_changed_is_not_sent_again(ask) -> None:
    first = ask("live", seen="")
    assert ask("live", seen=first["mark"]).keys() == {"ok", "same", "type", "id"}
    ask("rename_organisation", organisation="amal", ar="جمعية الأمل", en="Hope")
    assert ask("live", seen=first["mark"])["organisations"]
