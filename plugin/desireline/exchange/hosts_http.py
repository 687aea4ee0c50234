"""Asking a host's REST interface: JSON both ways, page after page, with patience; the token goes nowhere else."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any, Final, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from desireline.exchange.hosts import HostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from http.client import HTTPMessage
    from typing import IO

_PATIENCE: Final = 30.0
"""Seconds until an answer must begin."""
_TRIES: Final = 4
_LONGEST_WAIT: Final = 60.0
_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_MOST_PAGES: Final = 500
_NEXT: Final = re.compile(r'<([^>]+)>\s*;[^,]*\brel="?next"?')


class _StayHere(HTTPRedirectHandler):
    """Follows no redirection: the token would go along."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """None: the answer counts as the error it is for us."""


class Rest:
    """One host's interface at `top` (such as `https://api.github.com`), asked with `headers`."""

    def __init__(self, top: str, headers: Mapping[str, str], *, waiting: Callable[[float], None] = time.sleep) -> None:
        if not re.match(r"https://|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::|/|$)", top):
            raise HostError(f"'{top}' is no https address; the token is sent nowhere else")
        self.top, self.headers, self.waiting = top.rstrip("/"), dict(headers), waiting
        self._opener = build_opener(_StayHere())

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer to one question. Only questions that may be asked twice are, where the host is busy."""
        return self._ask(method, self.top + path, body)[0]

    def pages(self, path: str) -> Iterator[Any]:
        """Everything in a list, page after page."""
        address = self.top + path
        for _ in range(_MOST_PAGES):
            answer, headers = self._ask("GET", address, None)
            if not isinstance(answer, list):
                raise HostError(f"{_shown(address)} gave no list; is the address of the interface right?")
            yield from answer
            following = _NEXT.search(headers.get("Link") or "")
            if following is None:
                return
            address = following[1]
            if urlsplit(address)[:2] != urlsplit(self.top)[:2]:
                raise HostError(f"the next page is said to be at {_shown(address)}, which is another host")
        raise HostError("the list of comments does not end")

    def _ask(self, method: str, address: str, body: object) -> tuple[Any, Mapping[str, str]]:
        sent = None if body is None else json.dumps(body).encode()
        headers = self.headers | ({"Content-Type": "application/json"} if sent is not None else {})
        headers |= {"Accept": "application/json", "User-Agent": "desireline"}
        for left in range(_TRIES - 1, -1, -1):
            request = Request(address, data=sent, headers=headers, method=method)  # noqa: S310  # https, see above
            try:
                with self._opener.open(request, timeout=_PATIENCE) as answer:
                    return json.loads(answer.read() or b"null"), answer.headers
            except HTTPError as error:
                wait = _wait(error, left)
                # A comment that was perhaps made must not be made twice.
                if not left or wait is None or (method == "POST" and error.code >= 500):
                    _give_up(method, address, error)
                self.waiting(wait)
            except (URLError, TimeoutError, ConnectionError) as error:
                if not left or method == "POST":
                    raise HostError(f"{_shown(address)} does not answer: {getattr(error, 'reason', error)}") from error
                self.waiting(float(_TRIES - left))
            except ValueError as error:
                raise HostError(f"{_shown(address)} gave no JSON; is the address of the interface right?") from error
        raise HostError(f"{_shown(address)} does not answer")  # not reached: the last try raises


def _wait(error: HTTPError, left: int) -> float | None:
    """Seconds to wait before asking again; None where that would not help."""
    asked = error.headers.get("Retry-After", "") if error.headers else ""
    if asked.isdecimal():
        return float(asked) if float(asked) <= _LONGEST_WAIT else None
    return float(2 ** (_TRIES - 1 - left)) if error.code in _BUSY else None


def _give_up(method: str, address: str, error: HTTPError) -> NoReturn:
    advice = {
        401: "the token is wrong or has expired",
        403: "the token may not write comments; give it that right, or post from a second workflow, as forks need",
        404: "there is no such request, or the token may not see it",
        422: "the host refuses the text",
    }.get(error.code, "")
    try:
        told = json.loads(error.read() or b"null")
    except (ValueError, OSError):
        told = None
    said = str(told.get("message") or told.get("error") or "") if isinstance(told, dict) else ""
    reason = "; ".join(part for part in (said[:200], advice) if part)
    raise HostError(f"{method} {_shown(address)} gave {error.code}{': ' if reason else ''}{reason}") from error


def _shown(address: str) -> str:
    """An address without what may be secret in it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
