"""Why the service says no: a code for programs, a status for HTTP, a sentence for people."""

from __future__ import annotations

from typing import Any

from saql.i18n import catalogue
from saql.plan.fields import Language


class Refused(Exception):  # noqa: N818  # names an answer of the service, not a fault in it
    """The service will not do this; ``code`` is one of `REFUSALS`."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for a message translated later
    """Mark a message for the catalogue without translating it."""
    return message


REFUSALS: dict[str, tuple[int, str]] = {
    "not_signed_in": (401, N_("Please sign in with your code.")),
    "wrong_code": (401, N_("This code is not known. Check it and type it again.")),
    "not_allowed": (403, N_("You may not do this.")),
    "unknown_organisation": (404, N_("There is no such organisation here.")),
    "unknown_revision": (404, N_("The plan has no such version.")),
    "unknown_submission": (404, N_("There is no such submission here.")),
    "unknown_person": (404, N_("There is no such person here.")),
    "unknown_test": (404, N_("The course has no test with this name.")),
    "unknown_question": (404, N_("This test has no such question.")),
    "unknown_form": (404, N_("The course has no form with this name.")),
    "unknown_opening": (404, N_("There is nothing with this name to open or close.")),
    "unknown_training_session": (404, N_("There is no such training session.")),
    "unknown_parked": (404, N_("There is no such question on the list.")),
    "unknown_announcement": (404, N_("This announcement is not there any more.")),
    "unknown_request": (404, N_("There is no such training request.")),
    "unknown_certificate": (404, N_("There is no certificate with this number.")),
    "not_found": (404, N_("There is nothing at this address.")),
    "method_not_allowed": (405, N_("This address does not do that.")),
    "overtaken": (409, N_("Somebody else saved this section meanwhile. Both texts are kept.")),
    "key_used": (409, N_("This save was already sent with other content.")),
    "kernel_key_taken": (409, N_("This page belongs to another session.")),
    "organisation_exists": (
        409,
        N_("This room already has an organisation with this id, so it was not imported."),
    ),
    "review_overtaken": (
        409,
        N_("Another coach saved this review meanwhile. Read it, then save again."),
    ),
    "closed": (409, N_("This is closed now. The trainer opens it when it is time.")),
    "test_not_ready": (409, N_("The question bank has too few questions for this test yet.")),
    "not_begun": (409, N_("This test was not begun yet.")),
    "already_submitted": (409, N_("This test was handed in and cannot be changed any more.")),
    "session_ended": (409, N_("This training session has ended. Ask the trainer to note you.")),
    "form_answered": (409, N_("You have answered this form already. Thank you.")),
    "person_left": (409, N_("This person takes part no more. Let them come back first.")),
    "last_trainer": (409, N_("A room needs a trainer. Add another one first.")),
    "too_large": (413, N_("This is too large to send at once.")),
    "unknown_section": (422, N_("The plan has no section with this name.")),
    "unknown_base": (422, N_("This save begins from a version that the plan never had.")),
    "unknown_assignment": (422, N_("The course has no assignment with this name.")),
    "plan_too_large": (422, N_("The plan is larger than 2 MB. Shorten its longest texts.")),
    "text_too_long": (
        422,
        N_("A text at «%(place)s» is too long. A field holds 20,000 characters."),
    ),
    "content_invalid": (422, N_("The value at «%(place)s» does not fit there.")),
    "doubled_id": (422, N_("Two items at «%(place)s» have the same id.")),
    "number_invalid": (422, N_("A number at «%(place)s» is outside what can be kept exactly.")),
    "text_invalid": (422, N_("A text at «%(place)s» has characters that cannot be kept.")),
    "too_deep": (422, N_("The content is nested too deeply.")),
    "not_json": (422, N_("The request could not be read.")),
    "not_utf8": (422, N_("The plan file is damaged: its text cannot be read.")),
    "not_a_plan": (422, N_("The plan file holds no plan.")),
    "impossible": (422, N_("The plan file has a value at «%(where)s» that does not fit there.")),
    "request_invalid": (422, N_("The request does not fit at «%(place)s».")),
    "name_empty": (422, N_("Write a name first.")),
    "membership_invalid": (
        422,
        N_("A participant belongs to one organisation; a coach or trainer to none."),
    ),
    "unknown_option": (422, N_("This question has no such answer to choose.")),
    "answer_invalid": (422, N_("The answer to «%(question)s» does not fit the question.")),
    "entry_invalid": (
        422,
        N_(
            "Nobody was added. Look at organisation %(organisation)s, person %(person)s of the "
            "list: a name, a language or an id does not fit, or is there twice."
        ),
    ),
    "archive_invalid": (422, N_("This file is not a complete organisation exported by Saql.")),
    "too_many_attempts": (
        429,
        N_("Too many wrong codes. Minutes to wait before the next try: %(minutes)d."),
    ),
    "unavailable": (503, N_("The service cannot save now. Your work is not saved yet.")),
    "course_unreadable": (503, N_("A file of the course cannot be read. %(reason)s")),
    "internal": (500, N_("Something went wrong in the program. Your work is not saved yet.")),
}
"""Code to HTTP status and English sentence."""

NOTICES: dict[str, str] = {
    "kept_not_assembled": N_(
        "Your submission is kept. Preparing it for grading failed and will be tried again."
    ),
    "kept_not_recorded": N_(
        "The review is saved. Writing it to the gradebook failed and will be tried again."
    ),
}
"""Things that were done, but not to the end."""


def sentence(code: str, language: Language, **data: Any) -> str:
    """What a code says to a person, in Arabic or English."""
    message = NOTICES.get(code) or REFUSALS.get(code, REFUSALS["internal"])[1]
    words = catalogue("service", language).gettext(message)
    return words % _Known(data)


def status_of(code: str) -> int:
    """The HTTP status of a refusal."""
    return REFUSALS.get(code, (422, ""))[0]


class _Known(dict[str, Any]):
    """Data of a sentence; a missing value shows as nothing instead of failing."""

    def __missing__(self, name: str) -> Any:
        return 0 if name == "minutes" else "?"
