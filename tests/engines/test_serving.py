"""What tests of a live site read of it is whole: a file may be written at the moment it is served."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.engines.serving import Live

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAGE = "<html>挑選茶葉</html>".encode()
INDEX = '{"docs": "挑選茶葉"}'.encode()


@pytest.fixture
def answering(tmp_path: Path) -> Iterator[Callable[..., Live]]:
    """A site that gives one answer after the other: how much is told of it, and what is sent."""
    answers: list[tuple[int, bytes]] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not answers:
                self.send_error(404)
                return
            told, sent = answers.pop(0)
            self.send_response(200)
            self.send_header("Content-Length", str(told))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            """Nothing is said of it."""

    def site(*given: tuple[int, bytes]) -> Live:
        answers.extend(given)
        return Live(tmp_path, server.server_port, tmp_path / "log")

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield site
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "whole", "cut"),
    [
        pytest.param("search.json", INDEX, (len(INDEX), INDEX[:9]), id="emptied between its size and its content"),
        pytest.param("search.json", INDEX, (12, INDEX[:12]), id="cut within a letter"),
        pytest.param("maps/tea/", PAGE, (9, PAGE[:9]), id="a page without its end"),
        pytest.param("", PAGE, (0, b""), id="a page that is empty for the moment"),
    ],
)
def test_what_is_cut_is_read_again(
    path: str, whole: bytes, cut: tuple[int, bytes], answering: Callable[..., Live]
) -> None:
    assert answering(cut, cut, (len(whole), whole)).page(path) == whole.decode()


def test_what_is_not_there_is_empty(answering: Callable[..., Live]) -> None:
    assert answering().page("maps/gone/") == ""
