"""A lesson projected: full screen for the room, and the notes in a window of their own."""

from __future__ import annotations

from typing import Any

from saql.cohort.questions import Question
from saql.course import CourseFileError
from saql.lessons import Lesson
from saql.lessons.slides import notes, slides
from saql.server.lesson_pages import LessonBase


class LessonSlides(LessonBase):
    """The slides; they hold no notes, whoever asks."""

    def get(self, module: str, slug: str) -> None:
        """The page."""
        lesson = self.lesson(module, slug)
        self.show_lesson("lesson_slides.html.j2", lesson, **shown(self, lesson))


class LessonNotes(LessonBase):
    """What the trainer reads while the slides are projected."""

    roles = frozenset({"trainer"})

    def get(self, module: str, slug: str) -> None:
        """The page."""
        lesson = self.lesson(module, slug)
        drawn = shown(self, lesson)
        told = notes(lesson, sizes(drawn["questions"]["case"]))
        self.show_lesson("lesson_notes.html.j2", lesson, notes=told, **drawn)


def shown(page: LessonBase, lesson: Lesson) -> dict[str, Any]:
    """What slides are drawn from."""
    questions = questions_of(page, lesson)
    return {
        "slides": slides(lesson, sizes(questions["case"])),
        "questions": questions,
        "trainer": page.person.role == "trainer",
    }


def sizes(questions: tuple[Question, ...]) -> list[int]:
    """How many options each question has."""
    return [len(question.options) for question in questions]


def questions_of(page: LessonBase, lesson: Lesson) -> dict[str, tuple[Question, ...]]:
    """The lesson's questions by the call that shows them; none where a file has a mistake."""
    try:
        bank = page.shelf.course().questions
    except CourseFileError:
        return {"case": (), "self_check": ()}
    return {
        "case": bank.of_lesson(lesson.id, "case"),
        "self_check": bank.of_lesson(lesson.id, "check"),
    }
