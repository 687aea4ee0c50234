"""A project under `mkdocs serve`, as tests of what follows a saved file need it."""

from __future__ import annotations

import socket
import time
import urllib.request
from contextlib import contextmanager
from http.client import HTTPException
from typing import TYPE_CHECKING

from tests.tools.modules import running_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 40


class Live:
    """A served project."""

    def __init__(self, folder: Path, port: int, log: Path) -> None:
        self.folder, self.port, self.log = folder, port, log

    def page(self, path: str) -> str:
        """A page as it is served now; empty where there is none. One that is being written is read again."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=30) as answer:
                    shown = str(answer.read().decode())
            except OSError:
                return ""
            except (HTTPException, UnicodeDecodeError):  # the server took its size before, or it ends within a letter
                shown = None
            if shown is not None and ("</html>" in shown or path.rpartition("/")[2]):
                return shown
            time.sleep(0.02)
        raise AssertionError(f"{path} is never served whole\n{self.log.read_text()[-2000:]}")

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
    log = folder.parent / "log"
    log.touch()
    with socket.socket() as kept:
        # Bound to the end, though not listened at: the system gives the port to nobody who does not ask for its number.
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        port = kept.getsockname()[1]
        told = ("serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
        with running_module(engine, *told, within=folder, said=log, environment={"NO_MKDOCS_2_WARNING": "1"}):
            yield Live(folder, port, log)
