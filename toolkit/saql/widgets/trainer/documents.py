"""The documents' tab: whatever the registry of documents offers, made from the room's data."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from saql.i18n import LANGUAGES, catalogue
from saql.plan.fields import Language
from saql.store import StoreRefused, StoreUnavailable
from saql.widgets.trainer.cohort import address
from saql.widgets.trainer.marking import waiting_words
from saql.widgets.trainer.office import Json, No, Office, Question, text_of

if TYPE_CHECKING:
    from saql.exports.pack import PackInputs

log = logging.getLogger(__name__)

WITH_GRADES = ("gradebook", "report")
"""The documents that show points."""

ASKS = {"attendance": "agenda", "workbook": "organisation"}
"""What the page asks before it makes a document: the day, or whose plan."""


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about documents."""
    return {
        "documents": lambda _message: shown(office),
        "make": lambda message: _make(office, message),
    }


def inputs(office: Office, message: Json | None = None) -> PackInputs:
    """Everything that the documents are made from, with what the page chose."""
    from saql.widgets.trainer.collected import inputs as collected

    asked = message or {}
    name = text_of(asked, "document")
    return collected(
        office,
        title=text_of(asked, "title"),
        agenda=text_of(asked, "agenda"),
        organisation=text_of(asked, "organisation"),
        address=address(text_of(asked, "address")),
        grades=not asked or name in WITH_GRADES,
    )


def shown(office: Office) -> Json:
    """The documents that can be made, and what can be chosen for them."""
    from saql.exports.pack import DOCUMENTS

    say = catalogue("pack", office.language).gettext
    names = office.names()
    return {
        "documents": [
            {
                "name": name,
                "title": say(one.title),
                "about": say(one.about),
                "formats": list(one.formats),
                "asks": ASKS.get(name, ""),
            }
            for name, one in DOCUMENTS.items()
        ],
        "title": office.gettext("Training workshop"),
        "waiting": waiting_words(office),
        "organisations": sorted(([key, name] for key, name in names.items()), key=lambda o: o[1]),
    }


def _make(office: Office, message: Json) -> Json:
    from saql.exports.pack import DOCUMENTS, MEDIA_TYPES

    name, to = text_of(message, "document"), text_of(message, "format")
    document = DOCUMENTS.get(name)
    chosen = next((one for one in document.formats if one == to), None) if document else None
    if document is None or chosen is None:
        raise office.no("This document cannot be made.")
    language = _language(office, message)
    collected = inputs(office, message)
    lacking = _lacking(office, name, collected)
    if lacking:
        raise No(lacking)
    try:
        made = document.make(collected, language, chosen)
    except (StoreRefused, StoreUnavailable):
        raise
    except Exception as error:
        log.exception("document %s failed", name)
        raise office.no("This document could not be made. The data is safe; try again.") from error
    title = catalogue("pack", language).gettext(document.title)
    return {"mime": MEDIA_TYPES[chosen], "file": f"{title}.{chosen}", "buffers": [made]}


def _lacking(office: Office, name: str, collected: PackInputs) -> str:
    """Why a document would be empty, or nothing."""
    _ = office.gettext
    if name == "certificates" and not collected.certificates:
        return _("No certificate has been issued yet. Issue them under “Certificates” first.")
    if name in ("codes", "attendance") and not collected.participants:
        return _("Nobody has been entered yet. Import a roster, or add people one by one.")
    if name == "codes" and not collected.codes:
        return _("Nobody here has a code yet. Give the people codes first.")
    return ""


def _language(office: Office, message: Json) -> Language:
    asked = text_of(message, "language")
    return next((one for one in LANGUAGES if one == asked), office.language)
