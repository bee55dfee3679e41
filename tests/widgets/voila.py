"""Stock Voilà for tests, with no room around it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from saql import shipped


class Voila:
    """Stock Voilà on a copy of an app's notebook beside a sample plan; it can be started again."""

    def __init__(self, folder: Path, app: str, sample: str) -> None:
        self.folder = folder
        self.notebook = f"{app}.ipynb"
        self.plan = folder / "plan.json"
        shutil.copy(shipped.path("voila_apps") / self.notebook, folder)
        shutil.copy(shipped.path("course") / f"samples/{sample}.plan.json", self.plan)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self) -> None:
        with (self.folder / "voila.log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "voila",
                    self.notebook,
                    "--no-browser",
                    f"--port={self.port}",
                ],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
            )
        deadline = time.monotonic() + 90
        while not self.answers():
            assert self.process.poll() is None, (self.folder / "voila.log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.2)

    def answers(self) -> bool:
        try:
            urlopen(f"{self.url}voila/static/voila.js", timeout=2).close()  # noqa: S310 -- our own loopback address
        except (URLError, OSError):
            return False
        return True

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(20)
