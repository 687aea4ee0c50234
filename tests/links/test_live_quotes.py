"""Under `serve`, a page that quotes a map follows when the map changes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

from tests.links.quoting import project

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 40


def test_a_page_follows_the_map_that_it_quotes(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / "docs" / "quotes.md").write_text(
        "# Quotes\n\n[](map:visit#queue)\n\n```desireline\nstage: tea#choose\n```\n", encoding="utf-8"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(port, "The queue is long", log)
            for file, old, new in (
                ("visit", "The queue is long", "The line is short"),
                ("tea", "這款烏龍聞起來很香", "這款紅茶太貴"),
            ):
                path = folder / "maps" / f"{file}.yaml"
                path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
                _wait_for(port, new, log)
        finally:
            server.terminate()
            server.wait(20)
    assert log.read_text().count("Building documentation") == 1


def _wait_for(port: int, text: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/quotes/", timeout=30) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"the page never showed '{text}'\n{log.read_text()[-2000:]}")
