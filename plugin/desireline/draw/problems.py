"""What is wrong in a file, shown on its page: place, message, the line itself, and the line to paste."""

from collections.abc import Sequence

from desireline.draw.html import esc
from desireline.draw.view import View
from desireline.source import Problem


def problems_box(problems: Sequence[Problem], view: View, *, last_good: bool = False) -> str:
    """The problems of a page's file, errors first; nothing where there are none.

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
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    items = "".join(_item(problem, view) for problem in ordered)
    lang = words.lang
    return (
        f'<aside class="dl dl-problems" lang="{lang}" dir="ltr" aria-label="{esc(title)}">'
        f"<p><strong>{esc(title)}</strong></p>{below}<ul>{items}</ul></aside>"
    )


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
