"""Evaluation: the forms, what their answers say together, and entering what came on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from saql.cohort.forms import Form, Summary, summarise
from saql.i18n.formats import format_date, format_number
from saql.plan.fields import Language
from saql.widgets.trainer.office import Json, Office, Question, key_of, text_of
from saql.widgets.trainer.sheets import answers_of, fields

DAILY = 1
"""The level of the form that is filled in at the end of each day."""


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about forms."""
    return {
        "evaluation": lambda message: shown(office, message),
        "enter_form": lambda message: _enter(office, message),
    }


def shown(office: Office, message: Json) -> Json:
    """One form with its summary, of all days or of one."""
    forms = [form for form in office.course.forms.forms if form.level]
    if not forms:
        return {"forms": []}
    form = next((one for one in forms if one.id == message.get("form")), forms[0])
    rows = office.client.form_answers(form.id)
    days = sorted({str(row["day"]) for row in rows if row["day"] != ""})
    day = str(message.get("day")) if str(message.get("day")) in days else None
    kept = [row["answers"] for row in rows if day is None or str(row["day"]) == day]
    language = office.language
    return {
        "forms": [{"id": one.id, "name": one.name.get(language)} for one in forms],
        "form": {
            "id": form.id,
            "name": form.name.get(language),
            "intro": form.intro.get(language),
            "anonymous": form.anonymous,
            "daily": form.level == DAILY,
            "level_words": _level(office, form.level),
            "due_words": _due(office, form, answered=bool(rows)),
            "questions": fields(office, form),
        },
        "opening": {
            "name": form.id,
            "words": form.name.get(language),
            "open": bool(office.client.openings().get(form.id)),
        },
        "days": [[one, _named(one, language)] for one in days],
        "day": day,
        "entry_days": [[one, _named(one, language)] for one in _entry_days(office, days)],
        "answered": len(kept),
        "summary": [_summary(office, one) for one in summarise(form, kept)],
    }


def _due(office: Office, form: Form, *, answered: bool) -> str:
    """When a follow-up is due; nothing for other forms, or before any session was held."""
    held = _session_days(office)
    due = form.due_on(max(held)) if held else None
    if due is None or form.months is None:
        return ""
    _, _n = office.gettext, office.ngettext
    told = {
        "date": format_date(due, office.language),
        "months": _n("%(n)d month", "%(n)d months", form.months) % {"n": form.months},
    }
    if due <= dt.datetime.now().astimezone().date() and not answered:
        return _("Due since %(date)s. Open it now, or enter what came on paper.") % told
    return _("Due on %(date)s, %(months)s after the last session.") % told


def _session_days(office: Office) -> set[dt.date]:
    """The days on which training sessions began."""
    held = office.client.workshop()["training_sessions"]
    return {dt.datetime.fromisoformat(one["started_at"]).astimezone().date() for one in held}


def _entry_days(office: Office, days: list[str]) -> list[str]:
    """The days that a sheet of paper may be about, newest first: today and the days of sessions."""
    begun = _session_days(office) | {dt.datetime.now().astimezone().date()}
    return sorted({*days, *(day.isoformat() for day in begun)}, reverse=True)


def _named(day: str, language: Language) -> str:
    """A day in words; what is no date stays as it is."""
    try:
        return format_date(dt.date.fromisoformat(day), language)
    except ValueError:
        return day


def _level(office: Office, level: int) -> str:
    _ = office.gettext
    return {
        1: _("Level 1: reaction"),
        2: _("Level 2: learning"),
        3: _("Level 3: behaviour"),
        4: _("Level 4: results"),
    }.get(level, "")


def _summary(office: Office, one: Summary) -> Json:
    _ = office.gettext
    figures: list[tuple[str, str]] = []
    if one.mean is not None:
        figures.append((_number(office, one.mean), _("on average")))
    if one.satisfied is not None:
        figures.append((f"{round(100 * one.satisfied)}%", _("gave 4 or 5")))
    if one.total is not None:
        figures.append((_number(office, one.total), _("in all")))
    return {
        "id": one.question.id,
        "words": one.question.text.get(office.language),
        "answered": one.answered,
        "of": one.of,
        "figures": [{"value": value, "words": words} for value, words in figures],
        "counts": [
            {"words": _option(office, one, option), "n": count}
            for option, count in one.counts.items()
        ],
        "texts": [text for text in one.texts if text.strip()],
    }


def _option(office: Office, one: Summary, option: str) -> str:
    _ = office.gettext
    named = one.question.option(option)
    if named:
        return named.text.get(office.language)
    return {"yes": _("Yes"), "no": _("No")}.get(option, option)


def _number(office: Office, value: float) -> str:
    return format_number(round(value, 1), office.language)


def form_of(office: Office, name: Any) -> Form:
    """A form of the course.

    Raises:
        No: there is no such form.
    """
    found = office.course.forms.get(str(name))
    if found is None:
        raise office.no("The course has no such form any more. Load the page again.")
    return found


def _enter(office: Office, message: Json) -> Json:
    form = form_of(office, text_of(message, "form"))
    answers = answers_of(office, form, message.get("answers"))
    if not answers:
        raise office.no("Nothing is filled in yet.")
    day = _day(message.get("day")) if form.level == DAILY else ""
    office.client.answer_form(form.id, answers, day=day, from_paper=True, key=key_of(message))
    return {}


def _day(asked: object) -> str:
    """The day that a sheet is about, as phones send it too; today where none is named."""
    try:
        return dt.date.fromisoformat(str(asked)).isoformat()
    except ValueError:
        return dt.datetime.now().astimezone().date().isoformat()
