"""A project under `mkdocs serve`, as tests of what follows a saved file need it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 40


class Live:
    """A served project."""

    def __init__(self, folder: Path, port: int, log: Path) -> None:
        self.folder, self.port, self.log = folder, port, log

    def page(self, path: str) -> str:
        """A page as it is served now; empty where there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=30) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def wait_for(self, path: str, text: str, *, gone: bool = False) -> str:
        """The page once it holds `text` (or no longer holds it)."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            shown = self.page(path)
            if shown and (text in shown) is not gone:
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{path} never {'lost' if gone else 'showed'} '{text}'\n{self.log.read_text()[-2000:]}")

    def wait_for_log(self, text: str) -> None:
        """Wait until the server has said that."""
        end = time.monotonic() + PATIENCE_S
        while text not in self.log.read_text() and time.monotonic() < end:
            time.sleep(0.05)
        assert text in self.log.read_text()

    def write(self, name: str, text: str) -> None:
        """Save a file."""
        (self.folder / name).write_text(text, encoding="utf-8")


@contextmanager
def served_live(folder: Path, engine: str = "mkdocs") -> Iterator[Live]:
    """`mkdocs serve` of a project on a port of its own; what it says stands in the file `log` beside the folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder.parent / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", engine, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Live(folder, port, log)
        finally:
            server.terminate()
            server.wait(20)
