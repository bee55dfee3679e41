"""Signing in with a personal code, signing out, and the language switch."""

from __future__ import annotations

import contextlib
import logging
from typing import Any

from saql.i18n import LANGUAGES, catalogue
from saql.server.kernels import COOKIE, Ownership, end
from saql.server.pages import DOMAIN, LANGUAGE_COOKIE, YEAR_DAYS, Page, safe_next
from saql.server.service import ServiceDownError, ServiceRefusedError

log = logging.getLogger(__name__)

SESSION_DAYS = 30
CODE_LENGTH = 64


def set_cookie(page: Page, name: str, value: str, days: int, **more: Any) -> None:
    """Set a cookie that only this room gets back."""
    secure = page.request.protocol == "https"
    page.set_cookie(
        name, value, expires_days=days, path="/", samesite="Strict", secure=secure, **more
    )


class SignIn(Page):
    """The sign-in page.

    A code from a QR picture stands after ``#`` in the address, which browsers never send: so
    it cannot end up in a log. A code in the query is taken off at once and not looked at.
    """

    public = True

    def get(self) -> None:
        """The page, or home for somebody who has signed in."""
        there = safe_next(self.get_query_argument("next", "/"))
        if self.visitor:
            self.redirect(there)
        elif self.get_query_argument("code", ""):
            self.redirect("/sign-in")
        else:
            self.show("sign_in.html.j2", there=there, sentence="", typed="")

    async def post(self) -> None:
        """Try a code."""
        there = safe_next(self.get_body_argument("next", "/"))
        code = self.get_body_argument("code", "").strip()[:CODE_LENGTH]
        _ = catalogue(DOMAIN, self.language).gettext
        if not code:
            self._again(there, _("Write your personal code."))
            return
        try:
            visitor = await self.service.sign_in(code, self.request.remote_ip or "")
        except ServiceRefusedError as refusal:
            if refusal.status == 429:
                self.set_status(429)
                self._again(there, _("Too many attempts. Wait a minute, then try again."), code)
                return
            self._again(
                there, _("We do not know this code. Check each letter, or ask the trainer."), code
            )
            return
        set_cookie(self, COOKIE, visitor.token, SESSION_DAYS, httponly=True)
        set_cookie(self, LANGUAGE_COOKIE, visitor.language, YEAR_DAYS)
        self.redirect(there, status=303)

    def _again(self, there: str, sentence: str, typed: str = "") -> None:
        """The page once more, with what was typed: one wrong letter is mended sooner than eight."""
        if self.get_status() == 200:
            self.set_status(401)
        self.show("sign_in.html.j2", there=there, sentence=sentence, typed=typed)


class SignOut(Page):
    """Ends the session, its kernels, and what the kernels may do."""

    public = True

    async def post(self) -> None:
        """Sign out; the session ends on this device even while the service is away."""
        token = self.get_cookie(COOKIE, "") or ""
        ownership: Ownership = self.settings["ownership"]
        for owned in ownership.of_session(token):
            await end(self.settings["kernel_manager"], ownership, owned.kernel_id)
        if token:
            with contextlib.suppress(ServiceRefusedError):
                try:
                    await self.service.sign_out(token)
                except ServiceDownError:
                    log.warning("a session could not be ended: the service is away")
        self.clear_cookie(COOKIE, path="/")
        self.redirect("/sign-in", status=303)


class ChooseLanguage(Page):
    """Switches between Arabic and English."""

    public = True

    async def post(self) -> None:
        """Remember the choice and show the same page again."""
        there = safe_next(self.get_body_argument("next", "/"))
        chosen = self.get_body_argument("language", "")
        for language in LANGUAGES:
            if language == chosen:
                set_cookie(self, LANGUAGE_COOKIE, language, YEAR_DAYS)
                if self.visitor:
                    await self.service.set_language(self.visitor.token, language)
        self.redirect(there, status=303)
