"""A roster from a spreadsheet: read, shown with what is wrong, taken over when confirmed."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field

from saql.cohort.roster import Finding
from saql.i18n.cohort_words import finding_sentence
from saql.intake import IntakeError, Preview, preview, roster_template
from saql.plan.folding import fold
from saql.widgets.trainer.office import Json, No, Office, Question, text_of

MAX_BYTES = 12_000_000
SHOWN_ERRORS = 100
SHOWN_ROWS = 300
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Upload:
    """A file that comes in pieces, and the preview that waits for the trainer's word."""

    pieces: list[str] = field(default_factory=list)
    waiting: Preview | None = None
    size: int = 0

    def add(self, number: object, text: object) -> bool:
        """Take a piece; whether it follows the one before."""
        if number == 0:
            self.pieces, self.size, self.waiting = [], 0, None
        if number != len(self.pieces) or not isinstance(text, str):
            return False
        self.pieces.append(text)
        self.size += len(text)
        return True

    def content(self) -> bytes:
        """The file; the pieces are let go.

        Raises:
            binascii.Error: a piece is damaged.
        """
        joined, self.pieces = "".join(self.pieces), []
        return base64.b64decode(joined, validate=True)


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about a roster."""
    upload = Upload()
    return {
        "preview": lambda message: _preview(office, upload, message),
        "confirm_import": lambda _message: _confirm(office, upload),
        "template": lambda _message: _template(office),
    }


def _preview(office: Office, upload: Upload, message: Json) -> Json:
    broken = office.no("The file did not arrive whole. Choose it again.")
    if not upload.add(message.get("number"), message.get("text")):
        raise broken
    if upload.size > MAX_BYTES * 4 // 3:
        raise office.no(
            "This file is larger than a roster can be. Keep one sheet with the people only."
        )
    if len(upload.pieces) < int(message.get("of") or 1):
        return {"more": True}
    known = {
        one["id"]: (one["name"]["ar"], one["name"]["en"]) for one in office.client.organisations()
    }
    try:
        found = preview(upload.content(), text_of(message, "file"), known)
    except binascii.Error as error:
        raise broken from error
    except IntakeError as error:
        raise No(error.sentence(office.language)) from error
    upload.waiting = found if found.ready else None
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
        new = ("", fold(person.name)) not in here
        fresh += new
        what = roles.get(person.role, "") if new else _("is in the room already")
        rows.append({"row": person.row, "name": person.name, "organisation": "", "what": what})
    rows.sort(key=lambda row: row["row"])
    new_organisations = sum(not one.known for one in found.organisations)
    return {
        "organisations": new_organisations,
        "people": fresh,
        "known": len(rows) - fresh,
        "errors": [_finding(office, one) for one in found.errors[:SHOWN_ERRORS]],
        "errors_all": len(found.errors),
        "remarks": [_finding(office, one) for one in found.warnings[:SHOWN_ERRORS]],
        "rows": rows[:SHOWN_ROWS],
        "rows_all": len(rows),
        "can": found.ready and bool(fresh or new_organisations),
    }


def _people(office: Office) -> set[tuple[str, str]]:
    """Who is here: organisation (empty for staff) and name, as a search would find it."""
    return {(one["organisation"] or "", fold(one["name"])) for one in office.client.people()}


def _finding(office: Office, one: Finding) -> Json:
    return {"row": one.row, "sentence": finding_sentence(one, office.language)}


def _confirm(office: Office, upload: Upload) -> Json:
    if upload.waiting is None:
        raise office.no("Choose the file once more: its preview is no longer there.")
    content = upload.waiting.content()
    added = {"organisations": 0, "people": 0}
    if content["organisations"]:
        added = dict(office.client.import_cohort(list(content["organisations"]))["added"])
    here = _people(office)
    for person in content["staff"]:
        if ("", fold(person["name"])) in here:
            continue
        made = office.client.add_person(person["name"], person["role"], None, person["language"])
        office.client.new_code(made["person"]["id"])
        added["people"] += 1
    upload.waiting = None
    return added


def _template(office: Office) -> Json:
    name = office.gettext("roster") + ".xlsx"
    return {"mime": XLSX, "file": name, "buffers": [roster_template(office.language)]}
