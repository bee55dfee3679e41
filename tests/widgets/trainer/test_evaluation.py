"""Forms and training requests, from the page, from paper and from a spreadsheet."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from sqlalchemy import update

from saql.service.clock import today
from saql.service.tables import training_sessions


def test_a_follow_up_says_when_it_is_due_and_when_it_is_late(ask, room) -> None:
    def due():
        return ask("evaluation", form="follow_up_3")["form"]["due_words"]

    assert due() == ""
    agenda = room.course.syllabus.agendas[0]
    session = next(part.session for part in agenda.parts if part.session)
    ask("start_session", agenda=agenda.id, session=session, key="s")
    assert "3 months after the last session" in due()
    assert ask("evaluation", form="reaction")["form"]["due_words"] == ""
    with room.database.begin() as connection:
        connection.execute(update(training_sessions).values(started_at="2026-01-15T08:00:00+00:00"))
    assert due() == "Due since 15 April 2026. Open it now, or enter what came on paper."


def test_forms_are_summed_up_with_those_from_paper(ask, room) -> None:
    ask("open", what="reaction", open=True)
    form = room.course.forms.get("reaction")
    scales = [one.id for one in form.questions if one.kind == "scale"]
    rest = {one.id: True for one in form.questions if one.required and one.kind == "yes_no"}
    typed = dict.fromkeys(rest, "yes")
    own = {**dict.fromkeys(scales, 5), **rest}
    room.client("Rana").answer_form("reaction", own, key="f1")
    sheets = [{**dict.fromkeys(scales, value), **typed} for value in ("٣", "1")]
    ask("enter_form", form="reaction", day=today(), answers=sheets[0], key="e1")
    ask("enter_form", form="reaction", day="2026-11-22", answers=sheets[1], key="e2")
    whole = ask("evaluation", form="reaction", day=None)
    assert whole["answered"] == 3
    assert whole["days"][0] == ["2026-11-22", "22 November 2026"]
    assert [day for day, _ in whole["days"]] == ["2026-11-22", today()]
    second = ask("evaluation", form="reaction", day=today())
    (one,) = [each for each in second["summary"] if each["id"] == scales[0]]
    assert one["figures"][0]["value"] == "4"
    assert [count["n"] for count in one["counts"]] == [0, 0, 1, 0, 1]
    assert "Rana" not in str(whole)
    refused = ask(
        "enter_form",
        form="reaction",
        day="2026-11-21",
        answers={scales[0]: "9"},
        key="e3",
        refused=True,
    )
    assert form.question(scales[0]).text.en in refused["sentence"]


def test_training_requests_are_ranked_with_reasons_and_decided(ask, room) -> None:
    form = room.course.forms.get("training_request")
    best: dict[str, Any] = {}
    for one in form.questions:
        if one.kind in ("choice", "choices"):
            top = max(one.options, key=lambda option: option.value or 0).id
            best[one.id] = top if one.kind == "choice" else [each.id for each in one.options]
        else:
            best[one.id] = {"scale": "5", "yes_no": "yes", "number": "1000", "text": "نعم"}[
                one.kind
            ]
    least = {
        one.id: min(one.options, key=lambda option: option.value or 0).id
        if one.kind == "choice"
        else [one.options[0].id]
        if one.kind == "choices"
        else {"scale": "1", "yes_no": "no", "number": "0", "text": "-"}[one.kind]
        for one in form.questions
    }
    ask("add_request", organisation="Weak", contact="", answers=least, key="q1")
    ask("add_request", organisation="Strong", contact="", answers=best, key="q2")
    found = ask("requests")["requests"]
    assert [one["organisation"] for one in found] == ["Strong", "Weak"]
    assert found[0]["reasons"]
    ask("decide_request", request=found[0]["id"], state="accepted")
    assert ask("requests")["requests"][0]["state"] == "accepted"


def test_requests_come_from_a_spreadsheet_all_or_none_and_never_twice(
    ask, room, spreadsheet
) -> None:
    form = room.course.forms.get("training_request")
    (choice,) = [one for one in form.questions if one.kind == "choice"][:1]
    template = openpyxl.load_workbook(io.BytesIO(ask("requests_template")["buffers"][0])).active
    head = [cell.value for cell in template[1]]
    assert choice.text.en in head
    titles = ["المنظمة", choice.text.ar]
    good = spreadsheet([titles, ["جمعية الأفق", choice.options[0].text.ar], ["سنابل", ""]])
    assert ask("import_requests", file="q.xlsx", number=0, of=1, text=good)["added"] == 2
    assert ask("import_requests", file="q.xlsx", number=0, of=1, text=good)["added"] == 0
    bad = spreadsheet([titles, ["جمعية أخرى", choice.options[0].text.ar], ["ثالثة", "شيء آخر"]])
    refused = ask("import_requests", file="q.xlsx", number=0, of=1, text=bad, refused=True)
    assert "Row 3" in refused["sentence"]
    long = spreadsheet([titles, ["جمعية " * 50, choice.options[0].text.ar]])
    refused = ask("import_requests", file="q.xlsx", number=0, of=1, text=long, refused=True)
    assert "Row 2" in refused["sentence"]
    assert "200" in refused["sentence"]
    assert len(ask("requests")["requests"]) == 2
