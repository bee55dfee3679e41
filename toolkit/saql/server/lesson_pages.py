"""The lessons of a room: the list, a lesson to read, its kernel, its handout.

A lesson's text is in the page's first bytes. What needs a kernel (exercises, cases, the
self-check) comes a moment later into places that are left for it, and the text stays readable
should that fail.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets
from typing import Any

from markupsafe import Markup
from tornado import web

from saql.i18n import catalogue, direction
from saql.i18n.labels import section_label
from saql.lessons import Lesson, Listed, around, modules_in
from saql.lessons.markdown import html
from saql.lessons.segments import lead, segments
from saql.server.app_page import hand_out
from saql.server.lesson_run import run_lesson
from saql.server.lesson_shelf import Shelf
from saql.server.pages import Page
from saql.server.pool import AppFailedError, Pool
from saql.server.service import ServiceDownError, ServiceRefusedError
from saql.server.works import PLACES

log = logging.getLogger(__name__)

APP = "lesson"
KERNEL_WAIT = 10.0
Json = dict[str, Any]
_background: set[asyncio.Task[None]] = set()


class LessonBase(Page):
    """What the pages of lessons share."""

    @property
    def shelf(self) -> Shelf:
        """The room's lessons."""
        found: Shelf = self.settings["shelf"]
        return found

    def lesson(self, module: str, slug: str) -> Lesson:
        """The lesson in the visitor's language.

        Raises:
            HTTPError: there is none.
        """
        found = self.shelf.lesson(f"{module}/{slug}", self.language)
        if found is None:
            raise web.HTTPError(404)
        return found

    def show_lesson(self, template: str, lesson: Lesson | None = None, **values: Any) -> None:
        """Write a page with the words of lessons and one way to write Markdown."""
        words = catalogue("lessons", self.language)
        self.show(
            template,
            say=words.gettext,
            say_many=words.ngettext,
            markdown=rendered,
            lesson=lesson,
            lesson_dir=direction(lesson.language) if lesson else "",
            module_name=lambda module: self.shelf.module_name(module, self.language),
            section_name=lambda section: section_label(section, self.language),
            **values,
        )

    def hand_in(self, module: str) -> Json | None:
        """The assignment that a participant hands in after a module, and where."""
        name = self.shelf.assignment(module)
        if self.person.role != "participant" or name not in PLACES:
            return None
        return {"assignment": name, "place": PLACES[name]}

    async def progress(self) -> dict[str, Json]:
        """The visitor's own progress by lesson; nothing where the service cannot say."""
        if self.person.role != "participant":
            return {}
        try:
            found = await self.service.call("GET", "/lessons/progress", token=self.person.token)
        except (ServiceDownError, ServiceRefusedError):
            return {}
        return {row["lesson"]: row for row in found["progress"]}


class Lessons(LessonBase):
    """All modules and their lessons, with what the visitor has done."""

    async def get(self) -> None:
        """The page."""
        lessons, done = self.shelf.lessons(), await self.progress()
        self.show_lesson(
            "lessons.html.j2",
            modules=modules_in(lessons),
            done=done,
            hand_in=self.hand_in,
            resume=to_resume(lessons, done),
        )


class LessonPage(LessonBase):
    """One lesson to read and to work through."""

    async def get(self, module: str, slug: str) -> None:
        """The page."""
        lesson = self.lesson(module, slug)
        before, after = around(self.shelf.lessons(), lesson.id)
        goes_on = after is not None and after.module == lesson.module
        done = await self.progress()
        if self.person.role == "participant":
            _begin(self._opened(lesson.id))
        assets = self.settings["assets"]
        self.show_lesson(
            "lesson.html.j2",
            lesson,
            segments=segments(lesson),
            lead=lead(lesson),
            before=before,
            after=after,
            hand_in=None if goes_on else self.hand_in(lesson.module),
            done=done.get(lesson.id, {}),
            practice=not self.person.organisation,
            scripts=[
                assets.url("page/app.js"),
                assets.url("room/chunks.js"),
                assets.url("voila/voila.js"),
            ],
        )

    async def _opened(self, lesson: str) -> None:
        body = {"lesson": lesson, "event": "opened", "key": secrets.token_urlsafe(12)}
        with contextlib.suppress(ServiceDownError, ServiceRefusedError):
            await self.service.call("POST", "/lessons/progress", token=self.person.token, body=body)


class LessonKernel(LessonBase):
    """Brings a lesson's code to life: a ready kernel runs its cells for the visitor."""

    async def post(self, module: str, slug: str) -> None:
        """The outputs by cell and what the page's scripts need, or the place in the queue."""
        lesson = self.lesson(module, slug)
        pool: Pool = self.settings["pool"]
        if APP not in pool.apps:
            raise web.HTTPError(404)
        ticket = pool.ticket(APP, f"{self.person.token} {lesson.id}")
        await asyncio.wait([ticket.ready], timeout=KERNEL_WAIT)
        if not ticket.ready.done():
            self._say({"place": pool.place(ticket)})
            return
        try:
            prepared = pool.claim(ticket)
        except AppFailedError as error:
            raise web.HTTPError(503) from error
        if prepared is None:  # another tab was quicker
            self._say({"place": 1})
            return
        await hand_out(self, prepared)
        kernel = self.settings["kernel_manager"].get_kernel(prepared.kernel_id)
        outputs = await run_lesson(kernel, lesson, self.room.ready_seconds)
        config = self.settings["page_config"] | {"kernelId": prepared.kernel_id}
        self._say({"config": config, "outputs": outputs})

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002  # tornado's
        """A number is enough for the page's script."""
        self.set_status(status_code)
        self._say({})

    def _say(self, answer: Json) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(answer))


class LessonHandout(LessonBase):
    """A lesson on paper."""

    async def get(self, module: str, slug: str) -> None:
        """The PDF."""
        lesson = self.lesson(module, slug)
        made = await asyncio.to_thread(self.shelf.paper, lesson)
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", f'inline; filename="{lesson.slug}.pdf"')
        await self.finish(made)


def rendered(text: str, down: int = 0) -> Markup:
    """Markdown of a lesson as HTML; HTML in it is shown as text."""
    return Markup(html(text, down=down))  # noqa: S704  # the parser escapes whatever is written


def to_resume(lessons: list[Listed], done: dict[str, Json]) -> Listed | None:
    """Where to go on: the lesson opened last and not passed, else the first not passed."""
    by_id = {one.id: one for one in lessons}
    begun = [row for row in done.values() if not row["passed"] and row["lesson"] in by_id]
    if begun:
        return by_id[max(begun, key=lambda row: str(row["opened_at"]))["lesson"]]
    left = (one for one in lessons if not done.get(one.id, {}).get("passed"))
    return next(left, None)


def _begin(work: Any) -> None:
    task = asyncio.get_running_loop().create_task(work)
    _background.add(task)
    task.add_done_callback(_background.discard)
