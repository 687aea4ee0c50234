"""What the command says: messages with a way out, in colour where a terminal takes it, never in what steers one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import IO

    from desireline.source import Problem


_MOST_NAMED: Final = 12


class Unreadable(click.ClickException):
    """Something could not be read or written; the message says what and why."""

    exit_code = 3


class NoBase(click.ClickException):
    """The revision asked for is not there; the message holds the fix."""

    exit_code = 4


def unknown(noun: str, name: str, known: Sequence[str]) -> str:
    """The message for a name that is none, with the one that was probably meant, or with those there are."""
    from desireline.source.problem import visible
    from desireline.source.suggest import did_you_mean

    meant = did_you_mean(name, known)
    if meant:
        advice = f"Did you mean '{meant}'?"
    elif known:
        advice = f"There are: {joined(known[:_MOST_NAMED])}{' …' if len(known) > _MOST_NAMED else '.'}"
    else:
        advice = "There is none yet."
    return f"There is no {noun} '{visible(name)}'. {advice}"


def reason_of(error: OSError) -> str:
    """An operating system's error in one line, with its file."""
    from desireline.source.problem import visible

    where = f"{visible(os.fsdecode(error.filename))}: " if isinstance(error.filename, (str, bytes)) else ""
    return f"{where}{(error.strerror or str(error)).lower()}"


def takes_colour(stream: IO[str]) -> bool:
    """Whether colour helps there: a terminal, and nobody asked for none (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str = "") -> None:
    """One text to stdout; its styles are dropped where they do not belong."""
    click.echo(text, color=takes_colour(sys.stdout))


def say_aside(text: str) -> None:
    """One text to stderr: for people, not for what reads the output."""
    click.echo(text, err=True, color=takes_colour(sys.stderr))


def explained(problem: Problem) -> str:
    """A problem like a compiler's, its severity and caret in colour."""
    tone = "red" if problem.severity == "error" else "yellow"
    head, *rest = problem.explain().split("\n")
    label = f"{problem.severity}[{problem.rule}]"
    place, _, message = head.partition(f" {label} ")
    head = f"{click.style(place, bold=True)} {click.style(label, fg=tone, bold=True)} {message}"
    return "\n".join([head, *(click.style(line, fg=tone) if _is_caret(line) else line for line in rest)])


def counted(number: int, one: str, many: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def joined(names: Iterable[str]) -> str:
    """Names in one line."""
    return ", ".join(names)


def _is_caret(line: str) -> bool:
    return bool(line.strip()) and not line.strip(" ^")
