"""What all pages of the room share: who asks, in which language, and how a page is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup
from tornado import web

from saql.course import Course
from saql.i18n import LANGUAGES, catalogue, direction
from saql.i18n.formats import format_date
from saql.plan.fields import Language
from saql.server.assets import Assets
from saql.server.kernels import COOKIE
from saql.server.service import Service, ServiceDownError, ServiceRefusedError, Visitor
from saql.server.settings import RoomSettings

DOMAIN = "server"
LANGUAGE_COOKIE = "saql_language"
YEAR_DAYS = 365

APPS: Mapping[str, frozenset[str]] = {
    "swot": frozenset({"participant"}),
    "plan": frozenset({"participant"}),
    "coach": frozenset({"coach", "trainer"}),
    "trainer": frozenset({"trainer"}),
}
"""The apps and the roles that they are made for."""


def environment(settings: RoomSettings, assets: Assets) -> jinja2.Environment:
    """The templates of all pages; what people typed is escaped everywhere."""
    loaders = [
        jinja2.FileSystemLoader(settings.template_dir),
        jinja2.PackageLoader("saql.server", "pages"),
    ]
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = assets.url
    made.globals["fonts"] = assets.url("room/fonts.css")
    made.globals["remote_entries"] = assets.remote_entries
    made.tests["lettered"] = lettered
    return made


def lettered(text: str) -> bool:
    """Whether a text has a letter, and so a direction of its own.

    Browsers run "75%" from left to right where its direction is to be found out.
    """
    return any(one.isalpha() for one in text)


def assignment_name(assignment: str, language: Language) -> str:
    """What an assignment is called; a trainer's own keeps its folder's name."""
    _ = catalogue(DOMAIN, language).gettext
    names = {
        "fundraising": _("Fundraising plan"),
        "networking": _("Networking and coordination"),
        "swot": _("SWOT analysis"),
        "strategic_plan": _("Strategic plan"),
        "communication": _("Communication plan"),
    }
    return names.get(assignment, assignment)


def result_name(result: str, language: Language) -> str:
    """What a review's result is called; empty is no result yet."""
    _ = catalogue(DOMAIN, language).gettext
    names = {"returned": _("Returned with comments"), "accepted": _("Accepted")}
    return names.get(result, _("Waiting for the coach"))


def attendance_name(state: str, language: Language) -> str:
    """What a state of attendance is called."""
    _ = catalogue(DOMAIN, language).gettext
    names = {
        "present": _("You are here"),
        "late": _("You came late"),
        "absent": _("Absent"),
        "excused": _("Excused"),
    }
    return names.get(state, state)


def fault_name(code: str, language: Language) -> str:
    """What is wrong with an answer to a form, and what to do."""
    _ = catalogue(DOMAIN, language).gettext
    names = {
        "required": _("Please answer this question."),
        "not_a_number": _("Write a number here."),
        "too_long": _("This text is too long. Shorten it a little."),
    }
    return names.get(code, _("Choose one of the answers."))


def role_name(role: str, language: Language) -> str:
    """What a role is called."""
    _ = catalogue(DOMAIN, language).gettext
    names = {"participant": _("Participant"), "coach": _("Coach"), "trainer": _("Trainer")}
    return names.get(role, role)


def safe_next(address: str) -> str:
    """Where to go after signing in: a path of this room, or the home page."""
    parts = urlsplit(address)
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and not parts.netloc and "\\" not in address else "/"


def preferred(header: str) -> Language | None:
    """Which of the room's languages an ``Accept-Language`` header wants most, or None."""
    wanted: list[tuple[float, Language]] = []
    for part in header.split(",")[:50]:
        tag, _, weight = part.partition(";q=")
        name = tag.strip().lower().partition("-")[0]
        try:
            share = float(weight or 1)
        except ValueError:
            continue
        wanted += [(share, language) for language in LANGUAGES if language == name and share > 0]
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else None


class Page(web.RequestHandler):
    """A page of the room.

    Attributes:
        visitor: the signed-in person, or None; known once `prepare` has run.
        public: whether somebody who has not signed in may see it.
        roles: the roles that may see it; empty is every role.
    """

    public = False
    roles: frozenset[str] = frozenset()
    visitor: Visitor | None = None

    @property
    def service(self) -> Service:
        """The way to the service."""
        found: Service = self.settings["service"]
        return found

    @property
    def room(self) -> RoomSettings:
        """The room's settings."""
        found: RoomSettings = self.settings["room"]
        return found

    @property
    def course(self) -> Course:
        """The room's course, read once: a trainer's edit counts from the next start.

        Raises:
            CourseFileError: a file of it has a mistake.
        """
        found: Course = self.settings["shelf"].course()
        return found

    @property
    def person(self) -> Visitor:
        """The signed-in person.

        Raises:
            HTTPError: nobody has signed in.
        """
        if self.visitor is None:
            raise web.HTTPError(403)
        return self.visitor

    @property
    def language(self) -> Language:
        """The visitor's language; before signing in, what was chosen here, or the browser's."""
        if self.visitor:
            return self.visitor.language
        chosen = self.get_cookie(LANGUAGE_COOKIE)
        by_browser = preferred(self.request.headers.get("Accept-Language", ""))
        return next(
            (lang for lang in LANGUAGES if lang == chosen), by_browser or self.room.language
        )

    async def prepare(self) -> None:
        """Find out who asks; show the sign-in page to a stranger."""
        self.visitor = await self.service.who(self.get_cookie(COOKIE, "") or "")
        if self.public:
            return
        if self.visitor is None:
            if self.request.method in ("GET", "HEAD"):
                there = "" if self.request.path == "/" else f"?next={self.request.path}"
                self.redirect(f"/sign-in{there}")
                return
            raise web.HTTPError(403)
        if self.roles and self.visitor.role not in self.roles:
            raise web.HTTPError(404)

    def show(self, template: str, **values: Any) -> None:
        """Write a page."""
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(self.written(template, **values))

    def written(self, template: str, **values: Any) -> str:
        """A page's text."""
        words = catalogue(DOMAIN, self.language)
        names: dict[str, Any] = {
            "lang": self.language,
            "dir": direction(self.language),
            "other": "en" if self.language == "ar" else "ar",
            "visitor": self.visitor,
            "room": replace(self.room, title=words.gettext(self.room.title)),
            "here": self.request.path,
            "_": words.gettext,
            "ngettext": words.ngettext,
            "day": lambda at: format_date(datetime.fromisoformat(at).date(), self.language),
            "assignment_name": lambda name: assignment_name(name, self.language),
            "attendance_name": lambda state: attendance_name(state, self.language),
            "fault_name": lambda code: fault_name(code, self.language),
            "role_name": lambda role: role_name(role, self.language),
            "result_name": lambda name: result_name(name, self.language),
            "xsrf": Markup(self.xsrf_form_html()),  # noqa: S704  # tornado's own escaped field
        }
        found: jinja2.Environment = self.settings["pages"]
        return found.get_template(template).render(names | values)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Keep an absent service out of the log's tracebacks: its supervisor says so."""
        if not isinstance(value, ServiceDownError):
            super().log_exception(typ, value, tb)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A calm page that says what is wrong and what to do."""
        error = kwargs.get("exc_info", (None, None))[1]
        if isinstance(error, ServiceDownError):
            self.set_status(503)
            self.set_header("Retry-After", "3")
            self.show("away.html.j2")
            return
        if isinstance(error, ServiceRefusedError):
            status_code = error.status
            self.set_status(status_code)
        self.show("error.html.j2", status=status_code)


class NotFound(Page):
    """Every address that the room does not have."""

    public = True

    def check_xsrf_cookie(self) -> None:
        """Nothing happens here that a token could protect."""

    async def prepare(self) -> None:
        """Say that there is nothing."""
        await super().prepare()
        raise web.HTTPError(404)
