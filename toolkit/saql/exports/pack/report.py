"""The final report of a workshop: who came, what was learned, what became of the plans."""

from __future__ import annotations

from collections.abc import Sequence

from saql.cohort.attendance import Attendance, Attendee, attendance
from saql.cohort.forms import Summary, summarise
from saql.exports.blocks import Block, Chapter, Column, KeyFigures, Outline
from saql.exports.pack.gradebook import assignment_title
from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.learning import gain_of, learning
from saql.exports.pack.page import bars, chapter, document, listed, paragraph, subheading
from saql.exports.voice import Voice
from saql.i18n import catalogue
from saql.plan.fields import Language

PERCENT = 100
MOST_WORDS = 40
"""Free answers printed under one question; the rest are counted."""


def report(inputs: PackInputs, language: Language) -> Outline:
    """The report as a document."""
    _ = catalogue("pack", language).gettext
    voice = Voice(language, inputs.course.places)
    held = _attendance(inputs)
    chapters = (
        chapter(_("In short"), ("", _in_short(inputs, voice, held))),
        chapter(
            _("Who took part"),
            (_("Organisations and people"), _people(inputs, voice)),
            (_("Training sessions and attendance"), _sessions(inputs, voice, held)),
        ),
        chapter(_("What was learned"), *learning(inputs, voice)),
        chapter(
            _("What became of the plans"),
            (_("From the first submission to the latest plan"), _plans(inputs, voice)),
            (_("Assignments"), _assignments(inputs, voice)),
        ),
        _evaluation(inputs, voice),
        chapter(_("Questions that were kept for later"), ("", _parking(inputs, voice))),
        chapter(_("Certificates"), ("", _certificates(inputs, voice))),
    )
    facts = (
        (_("Organisations"), voice.number(len(inputs.organisations))),
        (_("Participants"), voice.number(len(inputs.participants))),
        (_("Training sessions"), voice.number(len(inputs.training_sessions))),
    )
    return document(inputs, language, _("Final report of the workshop"), facts, chapters)


def _attendance(inputs: PackInputs) -> Attendance:
    people = [Attendee(str(p.id), p.organisation, p.sex) for p in inputs.participants]
    marks = {
        str(session): {str(person): state for person, state in states.items()}
        for session, states in inputs.attendance.items()
    }
    return attendance([str(session.id) for session in inputs.training_sessions], people, marks)


def _in_short(inputs: PackInputs, voice: Voice, held: Attendance) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    gain = gain_of(inputs)
    figures = [
        (voice.number(len(inputs.organisations)), _("organisations")),
        (voice.number(len(inputs.participants)), _("participants")),
    ]
    women = [person for person in inputs.participants if person.sex == "f"]
    if any(person.sex for person in inputs.participants):
        figures.append((percent(len(women) / len(inputs.participants), voice), _("women")))
    if held.total.share is not None:
        figures.append((percent(held.total.share, voice), _("attendance")))
    if gain.pre and gain.post:
        figures.append((percent(gain.pre.mean / PERCENT, voice), _("mean before")))
        figures.append((percent(gain.post.mean / PERCENT, voice), _("mean after")))
    return [KeyFigures(tuple(figures))]


def _people(inputs: PackInputs, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (
        Column(_("Organisation"), "text", 4),
        Column(_("Participants"), "centre", 1),
        Column(_("Women"), "centre", 1),
        Column(_("Names"), "text", 4),
    )
    rows = []
    for organisation in inputs.organisations:
        here = [p for p in inputs.participants if p.organisation == organisation.id]
        women = sum(person.sex == "f" for person in here)
        known = any(person.sex for person in here)
        names = voice.listed(person.name for person in here)
        shown = voice.number(women) if known else ""
        rows.append((organisation.name, voice.number(len(here)), shown, names))
    return listed(voice, heads, rows)


def _sessions(inputs: PackInputs, voice: Voice, held: Attendance) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (
        Column(_("Training session"), "text", 4),
        Column(_("Date"), "centre", 1.4),
        Column(_("Attended"), "centre", 1.2),
        Column(_("Share"), "centre", 1),
    )
    rows = []
    for session in inputs.training_sessions:
        presence = held.by_session[str(session.id)]
        count = _("%(n)s of %(all)s") % {
            "n": voice.number(presence.attended),
            "all": voice.number(presence.of),
        }
        rows.append((session.name, voice.day(session.day), count, percent(presence.share, voice)))
    blocks = listed(voice, heads, rows)
    sexes = {"f": _("Women"), "m": _("Men")}
    shares = [
        (sexes[sex], percent(presence.share, voice), presence.share or 0.0)
        for sex, presence in held.by_sex.items()
        if sex in sexes and presence.of
    ]
    return [*blocks, *bars(_("Attendance of women and men"), shares)]


def _plans(inputs: PackInputs, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (
        Column(_("Organisation"), "text", 4),
        Column(_("Errors at first"), "centre", 1.2),
        Column(_("Errors now"), "centre", 1.2),
        Column(_("Warnings at first"), "centre", 1.2),
        Column(_("Warnings now"), "centre", 1.2),
        Column(_("Points of the checks, first and now"), "centre", 1.8),
    )
    # Drawn in reading order: in Arabic the first figure stands on the right.
    arrow = " ← " if voice.language == "ar" else " → "
    rows = []
    for state in inputs.plan_states:
        scored = (state.first_points, state.latest_points)
        points = arrow.join(voice.number(round(p, 1)) for p in scored if p is not None)
        counts = (state.first_errors, state.latest_errors,
                  state.first_warnings, state.latest_warnings)  # fmt: skip
        name = inputs.organisation_name(state.organisation, voice.language)
        rows.append((name, *map(voice.number, counts), points))
    if not rows:
        return []
    remark = _("A plan in which more is written has more to check: more errors or warnings now do "
               "not mean a worse plan. The points say how far it has come.")  # fmt: skip
    return [*listed(voice, heads, rows), paragraph(remark, quiet=True)]


def _assignments(inputs: PackInputs, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (
        Column(_("Assignment"), "text", 3),
        Column(_("Handed in"), "centre", 1),
        Column(_("Program's points, mean"), "centre", 1.6),
        Column(_("Coach's points, mean"), "centre", 1.6),
    )
    rows = []
    for assignment in dict.fromkeys(row.assignment for row in inputs.grades):
        given = [row for row in inputs.grades if row.assignment == assignment]
        handed = [row for row in given if row.submitted_at or row.program is not None]
        program = [row.program / row.program_of for row in handed
                   if row.program is not None and row.program_of]  # fmt: skip
        coach = [row.coach / row.coach_of for row in handed
                 if row.coach is not None and row.coach_of]  # fmt: skip
        title = assignment_title(inputs, assignment, voice.language)
        mean = percent(_mean(program), voice) or _("not graded yet")
        rows.append((title, voice.number(len(handed)), mean, percent(_mean(coach), voice)))
    if not rows:
        return []
    remark = _("The program's points and the coach's are two voices; they are never added up.")
    return [*listed(voice, heads, rows), paragraph(remark, quiet=True)]


def _evaluation(inputs: PackInputs, voice: Voice) -> Chapter:
    _ = catalogue("pack", voice.language).gettext
    sections = []
    for form in inputs.course.forms.forms:
        sheets = [sheet.answers for sheet in inputs.forms if sheet.form == form.id]
        if not sheets or form.level == 0:
            continue
        blocks: list[Block] = [
            paragraph(_("Forms filled in: %(n)s") % {"n": voice.number(len(sheets))}, quiet=True)
        ]
        for summary in summarise(form, sheets):
            blocks += _summary(summary, voice)
        sections.append((form.name.get(voice.language), blocks))
    return chapter(_("What participants said"), *sections)


def _summary(summary: Summary, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    if not summary.answered:
        return []
    question = summary.question
    title = subheading(question.text.get(voice.language))
    if summary.texts:
        shown = summary.texts[:MOST_WORDS]
        return [title, *(paragraph(f"• {text}") for text in shown)]
    if summary.counts:
        names = {"yes": _("Yes"), "no": _("No")} | {
            option.id: option.text.get(voice.language) for option in question.options
        }
        total = max(1, summary.answered)
        shares = [
            (names.get(key, key), voice.number(count), count / total)
            for key, count in summary.counts.items()
        ]
        remark = _("Mean %(mean)s of 5") % {"mean": voice.number(round(summary.mean, 1))} if (
            question.kind == "scale" and summary.mean is not None
        ) else ""  # fmt: skip
        return [title, *bars(remark, shares)]
    if summary.mean is None:
        return []
    words = _("Mean %(mean)s, together %(total)s") % {
        "mean": voice.number(round(summary.mean, 1)),
        "total": voice.number(summary.total),
    }
    return [title, paragraph(words)]


def _parking(inputs: PackInputs, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (Column(_("Question"), "text", 3), Column(_("Answer"), "text", 3))
    return listed(voice, heads, inputs.parking)


def _certificates(inputs: PackInputs, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (
        Column(_("Number"), "code", 2.1),
        Column(_("Name"), "text", 2.5),
        Column(_("Organisation"), "text", 3),
        Column(_("Certificate"), "text", 2),
    )
    rule = inputs.course.certificates
    kinds = {
        "attendance": rule.name_attendance.get(voice.language),
        "completion": rule.name_completion.get(voice.language),
    }
    named = inputs.organisation_name
    rows = (
        (one.number, one.name, named(one.organisation, voice.language), kinds[one.kind])
        for one in inputs.certificates
    )
    return listed(voice, heads, rows)


def percent(share: float | None, voice: Voice) -> str:
    """A share from 0 to 1 in percent; empty where there is none."""
    return "" if share is None else f"{voice.number(round(PERCENT * share))}%"


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
