"""Grading at the desk: what is handed in and not graded yet, and one press that grades it."""

from __future__ import annotations

from saql.cohort.papers import TESTS
from saql.grading.layout import PERSON
from saql.i18n import catalogue
from saql.widgets.trainer.office import Json, Office, Question
from saql.widgets.trainer.workshop import opening_words


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about grading."""
    return {
        "grading": lambda _message: shown(office, office.client.grading()),
        "grade": lambda message: _grade(office, message),
    }


def shown(office: Office, found: Json) -> Json:
    """Each assignment and test with what of it waits to be graded, in words."""
    running = found["running"]
    rows = [
        _row(office, one, running)
        for one in found["assignments"]
        if one["handed_in"] or one["assignment"] not in TESTS
    ]
    return {
        "running": _running(office, running) if running else None,
        "rows": rows,
        "waiting": sum(one["waiting"] for one in rows),
    }


def waiting_words(office: Office) -> str:
    """A sentence about assignments without points yet, for documents that show them; or nothing.

    Tests have their points from the moment they are handed in.
    """
    rows = shown(office, office.client.grading())["rows"]
    count = sum(one["waiting"] for one in rows if one["kind"] == "assignment")
    if not count:
        return ""
    return office.ngettext(
        "%(n)d handed-in assignment is not graded yet: the documents lack its points.",
        "%(n)d handed-in assignments are not graded yet: the documents lack their points.",
        count,
    )


def _row(office: Office, one: Json, running: Json | None) -> Json:
    name = one["assignment"]
    waiting = one["handed_in"] - one["graded"]
    return {
        "name": name,
        "words": opening_words(office, name),
        "kind": "test" if name in TESTS else "assignment",
        "handed_in": one["handed_in"],
        "graded": one["graded"],
        "waiting": waiting,
        "state": _state(one, waiting, running),
        "failed": [_failure(office, each) for each in one["failed"]],
        "trouble": _trouble(office, one["error"]),
    }


def _state(one: Json, waiting: int, running: Json | None) -> str:
    if running and running["assignment"] == one["assignment"]:
        return "running"
    if one["failed"] or one["error"]:
        return "trouble"
    if not one["handed_in"]:
        return "nothing"
    return "waiting" if waiting else "graded"


def _running(office: Office, running: Json) -> Json:
    name = opening_words(office, running["assignment"])
    if not running["all"]:
        said = office.gettext("Grading begins: %(name)s") % {"name": name}
    else:
        said = office.gettext("Being graded: %(name)s, %(done)s of %(all)s") % {
            "name": name,
            "done": running["done"],
            "all": running["all"],
        }
    return {"words": said, "done": running["done"], "all": running["all"]}


def _failure(office: Office, failed: Json) -> str:
    from saql.grading.words import NOTES

    note = NOTES.get(failed["note"])
    why = catalogue("grading", office.language).gettext(note) if note else failed["note"]
    return f"{_whose(office, failed['student'])}: {why}"


def _whose(office: Office, student: str) -> str:
    number = student.removeprefix(PERSON)
    if student.startswith(PERSON) and number.isdigit():
        known = {one["id"]: one["name"] for one in office.client.people()}
        return str(known.get(int(number), student))
    return office.names().get(student, student)


def _trouble(office: Office, error: str) -> str:
    _ = office.gettext
    if not error:
        return ""
    if error == "no_assignment":
        return _("The course folder has no such assignment.")
    if error == "stopped":
        return _("Grading stopped by itself. What is graded stays; press once more.")
    return _("nbgrader could not prepare this assignment. “saql grade” in a terminal says why.")


def _grade(office: Office, message: Json) -> Json:
    wanted = message.get("assignments")
    names = [str(one) for one in wanted] if isinstance(wanted, list) else []
    if not names:
        now = office.client.grading()["assignments"]
        names = [one["assignment"] for one in now if one["handed_in"] > one["graded"]]
    if not names:
        raise office.no("Everything that was handed in is graded.")
    return shown(office, office.client.grade(names))
