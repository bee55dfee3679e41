"""Certificates: who earned which by the course's rule and why not, issuing and revoking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saql.cohort.attendance import Attendee, attendance
from saql.cohort.certificates_rule import KINDS, CertificateRule, Lack, Record, earned
from saql.cohort.papers import TESTS
from saql.course import default_course
from saql.widgets.trainer.learning import latest
from saql.widgets.trainer.office import Json, Office, Question, key_of, text_of
from saql.widgets.trainer.workshop import assignment_name


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about certificates."""
    return {
        "certificates": lambda _message: shown(office),
        "issue": lambda message: _issue(office, message),
        "revoke_certificate": lambda message: _revoke(office, message),
    }


def records(office: Office, people: list[Json]) -> Mapping[int, Record]:
    """What is known of each person, as the rule asks for it."""
    day = office.client.workshop()
    # One that still runs takes nobody's share away: people may yet arrive.
    sessions = [str(one["id"]) for one in day["training_sessions"] if one["ended_at"]]
    marks = {
        session: {person: mark["state"] for person, mark in found.items()}
        for session, found in day["attendance"].items()
    }
    everybody = [Attendee(str(one["id"]), one["organisation_id"]) for one in people]
    present = attendance(sessions, everybody, marks).by_person
    scores = {test: _percents(office, test) for test in TESTS}
    handed_in: dict[str, set[str]] = {}
    for one in office.client.submissions():
        handed_in.setdefault(one["organisation"], set()).add(one["assignment"])
    return {
        one["id"]: Record(
            attendance=present[str(one["id"])].share,
            pre=scores[TESTS[0]].get(str(one["id"])),
            post=scores[TESTS[1]].get(str(one["id"])),
            submitted=frozenset(handed_in.get(one["organisation_id"], ())),
        )
        for one in people
    }


def _percents(office: Office, test: str) -> dict[str, float]:
    return {
        person: 100 * one["score"]["points"] / one["score"]["of"]
        for person, one in latest(office.attempts(test)).items()
        if one["submitted_at"] and one["score"]["of"]
    }


def shown(office: Office) -> Json:
    """Everybody with both certificates: earned, issued, or what is lacking."""
    rule = office.course.certificates
    people = office.participants()
    known = records(office, people)
    issued = {
        (one["person"], one["kind"]): one["number"]
        for one in office.client.certificates()["certificates"]
        if not one["revoked_at"]
    }
    rows = []
    for person in people:
        both = earned(known[person["id"]], rule)
        row = {key: person[key] for key in ("id", "name", "organisation")}
        for kind in KINDS:
            row[kind] = {
                "earned": both[kind].earned,
                "lacks": lacks_words(office, both[kind].lacks),
                "number": issued.get((person["id"], kind), ""),
            }
        rows.append(row)
    return {"people": rows, "kinds": _kinds(office, rule), "warning": _unnamed(office, rule)}


def _unnamed(office: Office, rule: CertificateRule) -> str:
    """A word before certificates go out under the name that the shipped course file holds."""
    if rule.issuer != default_course().certificates.issuer:
        return ""
    return office.gettext(
        "Certificates would be issued by “%(issuer)s”. Write the organiser's name in "
        "course/certificates.toml and start the room again before you issue them."
    ) % {"issuer": rule.issuer.get(office.language)}


def _kinds(office: Office, rule: CertificateRule) -> list[Json]:
    _ = office.gettext
    language = office.language
    there = _("At least %(percent)s%% of the training sessions attended.") % {
        "percent": rule.attendance_percent
    }
    passed = _(
        "Post-test of at least %(percent)s%%, or a normalised gain of at least %(gain)s."
    ) % {
        "percent": rule.post_percent,
        "gain": f"{rule.gain:g}",
    }
    completion = [there, passed]
    if rule.assignments:
        listed = office.joined([assignment_name(office, one) for one in rule.assignments])
        completion.append(_("Handed in: %(assignments)s.") % {"assignments": listed})
    return [
        {"id": "attendance", "name": rule.name_attendance.get(language), "rule": [there]},
        {"id": "completion", "name": rule.name_completion.get(language), "rule": completion},
    ]


def lacks_words(office: Office, lacks: Sequence[Lack]) -> list[str]:
    """What is missing: a sentence each, and one for all assignments together."""
    found = [_lack_words(office, lack) for lack in lacks if lack.code != "assignment"]
    named = [
        assignment_name(office, str(lack.data["assignment"]))
        for lack in lacks
        if lack.code == "assignment"
    ]
    if named:
        said = office.gettext("Not handed in: %(assignments)s.")
        found.append(said % {"assignments": office.joined(named)})
    return found


def _lack_words(office: Office, lack: Lack) -> str:
    _ = office.gettext
    said = {
        "attendance": _("Attended %(there)s%%, needed %(needed)s%%."),
        "no_sessions": _("No training session has been held yet."),
        "test": _("Post-test %(there)s%%, needed %(needed)s%% or a gain of %(gain)s."),
        "no_test": _("The post-test has not been handed in."),
    }
    return said[lack.code] % lack.data


def _issue(office: Office, message: Json) -> Json:
    """Issue to those of the asked people who have earned it by now."""
    kind = text_of(message, "kind")
    if kind not in KINDS:
        raise office.no("This certificate is not known.")
    people = office.participants()
    known = records(office, people)
    rule = office.course.certificates
    asked = message.get("people") or []
    ready = [
        one["id"]
        for one in people
        if one["id"] in asked and earned(known[one["id"]], rule)[kind].earned
    ]
    if not ready:
        raise office.no("Nobody has earned this certificate yet.")
    office.client.issue_certificates(kind, ready, key=key_of(message))
    return {"issued": len(ready)}


def _revoke(office: Office, message: Json) -> Json:
    office.client.revoke_certificate(text_of(message, "number"))
    return {}
