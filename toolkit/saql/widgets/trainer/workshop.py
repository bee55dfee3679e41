"""The workshop's tab: agendas and session plans, attendance, questions, announcements, switches."""

from __future__ import annotations

from saql.cohort.attendance import STATES
from saql.cohort.forms import FormFile
from saql.cohort.papers import TESTS
from saql.cohort.syllabus import Agenda, AgendaPart, SessionPlan
from saql.grading.layout import ASSIGNMENTS
from saql.widgets.trainer.office import Json, Office, Question, key_of, number_of, text_of

PARKED = ("open", "answered", "later")


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about the day."""
    return {
        "workshop": lambda _message: shown(office),
        "start_session": lambda message: _start(office, message),
        "end_session": lambda message: _end(office, message),
        "attend": lambda message: _attend(office, message),
        "attend_all": lambda message: _attend_all(office, message),
        "park": lambda message: _park(office, message),
        "answer_parked": lambda message: _answer(office, message),
        "announce": lambda message: _announce(office, message),
        "take_down": lambda message: _take_down(office, message),
        "open": lambda message: _open(office, message),
    }


# -- the course's own words -----------------------------------------------------------------------


def syllabus(office: Office) -> Json:
    """Modules, agendas and session plans in the trainer's language."""
    found, language = office.course.syllabus, office.language
    return {
        "modules": [{"id": one.id, "name": one.name.get(language)} for one in found.modules],
        "agendas": [_agenda(office, one) for one in found.agendas],
        "sessions": {one.id: _plan(office, one) for one in found.sessions},
    }


def _agenda(office: Office, agenda: Agenda) -> Json:
    tests = iter(_tests_of(office, agenda))
    return {
        "id": agenda.id,
        "module": agenda.module,
        "day": str(agenda.day),
        "name": agenda.name.get(office.language),
        "start": agenda.start,
        "parts": [
            _part(office, one, next(tests, "") if one.kind == "test" else _form_of(office, one))
            for one in agenda.parts
        ],
    }


def _tests_of(office: Office, agenda: Agenda) -> tuple[str, ...]:
    """Which test each test part of an agenda is: the first day's opens the course, others end it.

    An agenda with two tests holds both.
    """
    parts = [one for one in agenda.parts if one.kind == "test"]
    if len(parts) > 1:
        return TESTS
    first = next(iter(office.course.syllabus.modules), None)
    opens = first is not None and agenda.module == first.id and agenda.day == 1
    return (TESTS[0],) if opens else (TESTS[1],)


def _form_of(office: Office, part: AgendaPart) -> str:
    """The form that is filled in at this part: the reaction form where the day is evaluated."""
    if part.kind != "evaluation":
        return ""
    return next((form.id for form in office.course.forms.forms if form.level == 1), "")


def _part(office: Office, part: AgendaPart, opens: str) -> Json:
    plan = office.course.syllabus.session(part.session) if part.session else None
    words = part.text or (plan.name if plan else None)
    return {
        "minutes": part.minutes,
        "kind": part.kind,
        "kind_words": _kinds(office)[part.kind],
        "session": part.session if part.kind in ("session", "exercise") else None,
        "words": words.get(office.language) if words else "",
        "opens": opens,
    }


def _kinds(office: Office) -> dict[str, str]:
    _ = office.gettext
    return {
        "opening": _("Opening"),
        "test": _("Test"),
        "session": _("Session"),
        "exercise": _("Exercise"),
        "break": _("Break"),
        "meal": _("Meal"),
        "evaluation": _("Evaluation of the day"),
        "closing": _("Closing"),
    }


def _plan(office: Office, plan: SessionPlan) -> Json:
    language = office.language
    return {
        "id": plan.id,
        "name": plan.name.get(language),
        "aim": plan.aim.get(language),
        "key_points": [one.get(language) for one in plan.key_points],
        "previous": plan.previous.get(language),
        "method": [{"minutes": one.minutes, "text": one.text.get(language)} for one in plan.method],
        "materials": [one.get(language) for one in plan.materials],
        "check": plan.check.get(language),
        "close": plan.close.get(language),
        "lesson": plan.lesson,
    }


# -- the day as it is -----------------------------------------------------------------------------


def shown(office: Office) -> Json:
    """What goes on now."""
    found = office.client.workshop()
    held = [
        {
            "id": one["id"],
            "agenda": one["agenda"],
            "day": one["day"],
            "session": one["session"],
            "name": office.best(one["name"]) or one["session"],
            "ended_at": one["ended_at"],
            "started_words": office.clock(one["started_at"]),
            "ended_words": office.clock(one["ended_at"]),
        }
        for one in found["training_sessions"]
    ]
    return {
        "held": held,
        "attendance": found["attendance"],
        "people": office.participants(),
        "announcements": [
            {"id": one["id"], "text": one["text"], "at_words": office.clock(one["at"])}
            for one in found["announcements"]
        ],
        "parking": [
            {
                "id": one["id"],
                "text": one["text"],
                "state": one["state"],
                "answer": one["answer"],
                "by": one.get("person_name", ""),
                "at_words": office.clock(one["at"]),
            }
            for one in found["parking"]
        ],
        "openings": openings(office),
    }


def openings(office: Office) -> list[Json]:
    """Everything that can be opened and closed, with its name and kind."""
    found = office.client.openings()
    order = [*TESTS, *(form.id for form in office.course.forms.forms), *ASSIGNMENTS]
    listed = [name for name in order if name in found]
    return [
        {
            "name": name,
            "open": found[name],
            "kind": kind_of(name, office.course.forms),
            "words": opening_words(office, name),
        }
        for name in (*listed, *(name for name in found if name not in listed))
    ]


def kind_of(name: str, forms: FormFile) -> str:
    """Whether this is a test, an assignment or a form."""
    if name in TESTS:
        return "test"
    return "form" if forms.get(name) else "assignment"


def opening_words(office: Office, name: str) -> str:
    """What a test, a form or an assignment is called."""
    if name in TESTS:
        return office.course.tests.name(name).get(office.language)
    form = office.course.forms.get(name)
    if form is not None:
        return form.name.get(office.language)
    return assignment_name(office, name)


def assignment_name(office: Office, name: str) -> str:
    """What an assignment is called; a trainer's own keeps its folder's name."""
    _ = office.gettext
    names = {
        "swot": _("SWOT analysis"),
        "strategic_plan": _("Strategic plan"),
        "fundraising": _("Fundraising plan"),
        "networking": _("Networking and coordination"),
        "communication": _("Communication plan"),
    }
    return names.get(name, name)


def _start(office: Office, message: Json) -> Json:
    session = text_of(message, "session")
    plan = office.course.syllabus.session(session)
    if plan is None:
        raise office.no("The course has no such session any more. Load the page again.")
    office.client.start_training_session(
        agenda=text_of(message, "agenda"),
        day=str(message.get("day") or ""),
        session=session,
        name={"ar": plan.name.ar, "en": plan.name.en},
        key=key_of(message),
    )
    return {}


def _end(office: Office, message: Json) -> Json:
    office.client.end_training_session(number_of(message, "session"))
    return {}


def _attend(office: Office, message: Json) -> Json:
    state = text_of(message, "state")
    if state not in STATES:
        raise office.no("This mark is not known.")
    session, person = number_of(message, "session"), number_of(message, "person")
    office.client.mark_attendance(session, state, person=person)
    return {}


def _attend_all(office: Office, message: Json) -> Json:
    for person in message.get("people") or []:
        _attend(office, {**message, "person": person})
    return {}


def _park(office: Office, message: Json) -> Json:
    office.client.park(text_of(message, "text"), key=key_of(message))
    return {}


def _answer(office: Office, message: Json) -> Json:
    state = text_of(message, "state")
    if state not in PARKED:
        raise office.no("This mark is not known.")
    office.client.settle_parked(
        number_of(message, "item"), state=state, answer=text_of(message, "answer")
    )
    return {}


def _announce(office: Office, message: Json) -> Json:
    office.client.announce(text_of(message, "text"), key=key_of(message))
    return {}


def _take_down(office: Office, message: Json) -> Json:
    office.client.withdraw_announcement(number_of(message, "announcement"))
    return {}


def _open(office: Office, message: Json) -> Json:
    office.client.put_opening(text_of(message, "what"), is_open=bool(message.get("open")))
    return {}
