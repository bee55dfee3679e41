"""A roster from a spreadsheet: read, shown with what is wrong, taken over when confirmed."""

from __future__ import annotations

from saql.intake import IntakeError, Preview, preview, roster_template
from saql.plan.folding import fold
from saql.widgets.trainer.office import Json, No, Office, Question, text_of
from saql.widgets.trainer.upload import Upload

SHOWN_ERRORS = 100
SHOWN_ROWS = 300
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Waiting:
    """The preview that waits for the trainer's word."""

    def __init__(self) -> None:
        self.upload = Upload()
        self.preview: Preview | None = None


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about a roster."""
    waiting = Waiting()
    return {
        "preview": lambda message: _preview(office, waiting, message),
        "confirm_import": lambda _message: _confirm(office, waiting),
        "template": lambda _message: _template(office),
    }


def _preview(office: Office, waiting: Waiting, message: Json) -> Json:
    waiting.preview = None
    content = waiting.upload.receive(office, message)
    if content is None:
        return {"more": True}
    known = {
        one["id"]: (one["name"]["ar"], one["name"]["en"]) for one in office.client.organisations()
    }
    try:
        found = preview(content, text_of(message, "file"), known)
    except IntakeError as error:
        raise No(error.sentence(office.language)) from error
    waiting.preview = found if found.ready else None
    return shown(office, found)


def shown(office: Office, found: Preview) -> Json:
    """What the file would bring, row by row, and what must be mended first."""
    _ = office.gettext
    here = _people(office)
    rows: list[Json] = []
    fresh = 0
    roles = {"coach": _("is added as a coach"), "trainer": _("is added as a trainer")}
    for organisation in found.organisations:
        name = organisation.name_ar if office.language == "ar" else organisation.name_en
        for person in organisation.people:
            new = (organisation.id, fold(person.name)) not in here
            fresh += new
            rows.append(
                {
                    "row": person.row,
                    "name": person.name,
                    "organisation": name or organisation.name_ar or organisation.name_en,
                    "what": _("is added") if new else _("is in the room already"),
                }
            )
    for person in found.staff:
        new = (f":{person.role}", fold(person.name)) not in here
        fresh += new
        what = roles.get(person.role, "") if new else _("is in the room already")
        rows.append({"row": person.row, "name": person.name, "organisation": "", "what": what})
    rows.sort(key=lambda row: row["row"])
    new_organisations = sum(not one.known for one in found.organisations)
    return {
        "organisations": new_organisations,
        "people": fresh,
        "known": len(rows) - fresh,
        "errors": _said(found.mistakes(office.language)),
        "errors_all": len(found.errors),
        "remarks": _said(found.remarks(office.language)),
        "rows": rows[:SHOWN_ROWS],
        "rows_all": len(rows),
        "can": found.ready and bool(fresh or new_organisations),
    }


def _said(listed: list[tuple[int, str]]) -> list[Json]:
    return [{"row": row, "sentence": sentence} for row, sentence in listed[:SHOWN_ERRORS]]


def _people(office: Office) -> set[tuple[str, str]]:
    """Who is here: organisation (of staff the role) and name, as a search would find it."""
    return {
        (one["organisation"] or f":{one['role']}", fold(one["name"]))
        for one in office.client.people()
    }


def _confirm(office: Office, waiting: Waiting) -> Json:
    if waiting.preview is None:
        raise office.no("Choose the file once more: its preview is no longer there.")
    content = waiting.preview.content()
    done = office.client.import_cohort(list(content["organisations"]), list(content["staff"]))
    waiting.preview = None
    return dict(done["added"])


def _template(office: Office) -> Json:
    name = office.gettext("roster") + ".xlsx"
    return {"mime": XLSX, "file": name, "buffers": [roster_template(office.language)]}
