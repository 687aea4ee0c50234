"""Lines with styles on a terminal: colours only where one takes them, and the same words everywhere."""

from __future__ import annotations

import io
import re
import sys

import pytest

from desireline.cli.painting import paint

LINES = [(("＋ ", "added"), ("Pain “門市” [bold]x[/bold] :smile:", "")), (), (("▼ worse", "worse"),)]
WORDS = "＋ Pain “門市” [bold]x[/bold] :smile:\n\n▼ worse\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def painted(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    paint(LINES)
    return stream.getvalue()


def test_a_terminal_gets_colours_and_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    out = painted(monkeypatch, Terminal())
    assert "\x1b[" in out
    assert re.sub(r"\x1b\[[\d;]*m", "", out) == WORDS


@pytest.mark.parametrize(
    ("stream", "environment"),
    [(io.StringIO, {}), (Terminal, {"NO_COLOR": "1"}), (Terminal, {"TERM": "dumb"})],
    ids=["a pipe", "NO_COLOR", "a dumb terminal"],
)
def test_elsewhere_the_words_stand_alone(
    stream: type[io.StringIO], environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert painted(monkeypatch, stream(), **environment) == WORDS
