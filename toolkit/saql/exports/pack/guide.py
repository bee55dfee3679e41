"""The facilitator guide: agendas, session plans, the trainer's notes and all answers."""

from __future__ import annotations

from collections.abc import Iterator

from saql.cohort.syllabus import Agenda, Module, SessionPlan
from saql.exports.blocks import Block, Chapter, Column, Outline
from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.page import chapter, document, listed, paragraph, subheading
from saql.exports.pack.reading import lesson_in
from saql.exports.voice import Voice
from saql.i18n import catalogue
from saql.lessons.markdown import Block as Text
from saql.lessons.markdown import blocks as markdown_blocks
from saql.lessons.markdown import plain
from saql.lessons.notebook import Lesson
from saql.plan.fields import Language


def guide(inputs: PackInputs, language: Language) -> Outline:
    """The guide as a document."""
    _ = catalogue("pack", language).gettext
    voice = Voice(language, inputs.course.places)
    syllabus = inputs.course.syllabus
    days = sum(module.days for module in syllabus.modules)
    chapters = [chapter(_("How to use this guide"), ("", _preface(language)))]
    chapters += [_module(inputs, module, voice) for module in syllabus.modules]
    facts = (
        (_("Modules"), voice.number(len(syllabus.modules))),
        (_("Lessons"), voice.number(len(syllabus.lessons))),
        (_("Training days"), voice.number(days)),
    )
    return document(inputs, language, _("Facilitator guide"), facts, chapters)


def _preface(language: Language) -> list[Block]:
    _ = catalogue("pack", language).gettext
    return [
        paragraph(one)
        for one in (
            _("Each module begins with its agendas: a full day, a half day, two hours, and a short "
              "day for when there is little electricity. Choose one at the trainer's desk; the "
              "times follow from the beginning that you set."),
            _("Each training session has a plan on one page: its aim, what must stay, the method "
              "with its minutes, the materials, and how you see that people have learned it."),
            _("The trainer's notes come from the lessons themselves, and so do the answers to the "
              "self-checks. Change a lesson, and the next printing of this guide says the same."),
            _("Two facilitators can lead about twenty people of one level. Have the paper pack "
              "printed even when electricity seems sure."),
        )
    ]  # fmt: skip


def _module(inputs: PackInputs, module: Module, voice: Voice) -> Chapter:
    _ = catalogue("pack", voice.language).gettext
    syllabus, language = inputs.course.syllabus, voice.language
    sections: list[tuple[str, list[Block]]] = [("", [paragraph(module.aim.get(language))])]
    sections += [
        (agenda.name.get(language), _agenda(inputs, agenda, voice))
        for agenda in syllabus.agendas_of(module.id)
    ]
    plans: list[str] = []
    for lesson in module.lessons:
        for plan in (each for each in syllabus.sessions if each.lesson == lesson):
            plans.append(plan.name.get(language))
            sections.append((plans[-1], _session(plan, voice)))
        read = lesson_in(inputs.modules_dir, lesson, language)
        name = read.title if read else lesson
        notes = [*_notes(read)] if read else []
        sections.append((_("Trainer's notes: %(lesson)s") % {"lesson": name}, notes))
        answers = _answers(inputs, lesson, language)
        sections.append((_("Answers: %(lesson)s") % {"lesson": name}, answers))
    return chapter(module.name.get(language), *sections, fresh=plans)


def _agenda(inputs: PackInputs, agenda: Agenda, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (
        Column(_("Time"), "centre", 1.1),
        Column(_("Minutes"), "centre", 0.8),
        Column(_("Part"), "text", 5),
    )
    rows = []
    for part, (begins, ends) in zip(agenda.parts, agenda.times(), strict=True):
        plan = inputs.course.syllabus.session(part.session or "")
        words = part.text or (plan.name if plan else None)
        said = words.get(voice.language) if words else ""
        rows.append((f"{begins}–{ends}", voice.number(part.minutes), said))
    return listed(voice, heads, rows, whole=True)


def _session(plan: SessionPlan, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    language = voice.language
    heads = (Column(_("Minutes"), "centre", 0.8), Column(_("Method"), "text", 6))
    steps = ((voice.number(s.minutes), s.text.get(language)) for s in plan.method)
    points = "\n".join(f"• {point.get(language)}" for point in plan.key_points)
    materials = "\n".join(f"• {one.get(language)}" for one in plan.materials)
    parts: list[Block] = [
        subheading(_("Aim")),
        paragraph(plan.aim.get(language)),
        subheading(_("Key points")),
        paragraph(points),
        subheading(_("Link to what came before")),
        paragraph(plan.previous.get(language)),
        *listed(voice, heads, steps, whole=True),
    ]
    if materials:
        parts += [subheading(_("Materials")), paragraph(materials)]
    return [
        *parts,
        subheading(_("How learning is checked")),
        paragraph(plan.check.get(language)),
        subheading(_("Close")),
        paragraph(plan.close.get(language)),
    ]


def _notes(lesson: Lesson) -> Iterator[Block]:
    for cell in lesson.cells:
        if cell.is_notes and cell.kind == "markdown":
            for block in markdown_blocks(cell.source):
                yield from _written(block)


def _written(block: Text) -> Iterator[Block]:
    if block.kind == "heading":
        yield subheading(plain(block.pieces))
    elif block.kind == "paragraph":
        yield paragraph(plain(block.pieces))
    elif block.kind == "list":
        entries = [_flat(item) for item in block.items]
        marks = [f"{n}. " if block.ordered else "• " for n in range(1, len(entries) + 1)]
        yield paragraph("\n".join(m + e for m, e in zip(marks, entries, strict=True)))
    elif block.kind == "quote":
        for inner in block.items:
            for each in inner:
                yield from _written(each)
    else:
        rows = (" | ".join(plain(cell) for cell in row) for row in block.rows)
        yield paragraph("\n".join(rows))


def _flat(blocks: tuple[Text, ...]) -> str:
    return " ".join(plain(block.pieces) for block in blocks if block.pieces)


def _answers(inputs: PackInputs, lesson: str, language: Language) -> list[Block]:
    bank = inputs.course.questions
    found: list[Block] = []
    for number, question in enumerate(
        (*bank.of_lesson(lesson, "case"), *bank.of_lesson(lesson, "check")), 1
    ):
        right = question.option(question.right)
        found.append(subheading(f"{number}. {question.text.get(language)}"))
        found.append(paragraph(f"✓ {right.text.get(language)}\n{right.why.get(language)}"))
    return found
