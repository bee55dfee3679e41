"""Voilà as the room runs it: our routes, our pages, our kernels, nothing else of its server."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import signal
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from traitlets.config import Config
from voila.app import Voila  # type: ignore[import-untyped]  # it has no types
from voila.utils import get_page_config  # type: ignore[import-untyped]  # it has no types

from saql.server.app_page import AppPage
from saql.server.assets import EXTENSIONS, AssetHandler, Assets
from saql.server.feedback import Feedback
from saql.server.forms import FormPage
from saql.server.guard import RoomApplication, own_names
from saql.server.home import Alive, Codes, Home
from saql.server.kernels import (
    ALLOWED,
    Ending,
    OwnerAuthorizer,
    Ownership,
    RoomIdentity,
    RoomSocket,
    end,
    kernel_config,
    reap,
)
from saql.server.lesson_pages import LessonHandout, LessonKernel, LessonPage, Lessons
from saql.server.lesson_shelf import Shelf
from saql.server.lesson_slides import LessonNotes, LessonSlides
from saql.server.pages import NotFound, environment
from saql.server.pool import Pool, Starter
from saql.server.service import Service
from saql.server.settings import RoomSettings
from saql.server.sign_in import ChooseLanguage, SignIn, SignOut
from saql.server.taking import TestAnswer, TestPage
from saql.server.today import Arrive, Ask, Today

log = logging.getLogger(__name__)

KERNEL_ID = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
TEST = r"(?P<test>[a-z_]{1,40})"
LESSON = r"(?P<module>\w{1,60})/(?P<slug>\w{1,60})"
REAP_SECONDS = 5.0
PUMP_SECONDS = 0.5
LONGEST_FOLDER = 40

QUIET_PROFILE = """\
c = get_config()
c.HistoryManager.enabled = False
"""


class Room(Voila):  # type: ignore[misc]  # Voilà is untyped
    """The room's server."""

    def __init__(self, settings: RoomSettings, service_url: str, **traits: Any) -> None:
        super().__init__(**traits)
        self.room = settings
        self.service = Service(service_url)
        self.assets = Assets(settings.template_dir)
        self.ownership = Ownership()
        self.on_ready: Callable[[], None] = lambda: None
        self._folder = Path(tempfile.mkdtemp(prefix="saql-"))

    def initialize(self, argv: list[str] | None = None) -> None:
        """Configure Voilà; no configuration file of the machine changes the room."""
        config = Config()
        config.Voila.open_browser = False
        config.Voila.config_file_paths = []
        config.Voila.root_dir = str(self._empty("served"))
        config.Voila.connection_dir_root = str(self._folder)
        config.Voila.identity_provider_class = RoomIdentity
        config.Voila.authorizer_class = OwnerAuthorizer
        config.VoilaConfiguration.template = "lab"  # only named: pages are written by ours
        config.VoilaConfiguration.allow_template_override = "NO"
        config.VoilaConfiguration.allow_theme_override = "NO"
        config.VoilaConfiguration.extension_allowlist = list(EXTENSIONS)
        config.VoilaConfiguration.file_allowlist = []
        config.VoilaConfiguration.show_tracebacks = False
        config.merge(kernel_config(self._transport()))
        self.update_config(config)
        super().initialize(argv or [])

    def _transport(self) -> str:
        """The kernels' transport; a socket's file name has a limit of about 100 bytes."""
        asked = self.room.kernel_transport
        if asked == "ipc" and len(str(self._folder).encode()) > LONGEST_FOLDER:
            log.warning("kernels talk over tcp: the name of %s is too long for ipc", self._folder)
            return "tcp"
        return asked

    def _empty(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        return folder

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings and ours."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = ALLOWED
        starter = Starter(self.kernel_manager, self.ownership, self.room, self.service.url)
        apps = sorted(path.stem for path in self.room.apps_dir.glob("*.ipynb"))
        self.pool = Pool(
            apps, self.room, starter.prepare, self._discard, lambda: len(self.kernel_manager)
        )
        pages = environment(self.room, self.assets)
        return settings | {
            "jinja2_env": pages,
            "pages": pages,
            "room": self.room,
            "service": self.service,
            "ownership": self.ownership,
            "pool": self.pool,
            "assets": self.assets,
            "shelf": Shelf(self.room.course_dir),
            "page_config": self._page_config(settings),
            "login_url": "/sign-in",
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Strict", "path": "/"},
            "websocket_max_message_size": self.room.message_bytes,
            "websocket_compression_options": {"compression_level": 6, "mem_level": 8},
            "default_handler_class": NotFound,
        }

    def _page_config(self, settings: dict[str, Any]) -> dict[str, Any]:
        """What JupyterLab's scripts read, with every address on our own static route."""
        config: dict[str, Any] = get_page_config(
            base_url="/",
            settings=settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        return config | {
            "fullStaticUrl": f"{self.assets.base}/voila",
            "fullLabextensionsUrl": f"{self.assets.base}/lab",
            # Formulas are not part of a plan, and a typesetter would read what people type.
            "fullMathjaxUrl": self.assets.url("page/no-mathjax.js"),
            "mathjaxConfig": "none",
            "jupyterLabTheme": "light",
        }

    def init_handlers(self) -> list[Any]:
        """The room's routes, all of them."""
        return [
            (r"/", Home),
            (r"/sign-in", SignIn),
            (r"/sign-out", SignOut),
            (r"/language", ChooseLanguage),
            (r"/codes", Codes),
            (r"/health", Alive),
            (r"/today", Today),
            (r"/today/sessions/(?P<training_session>[0-9]{1,9})", Arrive),
            (r"/today/questions", Ask),
            (rf"/tests/{TEST}", TestPage),
            (rf"/tests/{TEST}/answers/(?P<slot>[a-z0-9]{{1,10}})", TestAnswer),
            (r"/forms/(?P<form>[a-z0-9_]{1,60})", FormPage),
            (r"/feedback/(?P<assignment>[a-z_]{1,40})", Feedback),
            (r"/voila/render/(?P<app>\w{1,40})\.ipynb", AppPage),
            (r"/lessons", Lessons),
            (rf"/lessons/{LESSON}", LessonPage),
            (rf"/lessons/{LESSON}/kernel", LessonKernel),
            (rf"/lessons/{LESSON}/slides", LessonSlides),
            (rf"/lessons/{LESSON}/notes", LessonNotes),
            (rf"/lessons/{LESSON}/handout\.pdf", LessonHandout),
            (rf"/voila/api/shutdown/{KERNEL_ID}", Ending),
            (rf"/api/kernels/{KERNEL_ID}", KernelHandler),
            (rf"/api/kernels/{KERNEL_ID}/channels", RoomSocket),
            (r"/static/(\w{1,40})/(.{1,200})", AssetHandler, {"assets": self.assets}),
        ]

    def start(self) -> None:
        """Listen and serve until a signal comes.

        Raises:
            OSError: the address cannot be listened on.
        """
        listening = listen(self.room.host, self.room.port)
        self.port = listening.getsockname()[1]
        self.connection_dir = str(self._empty("kernels"))
        profile = self._empty("ipython") / "profile_default"
        profile.mkdir(exist_ok=True)
        (profile / "ipython_kernel_config.py").write_text(QUIET_PROFILE, encoding="utf-8")
        try:
            asyncio.run(self._serve(listening))
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _serve(self, listening: socket.socket) -> None:
        self.ioloop = IOLoop.current()
        settings = self.init_settings()
        self.app = RoomApplication(own_names(self.room.host, self.room.names), **settings)
        self.app.add_handlers(".*$", self.init_handlers())
        server = HTTPServer(
            self.app,
            max_body_size=self.room.body_bytes,
            max_header_size=16 * 1024,
            idle_connection_timeout=120,
            body_timeout=30,
        )
        server.add_sockets([listening])
        stop = asyncio.Event()
        self._stop_on_signals(stop)
        periodic = [
            PeriodicCallback(self._look_after, REAP_SECONDS * 1000),
            PeriodicCallback(self.pool.pump, PUMP_SECONDS * 1000),
        ]
        for callback in periodic:
            callback.start()
        self.on_ready()
        try:
            await stop.wait()
        finally:
            server.stop()
            for callback in periodic:
                callback.stop()
            self.pool.close()
            await ensure_async(self.kernel_manager.shutdown_all(now=True))
            await self.service.close()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await server.close_all_connections()

    def _stop_on_signals(self, stop: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()

        def handle(*_: Any) -> None:
            loop.call_soon_threadsafe(stop.set)

        for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
            if number := getattr(signal, name, None):
                with contextlib.suppress(ValueError):  # not in the main thread
                    signal.signal(number, handle)

    async def _look_after(self) -> None:
        await reap(self.kernel_manager, self.ownership, self.room.idle_seconds)
        await self.pool.drop_dead(self._alive)

    async def _alive(self, kernel_id: str) -> bool:
        if kernel_id not in self.kernel_manager:
            return False
        return bool(await ensure_async(self.kernel_manager.is_alive(kernel_id)))

    async def _discard(self, kernel_id: str) -> None:
        await end(self.kernel_manager, self.ownership, kernel_id)

    def stop(self) -> None:
        """Nothing: what Voilà does here is done where serving ends."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; on Windows too only one program can have the port.

    Raises:
        OSError: the address is taken or not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.create_server((host, port), family=family, backlog=256)
    found.setblocking(False)
    return found
