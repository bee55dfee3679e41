"""Training requests from a spreadsheet: a row for each organisation, a column for each question."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from saql.cohort.forms import Form, FormQuestion, checked
from saql.i18n import LANGUAGES, catalogue
from saql.intake import IntakeError
from saql.intake.kind import kind_of
from saql.intake.sheet import HEADER_ROWS, Sheet
from saql.intake.text_table import read_text_table
from saql.intake.workbook import read_workbook
from saql.plan.folding import fold
from saql.widgets.trainer.office import Json, No, Office

ORG, CONTACT = ":organisation", ":contact"
"""What the two columns beside the questions are called here; no question has such an id."""

SHOWN = 20
LONGEST_ORGANISATION, LONGEST_CONTACT = 200, 500
_BETWEEN = re.compile(r"[;؛\n]")


@dataclass(frozen=True)
class Asked:
    """One row: who asks, whom to reach, and the answers as they are kept."""

    organisation: str
    contact: str
    answers: Json

    @property
    def key(self) -> str:
        """The same row read twice is one request."""
        said = repr((fold(self.organisation), self.contact, sorted(self.answers.items())))
        return f"file-{sha256(said.encode()).hexdigest()[:32]}"


def read(office: Office, form: Form, content: bytes, name: str) -> list[Asked]:
    """The requests of a file, all of them or none.

    Raises:
        No: the file cannot be read, or a row is not right; the sentence says which and why.
    """
    try:
        if kind_of(content) == "xlsx":
            sheets = read_workbook(content)
        else:
            sheets = [read_text_table(content, name, lambda sheet: bool(_header(sheet, form)))]
    except IntakeError as error:
        raise No(error.sentence(office.language)) from error
    for sheet in sheets:
        found = _header(sheet, form)
        if found:
            return _rows(office, form, sheet, *found)
    raise office.no("The file has no column for the organisation. Use the empty table from here.")


def _header(sheet: Sheet, form: Form) -> tuple[int, dict[int, str]] | None:
    """The place of the header row, and what each of its columns holds."""
    known: dict[str, str] = {}
    for language in LANGUAGES:
        _ = catalogue("trainer", language).gettext
        known |= dict.fromkeys(map(fold, (_("Organisation"), _("Organisation's name"))), ORG)
        known |= dict.fromkeys(map(fold, (_("Contact"), _("Phone"))), CONTACT)
    for question in form.questions:
        for word in (question.id, question.text.ar, question.text.en):
            known[fold(word)] = question.id
    for at, (_number, cells) in enumerate(sheet.rows[:HEADER_ROWS]):
        columns = {n: known[fold(cell)] for n, cell in enumerate(cells) if fold(cell) in known}
        if ORG in columns.values():
            return at, columns
    return None


def _rows(
    office: Office, form: Form, sheet: Sheet, header: int, columns: dict[int, str]
) -> list[Asked]:
    found: list[Asked] = []
    wrong: list[str] = []
    for number, cells in sheet.rows[header + 1 :]:
        typed = {
            name: cells[at].strip()
            for at, name in columns.items()
            if at < len(cells) and cells[at].strip()
        }
        if not typed:
            continue
        organisation, contact = typed.pop(ORG, ""), typed.pop(CONTACT, "")
        lacking = _too_long(office, organisation, contact)
        lacking = lacking or _lacking(office, form, organisation, typed)
        if lacking:
            wrong.append(office.gettext("Row %(row)d: %(what)s") % {"row": number, "what": lacking})
            continue
        found.append(Asked(organisation, contact, _answers(form, typed)))
    if wrong:
        raise No(" ".join([*wrong[:SHOWN], office.gettext("Nothing was added.")]))
    if not found:
        raise office.no("The file has no request in it.")
    return found


def _too_long(office: Office, organisation: str, contact: str) -> str:
    if len(organisation) > LONGEST_ORGANISATION:
        sentence = office.gettext("the organisation's name has more than %(most)s characters.")
        return sentence % {"most": LONGEST_ORGANISATION}
    if len(contact) > LONGEST_CONTACT:
        sentence = office.gettext("the contact has more than %(most)s characters.")
        return sentence % {"most": LONGEST_CONTACT}
    return ""


def _lacking(office: Office, form: Form, organisation: str, typed: dict[str, str]) -> str:
    if not organisation:
        return office.gettext("the organisation's name is missing.")
    _kept, faults = checked(form, _read(form, typed))
    for fault in faults:
        question = form.question(fault.question)
        if fault.code == "required" or question is None:
            continue
        data = {"question": question.text.get(office.language)}
        return office.gettext("this answer is none of the form's: %(question)s") % data
    return ""


def _answers(form: Form, typed: dict[str, str]) -> Json:
    kept, _faults = checked(form, _read(form, typed))
    return kept


def _read(form: Form, typed: dict[str, str]) -> Json:
    """Answers in words as the form keeps them: options by their id, yes and no as such."""
    return {
        question.id: _value(question, typed[question.id])
        for question in form.questions
        if question.id in typed
    }


def _value(question: FormQuestion, text: str) -> Any:
    if question.kind == "yes_no":
        return _spoken(text)
    if question.kind == "choice":
        return _option(question, text)
    if question.kind == "choices":
        return [_option(question, part) for part in _BETWEEN.split(text) if part.strip()]
    return text


def _spoken(text: str) -> bool | str:
    for language in LANGUAGES:
        _ = catalogue("trainer", language).gettext
        if fold(text) in (fold(_("Yes")), fold(_("No"))):
            return fold(text) == fold(_("Yes"))
    return text


def _option(question: FormQuestion, text: str) -> str:
    for option in question.options:
        if fold(text) in map(fold, (option.id, option.text.ar, option.text.en)):
            return option.id
    return text


def template(office: Office, form: Form) -> bytes:
    """An empty table whose columns are the questions, with lists of the answers to choose."""
    import xlsxwriter  # type: ignore[import-untyped]  # ships no types

    _ = office.gettext
    language = office.language
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        if language == "ar":
            page.right_to_left()
        head = book.add_format({"bold": True, "bg_color": "#DDE7E4", "text_wrap": True})
        titles = [_("Organisation"), _("Contact"), *(q.text.get(language) for q in form.questions)]
        for at, title in enumerate(titles):
            page.set_column(at, at, 30)
            page.write_string(0, at, title, head)
        for at, question in enumerate(form.questions, start=2):
            words = [option.text.get(language) for option in question.options]
            if question.kind == "choice" and len(",".join(words)) <= 250:
                rule = {"validate": "list", "source": words}
                page.data_validation(1, at, 500, at, rule)
        page.freeze_panes(1, 0)
    return out.getvalue()
