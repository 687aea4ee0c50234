"""A host's REST interface, played by a local server: comments in pages, a token, and trouble on request."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "t0ken"
BOT = {"login": "github-actions[bot]", "username": "bot", "type": "Bot"}


@dataclass
class Played:
    """What the host holds, and what it was asked."""

    address: str = ""
    page: int = 100
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    trouble: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    """Answers to give instead, one after the other: code, headers, body."""
    who: int = 403
    """The code with which it answers who asks; a job's own token may not ask."""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    next_host: str = ""
    """Another host, to which the next page is said to be moved."""

    @property
    def written(self) -> list[tuple[str, str]]:
        """What was asked that changes something."""
        return [each for each in self.asked if each[0] != "GET"]

    def say(self, body: str, user: dict[str, str] | None = None) -> None:
        user = user or BOT
        self.comments.append({"id": len(self.comments) + 1, "body": body, "user": user, "author": user})


@contextmanager
def played() -> Iterator[Played]:
    """Starts the server for a while."""
    host = Played()

    class Handler(BaseHTTPRequestHandler):
        def answer(self, code: int, value: Any, **headers: str) -> None:
            raw = value.encode() if isinstance(value, str) else json.dumps(value).encode()
            self.send_response(code)
            for name, text in headers.items():
                self.send_header(name.replace("_", "-"), text)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def do(self) -> None:
            url = urlsplit(self.path)
            host.asked.append((self.command, url.path))
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")
            if TOKEN not in (self.headers.get("Authorization") or "") + (self.headers.get("PRIVATE-TOKEN") or ""):
                return self.answer(401, {"message": "Bad credentials"})
            if host.trouble and url.path != "/user":
                code, headers, text = host.trouble.pop(0)
                return self.answer(code, text, **headers)
            if url.path == "/user":
                return self.answer(host.who, BOT if host.who == 200 else {"message": "not accessible"})
            if url.path.endswith("/pulls"):
                return self.answer(200, host.pulls)
            one = re.search(r"/(?:comments|notes)/(\d+)$", url.path)
            if one:
                host.comments[int(one[1]) - 1]["body"] = body["body"]
                return self.answer(200, {})
            if self.command == "POST":
                host.say(body["body"])
                return self.answer(201, {})
            page = int(parse_qs(url.query).get("page", ["1"])[0])
            shown = host.comments[(page - 1) * host.page : page * host.page]
            more = page * host.page < len(host.comments)
            top = host.next_host or host.address
            links = {"Link": f'<{top}{url.path}?page={page + 1}>; rel="next", <x>; rel="last"'} if more else {}
            return self.answer(200, shown, **links)

        do_GET = do_POST = do_PATCH = do_PUT = do  # noqa: N815  # the names are http.server's

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
