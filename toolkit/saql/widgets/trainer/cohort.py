"""The cohort's tab: people and organisations, their codes, and the sheet of codes."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from saql.i18n import LANGUAGES
from saql.widgets.trainer.office import Json, Office, Question, key_of, number_of, text_of

PDF = "application/pdf"

CHANGES = {"name": "person_name", "language": "language", "organisation": "organisation"}
"""What can change about a person, and what the page calls it: ``name`` names the question."""


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about people and organisations."""
    return {
        "cohort": lambda _message: shown(office),
        "add_person": lambda message: _add(office, message),
        "change_person": lambda message: _change(office, message),
        "replace_person": lambda message: _replace(office, message),
        "new_code": lambda message: _new_code(office, message),
        "revoke_code": lambda message: _revoke(office, message),
        "add_organisation": lambda message: _add_organisation(office, message),
        "rename_organisation": lambda message: _rename(office, message),
        "slips": lambda message: _slips(office, message),
    }


def role_words(office: Office) -> dict[str, str]:
    """What the roles are called."""
    _ = office.gettext
    return {"participant": _("Participant"), "coach": _("Coach"), "trainer": _("Trainer")}


def shown(office: Office) -> Json:
    """Everybody and every organisation."""
    listed = office.client.organisations()
    names = {one["id"]: office.best(one["name"]) or one["id"] for one in listed}
    codes = {one["person"]: one["code"] for one in office.client.codes()}
    roles = role_words(office)
    people = [
        {
            "id": one["id"],
            "name": one["name"],
            "role": one["role"],
            "role_words": roles.get(one["role"], one["role"]),
            "organisation": one["organisation"],
            "organisation_name": names.get(one["organisation"], ""),
            "language": one["language"],
            "active": one.get("active", True),
            "code": codes.get(one["id"], "") if one.get("active", True) else "",
        }
        for one in office.client.people()
    ]
    members: dict[str, list[str]] = {}
    for person in people:
        if person["active"] and person["organisation"]:
            members.setdefault(person["organisation"], []).append(person["name"])
    organisations = [
        {
            "id": one["id"],
            "name": names[one["id"]],
            "names": one["name"],
            "people": members.get(one["id"], []),
            "filled": len(one["filled"]),
        }
        for one in listed
    ]
    organisations.sort(key=lambda one: str(one["name"]))
    return {"people": people, "organisations": organisations}


def _add(office: Office, message: Json) -> Json:
    _ = office.gettext
    name, role = text_of(message, "person_name"), text_of(message, "role")
    organisation = text_of(message, "organisation") or None
    if role == "participant" and organisation is None:
        raise office.no("Choose the organisation that this participant belongs to.")
    if role != "participant":
        organisation = None
    made = office.client.add_person(name, role, organisation, _language(message))
    person = made["person"]
    return {"name": person["name"], "code": office.client.new_code(person["id"])}


def _change(office: Office, message: Json) -> Json:
    changes: dict[str, Any] = {
        name: text_of(message, sent) for name, sent in CHANGES.items() if text_of(message, sent)
    }
    if isinstance(message.get("active"), bool):
        changes["active"] = message["active"]
    office.client.change_person(number_of(message, "person"), **changes)
    return {}


def _replace(office: Office, message: Json) -> Json:
    made = office.client.replace_person(
        number_of(message, "person"),
        text_of(message, "person_name"),
        _language(message),
        key=key_of(message),
    )
    return {"name": made["person"]["name"], "code": made["code"]}


def _new_code(office: Office, message: Json) -> Json:
    person = number_of(message, "person")
    code = office.client.new_code(person)
    named = {one["id"]: one["name"] for one in office.client.people()}
    return {"name": named.get(person, ""), "code": code}


def _revoke(office: Office, message: Json) -> Json:
    office.client.revoke_code(number_of(message, "person"))
    return {}


def _add_organisation(office: Office, message: Json) -> Json:
    name = _names(office, message)
    office.client.import_cohort([{"id": "", "name": name, "people": []}])
    return {}


def _rename(office: Office, message: Json) -> Json:
    office.client.rename_organisation(text_of(message, "organisation"), _names(office, message))
    return {}


def _names(office: Office, message: Json) -> dict[str, str]:
    name = {language: text_of(message, language) for language in ("ar", "en")}
    if not any(name.values()):
        raise office.no("Write the name in Arabic, in English, or in both.")
    return name


def _language(message: Json) -> str:
    asked = text_of(message, "language")
    return asked if asked in LANGUAGES else "ar"


def _slips(office: Office, message: Json) -> Json:
    """The code sheet of everybody, or of those chosen."""
    from saql.exports.slips import Slip, code_slips

    chosen = {one for one in message.get("people") or [] if isinstance(one, int)}
    slips = [
        Slip(one["name"], one["organisation_name"], one["role_words"], one["code"])
        for one in shown(office)["people"]
        if one["code"] and (not chosen or one["id"] in chosen)
    ]
    if not slips:
        raise office.no("Nobody here has a code yet. Give the people codes first.")
    made = code_slips(slips, address(text_of(message, "address")), office.language)
    return {"mime": PDF, "file": office.gettext("codes") + ".pdf", "buffers": [made]}


def address(seen: str) -> str:
    """Where others reach the room whose page was opened at ``seen``; it ends in a slash.

    A trainer at the room's own computer may have opened it as localhost, which nobody else can.
    """
    from saql.server.address import addresses

    parts = urlsplit(seen)
    if parts.hostname and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        return f"{parts.scheme}://{parts.netloc}/"
    return addresses("0.0.0.0", parts.port or 8866)[0]  # noqa: S104  # names, does not bind
