"""Organisations that ask for training, ranked by the weights of the course's form."""

from __future__ import annotations

from saql.cohort.forms import Form
from saql.cohort.requests import Ranked, Reason, TrainingRequest, rank
from saql.i18n.formats import format_number
from saql.widgets.trainer import requests_file
from saql.widgets.trainer.office import Json, Office, Question, key_of, number_of, text_of
from saql.widgets.trainer.roster import XLSX
from saql.widgets.trainer.sheets import answers_of, fields
from saql.widgets.trainer.upload import Upload

FORM = "training_request"


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about training requests."""
    upload = Upload()
    return {
        "requests": lambda _message: shown(office),
        "add_request": lambda message: _add(office, message),
        "decide_request": lambda message: _decide(office, message),
        "import_requests": lambda message: _import(office, upload, message),
        "requests_template": lambda _message: _template(office),
    }


def shown(office: Office) -> Json:
    """The requests in their rank, and the form to enter one."""
    _ = office.gettext
    form = _form(office)
    kept = {str(one["id"]): one for one in office.client.requests()}
    asked = (TrainingRequest(key, one["organisation"], one["answers"]) for key, one in kept.items())
    return {
        "requests": [_row(office, one, kept[one.request.id]) for one in rank(form, asked)],
        "questions": fields(office, form),
        "states": {
            "new": _("New"),
            "accepted": _("Accepted"),
            "waiting": _("On the waiting list"),
            "declined": _("Declined"),
        },
    }


def _row(office: Office, ranked: Ranked, kept: Json) -> Json:
    return {
        "id": kept["id"],
        "organisation": kept["organisation"],
        "contact": kept["contact"],
        "state": kept["state"],
        "place": ranked.place,
        "points": format_number(round(ranked.points, 1), office.language),
        "of": format_number(ranked.of, office.language),
        "reasons": [_reason(office, one) for one in ranked.reasons],
    }


def _reason(office: Office, reason: Reason) -> str:
    return office.gettext("%(question)s: %(points)s of %(of)s points") % {
        "question": reason.question.text.get(office.language),
        "points": format_number(round(reason.points, 1), office.language),
        "of": format_number(reason.of, office.language),
    }


def _form(office: Office) -> Form:
    found = office.course.forms.get(FORM)
    if found is None:
        raise office.no("The course has no form for training requests (forms.toml).")
    return found


def _add(office: Office, message: Json) -> Json:
    answers = answers_of(office, _form(office), message.get("answers"))
    office.client.add_request(
        text_of(message, "organisation"),
        text_of(message, "contact"),
        answers,
        key=key_of(message),
    )
    return {}


def _import(office: Office, upload: Upload, message: Json) -> Json:
    content = upload.receive(office, message)
    if content is None:
        return {"more": True}
    found = requests_file.read(office, _form(office), content, text_of(message, "file"))
    before = {one["id"] for one in office.client.requests()}
    for one in found:
        office.client.add_request(one.organisation, one.contact, one.answers, key=one.key)
    return {"added": sum(one["id"] not in before for one in office.client.requests())}


def _template(office: Office) -> Json:
    made = requests_file.template(office, _form(office))
    return {"mime": XLSX, "file": office.gettext("requests") + ".xlsx", "buffers": [made]}


def _decide(office: Office, message: Json) -> Json:
    office.client.decide_request(number_of(message, "request"), text_of(message, "state"))
    return {}
