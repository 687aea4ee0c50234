"""What is wrong in a file, shown on its page: place, message, the line itself, and the line to paste.

The page is read by more people than by who wrote the file: what keeps it from being read stands open, the rest folded.
"""

from collections.abc import Sequence
from typing import Final

from desireline.draw.html import esc
from desireline.draw.view import View
from desireline.source import Problem
from desireline.source.problem import told_shortly

OPEN: Final = 3
"""Errors that stand open; those behind them are folded, so that the page itself is not pushed out of sight."""


def problems_box(problems: Sequence[Problem], view: View, *, last_good: bool = False) -> str:
    """The problems of a page's file, errors first; nothing where there are none.

    The first errors stand open. All else, and warnings where they are alone, is behind a fold that says how many.

    Args:
        problems: What is wrong.
        view: Where source lines are.
        last_good: Whether the page below shows the file as it was when it could still be read.
    """
    if not problems:
        return ""
    words = view.words
    title = words.count("{n} problem in this file", "{n} problems in this file", len(problems))
    shown = words("Below is what the file last said without a problem.") if last_good else ""
    below = f"<p>{esc(shown)}</p>" if shown else ""
    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = [problem for problem in problems if problem.severity != "error"]
    name = f"<strong>{esc(title)}</strong>"
    if errors:
        rest = [*errors[OPEN:], *warnings]
        more = esc(words.count("{n} more", "{n} more", len(rest)))
        inside = f"<p>{name}</p>{below}{_list(errors[:OPEN], view)}{_folded(more, rest, view) if rest else ''}"
    else:
        inside = below + _folded(name, warnings, view)
    kind = "dl dl-problems" if errors else "dl dl-problems dl-warned"
    return f'<aside class="{kind}" lang="{words.lang}" dir="ltr" aria-label="{esc(title)}">{inside}</aside>'


def _folded(summary: str, problems: Sequence[Problem], view: View) -> str:
    return f"<details><summary>{summary}</summary>{_list(problems, view)}</details>"


def _list(problems: Sequence[Problem], view: View) -> str:
    return f"<ul>{''.join([_item(problem, view) for problem in told_shortly(problems)])}</ul>"


def _item(problem: Problem, view: View) -> str:
    place = esc(f"{problem.file}:{problem.line}:{problem.column}")
    to = view.addresses.source(problem.file, problem.line)
    shown = f'<a href="{esc(to)}">{place}</a>' if to else place
    kind = view.words("Error") if problem.severity == "error" else view.words("Warning")
    start, end = problem.column - 1, problem.column - 1 + problem.length
    line = problem.source_line
    marked = f"{esc(line[:start])}<mark>{esc(line[start:end] or ' ')}</mark>{esc(line[end:])}"
    source = f"<pre>{marked}</pre>" if line.strip() else ""
    paste = f"<pre>{esc(problem.paste)}</pre>" if problem.paste else ""
    instead = f"<p>{esc(view.words('Paste this instead:'))}</p>{paste}" if paste else ""
    return (
        f"<li><strong>{esc(kind)}</strong> <code>{shown}</code> <code>{esc(problem.rule)}</code>"
        f'<p lang="en">{esc(problem.message)}</p>{source}{instead}</li>'
    )
