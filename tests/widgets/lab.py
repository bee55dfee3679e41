"""A real JupyterLab for tests."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

QUIET = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


class Lab:
    """JupyterLab on a folder of its own, with settings of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        config = folder / "config"
        (config / "labconfig").mkdir(parents=True)
        (config / "labconfig/page_config.json").write_text(json.dumps(QUIET), encoding="utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        self.log = folder / "lab.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "jupyterlab",
                    "--no-browser",
                    "--allow-root",
                    f"--ServerApp.port={port}",
                    "--ServerApp.port_retries=0",
                    "--ServerApp.token=",
                    "--ServerApp.password=",
                    "--ServerApp.disable_check_xsrf=True",
                    f"--ServerApp.root_dir={self.folder}",
                    "--LabApp.expose_app_in_browser=True",
                    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
                ],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                env={
                    **os.environ,
                    "PYTHONWARNINGS": "ignore",
                    "JUPYTER_CONFIG_DIR": str(config),
                    "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
                    "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
                },
            )
        deadline = time.monotonic() + 60
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.2)

    def answers(self) -> bool:
        try:
            urlopen(f"{self.url}api", timeout=2).close()  # noqa: S310 -- our own loopback address
        except (URLError, OSError):
            return False
        return True

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def call(self, path: str, method: str = "GET"):
        request = Request(f"{self.url}api/{path}", method=method)  # noqa: S310 -- our own loopback address
        with urlopen(request, timeout=60) as answer:  # noqa: S310 -- see above
            body = answer.read()
        return json.loads(body) if body else None
